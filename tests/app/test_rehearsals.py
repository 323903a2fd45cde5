"""Rehearsals in the app: the list, shipped talks by keys on the smallest screen, and what may go wrong."""

import io
import shutil
import sys
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from nc_tui.app.app import NcTui
from nc_tui.app.navigation import commands
from nc_tui.app.pages.page import Body
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.rehearsal import RehearsalPage
from nc_tui.app.screens.rehearsals import OfferRow, RehearsalsPage
from nc_tui.app.screens.urge import UrgePage
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Row
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.ready_rows import AheadRow
from nc_tui.app.widgets.rehearsal.looking_back import LookingBack, Pair, Said
from nc_tui.app.widgets.rehearsal.quiet import Quiet
from nc_tui.app.widgets.rehearsal.script import Script
from nc_tui.app.widgets.rehearsal.talk import ReplyRow
from nc_tui.app.widgets.rows import WayRow
from nc_tui.cli import status_of
from nc_tui.journal.folders import folders
from nc_tui.library.reading import shipped
from nc_tui.practice.kinds import Profile, RehearsalRun
from nc_tui.practice.kinds.rehearsal import Level
from nc_tui.practice.moves import SKILLED
from nc_tui.practice.rehearsal import Ending, Rehearsal, Talk
from nc_tui.practice.rehearsing import Run, here
from nc_tui.practice.rehearsing import begin as begin_run
from nc_tui.practice.way import GATES
from nc_tui.trainer import Trainer
from tests.app.looking import (
    Driver,
    assert_tidy,
    kept,
    lines,
    open_page,
    press,
    said,
    settled,
    shown,
    until,
    whole,
    write,
)
from tests.clock import SetClock
from tests.practice.rehearsal_files import shipped_rehearsals
from tests.rehearsal_walk import by_chance, pushes, skilled, walked
from tests.walks import ALL, part_of

BARIS = "the-long-queue-and-baris"
CORIN = "blamed-at-the-round-table"
WREN = "wren-and-the-last-box"
MARIT = "three-dots-then-nothing"
SMALLEST = (40, 20)
PARTS = 2
AtHome = Callable[[], Trainer]
OnTheCommandLine = Callable[..., str]


@pytest.fixture
def calm(trainer: Trainer) -> Trainer:
    """Somebody on a calm day who has answered every care question with no, and has met some heat."""
    trainer.situation.describe(Profile(mode="limited", gates=dict.fromkeys(GATES, False)))
    trainer.checkins.check_in(7, 2)
    levels: tuple[Level, ...] = (1, 1, 2, 2)
    for number, level in enumerate(levels):
        _passed(trainer, level, 20 + number)
    return trainer


@pytest.fixture
def on_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> OnTheCommandLine:
    """What a command prints in another home on that morning, every run of blanks made one."""

    def call(other: Path, *words: str, stdin: str) -> str:
        monkeypatch.setenv("NC_TUI_HOME", str(other))
        monkeypatch.setenv("NC_TUI_NOW", "2026-11-23T07:30+01:00")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        assert status_of(words) == 0
        return " ".join(capfd.readouterr().out.split())

    return call


def _passed(trainer: Trainer, level: Level, days_ago: int) -> None:
    """A calm talk some days ago, through a file that isn't there any more."""
    run = RehearsalRun(
        rehearsal="of-old", edition=1, run=1, level=level, said=(1, 1), moves=("warm", "ask"), end="cool", after=2
    )  # fmt: skip
    trainer.session.save(run, trainer.today - timedelta(days=days_ago))


def talk_page(pilot: Driver) -> RehearsalPage:
    screen = pilot.app.screen
    assert isinstance(screen, RehearsalPage), screen
    return screen


def stage(screen: RehearsalPage) -> str:
    """Where the page stands, asked anew each time."""
    return screen.stage


def front(pilot: Driver) -> object:
    """Whatever is in front."""
    return pilot.app.screen


def script(pilot: Driver) -> str:
    """All that the page says, without the lines between names and what they say."""
    return " ".join(whole(pilot).replace("┃", "").replace("│", "").split())


