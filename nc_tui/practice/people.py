"""Who took part in an exercise, by the words that were given for them."""

from nc_tui.practice.exercise import WITH_A_PERSON
from nc_tui.practice.kinds import Practice


def person_of(practice: Practice) -> str | None:
    """The person an exercise was practised with, the same however case and blanks are written; None where
    nobody was named. Who is only made up (in a rehearsal), or thought of alone, is no person."""
    return person_named(practice.with_) or None if practice.stakes in WITH_A_PERSON else None


def person_named(words: str | None) -> str:
    """A person as they are told apart from others, by the words for them; empty where there are none."""
    return " ".join((words or "").split()).casefold()
