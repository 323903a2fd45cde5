"""Searching the diary: in titles, people, answers and notes, without regard to case and accents.

An entry is found where it holds every word that was typed, as a whole word or as a part of one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from unicodedata import combining, normalize

from msgspec import Struct

from nc_tui.practice.diary import Entry

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})
"""Letters that no decomposition makes plainer."""
BEFORE = 24
"""Characters shown before a word that was found in the middle of a long text."""


class Search(Struct, frozen=True):
    """What is looked for; what is empty leaves nothing out. ``kind`` is the name of a kind, ``exercise`` an
    id, ``person`` as ``Entry.person``; the days are included."""

    text: str = ""
    kind: str = ""
    exercise: str = ""
    person: str = ""
    since: date | None = None
    until: date | None = None


class Prepared(Struct, frozen=True):
    """An entry with all that may be searched in it, folded."""

    entry: Entry
    text: str


def folded(text: str) -> str:
    """The text with case, accents and ligatures taken away."""
    if text.isascii():
        return text.casefold()
    plain = normalize("NFKD", text.casefold())
    if not plain.isascii():
        plain = "".join(sign for sign in plain if not combining(sign))
    return plain.casefold().translate(_PLAIN)


def prepared(entries: Iterable[Entry]) -> Iterator[Prepared]:
    """The entries, ready to be searched: done once, so that each further letter costs next to nothing."""
    for entry in entries:
        listed = entry.listed
        parts = (listed.what, listed.skill or "", listed.who, entry.person, *listed.texts)
        yield Prepared(entry, folded("\n".join(parts)))


def found(among: Sequence[Prepared], search: Search) -> list[Prepared]:
    """Those of the entries that the search finds, in their order."""
    words = folded(search.text).split()
    hits = list(among)
    for word in words:
        hits = [one for one in hits if word in one.text]
    return hits if _but_text(search) == Search() else [one for one in hits if _fits(one.entry, search)]


def narrows(before: Search, after: Search) -> bool:
    """Whether all that the second one finds was found by the first."""
    return after.text.startswith(before.text) and _but_text(before) in (Search(), _but_text(after))


def excerpt(text: str, words: str) -> str:
    """The text, from a little before the first place where one of the words is; from its beginning where that
    is near, or where there is none."""
    wanted = folded(words).split()
    plain = folded(text)
    places = [place for word in wanted if (place := plain.find(word)) >= 0]
    if not places or min(places) <= 2 * BEFORE:
        return text
    # Folding changes lengths by little: what is found is near, and it is only to be seen.
    start = text.find(" ", max(0, min(places) - BEFORE)) + 1
    return f"…{text[start:]}"


def _fits(entry: Entry, search: Search) -> bool:
    record = entry.record
    return (
        (not search.kind or record.kind == search.kind)
        and (not search.exercise or entry.exercise == search.exercise)
        and (not search.person or entry.person == search.person)
        and (search.since is None or record.day >= search.since)
        and (search.until is None or record.day <= search.until)
    )


def _but_text(search: Search) -> Search:
    return Search("", search.kind, search.exercise, search.person, search.since, search.until)
