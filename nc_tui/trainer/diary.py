"""The diary of all years, ready to be searched."""

from collections.abc import Iterable
from datetime import date
from heapq import nlargest

from msgspec import Struct

from nc_tui.practice.diary import Day, Entry, days, entry, newest_first
from nc_tui.practice.looking_back import about, in_words, looking_back
from nc_tui.practice.records import Record
from nc_tui.practice.searching import Prepared, Search, found, narrows, prepared
from nc_tui.trainer.session import Session

AT_ONCE = 200
"""Entries of a first look."""


class Pages(Struct, frozen=True):
    """The diary as it was read: its entries, the latest first, ready to be searched. ``whole`` is false where
    only the latest ones are there yet."""

    entries: tuple[Prepared, ...]
    whole: bool


class Found(Struct, frozen=True):
    """What a search of the diary found. ``about`` are facts about it in up to two lines, where something was
    looked for; ``hits`` the entries, of which there are ``of`` in all."""

    search: Search
    hits: tuple[Prepared, ...]
    of: int
    about: tuple[str, str] = ("", "")

    @property
    def is_search(self) -> bool:
        """Whether anything was looked for."""
        return self.search != Search()


class Diary:
    """Reads the journal as a diary. Each method may be called from any thread, none from several at once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, Prepared] = {}
        self._of_day: date | None = None

    def latest(self) -> Pages:
        """The latest entries, more than any window shows: a first look that is there at once."""
        history = self._session.history
        records = nlargest(AT_ONCE, history.recent, key=lambda record: (record.day, record.id))
        return Pages(self._prepared(records), whole=not history.digests and len(history.recent) <= AT_ONCE)

    def whole(self) -> Pages:
        """All years, read from disk. What was ready before isn't made again."""
        return Pages(self._prepared(self._session.journal.records()), whole=True)

    def renewed(self, pages: Pages) -> Pages:
        """The pages with what is in memory as it is now; what is older stays as it was read."""
        since = self._session.history.since
        older = (one for one in pages.entries if one.entry.record.day < since)
        return Pages((*self._prepared(self._session.history.recent), *older), pages.whole)

    def search(self, pages: Pages, search: Search, before: Found | None = None) -> Found:
        """What a search finds in pages that were read; ``before`` is what one before it found in the same
        pages, so that each further letter looks only at that."""
        among = before.hits if before is not None and narrows(before.search, search) else pages.entries
        hits = tuple(found(among, search))
        if search == Search():
            return Found(search, hits, len(pages.entries))
        entries = [one.entry for one in hits]
        name = about(entries, search.text.strip())
        facts = looking_back(entries) if name else None
        words = ("", "") if facts is None else in_words(facts, name)
        return Found(search, hits, len(pages.entries), words)

    def days(self, entries: Iterable[Prepared], *, plain: bool = False) -> tuple[Day, ...]:
        """The days of what was found, with what lies between them unless they are wanted ``plain``."""
        session = self._session
        found = [one.entry for one in entries]
        if plain:
            return days(found)
        return days(found, session.history.practised_days, session.settings.rest_days)

    def _prepared(self, records: Iterable[Record]) -> tuple[Prepared, ...]:
        session = self._session
        exercises, today, hour = session.library.exercises, session.today, session.settings.rollover_hour
        if today != self._of_day:
            self._known, self._of_day = {}, today

        def title_of(one: str) -> str | None:
            exercise = exercises.get(one)
            return None if exercise is None else exercise.title

        known: dict[str, Prepared] = self._known
        made: list[Entry] = []
        for record in records:
            ready = known.get(record.id)
            if ready is None or ready.entry.record != record:
                new = entry(record, title_of, today, hour)
                if new is None:
                    continue
                ready = next(prepared((new,)))
                known[record.id] = ready
            made.append(ready.entry)
        return tuple(known[one.record.id] for one in newest_first(made))
