"""What an erasing reaches.

An erasing empties an entry: what was written in it before, and whatever was made from that by somebody who
hadn't heard of it, because an edit carries along what it edits. Then an edit without words is the **saying**
that it was emptied, and what edits a saying begins anew.

So the edits of an entry fall into **lives**: each edit of a saying begins one, with all that is made from
it. A life in which anything was emptied is emptied whole, however late and from whichever machine the rest
comes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

from nc_tui.practice.kinds import Letter


class Trace(Protocol):
    """What has to be known of a record: which it is and for which day (ISO 8601), what it edits, whether its
    words were erased, and whether it had any to lose."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def day(self) -> object: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def replaces(self) -> str | None: ...  # noqa: D102
    @property
    def restores(self) -> str | None: ...  # noqa: D102
    @property
    def erased(self) -> bool: ...  # noqa: D102
    @property
    def blanked(self) -> bool: ...  # noqa: D102


def to_blank(copies: Iterable[Trace]) -> frozenset[str]:
    """The ids of the records whose words are erased, and of those that are to be: in one life with them, or
    with one that was made before the last erasing of the entry. Every copy of a record may be among those
    given.

    In another month an entry is one of its own, and made before its erasing is what was made in its month.
    Of a burned letter nothing is left to edit, so nothing begins anew there. An earlier version doesn't tell
    what it blanked from a saying: it is one unless something erased took its place.
    """
    records = list(copies)
    erased = [one for one in records if one.erased]
    if not erased:
        return frozenset()
    blanked = {one.id for one in erased if one.blanked}
    saying = [one for one in erased if one.id not in blanked]
    emptied = blanked | {one.replaces for one in saying if one.replaces is not None}
    says = {one.id for one in saying if one.kind != Letter.NAME} - emptied
    emptied |= {one.id for one in saying} - says
    erasings = {one.id for one in saying if one.restores is None}
    month = {one.id: str(one.day)[:7] for one in records}
    for entry in _together((one, other) for one, other in _links(records) if month.get(other) == month[one]):
        last = max(entry & erasings, default="")
        emptied |= {identity for identity in entry - says if identity < last}
    lives = _together(link for link in _links(records) if not says & {*link})
    return frozenset(emptied | says).union(*(life for life in lives if life & emptied))


def _links(records: Iterable[Trace]) -> Iterator[tuple[str, str]]:
    return ((one.id, one.replaces) for one in records if one.replaces is not None)


def _together(links: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The ids that hang together by these links, however far."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in links:
        beside[one].add(other)
        beside[other].add(one)
    groups: list[set[str]] = []
    seen: set[str] = set()
    for start in beside:
        if start in seen:
            continue
        group, more = {start}, [start]
        while more:
            new = beside[more.pop()] - group
            group |= new
            more += new
        seen |= group
        groups.append(group)
    return groups
