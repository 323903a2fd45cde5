"""How someone is: mood and pull."""

from datetime import date
from typing import ClassVar

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, MonthSums, Said, TitleOf, rated
from nc_tui.practice.kinds.fields import TIME, Field
from nc_tui.practice.kinds.vocabulary import Moment, Rating


class Checkin(Facts, frozen=True):
    """Mood (0 the worst, 10 the best) and pull to reach out (0 none, 10 the strongest).

    ``offered`` is the plan as it stood when the check-in was made: what was shown is a fact, and the day's
    plan keeps to it. One told later for an earlier hour has that as its ``at_moment``.
    """

    NAME: ClassVar = "checkin"
    COUNTED: ClassVar = "checkins"
    FIELDS: ClassVar = (TIME, Field("mood", "mood", "rating"), Field("pull", "pull", "rating"))

    mood: Rating | None = None
    pull: Rating | None = None
    offered: tuple[str, ...] = ()
    at_moment: Moment | None = None

    def described(self, _title_of: TitleOf) -> Said:
        return Said("the check-in")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        return DiaryEntry(
            f"Check-in: {', '.join(rated({'mood': self.mood, 'pull': self.pull})) or 'no rating'}"
        )

    def listed(self, _title_of: TitleOf) -> Listed:
        return Listed("check-in", " · ".join(rated({"mood": self.mood, "pull": self.pull})))

    def add_to(self, sums: MonthSums, day: date) -> None:  # noqa: ARG002
        sums.count(self.COUNTED)
