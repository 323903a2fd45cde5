"""From page to page, what the bars say, and what one key does from everywhere."""

from datetime import datetime

import pytest
from textual.command import CommandList

from nc_tui.app import preloading
from nc_tui.app.app import NcTui
from nc_tui.app.palette import Palette, named
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.help import HelpPage
from nc_tui.app.screens.urge import UrgePage
from nc_tui.app.widgets.checkin_row import OneOfTwo
from nc_tui.practice.kinds import Profile
from nc_tui.trainer import Trainer
from tests.app.looking import Driver, lines, page, press, said, settled, until, whole, write
from tests.clock import SetClock

ONE = "presence-sounds-near-and-far"


async def test_undo_asks_before_it_reaches_into_an_earlier_sitting(app: NcTui, trainer: Trainer) -> None:
    trainer.practice.record(ONE, "done")
    again = Trainer(trainer.session.folders, trainer.now)
    app = NcTui(again)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "z")
        assert "Press z again to undo" in said(pilot)
        assert again.practice.record_of(ONE, again.today) is not None
        await press(pilot, "z")
        assert again.practice.record_of(ONE, again.today) is None


async def test_a_letter_beside_a_field_of_an_exercise_takes_nothing_back(
    app: NcTui, trainer: Trainer
) -> None:
    trainer.practice.record(ONE, "done")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go("exercise", exercise_id="presence-they-lead")
        await settled(pilot)
        await press(pilot, "z", "e", "q")
        assert isinstance(app.screen, ExercisePage)
        assert trainer.practice.record_of(ONE, trainer.today) is not None


async def test_a_theme_chosen_anywhere_is_the_next_times_too(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.theme = "dawn"
        await until(pilot, lambda: trainer.settings.theme == "dawn")
    assert Trainer(trainer.session.folders, trainer.now).settings.theme == "dawn"


async def test_u_over_a_page_on_top_of_an_urge_comes_back_to_that_urge(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "u", "6", "f1", "u")
        assert isinstance(app.screen, UrgePage)
        assert sum(isinstance(screen, UrgePage) for screen in app.screen_stack) == 1


async def test_progress_tells_this_run_the_days_in_all_and_the_longest_run(
    app: NcTui, trainer: Trainer, clock: SetClock
) -> None:
    trainer.situation.describe(Profile(since=trainer.today, since_kind="today"))
    trainer.practice.record(ONE, "done")
    clock.forward(days=9)
    trainer.moments.slip("text")
    clock.forward(days=2)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await app.run_action("go('progress')")
        await settled(pilot)
        assert "No contact 2 days, 11 of 12 days overall; longest run 9 days." in whole(pilot)


async def test_before_the_day_begins_the_bar_shows_the_day_it_still_is(app: NcTui, clock: SetClock) -> None:
    clock.moment = datetime.fromisoformat("2026-11-24T02:00:00+01:00")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "23 Nov  02:00" in lines(pilot)[0]


async def test_pages_got_ready_ahead_open_as_they_should(app: NcTui, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preloading, "QUIET", 0)
    monkeypatch.setattr(preloading, "BREATH", 0)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await app.warm_up()
        for name in ("path", "when", "progress", "ready", "today"):
            await app.run_action(f"go('{name}')")
            await settled(pilot)
            assert name == page(pilot).HERE


async def test_the_palette_opens_from_a_page_that_lies_over_an_open_palette(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p", "f1", "ctrl+p")
        assert isinstance(app.screen, Palette)
        await press(pilot, "ctrl+p", "escape")
        assert isinstance(app.screen, HelpPage)


async def test_a_palette_that_is_closed_twice_closes_no_page_below_it(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f1", "ctrl+p")
        palette = app.screen
        assert isinstance(palette, Palette)
        palette.dismiss()
        palette.dismiss()
        await settled(pilot)
        assert isinstance(app.screen, HelpPage)


def found(pilot: Driver) -> list[str]:
    """What the palette lists: the titles."""
    listed = pilot.app.screen.query_one(CommandList)
    return [str(option.prompt).split("\n")[0] for option in listed.options]


async def test_the_palette_finds_every_exercise_guide_rehearsal_and_course(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        exercises = [one.title for one in demo.exercises.values()]
        guides = [one.title for one in demo.guides.headings]
        rehearsals = [one.title for one in demo.rehearsing.all.values()]
        courses = [one.title for one in demo.courses.all.values()]
        assert [one.title for one in named(app)] == [*exercises, *guides, *rehearsals, *courses]
        for title in (exercises[0], exercises[100], courses[-1]):
            await press(pilot, "ctrl+p")
            await write(pilot, title)
            assert found(pilot)[0] == title
            await press(pilot, "enter")
            assert not isinstance(app.screen, Palette)
            assert page(pilot).HERE in ("exercise", "course")
            await press(pilot, "escape")


async def test_the_palette_does_what_the_keys_of_the_page_in_front_do(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "1")
        chosen = app.screen.focused
        await press(pilot, "ctrl+p")
        await write(pilot, "rate again" if demo.checkins.of_today() else "how are you")
        await press(pilot, "enter")
        assert page(pilot).HERE == "today"
        assert isinstance(app.screen.focused, OneOfTwo), chosen


async def test_the_palette_exports_backs_up_and_checks(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(300, 24)) as pilot:
        await settled(pilot)
        for words, answer in (("export as text", ".md"), ("back up", ".zip"), ("check", "are fine")):
            await press(pilot, "ctrl+p")
            await write(pilot, words)
            await press(pilot, "enter")
            assert answer in said(pilot)
        exported = demo.session.folders.data / "export-2026-11-23.md"
        assert exported.stat().st_mode & 0o077 == 0
        assert exported.read_text().startswith("#")


async def test_nothing_that_the_palette_lists_is_read_before_it_is_opened(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "_read" not in vars(demo.rehearsing)
        await press(pilot, "ctrl+p")
        assert "_read" in vars(demo.rehearsing)
