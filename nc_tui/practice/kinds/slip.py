"""A slip: contact that the person had decided against."""

from typing import ClassVar, Self

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf, written
from nc_tui.practice.kinds.fields import NOTE, TIME, Field
from nc_tui.practice.kinds.vocabulary import CHANNELS, SET_OFFS, Channel, Moment, SetOff, at_time, set_off_by


class Slip(Facts, frozen=True):
    """Contact that the person had decided against. ``plan`` is the if-then sentence for next time.

    The record's ``day`` is the practice day of ``at_moment``, however late the record is made.
    """

    NAME: ClassVar = "slip"
    TEXTS: ClassVar = ("plan", "note")
    FIELDS: ClassVar = (
        TIME,
        Field("channel", "how", "choice", CHANNELS, needed=True),
        Field("set_off", "set off by", "choice", SET_OFFS),
        Field("plan", "next time", "line"),
        NOTE,
    )

    channel: Channel
    at_moment: Moment
    set_off: SetOff | None = None
    plan: str | None = None
    note: str | None = None

    def described(self, _title_of: TitleOf) -> Said:
        return Said("the slip")

    def change_described(self, said: Said) -> Said:
        return Said(f"what you added to {said}")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        facts = [f"A slip: {CHANNELS[self.channel]}", *at_time(self.at_moment), *set_off_by(self.set_off)]
        return DiaryEntry(", ".join(facts), written(self.plan, self.note))

    def listed(self, _title_of: TitleOf) -> Listed:
        return Listed("a slip", CHANNELS[self.channel], texts=written(self.plan, self.note))

    def ends_run(self) -> bool:
        return True

    def once_old(self) -> Self:
        """Without its words: they stay in the month's file, the one place to erase."""
        return self.without_text()
