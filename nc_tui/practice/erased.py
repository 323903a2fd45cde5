"""What an erasing reaches.

An erasing empties an entry: what was written in it before, and whatever was made from that by somebody who
hadn't heard of it, because an edit carries along what it edits. Then an edit without words is the **saying**
that it was emptied, and what edits a saying begins anew.

So the edits of an entry fall into **lives**, and only a saying begins one. A life in which anything was
emptied is emptied whole, however late and from whichever machine the rest of it comes.
"""

from collections import defaultdict
from collections.abc import Iterable
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
    made before the last erasing of the entry. Every copy of a record may be among those given.

    In another month an entry is one of its own, and made before its erasing is what was made in its month.
    Of a burned letter nothing is left to edit, so nothing begins anew there.
    """
    records = list(copies)
    erased = [one for one in records if one.erased]
    if not erased:
        return frozenset()
    emptied = {one.replaces for one in erased if one.replaces} | {one.id for one in erased if one.blanked}
    says = {one.id for one in erased if one.id not in emptied and one.kind != Letter.NAME}
    emptied |= {one.id for one in erased} - says
    lives = _together((one.id, None if one.id in says else one.replaces) for one in records)
    found = {identity for life in lives if life & emptied for identity in life}
    erasings = {one.id for one in erased if not one.blanked and one.restores is None}
    month = {one.id: str(one.day)[:7] for one in records}
    for entry in _together(
        (one.id, one.replaces if month.get(one.replaces or "") == month[one.id] else None) for one in records
    ):
        last = max(entry & erasings, default="")
        found |= {identity for identity in entry if identity < last}
    return frozenset(found | emptied | says)


def _together(links: Iterable[tuple[str, str | None]]) -> list[set[str]]:
    """The ids that hang together by these links, however far."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in links:
        beside[one].add(one)
        if other is not None:
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
