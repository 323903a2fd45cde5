"""A sentence of one's own, from the notes of weeks ago."""

from datetime import date, timedelta

from msgspec import Struct

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Practice
from nc_tui.practice.text import sentences

BACK, NEAR = 21, 7
"""Days ago that it is looked for at first, and how many days earlier or later it may be."""
LONGEST = 160
"""Characters of a note that still count as a sentence; of a longer one its first sentence, if that isn't
too long."""


class OwnWords(Struct, frozen=True):
    """What was written on a day, of an exercise, and with whom, as it was said."""

    text: str
    day: date
    exercise: str
    skill: str
    with_: str = ""


def from_weeks_ago(history: History, today: date) -> OwnWords | None:
    """The note nearest to three weeks ago, of an exercise that was practised; None where there is none."""
    offsets = sorted(range(-NEAR, NEAR + 1), key=lambda off: (abs(off), -off))
    for offset in offsets:
        day = today - timedelta(days=BACK + offset)
        if words := of_day(history, day):
            return words
    return None


def of_day(history: History, day: date) -> OwnWords | None:
    """The last note of a day, of an exercise that was practised; None where there is none."""
    for record in reversed(history.on(day)):
        data = record.data
        if not isinstance(data, Practice) or not data.is_practice():
            continue
        sentence = _sentence(data.note or "")
        if sentence:
            return OwnWords(sentence, day, data.exercise, data.skill, data.with_ or "")
    return None


def _sentence(note: str) -> str:
    words = " ".join(note.split())
    if len(words) > LONGEST:
        words = sentences(words)[0]
    return words if len(words) <= LONGEST else ""
