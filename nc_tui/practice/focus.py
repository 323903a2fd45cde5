"""What someone wants to work on, said as a plain sentence, and whether they have a friend to practise with.

A focus is no type and no label: it is what one says today, and may be changed or taken back at any time. The
plan leans: a skill that goes with the focus comes as if it had waited ``LEAN`` days longer. The others come
before it once they have waited that long, and an overdue one in any case, so every skill keeps its turn. Both
answers count from the next day on, so that today's plan stays.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from nc_tui.practice.kinds.profile import Focus
from nc_tui.practice.profile import profiles
from nc_tui.practice.records import Record

LEAN = 3
"""Days by which a skill of the focus is ahead in its turn."""

FOCUSES: Mapping[Focus, str] = {
    "press": "I press",
    "shut-down": "I shut down",
    "about-myself": "I talk about myself",
    "cant-say-no": "I can't say no",
    "read-minds": "I read minds",
    "none": "nothing in particular",
}
"""Each focus in words, as one would say it of oneself."""

SKILLS: Mapping[Focus, tuple[str, ...]] = {
    "press": ("steadying", "asking", "listening"),
    "shut-down": ("openness", "repair", "presence"),
    "about-myself": ("listening", "appreciation", "presence"),
    "cant-say-no": ("asking", "self-kindness"),
    "read-minds": ("listening", "presence"),
    "none": (),
}
"""The skills that go with each."""


class Wishes(Struct, frozen=True):
    """What the plan may go by. ``buddy`` is None where nobody said."""

    focus: Focus | None = None
    buddy: bool | None = None

    @property
    def skills(self) -> tuple[str, ...]:
        """The skills towards which the plan leans."""
        return () if self.focus is None else SKILLS[self.focus]


def wishes(lasting: Iterable[Record], before: date | None = None) -> Wishes:
    """What was last said of each, by the records of the days before one, or by all."""
    focus: Focus | None = None
    buddy: bool | None = None
    for record, profile in profiles(lasting):
        if before is None or record.day < before:
            focus = profile.focus or focus
            buddy = buddy if profile.buddy is None else profile.buddy
    return Wishes(focus, buddy)
