"""The rehearsals as they ship: sound, and played many times in five ways.

NC_TUI_WALKS says how often each way is walked; without it a thousand times.
"""

import os
import random
from functools import cache

import pytest
from msgspec.structs import replace

from nc_tui.library.places import find
from nc_tui.library.reading import load, shipped
from nc_tui.library.rehearsal_check import rehearsal_faults
from nc_tui.library.rehearsal_proof import MOST_REPLIES, Known, Node, Proof
from nc_tui.library.rehearsals import read_files
from nc_tui.practice.moves import PUSHES, SKILLED
from nc_tui.practice.rehearsal import Ending, Middle, Rehearsal, Wait
from nc_tui.practice.rehearsal_runs import is_evidence, kept
from nc_tui.practice.rehearsing import (
    Run,
    State,
    arrived,
    at_first,
    begin,
    by_id,
    ended,
    here,
    leave,
    moved,
    moves_said,
    opening,
)
from tests.rehearsal_walk import Way, by_chance, defends, pushes, skilled

WALKS = int(os.environ.get("NC_TUI_WALKS", "1000"))
FILES = sorted(path.name for path in (shipped() / "rehearsals").glob("*.toml"))


@cache
def files() -> dict[str, Rehearsal]:
    return read_files(find(shipped() / "rehearsals", trusted=True))[0]


@cache
def proof(name: str) -> Proof:
    return Proof(files()[name])


def test_every_rehearsal_is_sound() -> None:
    library, _ = load(None, None)
    known = Known(library.exercises, library.skills, library.sources)
    wrong = [
        f"{name}: {': '.join(filter(None, fault))}"
        for name, rehearsal in files().items()
        for fault in rehearsal_faults(rehearsal, known)
    ]
    assert wrong == []
    assert sorted(files()) == FILES
    assert FILES != []


def walk(
    rehearsal: Rehearsal, number: int, way: Way, chance: random.Random, replies: int
) -> tuple[Run, State]:
    """A run of at most so many replies, and the feelings that were carried along."""
    pages = by_id(rehearsal)
    state = at_first(opening(rehearsal, number))
    page = arrived(pages, rehearsal.pages[0].id, state)
    said: list[int] = []
    passed = 0
    while not isinstance(page, Ending):
        if isinstance(page, Wait | Middle):
            passed += 1
            page = arrived(pages, page.to, state)
            continue
        if len(said) == replies:
            break
        place, reply = way(tuple(enumerate(page.replies, start=1)), chance)
        said.append(place)
        passed = 0
        state = moved(state, reply.move)
        page = arrived(pages, reply.to, state)
    run = begin(rehearsal, number)
    return Run(run.rehearsal, number, run.edition, said=tuple(said), passed=passed), state


@pytest.mark.parametrize("way", [skilled, pushes, defends, by_chance])
@pytest.mark.parametrize("name", FILES)
def test_every_way_of_playing_comes_to_an_end_that_was_proved(name: str, way: Way) -> None:
    rehearsal, chance = files()[name], random.Random(f"{name} {way.__name__}")
    known = proof(name).ways
    seen: dict[tuple[int, ...], tuple[State, str]] = {}
    for number in range(1, WALKS + 1):
        run, state = walk(rehearsal, number, way, chance, MOST_REPLIES)
        start = rehearsal.openings.index(opening(rehearsal, number))
        # The same sentences on the same day are the same run: they are looked at once.
        if (key := (start, *run.said)) in seen:
            assert seen[key][0] == state
            continue
        place = here(rehearsal, run)
        assert isinstance(place.page, Ending)
        assert (place.state, Node(place.page.id, state) in known) == (state, True)
        seen[key] = state, place.page.id
        end, moves = ended(rehearsal, run), moves_said(rehearsal, run)
        assert end is not None
        assert rehearsal.fixed in (None, end)
        if SKILLED.issuperset(moves):
            assert end != "hot"
        if not PUSHES.isdisjoint(moves):
            assert end != "warm"
            assert not is_evidence(kept(rehearsal, replace(run, after=0)))


@pytest.mark.parametrize("name", FILES)
def test_whoever_leaves_has_left_on_whatever_page(name: str) -> None:
    rehearsal, chance = files()[name], random.Random(name)
    for number in range(1, WALKS + 1):
        replies = number % 4
        run, _ = walk(rehearsal, number, by_chance, chance, replies)
        if ended(rehearsal, run) is not None:
            continue
        gone = kept(rehearsal, replace(leave(rehearsal, run), after=0))
        assert gone.end == "left"
        if len(run.said) < 2:
            assert not is_evidence(gone)
