"""What was undone is gone from the page in front, too: none goes on as if it were there, and none brings it
back."""

from collections.abc import Callable

from nc_tui.app.app import NcTui
from nc_tui.app.screens.situation import SituationPage
from nc_tui.app.screens.slip import SlipPage
from nc_tui.app.screens.urge import UrgePage
from nc_tui.app.widgets.rating import Rating
from nc_tui.practice.kinds import Monitoring, Slip, Urge
from nc_tui.trainer import Trainer
from tests.app.looking import kept, open_page, page, press, question, said, settled

AtHome = Callable[[], Trainer]


async def test_an_urge_that_was_undone_after_its_end_is_asked_for_again(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, "urge")
        await press(pilot, "7", "f", "f", "z")
        assert "Undone" in said(pilot)
        assert isinstance(page(pilot), UrgePage)
        assert page(pilot).query_one(Rating).value is None
        assert kept(at_home(), Urge) == []
        await press(pilot, "5", "escape")
        assert [urge.outcome for urge in kept(at_home(), Urge) if isinstance(urge, Urge)] == [None]
        await open_page(pilot, "urge")
        await press(pilot, "f", "f", "z")
        assert page(pilot).query_one(Rating).has_focus
        await press(pilot, "escape")
        assert kept(at_home(), Slip) == []


async def test_the_end_of_an_urge_begun_earlier_is_undone_and_the_wave_runs_on(
    app: NcTui, at_home: AtHome
) -> None:
    at_home().moments.begin_urge(6)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, "urge")
        await press(pilot, "f", "f", "z")
        assert page(pilot).query_one(Rating).has_focus
        await press(pilot, "x", "e")
        assert [urge.outcome for urge in kept(at_home(), Urge) if isinstance(urge, Urge)] == ["left"]
        assert kept(at_home(), Slip) == []


async def test_a_slip_that_was_undone_is_asked_for_again(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, "slip")
        first = question(pilot)
        await press(pilot, "t", "n", "a", "a")
        assert kept(at_home(), Slip)
        await press(pilot, "z")
        assert isinstance(page(pilot), SlipPage)
        assert question(pilot) == first
        assert kept(at_home(), Slip) == []


async def test_an_answer_about_the_situation_that_was_undone_is_asked_for_again(
    app: NcTui, at_home: AtHome
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, "situation")
        first = question(pilot)
        await press(pilot, "n")
        second = question(pilot)
        assert second != first
        await press(pilot, "z")
        assert isinstance(page(pilot), SituationPage)
        assert question(pilot) == first
        assert at_home().situation.profile.mode is None
        await press(pilot, "n")
        assert question(pilot) == second
        assert at_home().situation.profile.mode == "none"


async def test_after_a_look_was_saved_z_takes_that_and_nothing_else(app: NcTui, at_home: AtHome) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, "looked")
        await press(pilot, "p")
        assert kept(at_home(), Monitoring)
        await press(pilot, "z")
        await settled(pilot)
        assert kept(at_home(), Monitoring) == []
