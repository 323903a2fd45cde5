"""Walking guides in the app by keys, to every place of a guide."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import NamedTuple

from nc_tui.app.pages.page import Body
from nc_tui.app.screens.guide import GuidePage
from nc_tui.app.widgets.prose import Row
from nc_tui.app.widgets.rows import KeyRow
from nc_tui.practice import branching
from nc_tui.practice.branching import Guide, ScriptPath
from tests.app.looking import Driver, app_of, barred_once, lines, press, settled

Place = tuple[str, str | None, str | None, bool]
"""A page, the check it belongs to with what follows that, and whether its number still waits."""
Visit = Callable[[Driver, GuidePage], Awaitable[None]]


class Move(NamedTuple):
    """Keys, and where they lead."""

    keys: tuple[str, ...]
    after: ScriptPath


def guide_page(pilot: Driver) -> GuidePage:
    """The guide in front."""
    screen = pilot.app.screen
    assert isinstance(screen, GuidePage), screen
    return screen


def place_of(walk: ScriptPath) -> Place:
    """Where a walk stands."""
    last = walk.path[-1]
    return last.page, last.check, last.to, last.distress is None


def moves(guides: Mapping[str, Guide], walk: ScriptPath, closed: bool) -> Iterator[Move]:
    """Every way on from a place; where a number is asked for first, the highest, and the lowest before each
    choice."""
    page = branching.here(guides, walk, closed)
    first: tuple[str, ...] = ()
    if page.distress is not None and walk.path[-1].distress is None:
        yield Move(("t",), branching.rate(guides, walk, 10, closed))
        walk, first = branching.rate(guides, walk, 0, closed), ("0",)
    for number in range(1, len(branching.options(guides, walk, closed)) + 1):
        yield Move((*first, str(number)), branching.choose(guides, walk, number, closed))


def shortest_walks(guides: Mapping[str, Guide], guide_id: str, closed: bool) -> Iterator[Move]:
    """The keys to every place of a guide, by a shortest way to each."""
    ahead = [Move((), branching.start(guides, guide_id, closed))]
    seen: set[Place] = set()
    while ahead:
        here = ahead.pop(0)
        if place_of(here.after) not in seen:
            seen.add(place_of(here.after))
            yield here
            ahead += [Move(here.keys + on.keys, on.after) for on in moves(guides, here.after, closed)]


class Walker:
    """Walks guides one after another. A check is walked to all its endings the first time it is met; later
    only its last key is pressed, which leads to what lies behind."""

    def __init__(self, guides: Mapping[str, Guide], closed: bool, visit: Visit) -> None:
        self.guides = guides
        self.closed = closed
        self.visit = visit
        self.seen: set[Place] = set()
        self.in_checks: set[tuple[str, str]] = set()

    async def through(self, pilot: Driver, guide_id: str) -> set[str]:
        """Walk a guide to all its places; gives the ids of its own pages. The next one takes its place."""
        self.seen = set()
        if isinstance(pilot.app.screen, GuidePage):
            await pilot.app.switch_screen(GuidePage(guide_id))
        else:
            app_of(pilot).go("guide", guide_id=guide_id)
        await settled(pilot)
        await self._look_around(pilot, guide_page(pilot), guide_page(pilot).path)
        return {page for page, check, _, _ in self.seen if check is None}

    async def _look_around(self, pilot: Driver, screen: GuidePage, walk: ScriptPath) -> None:
        self.seen.add(place_of(walk))
        if not self._is_met(walk):
            await self.visit(pilot, screen)
        for move in moves(self.guides, walk, self.closed):
            if place_of(move.after) in self.seen:
                continue
            if self._is_met(move.after):
                if self._leads_on(move.after):
                    await self._look_around(pilot, screen, move.after)
                continue
            await self._stand_on(screen, walk)
            for key in move.keys[:-1]:
                await press(pilot, key)
                if place_of(screen.path) not in self.seen:
                    self.seen.add(place_of(screen.path))
                    await self.visit(pilot, screen)
            await press(pilot, move.keys[-1])
            assert screen.path == move.after, (move, screen.path.path[-1])
            await self._look_around(pilot, screen, move.after)
        if walk.path[-1].check is not None:
            self.in_checks.add((walk.path[-1].check, walk.path[-1].page))

    async def _stand_on(self, screen: GuidePage, walk: ScriptPath) -> None:
        """Stand where one was before. It isn't drawn again, unless a number is asked for there: the page has
        been looked at, and what is wanted is where its next key leads."""
        if screen.path != walk:
            screen.path = walk
            if branching.here(self.guides, walk, self.closed).distress is not None:
                await screen._show()

    def _is_met(self, walk: ScriptPath) -> bool:
        """Whether it is a place in a check whose every key has been pressed."""
        last = walk.path[-1]
        return last.check is not None and (last.check, last.page) in self.in_checks

    def _leads_on(self, walk: ScriptPath) -> bool:
        return walk.path[-1].check is None or any(
            self._leads_on(move.after) for move in moves(self.guides, walk, self.closed)
        )


async def read_down(pilot: Driver, screen: GuidePage) -> str:
    """Read the page from its top to its last line with ↓, and give all that stood on the screen."""
    body, found = screen.query_one(Body), dict[int, str]()
    rows = list(screen.query(Row))
    chosen = [screen.focused]
    while True:
        seen = body.scrollable_content_region
        for y, line in enumerate(lines(pilot)[seen.y : seen.bottom]):
            found[y + round(body.scroll_offset.y)] = line[seen.x : seen.right]
        if body.scroll_offset.y >= body.max_scroll_y and (not rows or screen.focused is rows[-1]):
            break
        await press(pilot, "down")
        chosen.append(screen.focused)
        assert len(chosen) < 60, "the end can't be reached"
    reached = [row for row in dict.fromkeys(chosen) if row is not None]
    assert reached == rows, "each way on is chosen once, in order"
    return " ".join(" ".join(barred_once(found[y] for y in sorted(found))).split())


def ways(screen: GuidePage) -> list[tuple[str, str]]:
    """The ways on that the page offers: key and words."""
    return [(row.key, row.label) for row in screen.query(KeyRow)]
