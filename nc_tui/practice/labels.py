"""What records of hard moments are called, and the words for what was told about them: in the app, on the
command line and in what is written out alike."""

from collections.abc import Mapping

from nc_tui.practice.records import Data, Goal, Letter, Profile, Record, Slip, Urge

CHANNELS: Mapping[str, str] = {
    "text": "a text or a mail",
    "call": "a call",
    "social": "social media",
    "met": "we met",
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
    "drove-past": "I went by their place",
    "other": "I looked for something about them",
}
URGE_OUTCOMES: Mapping[str, str] = {
    "ridden": "ridden out",
    "acted": "acted on",
    "left": "left early, not acted on",
}
GOAL_STATES: Mapping[str, str] = {
    "started": "started",
    "going": "going on",
    "done": "done",
    "dropped": "let go of",
}
MODES: Mapping[str, str] = {"none": "no contact", "limited": "limited contact"}


def said_of(record: Record) -> str:
    """A record in a few words, for "taken back: …"."""
    data: Data | None = record.data
    if isinstance(data, Goal):
        return data.title or "a goal"
    if isinstance(data, Letter):
        return "the letter" if data.text is not None else "the note of a burned letter"
    if isinstance(data, Profile):
        return _said_of_profile(data)
    return {
        "checkin": "the check-in",
        "review": "a review",
        "urge": "the urge",
        "slip": "the slip",
        "monitoring": "the note that you looked",
        "contact": "the contact",
    }.get(record.kind, record.kind)


def said_of_change(record: Record, words: str) -> str:
    """What a change to an earlier record is called, where only the change is taken back."""
    return f"what was added to {words}" if isinstance(record.data, Urge | Slip) else words


def _said_of_profile(data: Profile) -> str:
    if data.dates:
        entry = next(iter(data.dates.values()))
        return "the removal of a date" if entry is None else entry.title or "a date"
    if data.mode is not None or data.topics is not None or data.since_kind is not None:
        return "what was said about the situation"
    return "an answer"
