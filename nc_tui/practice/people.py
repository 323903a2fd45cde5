"""Who took part in an exercise, by the words that were given for them."""

from nc_tui.practice.exercise import WITH_A_PERSON
from nc_tui.practice.kinds import Practice


def person_of(practice: Practice) -> str | None:
    """The person an exercise was practised with, the same however case and blanks are written; None where
    nobody was named. Who is only made up (in a rehearsal), or thought of alone, is no person."""
    if practice.with_ is None or practice.stakes not in WITH_A_PERSON:
        return None
    return " ".join(practice.with_.split()).casefold() or None
