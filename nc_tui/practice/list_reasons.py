"""Lines of somebody's own journal that bear on a sentence of the review: what they wrote and did, to be read
again before they judge."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Contact, Data, Practice, RehearsalRun, Urge
from nc_tui.practice.kinds.vocabulary import CHANNELS
from nc_tui.practice.text import clean_line

MOST = 3
LONGEST = 90
"""Characters of a line; the whole note stands in the journal."""


class OwnLine(Struct, frozen=True):
    """A line of the journal: its day, what it was about, and what was written, or a fact in words."""

    day: date
    about: str
    words: str


Skills = Mapping[str, str]
"""The titles of the skills by their ids."""


def bearing_on(item: str, history: History, skills: Skills) -> tuple[OwnLine, ...]:
    """The latest lines that bear on a sentence, by its id; the latest first. Of a sentence that nobody knows
    there are none."""
    reads = _READS.get(item)
    return () if reads is None else tuple(_found(reads, history, skills))


def _found(reads: "Reads", history: History, skills: Skills) -> Iterator[OwnLine]:
    found = 0
    for record in reversed(history.recent):
        line = None if record.data is None else reads(record.data, skills)
        if line is None:
            continue
        about, words = line
        yield OwnLine(record.day, about, clean_line(words, LONGEST))
        found += 1
        if found == MOST:
            return


Reads = Callable[[Data, Skills], tuple[str, str] | None]


def _hopes(data: Data, _skills: Skills) -> tuple[str, str] | None:
    """What was wanted in a talk, and what was written about an urge."""
    if isinstance(data, RehearsalRun) and data.wanted:
        return "Rehearsal, what you wanted", f"“{data.wanted}”"
    if isinstance(data, Urge) and data.note:
        return "An urge", f"“{data.note}”"
    return None


def _endings(data: Data, skills: Skills) -> tuple[str, str] | None:
    """How a silence and a no were taken, and urges that were ridden out."""
    if isinstance(data, RehearsalRun) and data.meets == "silence-or-no" and (data.plan or data.note):
        return "Rehearsal, silence or a no", f"“{data.plan or data.note}”"
    if isinstance(data, Practice) and data.skill == "asking" and data.note and data.is_practice():
        return skills.get("asking", data.skill), f"“{data.note}”"
    if isinstance(data, Urge) and data.outcome == "ridden" and data.ratings:
        note = f", “{data.note}”" if data.note else ""
        return "An urge, ridden out", f"{data.rating} → {data.ratings[-1]}{note}"
    return None


def _signs(data: Data, _skills: Skills) -> tuple[str, str] | None:
    """What the other person did."""
    if isinstance(data, Contact) and data.started == "them":
        return "They got in touch", f"“{data.note}”" if data.note else CHANNELS[data.channel]
    return None


def _good_for(data: Data, skills: Skills) -> tuple[str, str] | None:
    """How talks with others went that were about the others."""
    about_them = ("listening", "appreciation", "repair")
    if isinstance(data, Practice) and data.skill in about_them and data.note and data.is_practice():
        return skills.get(data.skill, data.skill), f"“{data.note}”"
    return None


def _differs(data: Data, skills: Skills) -> tuple[str, str] | None:
    """What went easier with somebody than was expected."""
    if not isinstance(data, Practice) or data.with_ is None or not data.is_practice():
        return None
    if data.predicted is None or data.after is None or data.after >= data.predicted:
        return None
    note = f", “{data.note}”" if data.note else ""
    return skills.get(data.skill, data.skill), f"with {data.with_}: {data.predicted} → {data.after}{note}"


_READS: Mapping[str, Reads] = {
    "no-hidden-agenda": _hopes,
    "accept-ending": _endings,
    "signs-welcome": _signs,
    "good-for-both": _good_for,
    "what-differs": _differs,
}
