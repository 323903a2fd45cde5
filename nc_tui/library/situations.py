"""Situations: the guides in ``exercises/situations/``, read and proved sound.

A guide is for minutes in which nobody checks the map, so the map is checked here: no dead end, no page
that can't be reached, no loop without a way out, no page about the other person that can be reached past
the damage-control check, and none that suggests contact where the gate is closed. A guide with any fault
is left out and named.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import get_args

from msgspec import Struct

from nc_tui.library.checking import Difference, source_faults, twice
from nc_tui.library.fault import Fault
from nc_tui.library.helplines import Topic
from nc_tui.library.shape import convert
from nc_tui.library.toml_file import UnreadableError, read_table
from nc_tui.practice.branching import Closed, Guide, Page, checked, shown

STANDINGS: tuple[Closed, ...] = (False, "begins", "personal", True)
"""All that may be closed of contact, once the care questions are answered."""
NAMED: Mapping[Closed, str] = {
    False: "the gate open",
    True: "the gate closed",
    "personal": "what is personal closed",
    "begins": "what begins contact closed",
}
TOPICS: tuple[str, ...] = get_args(Topic)


class Known(Struct, frozen=True):
    """The ids that guides may name beside each other's."""

    exercises: Collection[str]
    skills: Collection[str]
    sources: Collection[str]


def read_situations(folder: Path, known: Known | None = None) -> tuple[dict[str, Guide], tuple[Fault, ...]]:
    """The folder's sound guides by id, in the order of their files, and every fault of the others.

    Without ``known`` the ids of exercises, skills and sources are not looked up.
    """
    faults: list[Fault] = []
    guides: dict[str, Guide] = {}
    if not folder.is_dir():
        return {}, (Fault(folder.name, "", "isn't there; the situations can't be read"),)
    for path in sorted(folder.glob("*.toml")):
        name = f"{folder.name}/{path.name}"
        guide, differences = _read(path)
        if guide is None or differences:
            faults += (Fault(name, key, what) for key, what in differences)
        else:
            guides[name] = guide
    # A guide that is left out may be one that others lead to, so those that remain are looked at again.
    while found := check_guides(guides, known):
        faults += found
        broken = {fault.file for fault in found}
        guides = {name: guide for name, guide in guides.items() if name not in broken}
    return {guide.id: guide for guide in guides.values()}, tuple(faults)


def read_guide(path: Path) -> Guide | None:
    """What one file says by itself; None where it isn't sound."""
    guide, differences = _read(path)
    return None if differences else guide


def check_guides(guides: Mapping[str, Guide], known: Known | None = None) -> tuple[Fault, ...]:
    """Every fault of guides given by file name; each names the file, the page and what is wrong."""
    by_id: dict[str, Guide] = {}
    faults: list[Fault] = []
    for file, guide in guides.items():
        if guide.id in by_id:
            faults.append(Fault(file, "id", f"“{guide.id}” is the id of another guide too; choose another"))
        by_id.setdefault(guide.id, guide)
    for file, guide in guides.items():
        faults += (Fault(file, key, what) for key, what in guide_faults(guide, by_id, known))
    return tuple(faults)


def guide_faults(
    guide: Guide, guides: Mapping[str, Guide], known: Known | None = None
) -> Iterator[Difference]:
    """Every rule one guide breaks, as place and what is wrong. ``guides`` are all guides by id."""
    lost = [*twice((page.id for page in guide.pages), "page"), *_lost_ways(guide, guides)]
    yield from lost
    if known is not None:
        yield from source_faults(guide, known.sources)
    for page in guide.pages:
        yield from _mark_faults(guide, page)
        yield from _offer_faults(guide, page, guides, known)
    # Where a way leads nowhere, nothing can be proved about the ways.
    if not lost:
        yield from _way_faults(guide)


def reachable(
    guide: Guide, closed: Closed, *, past_checks: bool = True, begin: Page | None = None
) -> dict[str, Page]:
    """The pages one can come to, by id, as they are shown; from the first page, or from ``begin``. With
    ``past_checks`` False: those one can come to without passing a check."""
    first = begin or shown(guide, guide.pages[0].id, closed)
    seen = {first.id: first}
    ahead = [first]
    while ahead:
        page = ahead.pop()
        ways = [choice.to for choice in page.choices if past_checks or not checked(guide, choice, closed)]
        ways += [page.distress.to] if page.distress is not None else []
        for to in ways:
            after = shown(guide, to, closed)
            if after.id not in seen:
                seen[after.id] = after
                ahead.append(after)
    return seen


