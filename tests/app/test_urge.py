"""An urge in the app: rated, ridden with four ratings, left and resumed, ended."""

from collections.abc import Callable

import pytest
from textual.widgets import Input

from nc_tui.app.app import NcTui
from nc_tui.app.pages.page import Body
from nc_tui.app.screens.help import HelpOfferPage, HelpPage
from nc_tui.app.screens.letter import LetterPage
from nc_tui.app.screens.slip import SlipPage
from nc_tui.app.screens.urge import UrgePage
from nc_tui.app.widgets.rating import Rating
from nc_tui.practice.kinds import Slip, Urge
from nc_tui.trainer import Trainer
from tests.app.conftest import EXTREMES
from tests.app.looking import (
    Driver,
    assert_kind,
    assert_tidy,
    kept,
    lines,
    open_page,
    page,
    press,
    question,
    said,
    settled,
    whole,
    write,
)
from tests.clock import SetClock

AtHome = Callable[[], Trainer]


class Wave:
    """The seconds and the wall clock, moved on together."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.seconds = 1000.0

    async def rides(self, pilot: Driver, minutes: float) -> None:
        """So many minutes of the wave go by."""
        self.seconds += minutes * 60
        self.clock.forward(minutes=minutes)
        screen = pilot.app.screen
        assert isinstance(screen, UrgePage)
        screen._beat()
        await screen._note_place()
        await settled(pilot)


@pytest.fixture
def wave(clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Wave:
    """Time that stands still until it is moved."""
    made = Wave(clock)
    monkeypatch.setattr("nc_tui.app.screens.urge.seconds_now", lambda: made.seconds)
    return made


def the_urge(trainer: Trainer) -> Urge:
    """The one urge there is."""
    [urge] = kept(trainer, Urge)
    assert isinstance(urge, Urge)
    return urge


def ridden(pilot: Driver) -> float:
    """How far the wave on the page has come, in seconds."""
    screen = page(pilot)
    assert isinstance(screen, UrgePage)
    return screen.seconds


def asks_for_a_rating(pilot: Driver) -> bool:
    """Whether the line waits for one, empty."""
    return page(pilot).query_one(Rating).value is None


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_an_urge_is_rated_four_times_ridden_out_and_counts(
    trainer: Trainer, wave: Wave, at_home: AtHome, size: tuple[int, int]
) -> None:
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        assert "How strong" in whole(pilot)
        assert asks_for_a_rating(pilot)
        assert_tidy(pilot)
        await press(pilot, "7")
        assert the_urge(at_home()) == Urge(rating=7), "kept at once"
        assert "Saved." in whole(pilot)
        assert not asks_for_a_rating(pilot)
        assert_tidy(pilot)
        for minutes, key in ((5, "6"), (7, "4"), (8, "2")):
            await wave.rides(pilot, minutes - 0.1)
            assert not asks_for_a_rating(pilot)
            await wave.rides(pilot, 0.1)
            assert asks_for_a_rating(pilot)
            assert_tidy(pilot)
            await press(pilot, key)
        if size[0] >= 60:
            assert "so far 7 → 6 → 4 → 2" in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "enter")
        assert question(pilot) == "What set it off?"
        assert_tidy(pilot)
        await press(pilot, "e")
        assert page(pilot).HERE == "today"
        assert said(pilot) == "Ridden out. That counts."
    assert the_urge(at_home()) == Urge(7, (6, 4, 2), "ridden", "evening", 1200, rated_at=(300, 720, 1200))
    assert at_home().drafts.keys() == ()


@pytest.mark.parametrize(
    ("key", "outcome", "says"),
    [("enter", "ridden", "Ridden out. That counts."), ("x", "left", "Saved. Not acted on, and that counts.")],
)
async def test_an_urge_can_be_ended_at_any_moment_without_blame(
    trainer: Trainer, wave: Wave, at_home: AtHome, key: str, outcome: str, says: str
) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "5")
        await wave.rides(pilot, 3)
        await press(pilot, key)
        assert_kind(pilot)
        await press(pilot, "a")
        assert said(pilot) == says
    urge = the_urge(at_home())
    assert (urge.outcome, urge.set_off, urge.seconds) == (outcome, "alone", 180)


async def test_an_urge_acted_on_leads_to_the_slip_which_knows_what_set_it_off(
    begun: Trainer, wave: Wave, at_home: AtHome
) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "5", "f")
        assert "Press f again" in said(pilot)
        page(pilot).tell("How strong is it now?")
        await press(pilot, "f")
        assert "Press f again" in said(pilot), "the question wasn't there any more"
        assert the_urge(begun).outcome is None, "a slip of the finger says nothing"
        assert_kind(pilot)
        await press(pilot, "f")
        assert_kind(pilot)
        await press(pilot, "d")
        assert isinstance(app.screen, SlipPage)
        assert_kind(pilot)
        await press(pilot, "t", "n")
        assert question(pilot) == "One plan for next time?"
        await press(pilot, "n", "escape")
        assert page(pilot).HERE == "today"
    [slip] = kept(at_home(), Slip)
    assert isinstance(slip, Slip)
    assert (slip.channel, slip.set_off) == ("text", "drink")
    assert the_urge(at_home()).outcome == "acted"


@pytest.mark.parametrize(("keys", "after"), [(("enter",), "today"), (("f", "f"), "slip")])
async def test_what_set_it_off_can_stay_unsaid_and_all_goes_on_as_after_an_answer(
    begun: Trainer, wave: Wave, at_home: AtHome, keys: tuple[str, ...], after: str
) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "5", *keys, "escape")
        if after == "slip":
            assert isinstance(app.screen, SlipPage)
            await press(pilot, "t", "n")
            assert question(pilot) == "What set it off?"
        else:
            assert said(pilot) == "Ridden out. That counts."
    assert the_urge(at_home()).set_off is None


async def test_an_urge_is_left_and_taken_up_where_the_wave_was(
    trainer: Trainer, wave: Wave, at_home: AtHome
) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "8")
        await wave.rides(pilot, 4)
        await press(pilot, "escape")
        assert said(pilot) == "Saved. Press u to pick it up again."
        wave.clock.forward(minutes=30)
        await press(pilot, "u")
        assert ridden(pilot) == 240
        assert "so far 8" in whole(pilot)
        await wave.rides(pilot, 1)
        assert asks_for_a_rating(pilot)
        await press(pilot, "3", "enter", "n")
    assert the_urge(at_home()) == Urge(8, (3,), "ridden", "news", 300, rated_at=(300,))


async def test_after_three_hours_a_new_urge_begins(trainer: Trainer, wave: Wave, at_home: AtHome) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "8", "escape")
        wave.clock.forward(hours=3, minutes=1)
        await press(pilot, "u", "6")
        assert ridden(pilot) == 0
        assert "so far 6" in whole(pilot)
    assert [urge.rating for urge in kept(at_home(), Urge) if isinstance(urge, Urge)] == [8, 6]


async def test_space_stops_the_ring_and_the_time_goes_on(trainer: Trainer, wave: Wave) -> None:
    """In a window as tall as that the ring leaves the least room for what is said beside it."""
    app = NcTui(trainer)
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "8")
        for unbroken in ("do what it says.", "space stop the ring"):
            assert any(unbroken in line for line in lines(pilot)), unbroken
        await wave.rides(pilot, 0.1)
        assert "breathe out" in whole(pilot)
        await press(pilot, "space")
        assert "own pace" in whole(pilot)
        await wave.rides(pilot, 3)
        assert "own pace" in whole(pilot)
        assert ridden(pilot) == 186
        assert "3 of 20 min" in whole(pilot)
        await press(pilot, "space")
        assert "own pace" not in whole(pilot)


@pytest.mark.parametrize(("size", "term"), [((80, 24), "linux"), ((80, 18), "xterm-256color")], ids=str)
async def test_without_room_or_signs_for_the_ring_a_bar_breathes_and_the_minutes_are_said(
    trainer: Trainer, wave: Wave, size: tuple[int, int], term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "8")
        await wave.rides(pilot, 3)
        drawn = "\n".join(lines(pilot))
        assert "3 of 20 min" in drawn
        assert "·" * 3 in drawn or "█" in drawn
        assert_tidy(pilot)


async def test_an_urge_may_be_rated_at_any_time_and_a_slip_of_the_finger_is_corrected(
    trainer: Trainer, wave: Wave, at_home: AtHome
) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "enter")
        assert page(pilot).HERE == "urge", "nothing has begun that could be over"
        await press(pilot, "3", "8")
        assert the_urge(at_home()).rating == 8
        await wave.rides(pilot, 2)
        await press(pilot, "7")
        assert page(pilot).query_one(Rating).value == 7
        await wave.rides(pilot, 3)
        await press(pilot, "5", "4")
        assert "so far 8 → 7 → 4" in whole(pilot)
    assert the_urge(at_home()).rated_at == (120, 300)


async def test_earlier_waves_and_words_are_beside_this_one_and_a_line_is_left_for_the_next(
    trainer: Trainer, wave: Wave, at_home: AtHome
) -> None:
    trainer.session.save(Urge(8, (6, 3), "ridden", seconds=800, rated_at=(300, 780)), trainer.today)
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        assert "Your last one fell to 3 within 13 min." in whole(pilot)
        assert page(pilot).query_one(Body).max_scroll_y == 0, "all of it fits"
        assert "From earlier urges" not in whole(pilot)
        await press(pilot, "8", "c")
        await write(pilot, "walk to the bridge")
        screen = page(pilot)
        assert isinstance(screen, UrgePage)
        screen.write_draft()
        assert at_home().drafts.load("urge-line") == "walk to the bridge", "a kill would lose nothing"
        await press(pilot, "enter", "enter", "e")
        await open_page(pilot, "urge")
        assert "“walk to the bridge”" in whole(pilot)


async def test_a_long_line_from_an_earlier_urge_leaves_the_wave_where_it_is(
    trainer: Trainer, wave: Wave
) -> None:
    trainer.session.save(
        Urge(7, (2,), "ridden", who="Ruth", note="the long way round " * 5000), trainer.today
    )
    async with NcTui(trainer).run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        assert "“the long way round" in whole(pilot)
        assert "wrote to Ruth" in whole(pilot)
        assert page(pilot).query_one(Body).max_scroll_y == 0, "all of it fits"


@pytest.mark.parametrize("size", EXTREMES[:1], ids=str)
async def test_somebody_else_to_write_to_is_kept_and_the_wave_goes_on_where_it_was(
    trainer: Trainer, wave: Wave, at_home: AtHome, size: tuple[int, int]
) -> None:
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "8")
        await wave.rides(pilot, 4)
        await press(pilot, "e")
        assert question(pilot) == "Who else could you write to?"
        assert_tidy(pilot)
        await write(pilot, "my sister")
        assert page(pilot).query_one(Input).value == "my sister"
        await press(pilot, "enter")
        assert ridden(pilot) == 240
        assert the_urge(at_home()).who == "my sister"
        await press(pilot, "e", "escape")
        assert isinstance(app.screen, UrgePage), "esc leaves the question, not the wave"
        assert ridden(pilot) == 240


async def test_an_unsent_letter_is_one_key_from_the_wave_and_leads_back_to_it(
    trainer: Trainer, wave: Wave
) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "8")
        await wave.rides(pilot, 2)
        await press(pilot, "l")
        assert isinstance(app.screen, LetterPage)
        await press(pilot, "escape")
        assert isinstance(app.screen, UrgePage)
        assert ridden(pilot) == 120


# -- at its worst --------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_the_strongest_urge_offers_help_afterwards_without_an_alarm(
    trainer: Trainer, wave: Wave, at_home: AtHome, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[None] = []
    app = NcTui(trainer)
    monkeypatch.setattr(app, "bell", lambda: rung.append(None))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "t", "enter", "o")
        assert isinstance(app.screen, HelpOfferPage)
        assert the_urge(at_home()).outcome == "ridden", "saved whatever is done with the offer"
        assert "You deserve a real person right now" in whole(pilot)
        assert "That's all that's asked" in whole(pilot)
        assert "!" not in whole(pilot)
        assert rung == []
        assert_tidy(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, HelpPage)
        assert whole(pilot).index("In danger now") < whole(pilot).index("findahelpline.com")
        await press(pilot, "escape")
        assert page(pilot).HERE == "today"


async def test_an_urge_short_of_the_strongest_offers_nothing(trainer: Trainer, wave: Wave) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "9", "enter", "o")
        assert page(pilot).HERE == "today"


async def test_the_strongest_urge_acted_on_offers_help_too_after_the_slip(begun: Trainer, wave: Wave) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "urge")
        await press(pilot, "t", "f", "f", "o")
        assert isinstance(app.screen, SlipPage)
        await press(pilot, "escape")
        assert isinstance(app.screen, HelpOfferPage)
        await press(pilot, "escape")
        assert page(pilot).HERE == "today"


# -- what counts ---------------------------------------------------------------------------------------


async def test_resisted_urges_count_visibly_on_progress(trainer: Trainer, wave: Wave) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        for keys in (("enter",), ("x",), ("f", "f")):
            await open_page(pilot, "urge")
            await press(pilot, "5", *keys, "e")
            await press(pilot, "escape")
        await open_page(pilot, "progress")
        assert "2 of 3 urges not acted on" in whole(pilot)
        assert "the evening 3" in whole(pilot)