async def begin(pilot: Driver, rehearsal_id: str, before: str = "3") -> RehearsalPage:
    """Open a talk and come to its first page."""
    await open_page(pilot, "rehearsal", rehearsal_id=rehearsal_id)
    await press(pilot, before)
    return talk_page(pilot)


async def step(pilot: Driver, screen: RehearsalPage, place: int) -> None:
    """One page on, by its keys."""
    if screen.hides_replies:
        await press(pilot, "enter")
    if screen.view.replies:
        await press(pilot, str(min(place, len(screen.view.replies))))
    elif screen.query(Rating):
        await press(pilot, "3")
    else:
        await press(pilot, "enter")


async def play(pilot: Driver, screen: RehearsalPage, place: int = 1) -> None:
    """To the end of the talk."""
    while screen.stage == "talk":
        await step(pilot, screen, place)


async def to_the_debrief(pilot: Driver, screen: RehearsalPage) -> None:
    """The ratings behind a talk: calm, and no pull."""
    while screen.stage in ("after", "pull", "wanted"):
        await press(pilot, "enter" if screen.stage == "wanted" else "2")


@pytest.mark.content
@pytest.mark.parametrize("part", range(PARTS))
async def test_talks_are_played_to_their_end_on_the_smallest_screen(calm: Trainer, part: int) -> None:
    app = NcTui(calm)
    async with app.run_test(size=SMALLEST) as pilot:
        await settled(pilot)
        for rehearsal_id in part_of(shipped_rehearsals())[part::PARTS]:
            await assert_plays(pilot, rehearsal_id)
            run = kept(calm, RehearsalRun)[-1]
            assert isinstance(run, RehearsalRun)
            assert run.rehearsal == rehearsal_id
            assert run.end != "stopped"
            assert (run.before, run.after, run.pull) == (2, 2, 2 if run.level == 3 else None)
            calm.undo.undo()


async def assert_plays(pilot: Driver, rehearsal_id: str) -> None:
    """From the scene to the debrief, by keys; nothing is cut off on any page."""
    one = shipped_rehearsals()[rehearsal_id]
    await open_page(pilot, "rehearsal", rehearsal_id=rehearsal_id)
    assert one.title in whole(pilot)
    assert " ".join(one.persona.split()) in whole(pilot)
    assert_tidy(pilot)
    await press(pilot, "2")
    screen, places = talk_page(pilot), 0
    while screen.stage == "talk":
        assert_reads_well(pilot, screen)
        places += 1
        await step(pilot, screen, 1 + places % 3)
    assert " ".join(screen.view.lines[-1].text.split()) in script(pilot)
    assert_tidy(pilot)
    await to_the_debrief(pilot, screen)
    assert stage(screen) == "debrief"
    assert_tidy(pilot)
    await press(pilot, "enter")
    assert said(pilot).startswith("Saved.")


async def test_what_waits_for_an_answer_stays_in_sight_when_the_page_becomes_longer(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=SMALLEST) as pilot:
        await settled(pilot)
        screen = await begin(pilot, WREN)
        await step(pilot, screen, 1)
        *told, news = screen.view.lines
        screen.query_one(Script).tell([*told * 4, news])
        await settled(pilot)
        assert screen.query_one(Body).scroll_offset.y > 0
        assert " ".join(news.text.split()[:2]) in shown(pilot)