def _read(path: Path) -> tuple[Guide | None, list[Difference]]:
    try:
        made = convert(read_table(path), Guide)
    except UnreadableError as error:
        return None, [(error.key, error.what)]
    if isinstance(made, list):
        return None, made
    number, _, name = path.stem.partition("-")
    if not number.isdecimal() or name != made.id:
        return made, [("id", f"“{made.id}” must be the file's name after its number: 01-{made.id}.toml")]
    return made, []


def _lost_ways(guide: Guide, guides: Mapping[str, Guide]) -> Iterator[Difference]:
    ids = {page.id for page in guide.pages}
    for page in guide.pages:
        place = f"page {page.id}"
        for number, choice in enumerate(page.choices, start=1):
            if choice.to not in ids:
                yield f"{place}, choice {number}", f"leads to “{choice.to}”, and there is no such page"
            if choice.check is not None and (why := _no_check(guides.get(choice.check))):
                yield f"{place}, choice {number}", f"has the check “{choice.check}”, {why}"
        if page.distress is not None and page.distress.to not in ids:
            yield f"{place}, distress", f"leads to “{page.distress.to}”, and there is no such page"
        if page.closed_to is not None and page.closed_to not in ids:
            yield f"{place}, closed_to", f"names “{page.closed_to}”, and there is no such page"


def _no_check(guide: Guide | None) -> str:
    """Why a guide can't serve as a check; nothing where it can."""
    if guide is None:
        return "and there is no such guide"
    endings = [page.ending for page in guide.pages if page.ending is not None]
    if not any(ending.passes for ending in endings) or all(ending.passes for ending in endings):
        return "which needs one ending that passes and one that doesn't"
    if guide.pages[0].ending is not None:
        return "which begins with an ending"
    if any(choice.check is not None for page in guide.pages for choice in page.choices):
        return "which has a check itself"
    return ""


def _mark_faults(guide: Guide, page: Page) -> Iterator[Difference]:
    place = f"page {page.id}"
    if page.ending is None and not page.choices:
        yield place, "is a dead end: it needs choices or an ending"
    if page.ending is not None and (page.choices or page.distress is not None):
        yield place, "is an ending, so it can have no choices and no question for distress"
    if page.contact and page.closed_to is None:
        yield place, "suggests contact, so it must name the page shown where the gate is closed (closed_to)"
    if page.contact and not page.about_them and not page.urgent:
        yield place, "suggests contact, so it must be marked about_them (or urgent)"
    if page.urgent and (page.about_them or not page.contact):
        yield place, "is marked urgent: that's for pages with contact, instead of about_them"
    stand_in = next((other for other in guide.pages if other.id == page.closed_to), None)
    if page.personal is not None and page.closed_to is None:
        yield place, "is marked personal, so it must name the page shown where that is closed (closed_to)"
    if stand_in is not None and (stand_in.contact or stand_in.closed_to is not None):
        yield (
            f"{place}, closed_to",
            f"names “{stand_in.id}”, which isn't open itself where the gate is closed",
        )


def _offer_faults(
    guide: Guide, page: Page, guides: Mapping[str, Guide], known: Known | None
) -> Iterator[Difference]:
    ending = page.ending
    if ending is None:
        return
    place = f"page {page.id}, ending"
    if known is not None and ending.exercise not in (None, *known.exercises, *known.skills):
        yield place, f"offers “{ending.exercise}”, which isn't an exercise or a skill"
    for topic in ending.help:
        if topic not in TOPICS:
            yield place, f"has the help topic “{topic}”; the topics are {', '.join(TOPICS)}"
    if ending.guide is not None and (ending.guide not in guides or ending.guide == guide.id):
        yield place, f"continues with “{ending.guide}”, and there is no other guide of this name"


def _way_faults(guide: Guide) -> Iterator[Difference]:
    ways = {closed: reachable(guide, closed) for closed in STANDINGS}
    unchecked = {page for closed in STANDINGS for page in reachable(guide, closed, past_checks=False)}
    for page in guide.pages:
        place = f"page {page.id}"
        if not any(page.id in pages for pages in ways.values()):
            yield place, "can't be reached from the first page"
        if page.about_them and page.id in unchecked:
            yield place, "concerns the other person, and can be reached without a check before it"
        if page.contact and page.id in ways[True]:
            yield place, "suggests contact, and can be reached where the gate is closed"
        for closed, pages in ways.items():
            if page.id in pages and page.choices and not _ends(guide, page, closed):
                yield place, f"leads round in a loop without an ending (with {NAMED[closed]})"
                break


def _ends(guide: Guide, page: Page, closed: Closed) -> bool:
    """Whether some ending, or a dead end that is named elsewhere, can be reached from a page."""
    return any(not other.choices for other in reachable(guide, closed, begin=page).values())
