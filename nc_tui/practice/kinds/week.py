"""A sentence about a week, in the person's own words."""

from typing import ClassVar

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf, written
from nc_tui.practice.kinds.fields import NOTE


class WeekNote(Facts, frozen=True):
    """What someone says of the week in which the record's day lies. Without words it says nothing."""

    NAME: ClassVar = "week"
    TEXTS: ClassVar = ("note",)
    FIELDS: ClassVar = (NOTE,)

    note: str | None = None

    def described(self, _title_of: TitleOf) -> Said:
        return Said("your sentence about the week")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        return DiaryEntry("About the week", written(self.note))

    def listed(self, _title_of: TitleOf) -> Listed:
        return Listed("about the week", texts=written(self.note))
