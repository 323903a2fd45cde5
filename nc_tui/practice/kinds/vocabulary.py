"""Words that several kinds of record use: each vocabulary once, with the labels people read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Rating = Annotated[int, Meta(ge=0, le=10)]
Moment = Annotated[datetime, Meta(tz=True)]
"""A point in time with the offset of the place where it was."""

Channel = Literal["text", "call", "social", "met", "through-someone"]
"""How two people were in contact; ``text`` is anything written to them directly."""
CHANNELS: Mapping[Channel, str] = {
    "text": "a text or an email",
    "call": "a call",
    "social": "social media",
    "met": "in person",
    "through-someone": "through someone else",
}

SetOff = Literal["alone", "evening", "drink", "their-message", "photo-or-song", "date", "news", "other"]
"""What set off an urge or a slip."""
SET_OFFS: Mapping[SetOff, str] = {
    "alone": "being alone",
    "evening": "the evening",
    "drink": "a drink",
    "their-message": "a message from them",
    "photo-or-song": "a photo or a song",
    "date": "a special day",
    "news": "news about them",
    "other": "something else",
}

Topic = Literal["children", "work", "home", "money", "legal", "other"]
TOPICS: Mapping[Topic, str] = {
    "children": "children",
    "work": "work",
    "home": "the home we share",
    "money": "money",
    "legal": "legal matters",
    "other": "something else",
}


class Answer(Struct, frozen=True, omit_defaults=True):
    """What one step of an exercise was answered with; ``step`` counts from 0."""

    step: int
    text: str | None = None
    items: tuple[str, ...] = ()
    number: int | None = None

    def in_lines(self) -> tuple[str, ...]:
        """What was answered, each part as a text of its own."""
        number = () if self.number is None else (f"Step {self.step + 1}: {self.number}",)
        return (*number, *self.words())

    def words(self) -> tuple[str, ...]:
        """What was written, each part as a text of its own."""
        return tuple(part for part in (self.text, "\n".join(self.items)) if part)


def set_off_by(set_off: SetOff | None) -> list[str]:
    """``set off by the evening``, where it was told."""
    return [] if set_off is None else [f"set off by {SET_OFFS[set_off]}"]


def at_time(moment: datetime | None) -> list[str]:
    """``at 23:40``, by the clock of the place, where it was told."""
    return [] if moment is None else [f"at {moment:%H:%M}"]
