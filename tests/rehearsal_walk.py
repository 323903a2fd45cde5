"""Rehearsals as plain text, for proof-reading: ``python -m tests.rehearsal_walk FILE…``.

For each opening three ways through the talk: skilled replies only, unskilled ones where there are any, and
a mixed one. Tension and warmth stand at the left: they are what a player never sees.
"""

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import fill
from typing import assert_never

from nc_tui.library.places import one_file
from nc_tui.library.rehearsals import read_files
from nc_tui.practice.moves import PUSHES, SAID_PLAINLY, SKILLED
from nc_tui.practice.rehearsal import Ending, Middle, Rehearsal, Reply, Talk, Wait
from nc_tui.practice.rehearsing import (
    Run,
    begin,
    exchanges,
    here,
    onward,
    opening,
    options,
    say,
    speaker,
    text_of,
)

Choice = tuple[int, Reply]
Way = Callable[[tuple[Choice, ...], random.Random], Choice]
"""How one of the replies is chosen, each given with its number in the file."""


def _from(replies: tuple[Choice, ...], wanted: list[Choice], chance: random.Random) -> Choice:
    return chance.choice(sorted(wanted or replies, key=lambda one: one[0]))


def skilled(replies: tuple[Choice, ...], chance: random.Random) -> Choice:
    """A skilled reply."""
    return _from(replies, [one for one in replies if one[1].move in SKILLED], chance)


def unskilled(replies: tuple[Choice, ...], chance: random.Random) -> Choice:
    """One that isn't skilled."""
    return _from(replies, [one for one in replies if one[1].move not in SKILLED], chance)


def pushes(replies: tuple[Choice, ...], chance: random.Random) -> Choice:
    """A push where there is one, or else an unskilled reply."""
    pushing = [one for one in replies if one[1].move in PUSHES]
    return _from(replies, pushing, chance) if pushing else unskilled(replies, chance)


def defends(replies: tuple[Choice, ...], chance: random.Random) -> Choice:
    """Defence, blame or advice where there is any, or else an unskilled reply."""
    hitting = [one for one in replies if one[1].move in ("defend", "blame", "advise")]
    return _from(replies, hitting, chance) if hitting else unskilled(replies, chance)


def by_chance(replies: tuple[Choice, ...], chance: random.Random) -> Choice:
    """Any reply."""
    return _from(replies, [], chance)


def run_with(rehearsal: Rehearsal, number: int) -> int:
    """The first run that has this opening, counted from 0."""
    wanted = rehearsal.openings[number]
    return next(run for run in range(1, 1000) if opening(rehearsal, run) == wanted)


def walked(rehearsal: Rehearsal, run: Run, way: Way, chance: random.Random) -> Iterator[Run]:
    """The run at each page, up to an ending."""
    while True:
        yield run
        page = here(rehearsal, run).page
        match page:
            case Talk():
                run = say(rehearsal, run, way(options(rehearsal, run), chance)[0])
            case Wait() | Middle():
                run = onward(rehearsal, run)
            case Ending():
                return
            case _:
                assert_never(page)


def told(rehearsal: Rehearsal, way: Way, number: int, chance: random.Random) -> Iterator[str]:
    """A way through the talk in lines of text, with the opening of this number, from 0."""
    before = 0
    for run in walked(rehearsal, begin(rehearsal, run_with(rehearsal, number)), way, chance):
        place = here(rehearsal, run)
        page, state = place.page, place.state
        if len(run.said) > before:
            before = len(run.said)
            reply = _last(rehearsal, run)
            yield _line(f"  You ({reply.move})", reply.say)
            yield _line(f"  {speaker(reply.back, rehearsal.who)}", reply.back)
            yield _line("      ...", f"[{SAID_PLAINLY[reply.move]}] {reply.comment}")
        felt = f"t{state.tension} w{state.warmth}{' pushed' if state.pushed else ''}"
        match page:
            case Talk():
                text = text_of(page, state)
                yield _line(f"{felt} {speaker(text, page.who or rehearsal.who)}", text)
            case Wait():
                yield _line(f"{felt} ({page.seconds} s)", text_of(page, state))
            case Middle():
                yield _line(felt, "(how tense are you?)")
            case Ending():
                yield _line(f"{felt} ends {page.end}", text_of(page, state))
                yield _line("  now", f"{page.now} → {page.exercise}")
            case _:
                assert_never(page)


def _last(rehearsal: Rehearsal, run: Run) -> Reply:
    return exchanges(rehearsal, run)[-1].reply


def _line(label: str, text: str) -> str:
    return fill(text, 100, initial_indent=f"{label:<22} ", subsequent_indent=" " * 23)


def main(files: list[str]) -> int:
    """Prints the files' talks; 1 where one can't be read."""
    wrong = False
    for file in files:
        made, faults = read_files(one_file(Path(file)))
        wrong = wrong or bool(faults)
        for fault in faults:
            sys.stdout.write(f"{fault}\n")
        for rehearsal in made.values():
            head = (rehearsal.title, rehearsal.persona, rehearsal.scene, rehearsal.cue, rehearsal.leaving)
            sys.stdout.write("\n".join(fill(text, 100) for text in head) + "\n")
            for number in range(len(rehearsal.openings)):
                for way in (skilled, unskilled, by_chance):
                    sys.stdout.write(f"\n== opening {number + 1}, {way.__name__.replace('_', ' ')}\n")
                    for line in told(rehearsal, way, number, random.Random(number)):
                        sys.stdout.write(f"{line}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
