"""What is no slip in itself: their message, needed contact, looking. Each is kept as what it is."""

from collections.abc import Callable

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.screens.contacted import ContactedPage
from nc_tui.app.screens.guide import GuidePage
from nc_tui.practice.kinds import Contact, Monitoring, Profile, Slip
from nc_tui.trainer import Trainer
from tests.app.conftest import EXTREMES
from tests.app.looking import (
    assert_kind,
    assert_tidy,
    days,
    kept,
    open_page,
    page,
    press,
    said,
    settled,
    whole,
)

AtHome = Callable[[], Trainer]


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_their_message_is_kept_as_contact_and_leads_to_its_guide(
    begun: Trainer, at_home: AtHome, size: tuple[int, int]
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "contacted")
        assert "A message from them isn't a slip" in whole(pilot)
        for key in ("t", "t", "o"):
            assert_tidy(pilot)
            assert_kind(pilot)
            await press(pilot, key)
        screen = app.screen
        assert isinstance(screen, GuidePage)
        assert screen.guide_id == "they-wrote"
        words = " ".join(said(pilot).split())
        assert words == (
            "Saved: they got in touch, so it isn't a slip and your clock keeps running. z to undo."
        )
        assert_tidy(pilot)
    assert kept(at_home(), Contact) == [Contact("them", "text", on_topic=False, topic="other")]
    assert kept(at_home(), Slip) == []
    assert days(at_home()) == (11, 11, 11)


@pytest.mark.parametrize("size", EXTREMES[:1], ids=str)
async def test_looking_is_kept_as_itself_and_the_clock_goes_on(
    begun: Trainer, at_home: AtHome, size: tuple[int, int]
) -> None:
    app = NcTui(begun)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "looked")
        assert_tidy(pilot)
        assert_kind(pilot)
        await press(pilot, "a")
        screen = app.screen
        assert isinstance(screen, GuidePage)
        assert screen.guide_id == "looked"
        assert said(pilot) == "Saved. z to undo."
        await press(pilot, "z")
        assert said(pilot) == "Undone: the record that you looked."
        await open_page(pilot, "looked")
        await press(pilot, "p")
    assert kept(at_home(), Monitoring) == [Monitoring("profile")]
    assert kept(at_home(), Slip) == []
    assert days(at_home()) == (11, 11, 11)


@pytest.mark.parametrize(
    ("topic", "on", "says", "run"),
    [("c", True, "so it isn't a slip", (11, 11, 11)), ("m", False, "your run starts again", (0, 10, 11))],
    ids=["on topic", "off topic"],
)
async def test_with_limited_contact_only_what_is_off_topic_ends_the_run(
    begun: Trainer, at_home: AtHome, topic: str, on: bool, says: str, run: tuple[int, int, int]
) -> None:
    begun.situation.describe(Profile(mode="limited", topics=("children", "work")))
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "contacted")
        await press(pilot, "n", "t")
        assert "Your topics: children, work. Anything else counts as a slip." in whole(pilot)
        await press(pilot, topic)
        assert page(pilot).HERE == "today"
        assert says in " ".join(said(pilot).split())
        assert_kind(pilot)
        [contact] = kept(at_home(), Contact)
        assert isinstance(contact, Contact)
        assert (contact.started, contact.on_topic) == ("me", on)
        assert days(at_home()) == run
        await press(pilot, "z")
        assert said(pilot) == "Undone: the contact record."
    assert days(at_home()) == (11, 11, 11)


async def test_without_limited_contact_it_says_before_that_it_counts_as_a_slip(
    begun: Trainer, at_home: AtHome
) -> None:
    app = NcTui(begun)
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_page(pilot, "contacted")
        await press(pilot, "n", "c")
        assert "this counts as a slip" in whole(pilot)
        assert_kind(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, ContactedPage)
    assert kept(at_home(), Contact) == []