@pytest.mark.parametrize("rehearsal_id", [BARIS, CORIN, WREN])
async def test_the_same_replies_take_the_same_way_in_the_app_and_on_the_command_line(
    calm: Trainer,
    home: Path,
    clock: SetClock,
    tmp_path: Path,
    rehearsal_id: str,
    on_the_command_line: OnTheCommandLine,
) -> None:
    """The same talk line by line, the same sentences looked back at, and the same record."""
    other = tmp_path / "another home"
    shutil.copytree(home, other)
    typed = ["2"]
    app = NcTui(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await begin(pilot, rehearsal_id, typed[0])
        while screen.stage == "talk":
            place = 1 + len(typed) % 3
            replies = len(screen.view.replies)
            typed.append(str(min(place, replies)) if replies else "3" if screen.query(Rating) else "")
            await step(pilot, screen, place)
        lines_of_the_talk = screen.view.lines
        typed += ["2"] * (2 if screen.rehearsal.level == 3 else 1)
        await to_the_debrief(pilot, screen)
        await press(pilot, "a")
        looked_back = screen.query_one(LookingBack).look.view
        in_the_app = script(pilot)
        await press(pilot, "enter")
        assert said(pilot).startswith("Saved.")
    printed = on_the_command_line(other, "rehearse", rehearsal_id, stdin="\n".join(typed))
    talk, _, debrief = printed.partition("Looking back")
    at = 0
    for line in lines_of_the_talk:
        at = talk.index(" ".join(line.text.split()), at) + 1
    assert len(looked_back.said) > 1
    for one in looked_back.said:
        for words in (one.said, one.comment):
            assert " ".join(words.split()) in debrief
            assert " ".join(words.split()) in in_the_app
    elsewhere = Trainer(folders(other), clock)
    assert kept(elsewhere, RehearsalRun)[-1] == kept(calm, RehearsalRun)[-1]


@pytest.mark.content
async def test_every_ending_of_a_talk_can_be_read_on_the_smallest_screen(calm: Trainer) -> None:
    """Of every sixth talk; in CI's long walks of all of them."""
    app = NcTui(calm)
    async with app.run_test(size=SMALLEST) as pilot:
        await settled(pilot)
        for rehearsal_id in list(shipped_rehearsals())[:: 1 if ALL else 6]:
            one = shipped_rehearsals()[rehearsal_id]
            for run, last in to_the_endings(one):
                calm.rehearsing.save_run(run)
                await open_page(pilot, "rehearsal", rehearsal_id=rehearsal_id)
                screen = talk_page(pilot)
                numbers = [number for number, _ in screen.view.replies]
                while screen.stage == "talk":
                    await step(pilot, screen, 1 + numbers.index(last) if screen.view.replies else 1)
                assert " ".join(screen.view.lines[-1].text.split()) in script(pilot)
                assert_tidy(pilot)
                await press(pilot, "escape")
                calm.drafts.discard(f"rehearsal-{rehearsal_id}")


def to_the_endings(rehearsal: Rehearsal) -> Iterable[tuple[Run, int]]:
    """A run that stands before the last reply on the way to each ending, and that reply."""
    endings = {page.id for page in rehearsal.pages if isinstance(page, Ending)}
    found: dict[str, tuple[Run, int]] = {}
    for number, way in product(range(1, 60), (skilled, pushes, by_chance)):
        if found.keys() == endings:
            break
        runs = list(walked(rehearsal, begun_at(rehearsal, number), way, Random(f"{number} {way.__name__}")))
        last = here(rehearsal, runs[-1]).page
        before = [run for run in runs if isinstance(here(rehearsal, run).page, Talk)][-1]
        found.setdefault(last.id, (before, runs[-1].said[-1]))
    assert found.keys() == endings
    return found.values()


def begun_at(rehearsal: Rehearsal, number: int) -> Run:
    """The run of this number, its ratings given."""
    return replace(begin_run(rehearsal, number), before=2, middle=2)


def assert_reads_well(pilot: Driver, screen: RehearsalPage) -> None:
    """What waits for an answer begins in sight, the names stand before what is said, and every reply is
    there."""
    assert_tidy(pilot)
    view = screen.view
    last = view.lines[-1] if view.lines else None
    if last is not None and last.who:
        assert f"{last.who} ┃ " in whole(pilot)
    if not screen.hides_replies and view.replies:
        rows = [row.label for row in screen.query(ReplyRow) if row.display and row.key.isdigit()]
        assert rows == [reply.say for _, reply in view.replies]
    if last is not None and not view.asks_rating:
        assert " ".join(last.text.split()[:2]) in shown(pilot), lines(pilot)


async def test_the_list_says_what_may_be_begun_and_why_a_level_is_shut(trainer: Trainer) -> None:
    trainer.situation.describe(Profile(gates=dict.fromkeys(GATES, False)))
    trainer.checkins.check_in(7, 2)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "rehearsals")
        await until(pilot, lambda: app.screen.query(OfferRow))
        await settled(pilot)
        words = whole(pilot)
        assert "2 left this week" in words
        assert "First two talks of the level before, each of which left you calm." in words
        assert "someone angry · someone with a new partner · silence, or a no" in words
        assert isinstance(app.screen.focused, OfferRow)
        assert app.screen.focused.offer.rehearsal.id == BARIS
        assert_tidy(pilot)
        await press(pilot, "end")
        app.screen.query(OfferRow).last().focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, RehearsalsPage)
        assert said(pilot).startswith("First two talks")


