"""A run through a rehearsal.

A run keeps which replies were said; everything else follows from that. How the other person feels is a fold
over those replies from the run's opening and is never stored, so that going back, rewinding and taking up a
draft can't disagree with it. Which opening a run has, and in which order replies are shown, follows from the
file's id and the number of the run: no chance, and no position that gives an answer away.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from hashlib import blake2b
from typing import assert_never
from zlib import crc32

from msgspec import Struct, msgpack
from msgspec.structs import replace

from nc_tui.practice.kinds.rehearsal import End
from nc_tui.practice.kinds.vocabulary import Rating
from nc_tui.practice.moves import EASY, HOT, PUSHES, Move, effect
from nc_tui.practice.rehearsal import (
    Condition,
    Ending,
    Fork,
    Middle,
    Opening,
    Rehearsal,
    RehearsalPage,
    Reply,
    Talk,
    Wait,
)

Shown = Talk | Wait | Middle | Ending
"""The pages that a run can stand on."""
Pages = Mapping[str, RehearsalPage]

MOST_REWINDS = 2
HIGHEST = 10
WARM = 5
"""Warmth of at least this is warm."""


class State(Struct, frozen=True):
    """How the other person feels: tension and warmth, 0 to 10; whether they were ever pushed; and the last
    move, because the same one twice running does no good."""

    tension: int
    warmth: int
    pushed: bool = False
    last: Move | None = None


class Place(Struct, frozen=True):
    """Where a run stands."""

    page: Shown
    state: State


class Exchange(Struct, frozen=True):
    """One reply that was said: on which page, what stood there, and how they felt before and after."""

    page: Talk
    text: str
    number: int
    reply: Reply
    before: State
    after: State


class Run(Struct, frozen=True, omit_defaults=True):
    """One run through a rehearsal, as a draft keeps it.

    ``run`` counts the runs through this file from 1; ``edition`` tells one state of the file from another.
    ``said`` are the numbers of the replies on their pages, from 1 in the order of the file; ``passed`` how
    many pages without replies were passed since the last one. ``unsaid`` are replies that were taken back,
    each as the ``said`` that it was the last of. ``again`` is what is said since a rewind, from the beginning
    of the talk; ``said`` then stays as it was.
    """

    rehearsal: str
    run: int
    edition: int
    said: tuple[int, ...] = ()
    passed: int = 0
    unsaid: tuple[tuple[int, ...], ...] = ()
    left: bool = False
    again: tuple[int, ...] | None = None
    rewound: int = 0
    on_purpose: bool = False
    before: Rating | None = None
    middle: Rating | None = None
    after: Rating | None = None
    pull: Rating | None = None
    wanted: str | None = None
    plan: str | None = None
    note: str | None = None

    @property
    def path(self) -> tuple[int, ...]:
        """What has been said in the try that is under way."""
        return self.said if self.again is None else self.again


def edition(rehearsal: Rehearsal) -> int:
    """A checksum of everything a file says. A draft of another edition can't be taken up."""
    return crc32(msgpack.encode(rehearsal))


def opening(rehearsal: Rehearsal, run: int) -> Opening:
    """How the other person comes to a run."""
    return rehearsal.openings[_hash(rehearsal.id, run) % len(rehearsal.openings)]


def begin(rehearsal: Rehearsal, run: int) -> Run:
    """The run with this number, on the first page."""
    return Run(rehearsal.id, run, edition(rehearsal))


def holds(condition: Condition, state: State) -> bool:
    """Whether a condition's word fits how they feel."""
    match condition:
        case "easy":
            return state.tension <= EASY
        case "stiff":
            return EASY < state.tension < HOT
        case "hot":
            return state.tension >= HOT
        case "warm":
            return state.warmth >= WARM
        case "pushed":
            return state.pushed
        case _:
            assert_never(condition)


def fits(when: Iterable[Condition], state: State) -> bool:
    """Whether all of the conditions hold."""
    return all(holds(condition, state) for condition in when)


def at_first(start: Opening) -> State:
    """How they feel before anything is said."""
    return State(start.tension, start.warmth)


def moved(state: State, move: Move) -> State:
    """How they feel after a move."""
    tension, warmth = effect(move, state.tension, state.last)
    return State(
        min(HIGHEST, max(0, state.tension + tension)),
        min(HIGHEST, max(0, state.warmth + warmth)),
        state.pushed or move in PUSHES,
        move,
    )


