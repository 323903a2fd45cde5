"""A whole life in one test: from the first answers, through practice, rehearsals, the list and both reviews, to a
hello and a warm answer; from the same life others go on to silence, to a no, and to no longer wanting to. By the
command line alone, with a clock that is set."""

import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

import pytest

from nc_tui.practice.moves import SKILLED
from nc_tui.practice.rehearsal import Rehearsal, Talk, Wait
from nc_tui.practice.rehearsing import Run, here, options
from nc_tui.practice.way import ASKED
from nc_tui.trainer.opening import open_trainer
from tests.cli.conftest import Call, Printed
from tests.rehearsal_walk import skilled, walked

FIRST_MORNING = datetime.fromisoformat("2026-09-07T09:00+02:00")
NOTES = ("It was easier than I had thought.", "We laughed.", "They told me about the dog.")
HELLO = "Hello. The little cinema at the station has opened again. You needn't answer."
MEETS = ("angry", "someone-new", "silence-or-no")
REHEARSALS = {0: 1, 1: 1, 7: 2, 8: 2, 15: 3, 16: 3, 23: 3}
"""Days on which a talk is rehearsed, and its level."""


class Life:
    """One made-up person, what time it is for them, and what they do."""

    def __init__(self, nc: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        self.nc = nc
        self.monkeypatch = monkeypatch
        self.now = FIRST_MORNING
        self.wait()
        self.people = cycle(("the baker", "my sister", "Sam", "someone at work"))
        self.notes = cycle(NOTES)
        self.rehearsed: set[str | None] = set()

    def wait(self, **by: float) -> None:
        self.now += timedelta(**by)
        self.monkeypatch.setenv("NC_TUI_NOW", self.now.isoformat())

    def does(self, *words: str, stdin: str = "") -> Printed:
        done = self.nc(*words, stdin=stdin)
        assert done.status == 0, done.err
        return done

    @property
    def state(self) -> str:
        return str(self.does("after", "--json").json["state"])

    def practises(self, exercises: Sequence[str]) -> None:
        for one in exercises:
            how = ("--predicted", "3", "--after", "2", "--with", next(self.people))
            self.does("log", one, *how, "--note", next(self.notes))

    def rehearses(self, level: int) -> None:
        """A talk of this level that is open, as far as two skilled sentences; then it is left kindly."""
        trainer = open_trainer()
        wanted = (None,) if level < 3 else tuple(meets for meets in MEETS if meets not in self.rehearsed)
        talk = next(
            one.rehearsal
            for one in trainer.rehearsing.offers()
            if one.shut is None and one.rehearsal.level == level and one.rehearsal.meets in wanted
        )
        self.rehearsed |= {talk.meets}
        self.does("rehearse", talk.id, stdin=kindly_left(talk, trainer.rehearsing.run(talk)))

    def reviews(self) -> Printed:
        lines = "".join(f"a fact, {number}\n" for number in range(1, 13))
        return self.does("ready", "--review", stdin=f"n\nn\n{lines}")


def kindly_left(talk: Rehearsal, begun: Run) -> str:
    """The keys of two skilled sentences, each with what is asked between, and of leaving kindly; then calm, no
    pull, and nothing that is asked behind it."""
    keys = ["3"]
    for run in walked(talk, begun, skilled, Random(talk.id)):
        page = here(talk, run).page
        if len(run.said) == 2 and isinstance(page, Talk):
            return "\n".join([*keys, "0", "2", *(["1"] if talk.level == 3 else []), *[""] * 8])
        if isinstance(page, Talk):
            replies = options(talk, run)
            place = next(place for place, (_, reply) in enumerate(replies, 1) if reply.move in SKILLED)
            keys.append(str(place))
        else:
            keys.append("" if isinstance(page, Wait) else "2")
    raise AssertionError(talk.id)


@pytest.fixture
def someone(nc: Call, monkeypatch: pytest.MonkeyPatch) -> Life:
    return Life(nc, monkeypatch)


def goes_on_from(home: Path, name: str, life: Life) -> None:
    """The same life on, in a home of its own."""
    other = home.with_name(name)
    shutil.copytree(home, other)
    life.monkeypatch.setenv("NC_TUI_HOME", str(other))


def test_a_life_from_the_first_morning_to_a_warm_answer_and_to_the_other_ends(
    someone: Life, home: Path
) -> None:
    life = someone
    answers = [word for gate in ASKED for word in (f"--{gate}", "no")]
    life.does("situation", "--mode", "none", "--since", "today", *answers)
    ahead = iter(four_weeks_of_exercises())
    for number in range(29):
        if number % 2 == 0:
            life.does("checkin", "--mood", "7", "--pull", "2")
            life.practises([next(ahead), next(ahead)])
        if number in REHEARSALS:
            life.does("checkin", "--mood", "7", "--pull", "2")
            life.rehearses(REHEARSALS[number])
        if number == 10:
            assert "Still ahead" in life.does("ready").out
            life.does("goals", "add", "learn to swim")
            life.does("goals", "add", "the balcony")
        life.wait(days=1)
    life.does("checkin", "--mood", "7", "--pull", "1")
    assert "nc-tui ready --review" in life.does("ready").out
    life.reviews()
    life.wait(hours=49)
    life.does("checkin", "--mood", "7", "--pull", "1")
    life.reviews()
    assert_ends(life, home)


def assert_ends(life: Life, home: Path) -> None:
    """Both reviews are done: what each of the lives comes to."""
    life.does("ready", "--review", stdin="n\nn\n3\n")
    assert life.state == "words"

    goes_on_from(home, "no longer wanting to", life)
    life.does("after", "let-go")
    assert life.state == "let-go"
    assert "a full and good ending" in " ".join(life.does("ready").out.split())

    goes_on_from(home, "a hello", life)
    life.does("after", "words", HELLO)
    life.wait(hours=49)
    life.does("checkin", "--mood", "7", "--pull", "1")
    life.does("after", "check", stdin="n\n" * 5 + "y\n" * 8)
    assert life.does("after", "--json").json["may"] == ["send", "write"]
    life.does("after", "sent")
    sent = life.now
    assert life.state == "waiting"

    goes_on_from(home.with_name("a hello"), "silence", life)
    life.wait(days=14)
    assert life.state == "silence"
    assert life.does("today", "--json").json["plan"]

    life.now = sent
    goes_on_from(home.with_name("a hello"), "a no", life)
    life.wait(days=1)
    life.does("after", "answer", "no")
    assert life.state == "no"
    assert "The ready list is closed" in life.does("ready").out

    life.now = sent
    goes_on_from(home.with_name("a hello"), "a warm answer", life)
    life.wait(days=1)
    life.does("checkin", "--mood", "7", "--pull", "1")
    life.does("after", "answer", "warm")
    assert life.state == "your-turn"
    life.wait(hours=2)
    assert life.does("after", "--json").json["may"] == ["reply"]


def four_weeks_of_exercises() -> list[str]:
    """Two exercises of each skill, then a tense one of each, then some more: what a plan leads to, in short."""
    out = [one for one in open_trainer().exercises.values() if one.where == "out" and not one.buddy]
    by_skill: dict[str, list[str]] = {}
    for one in out:
        if one.stakes in ("stranger", "close"):
            by_skill.setdefault(one.skill, []).append(one.id)
    tense = {one.skill: one.id for one in out if one.stakes == "tense"}
    rounds = [[ids[number] for ids in by_skill.values()] for number in (0, -1, 1)]
    return [*rounds[0], *rounds[1], *tense.values(), *rounds[2]]
