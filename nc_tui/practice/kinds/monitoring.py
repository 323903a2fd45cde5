"""Looking them up, asking others about them, going past their door."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, MonthSums, Said, TitleOf, written
from nc_tui.practice.kinds.fields import NOTE, TIME, Field
from nc_tui.practice.kinds.vocabulary import Moment, at_time

Looked = Literal["profile", "asked-around", "drove-past", "other"]
LOOKED: Mapping[Looked, str] = {
    "profile": "I looked at their profile",
    "asked-around": "I asked others about them",
    "drove-past": "I went past their home",
    "other": "I looked for something about them",
}
YOU_LOOKED: Mapping[Looked, str] = {
    "profile": "you looked at their profile",
    "asked-around": "you asked others about them",
    "drove-past": "you went past their home",
    "other": "you looked for something about them",
}


class Monitoring(Facts, frozen=True):
    """Looking them up, asking others about them, going past their door."""

    NAME: ClassVar = "monitoring"
    TEXTS: ClassVar = ("note",)
    COUNTED: ClassVar = "monitored"
    FIELDS: ClassVar = (TIME, Field("channel", "how", "choice", YOU_LOOKED, needed=True), NOTE)

    channel: Looked
    note: str | None = None
    at_moment: Moment | None = None

    def described(self, _title_of: TitleOf) -> Said:
        return Said("the record that you looked")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        facts = [f"Looking them up: {LOOKED[self.channel]}", *at_time(self.at_moment)]
        return DiaryEntry(", ".join(facts), written(self.note))

    def listed(self, _title_of: TitleOf) -> Listed:
        return Listed(YOU_LOOKED[self.channel], texts=written(self.note))

    def add_to(self, sums: MonthSums, day: date) -> None:  # noqa: ARG002
        sums.count(self.COUNTED)