def felt(start: Opening, moves: Iterable[Move]) -> State:
    """How they feel after all of these moves."""
    return reduce(moved, moves, at_first(start))


def text_of(page: Talk | Wait | Ending, state: State) -> str:
    """The text that a page shows."""
    return next((other.text for other in page.instead if fits(other.when, state)), page.text)


def speaker(text: str, who: str) -> str:
    """The name that stands before a text: of whoever speaks, where it begins with speech; else none."""
    return who if text.startswith("“") else ""


def by_id(rehearsal: Rehearsal) -> dict[str, RehearsalPage]:
    """The pages by their ids."""
    return {page.id: page for page in rehearsal.pages}


def way(pages: Pages, page_id: str, state: State) -> tuple[tuple[RehearsalPage, int | None], ...]:
    """The pages passed on arrival at ``page_id``, each with the number of the turn (from 0) that
    leads on; the last has none and is the page that is shown.

    Raises KeyError for a page that isn't there, ValueError where turns lead round in a circle or nowhere.
    """
    passed: list[tuple[RehearsalPage, int | None]] = []
    while len(passed) <= len(pages):
        page = pages[page_id]
        turns = () if isinstance(page, Ending) else page.turns
        taken = next((number for number, turn in enumerate(turns) if fits(turn.when, state)), None)
        passed.append((page, taken))
        if taken is None:
            return tuple(passed)
        page_id = turns[taken].to
    raise ValueError(f"page {page_id} leads round in a circle")


def arrived(pages: Pages, page_id: str, state: State) -> Shown:
    """The page that is shown on arrival at ``page_id``. Raises as ``way`` does."""
    page = way(pages, page_id, state)[-1][0]
    match page:
        case Talk() | Wait() | Middle() | Ending():
            return page
        case Fork():
            raise ValueError(f"page {page.id} leads nowhere")
        case _:
            assert_never(page)


def here(rehearsal: Rehearsal, run: Run) -> Place:
    """Where a run stands. Raises ValueError or KeyError where it doesn't fit the file."""
    pages = by_id(rehearsal)
    place = _first(pages, rehearsal, run)
    for exchange in _exchanges(pages, rehearsal, run, run.path):
        place = Place(arrived(pages, exchange.reply.to, exchange.after), exchange.after)
    for _ in range(run.passed):
        place = _onward(pages, place)
    return place


def exchanges(rehearsal: Rehearsal, run: Run, path: tuple[int, ...] | None = None) -> tuple[Exchange, ...]:
    """What was said, in order: in the try that is under way, or along another path of this run."""
    return tuple(_exchanges(by_id(rehearsal), rehearsal, run, run.path if path is None else path))


def options(rehearsal: Rehearsal, run: Run) -> tuple[tuple[int, Reply], ...]:
    """The replies there are, each with its number in the file, in the order in which they are shown; none
    on a page without replies, and none once the run has ended."""
    page = here(rehearsal, run).page
    if run.left or not isinstance(page, Talk):
        return ()
    numbered = enumerate(page.replies, start=1)
    return tuple(sorted(numbered, key=lambda one: _hash(rehearsal.id, page.id, run.run, one[0])))


def say(rehearsal: Rehearsal, run: Run, number: int) -> Run:
    """The run after the reply with this number in the file. Raises ValueError where there is none."""
    known = sorted(one for one, _ in options(rehearsal, run))
    if number not in known:
        raise ValueError(
            f"there is no reply {number} here; there are: {', '.join(map(str, known)) or 'none'}"
        )
    path = (*run.path, number)
    if run.again is not None:
        return replace(run, again=path, passed=0)
    return replace(run, said=path, passed=0, unsaid=tuple(one for one in run.unsaid if one != path))


def onward(rehearsal: Rehearsal, run: Run) -> Run:
    """The run behind a page without replies. Raises ValueError on any other."""
    _onward(by_id(rehearsal), here(rehearsal, run))
    return replace(run, passed=run.passed + 1)


def back(rehearsal: Rehearsal, run: Run) -> Run:
    """One page back; on the first page it stays. A reply that is taken back was said all the same: it is
    kept under ``unsaid`` until it is said again."""
    if run.left and run.again is None:
        return replace(run, left=False)
    if run.passed:
        return replace(run, passed=run.passed - 1)
    if not run.path:
        return run
    shorter = run.path[:-1]
    passed = _quiet(rehearsal, run, shorter)
    if run.again is not None:
        return replace(run, again=shorter, passed=passed)
    return replace(run, said=shorter, passed=passed, unsaid=(*run.unsaid, run.path))