async def test_the_closest_talks_are_not_even_named_while_a_care_question_is_open(trainer: Trainer) -> None:
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "rehearsals")
        await until(pilot, lambda: app.screen.query(OfferRow))
        assert "stay closed" in whole(pilot)
        assert "Wren" not in whole(pilot)
        assert "ready list asks" not in whole(pilot)
        await open_page(pilot, "rehearsal", rehearsal_id=WREN)
        assert stage(talk_page(pilot)) == "shut"
        assert not app.screen.query(Rating)
        assert "stay closed" in whole(pilot)


async def test_path_the_ready_list_and_the_palette_lead_to_the_list(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "path")
        assert "Rehearsals 2 left this week" in whole(pilot)
        next(iter(app.screen.query("BehindRow").results(Row))).focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, RehearsalsPage)
        await open_page(pilot, "ready")
        app.screen.query_one("#item-rehearsals", AheadRow).focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, RehearsalPage)
        assert app.screen.rehearsal.meets is not None
        assert "Rehearsals" in {command.title for command in commands()}


async def test_a_talk_waits_where_it_was_left(calm: Trainer, at_home: AtHome) -> None:
    app = NcTui(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await begin(pilot, BARIS)
        await press(pilot, "1")
        first = screen.view.lines
        await press(pilot, "escape")
        assert said(pilot) == "Saved. Open it again to carry on."
        await open_page(pilot, "rehearsal", rehearsal_id=BARIS)
        assert talk_page(pilot).view.lines == first
        await press(pilot, "b")
        assert talk_page(pilot).run_now.said == ()
    assert at_home().rehearsing.run(shipped_rehearsals()[BARIS]).unsaid != ()


async def test_a_closed_window_loses_nothing(calm: Trainer, at_home: AtHome) -> None:
    app = NcTui(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await begin(pilot, BARIS)
        await play(pilot, screen)
        await to_the_debrief(pilot, screen)
        await press(pilot, "p")
        await write(pilot, "count to three")
        run = screen.run_now
        await screen.save_draft()
    found = at_home().rehearsing.run(shipped_rehearsals()[BARIS])
    assert found.said == run.said
    assert found.after == 2
    assert found.plan is not None
    assert found.plan.endswith("count to three")


async def test_too_tense_before_it_is_not_today_and_leaves_nothing_behind(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await begin(pilot, BARIS, "8")
        assert "Not today, then." in whole(pilot)
        assert calm.rehearsing.run(screen.rehearsal).before is None
        await press(pilot, "e")
        assert isinstance(app.screen, ExercisePage)
        assert (
            app.screen.exercise.skill == "steadying" or app.screen.exercise_id == calm.plan.gentle_exercise()
        )


async def test_too_tense_in_the_middle_stops_it_and_offers_something_steadying(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=SMALLEST) as pilot:
        await settled(pilot)
        screen = await begin(pilot, CORIN)
        while not screen.view.asks_rating:
            await step(pilot, screen, 1)
        await press(pilot, "9")
        assert "That's a lot." in whole(pilot)
        assert_tidy(pilot)
        run = kept(calm, RehearsalRun)[-1]
        assert isinstance(run, RehearsalRun)
        assert (run.end, run.middle) == ("stopped", 9)
        await press(pilot, "enter")
        assert front(pilot) is not screen


async def test_stopping_asks_nothing_more(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await begin(pilot, BARIS)
        await press(pilot, "1", "x")
        assert front(pilot) is not screen
        assert said(pilot).startswith("Stopped, and that's a good choice.")
        run = kept(calm, RehearsalRun)[-1]
        assert isinstance(run, RehearsalRun)
        assert run.end == "stopped"
        assert calm.rehearsing.run(screen.rehearsal).said == ()


async def test_leaving_kindly_is_an_end_like_any_other(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await begin(pilot, BARIS)
        await press(pilot, "1", "0")
        assert stage(screen) == "after"
        assert " ".join(screen.rehearsal.leaving.split()) in script(pilot)
        await press(pilot, "enter", "enter")
        assert stage(screen) == "debrief"
        await press(pilot, "e")
        assert isinstance(app.screen, ExercisePage)
        assert app.screen.exercise.with_a_person
        run = kept(calm, RehearsalRun)[-1]
        assert isinstance(run, RehearsalRun)
        assert (run.end, run.after) == ("left", None)


async def test_from_level_two_a_line_of_ones_own_comes_first_and_is_never_saved(
    calm: Trainer, home: Path
) -> None:
    app = NcTui(calm)
    async with app.run_test(size=SMALLEST) as pilot:
        await settled(pilot)
        screen = await begin(pilot, CORIN)
        assert screen.hides_replies
        await press(pilot, "1")
        assert screen.run_now.said == (), "no reply is said that can't be seen"
        await press(pilot, "t")
        assert isinstance(app.screen.focused, Field)
        await write(pilot, "sorry, but you never xyzzy?")
        assert "Nothing of it is saved" in shown(pilot)
        await press(pilot, "enter")
        assert "1 question mark" in whole(pilot)
        assert "Which is nearest to yours?" in shown(pilot)
        assert_tidy(pilot)
        await press(pilot, "1")
        assert len(screen.run_now.said) == 1
        await press(pilot, "t")
        await write(pilot, "xyzzy again")
        await press(pilot, "escape")
        assert front(pilot) is screen, "first out of the line, then out of the talk"
        await press(pilot, "escape")
    assert not any(b"xyzzy" in file.read_bytes() for file in home.rglob("*") if file.is_file())


async def test_back_at_one_sentence_old_and_new_stand_side_by_side_and_twice_is_enough(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await begin(pilot, BARIS)
        while screen.stage == "talk":
            replies = screen.view.replies
            worst = next((n for n, (_, one) in enumerate(replies, 1) if one.move not in SKILLED), 1)
            await step(pilot, screen, worst)
        await to_the_debrief(pilot, screen)
        before = screen.run_now.said
        for turn in (1, 2):
            if turn == 1:
                await press(pilot, "r")
            else:
                way = next(row for row in app.screen.query(WayRow) if row.key == "r")
                way.scroll_visible(animate=False, immediate=True)
                await settled(pilot)
                await pilot.click(way)
                await settled(pilot)
            assert stage(screen) == "again"
            await press(pilot, str(turn))
            assert stage(screen) == "debrief"
            old, new = app.screen.query_one(Pair).query(Said)
            assert old.region.right <= new.region.x
            assert_tidy(pilot)
        await press(pilot, "r")
        assert stage(screen) == "debrief"
        await press(pilot, "2")
        assert front(pilot) is screen, "a digit too many leads nowhere"
        assert screen.run_now.said == before
        await press(pilot, "a")
        assert screen.debrief is not None
        assert all(" ".join(one.said.split()) in whole(pilot) for one in screen.debrief.said)
        await press(pilot, "enter")
        run = kept(calm, RehearsalRun)[-1]
        assert isinstance(run, RehearsalRun)
        assert (run.said, run.rewound) == (before, 2)


async def test_a_pull_that_was_woken_is_ridden_out_first_and_rests_the_closest_talks(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await begin(pilot, WREN)
        await step(pilot, screen, 1)
        await press(pilot, "0", "3", "8")
        assert isinstance(app.screen, UrgePage)
        await until(pilot, lambda: "woke the pull" in said(pilot))
        run = kept(calm, RehearsalRun)[-1]
        assert isinstance(run, RehearsalRun)
        assert run.pull == 8
        shut = calm.rehearsing.why_shut(screen.rehearsal)
        assert shut is not None
        assert shut.why == "resting"
        await press(pilot, "escape")
        assert front(pilot) is screen
        await press(pilot, "r", "p")
        assert stage(screen) == "debrief"
        await press(pilot, "enter")
        assert front(pilot) is not screen
    assert len(kept(calm, RehearsalRun)) == 5, "recorded once"


async def test_a_minute_of_nothing_is_sat_through_or_not_and_nothing_moves_where_nothing_may(
    calm: Trainer,
) -> None:
    app = NcTui(calm)
    app.animation_level = "none"
    async with app.run_test(size=SMALLEST) as pilot:
        await settled(pilot)
        screen = await begin(pilot, MARIT)
        while screen.view.seconds is None:
            await step(pilot, screen, 1)
        quiet = app.screen.query_one(Quiet)
        assert "●" not in whole(pilot)
        assert "○" not in whole(pilot)
        assert f"{quiet.length} seconds" in whole(pilot)
        page_before = screen.run_now.passed
        await press(pilot, "enter")
        assert screen.run_now.passed == page_before + 1


async def test_a_care_question_that_is_answered_meanwhile_closes_a_talk_that_was_begun(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await begin(pilot, WREN)
        calm.situation.answer_gate("asked-no-contact", True)
        app.journal_changed()
        await settled(pilot)
        assert stage(screen) == "shut"
        assert "stay closed" in whole(pilot)
        await press(pilot, "1", "0")
        assert screen.run_now.said == ()
        assert not screen.run_now.left


async def test_hostile_text_in_a_file_of_ones_own_is_shown_as_it_is(calm: Trainer) -> None:
    own = calm.session.own_exercises / "rehearsals"
    own.mkdir(parents=True)
    text = (shipped() / "rehearsals" / "01-the-long-queue-and-baris.toml").read_text()
    hostile = text.replace(f'id = "{BARIS}"', 'id = "hostile"').replace(
        "The long queue and Baris", "[red]Q[/] [@click=app.quit]Baris"
    )
    (own / "hostile.toml").write_text(hostile)
    app = NcTui(calm)
    async with app.run_test(size=SMALLEST) as pilot:
        await settled(pilot)
        await open_page(pilot, "rehearsals")
        await until(pilot, lambda: app.screen.query(OfferRow))
        assert "[red]Q[/] [@click=app.quit]Baris" in whole(pilot)
        await open_page(pilot, "rehearsal", rehearsal_id="hostile")
        assert "[red]Q[/] [@click=app.quit]Baris" in whole(pilot)
        await press(pilot, "3")
        screen = talk_page(pilot)
        await play(pilot, screen)
        await to_the_debrief(pilot, screen)
        assert_tidy(pilot)


async def test_the_bad_answers_on_purpose_are_a_choice_that_is_recorded(calm: Trainer) -> None:
    app = NcTui(calm)
    async with app.run_test(size=SMALLEST) as pilot:
        await settled(pilot)
        await open_page(pilot, "rehearsal", rehearsal_id=BARIS)
        screen = talk_page(pilot)
        await press(pilot, "o")
        assert "on purpose" in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "o", "o", "2")
        await play(pilot, screen)
        await to_the_debrief(pilot, screen)
        await press(pilot, "enter")
        run = kept(calm, RehearsalRun)[-1]
        assert isinstance(run, RehearsalRun)
        assert run.on_purpose


@pytest.mark.parametrize("size", [SMALLEST, (80, 24)], ids=str)
async def test_what_was_wanted_is_asked_first_and_saved_only_where_that_is_wanted(
    calm: Trainer, size: tuple[int, int]
) -> None:
    for key, saved in (("enter", None), ("ctrl+s", "to be liked")):
        async with NcTui(calm).run_test(size=size) as pilot:
            await settled(pilot)
            screen = await begin(pilot, BARIS)
            await play(pilot, screen)
            await press(pilot, "2")
            assert stage(screen) == "wanted"
            assert_tidy(pilot)
            await write(pilot, "to be liked")
            await press(pilot, key)
            assert stage(screen) == "debrief"
            assert "You wanted to be liked" in whole(pilot)
            await press(pilot, "n")
            await write(pilot, "his band")
            await press(pilot, "enter")
            assert "Your note his band" in whole(pilot)
            await press(pilot, "enter")
            run = kept(calm, RehearsalRun)[-1]
            assert isinstance(run, RehearsalRun)
            assert (run.wanted, run.note) == (saved, "his band")
            calm.undo.undo()
