"""What records of hard moments are called, and the words for what was told about them: in the app, on the
command line and in what is written out alike."""

from collections.abc import Mapping

from msgspec import Struct

from nc_tui.practice.records import Data, Goal, Letter, Profile, Record, Slip, Urge

CHANNELS: Mapping[str, str] = {
    "text": "a text or an email",
    "call": "a call",
    "social": "social media",
    "met": "in person",
    "through-someone": "through someone else",
}
SET_OFFS: Mapping[str, str] = {
    "alone": "being alone",
    "evening": "the evening",
    "drink": "a drink",
    "their-message": "a message from them",
    "photo-or-song": "a photo or a song",
    "date": "a special day",
    "news": "news about them",
    "other": "something else",
}
TOPICS: Mapping[str, str] = {
    "children": "children",
    "work": "work",
    "home": "the home we share",
    "money": "money",
    "legal": "legal matters",
    "other": "something else",
}
LOOKED: Mapping[str, str] = {
    "profile": "I looked at their profile",
    "asked-around": "I asked others about them",
    "drove-past": "I went past their home",
    "other": "I looked for something about them",
}
URGE_OUTCOMES: Mapping[str, str] = {
    "ridden": "ridden out",
    "acted": "acted on",
    "left": "stopped early, not acted on",
}
GOAL_STATES: Mapping[str, str] = {
    "started": "started",
    "going": "under way",
    "done": "done",
    "dropped": "let go",
}
MODES: Mapping[str, str] = {"none": "no contact", "limited": "limited contact"}


YOU_LOOKED: Mapping[str, str] = {
    "profile": "you looked at their profile",
    "asked-around": "you asked others about them",
    "drove-past": "you went past their home",
    "other": "you looked for something about them",
}


class Said(Struct, frozen=True):
    """A record in a few words. Its ``str`` is for running text, where a title takes quotes."""

    words: str
    is_title: bool = False

    def __str__(self) -> str:
        return f"“{self.words}”" if self.is_title else self.words


def said_of(record: Record) -> Said:
    """A record in a few words, for "Undone: …"."""
    data: Data | None = record.data
    if isinstance(data, Goal):
        return _title_or(data.title, "a goal")
    if isinstance(data, Letter):
        return Said("the letter" if data.text is not None else "the record of a burned letter")
    if isinstance(data, Profile):
        return _said_of_profile(data)
    known = {
        "checkin": "the check-in",
        "review": "a review",
        "urge": "the urge",
        "slip": "the slip",
        "monitoring": "the record that you looked",
        "contact": "the contact record",
    }
    return Said(known.get(record.kind, record.kind))


def said_of_change(record: Record, said: Said) -> Said:
    """What a change to an earlier record is called, where only the change is undone."""
    return Said(f"what you added to {said}") if isinstance(record.data, Urge | Slip) else said


def _title_or(title: str, kind: str) -> Said:
    return Said(title, is_title=True) if title else Said(kind)


def _said_of_profile(data: Profile) -> Said:
    if data.dates:
        entry = next(iter(data.dates.values()))
        return Said("the removal of a date") if entry is None else _title_or(entry.title, "a date")
    if data.mode is not None or data.topics is not None or data.since_kind is not None:
        return Said("what you said about your situation")
    return Said("an answer")