def leave(rehearsal: Rehearsal, run: Run) -> Run:
    """The run after leaving kindly. Raises ValueError where it has ended, and after a rewind: what is tried
    again then is a sentence."""
    if run.again is not None or ended(rehearsal, run) is not None:
        raise ValueError("this talk is over; there is nobody left to leave")
    return replace(run, left=True)


def rewind(rehearsal: Rehearsal, run: Run, at: int) -> Run:
    """The run back before its reply ``at`` (from 0), with how they felt then. What was said before stays on
    record. Raises ValueError while the talk goes on, where there was no such reply, after MOST_REWINDS."""
    if first_end(rehearsal, run) is None:
        raise ValueError("a talk is rewound when it is over")
    if run.rewound >= MOST_REWINDS:
        raise ValueError(f"a run is rewound at most {MOST_REWINDS} times")
    if not 0 <= at < len(run.said):
        raise ValueError(f"there is no reply {at} to go back to; {len(run.said)} were said")
    again = run.said[:at]
    return replace(run, again=again, passed=_quiet(rehearsal, run, again), rewound=run.rewound + 1)


def ended(rehearsal: Rehearsal, run: Run) -> End | None:
    """How the try that is under way ended; None while it goes on."""
    if run.left and run.again is None:
        return "left"
    page = here(rehearsal, run).page
    return page.end if isinstance(page, Ending) else None


def first_end(rehearsal: Rehearsal, run: Run) -> End | None:
    """How the run ended before any rewind; None while it goes on."""
    if run.again is None:
        return ended(rehearsal, run)
    return ended(rehearsal, as_first_said(rehearsal, run))


def as_first_said(rehearsal: Rehearsal, run: Run) -> Run:
    """The run where it stood before any rewind; how often it was rewound is kept."""
    if run.again is None:
        return run
    return replace(run, again=None, passed=0 if run.left else _quiet(rehearsal, run, run.said))


def moves_said(rehearsal: Rehearsal, run: Run) -> tuple[Move, ...]:
    """Every move that was made before any rewind: along ``said``, then those that were taken back."""
    pages = by_id(rehearsal)
    along = [exchange.reply.move for exchange in _exchanges(pages, rehearsal, run, run.said)]
    for path in run.unsaid:
        *_, last = _exchanges(pages, rehearsal, run, path)
        along.append(last.reply.move)
    return tuple(along)


def _first(pages: Pages, rehearsal: Rehearsal, run: Run) -> Place:
    state = at_first(opening(rehearsal, run.run))
    return Place(arrived(pages, rehearsal.pages[0].id, state), state)


def _exchanges(pages: Pages, rehearsal: Rehearsal, run: Run, path: tuple[int, ...]) -> Iterator[Exchange]:
    place = _first(pages, rehearsal, run)
    for number in path:
        while isinstance(place.page, Wait | Middle):
            place = _onward(pages, place)
        page, before = place.page, place.state
        if not isinstance(page, Talk) or not 1 <= number <= len(page.replies):
            raise ValueError(f"page {page.id} has no reply {number}")
        reply = page.replies[number - 1]
        after = moved(before, reply.move)
        yield Exchange(page, text_of(page, before), number, reply, before, after)
        place = Place(arrived(pages, reply.to, after), after)


def _onward(pages: Pages, place: Place) -> Place:
    page = place.page
    match page:
        case Wait() | Middle():
            return Place(arrived(pages, page.to, place.state), place.state)
        case Talk() | Ending():
            raise ValueError(f"page {page.id} isn't passed: it has replies, or it is an ending")
        case _:
            assert_never(page)


def _quiet(rehearsal: Rehearsal, run: Run, path: tuple[int, ...]) -> int:
    """How many pages without replies lie between the last reply of a path and the next page with replies."""
    passed = 0
    standing = replace(run, said=path, again=None, left=False, passed=0)
    while isinstance(here(rehearsal, standing).page, Wait | Middle):
        passed += 1
        standing = replace(standing, passed=passed)
    return passed


def _hash(*parts: str | int) -> int:
    """A number that is the same on every machine and in every version."""
    told = "\n".join(map(str, parts)).encode()
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big")
