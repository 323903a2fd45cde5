"""A run through a rehearsal: a talk with a made-up person."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from nc_tui.practice.kinds.facts import (
    DiaryEntry,
    Facts,
    Listed,
    MonthSums,
    Said,
    TitleOf,
    from_to,
    rated,
    written,
)
from nc_tui.practice.kinds.fields import AFTER, BEFORE, NOTE, Field
from nc_tui.practice.kinds.vocabulary import Rating
from nc_tui.practice.moves import Move

Level = Literal[1, 2, 3]
"""People around you, tense people around you, someone you were once close to."""
Meets = Literal["angry", "someone-new", "silence-or-no"]
"""Which of the ready list's three rehearsals a file can count as."""
End = Literal["warm", "cool", "hot", "no", "silence", "gone", "left", "stopped"]
"""How a run ended. ``gone``: they went for reasons of their own; ``left``: kindly and early, by choice;
``stopped``: the run was broken off."""
ENDS: Mapping[End, str] = {
    "warm": "ended warmly",
    "cool": "ended coolly",
    "hot": "ended in anger",
    "no": "ended with a no",
    "silence": "ended in silence",
    "gone": "they left",
    "left": "you left, kindly",
    "stopped": "you stopped it",
}


class RehearsalRun(Facts, frozen=True):
    """What is kept of a run. Level, ``meets`` and the moves are facts of that day: the file may change.

    ``said`` are the numbers of the replies on their pages, from 1, before any rewind; ``moves`` what was
    said before any rewind, in the same order, with what was taken back behind it. ``end`` is how it ended
    then. Ratings are tension, 0 to 10; ``after`` is the first one given when it was over, ``pull`` the pull
    to reach out after it. ``wanted`` is what was wanted in that talk, ``plan`` the if-then sentence.
    """

    NAME: ClassVar = "rehearsal"
    TEXTS: ClassVar = ("wanted", "plan", "note")
    COUNTED: ClassVar = "rehearsals"
    FIELDS: ClassVar = (
        BEFORE,
        AFTER,
        Field("pull", "pull", "rating"),
        Field("wanted", "what you wanted", "line"),
        Field("plan", "your plan", "line"),
        NOTE,
    )

    rehearsal: str
    edition: int
    run: Annotated[int, Meta(ge=1)]
    level: Level
    said: tuple[int, ...]
    moves: tuple[Move, ...]
    end: End
    meets: Meets | None = None
    before: Rating | None = None
    middle: Rating | None = None
    after: Rating | None = None
    pull: Rating | None = None
    rewound: Annotated[int, Meta(ge=0)] = 0
    on_purpose: bool = False
    wanted: str | None = None
    plan: str | None = None
    note: str | None = None

    def described(self, _title_of: TitleOf) -> Said:
        return Said("the rehearsal")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        ratings = rated({"before": self.before, "after": self.after, "pull": self.pull})
        facts = [f"A rehearsal: {_words(self.rehearsal)}", ENDS[self.end], *ratings]
        return DiaryEntry(", ".join(facts), written(self.wanted, self.plan, self.note))

    def listed(self, title_of: TitleOf) -> Listed:
        return Listed(
            f"a rehearsal: {title_of(self.rehearsal) or _words(self.rehearsal)}",
            ENDS[self.end],
            from_to(self.before, self.after),
            written(self.wanted, self.plan, self.note),
            quiet=False,
        )

    def is_practice(self) -> bool:
        """Counts for the day like any exercise done here, whatever the ending; one broken off doesn't."""
        return self.end != "stopped"

    def add_to(self, sums: MonthSums, day: date) -> None:
        super().add_to(sums, day)
        sums.count(self.COUNTED)


def _words(rehearsal: str) -> str:
    """A rehearsal's id as words: their files aren't read for its title alone."""
    return rehearsal.replace("-", " ")
