"""A course begun, or left."""

from typing import ClassVar, Literal

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf


class CourseRecord(Facts, frozen=True):
    """The course with the id ``course`` was begun or left. How far it has come follows from the practices."""

    NAME: ClassVar = "course"
    MOVES: ClassVar = False

    course: str
    move: Literal["begun", "left"]

    def described(self, _title_of: TitleOf) -> Said:
        return Said("the start of a course" if self.move == "begun" else "leaving a course")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        return DiaryEntry(f"A course {self.move}: {self.course}")

    def listed(self, _title_of: TitleOf) -> Listed:
        return Listed(f"a course {self.move}", self.course)
