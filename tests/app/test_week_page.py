"""The week as a page: what it shows at every size, other weeks, and one sentence of your own."""

from nc_tui.app.app import NcTui
from nc_tui.app.screens.week import WeekPage
from nc_tui.practice.kinds import WeekNote
from nc_tui.trainer import Trainer
from tests.app.looking import assert_tidy, kept, open_page, page, press, said, settled, shown, whole, write
from tests.clock import SetClock


async def test_on_sunday_today_invites_and_w_shows_the_week_at_every_size(
    demo: Trainer, clock: SetClock
) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "It's Sunday" not in shown(pilot)
        clock.forward(days=-1)
        await app._look_again()
        await settled(pilot)
        assert "It's Sunday. Press w to look back on your week." in shown(pilot)
        await press(pilot, "w")
        assert isinstance(page(pilot), WeekPage)
        assert "16 – 22 Nov" in shown(pilot)
        for words in ("Mon", "Mood", "Pull", "People", "with someone", "you thought."):
            assert words in whole(pilot), words
        for size in ((40, 20), (80, 24), (120, 35), (160, 50)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert_tidy(pilot)
        await press(pilot, "left")
        assert "9 – 15 Nov" in shown(pilot)
        await press(pilot, "right", "right")
        assert "16 – 22 Nov" in shown(pilot)
        await press(pilot, "enter")
        assert page(pilot).HERE == "today"


async def test_a_sentence_is_half_written_saved_changed_and_undone(begun: Trainer, clock: SetClock) -> None:
    clock.forward(days=1)
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "week")
        assert "16 – 22 Nov" in shown(pilot), "there is nothing in the present one yet"
        await press(pilot, "right")
        assert "still young" in shown(pilot)
        await press(pilot, "a")
        assert not page(pilot).query_one("#line").display
        await press(pilot, "left", "a")
        await write(pilot, "He said no")
        await press(pilot, "escape")
        assert isinstance(page(pilot), WeekPage)
        assert begun.drafts.load("week-2026-11-16") == "He said no"
        await press(pilot, "a")
        await write(pilot, ", and it was fine.")
        await press(pilot, "enter")
        assert kept(begun, WeekNote) == [WeekNote("He said no, and it was fine.")]
        assert said(pilot).startswith("Saved.")
        assert "“He said no, and it was fine.”" in shown(pilot)
        assert begun.drafts.load("week-2026-11-16") == ""
        await press(pilot, "z")
        assert kept(begun, WeekNote) == []
