"""A strong pull to reach out, and what became of it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, MonthSums, Said, TitleOf, from_to, written
from nc_tui.practice.kinds.fields import NOTE, TIME, Field
from nc_tui.practice.kinds.vocabulary import SET_OFFS, Moment, Rating, SetOff, at_time, set_off_by
from nc_tui.practice.wording import count

UrgeOutcome = Literal["ridden", "acted", "left"]
URGE_OUTCOMES: Mapping[UrgeOutcome, str] = {
    "ridden": "ridden out",
    "acted": "acted on",
    "left": "stopped early, not acted on",
}


class Urge(Facts, frozen=True):
    """``rating`` is how strong it was at the start, ``ratings`` how strong it was later in the wave.

    ``outcome`` is ``ridden`` (to its end, not acted on), ``acted`` (on it), ``left`` (the wave was left
    early, not acted on) or None: not said yet. ``seconds`` were ridden; ``who`` was written to instead.
    ``at_moment`` is when it was, where that isn't when the record was made. ``rated_at`` are the seconds into
    the wave of each of ``ratings``; empty where they weren't recorded.
    """

    NAME: ClassVar = "urge"
    TEXTS: ClassVar = ("note", "who")
    COUNTED: ClassVar = "urges"
    FIELDS: ClassVar = (
        TIME,
        Field("rating", "at the start", "rating", needed=True),
        Field("outcome", "what became of it", "choice", URGE_OUTCOMES),
        Field("set_off", "set off by", "choice", SET_OFFS),
        Field("who", "wrote to", "line"),
        NOTE,
    )

    rating: Rating
    ratings: tuple[Rating, ...] = ()
    outcome: UrgeOutcome | None = None
    set_off: SetOff | None = None
    seconds: Annotated[int, Meta(ge=0)] = 0
    who: str | None = None
    note: str | None = None
    at_moment: Moment | None = None
    rated_at: tuple[Annotated[int, Meta(ge=0)], ...] = ()

    def described(self, _title_of: TitleOf) -> Said:
        return Said("the urge")

    def change_described(self, said: Said) -> Said:
        return Said(f"what you added to {said}")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        numbers = ", then ".join(str(rating) for rating in (self.rating, *self.ratings))
        ended = [] if self.outcome is None else [URGE_OUTCOMES[self.outcome]]
        facts = [f"An urge: {numbers}", *at_time(self.at_moment), *ended, *set_off_by(self.set_off)]
        return DiaryEntry(", ".join(facts), written(f"Wrote to: {self.who}" if self.who else None, self.note))

    def listed(self, _title_of: TitleOf) -> Listed:
        what = "an urge" if self.outcome is None else f"an urge, {URGE_OUTCOMES[self.outcome]}"
        last = self.ratings[-1] if self.ratings else None
        who = "" if self.seconds < 60 else count(self.seconds // 60, "minute")
        return Listed(what, who, from_to(self.rating, last), written(self.note))

    def add_to(self, sums: MonthSums, day: date) -> None:  # noqa: ARG002
        sums.count(self.COUNTED)
