"""When…: the hard moments by their keys, guides found by one's own words, esc step by step."""

import pytest
from textual.widgets import Input

from nc_tui.app.app import NcTui
from nc_tui.app.routes import MOMENTS
from nc_tui.app.screens.guide import GuidePage
from nc_tui.app.screens.slip import SlipPage
from nc_tui.app.screens.when import GuideList, MomentRow
from tests.app.conftest import SIZES
from tests.app.looking import (
    Driver,
    assert_tidy,
    click_word,
    lines,
    open_page,
    page,
    press,
    settled,
    shown,
    whole,
    write,
)


def found(pilot: Driver) -> list[str]:
    """The ids of the guides on the list."""
    return [guide.id for guide in page(pilot).query_one(GuideList).guides]


async def search(pilot: Driver, words: str) -> None:
    """Search for other words."""
    await press(pilot, "slash")
    page(pilot).query_one(Input).clear()
    await write(pilot, words)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_moment_has_its_line_and_every_guide_can_be_chosen(
    app: NcTui, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "when")
        for _, moment in MOMENTS:
            assert f"{moment.key} {moment.title}" in whole(pilot)
        for guide in app.trainer.guides.values():
            assert guide.title in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, *["down"] * len(MOMENTS))
        assert_tidy(pilot)
        await press(pilot, "down")
        guides = list(app.trainer.guides.values())
        for guide in guides[:4]:
            assert any(line.strip().startswith(f"❯ {guide.title}") for line in lines(pilot)), guide.id
            await press(pilot, "down")
        await press(pilot, "up", "enter")
        assert isinstance(app.screen, GuidePage)
        assert app.screen.guide_id == guides[3].id


async def test_a_moment_opens_with_enter_and_with_a_click_as_with_its_key(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "when")
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, SlipPage)
        await press(pilot, "escape")
        await click_word(pilot, page(pilot).query(MomentRow)[1], "slip")
        assert isinstance(app.screen, SlipPage)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_words_of_ones_own_find_the_guides_that_fit(app: NcTui, size: tuple[int, int]) -> None:
    fitting = {
        "birthday": "their-birthday",
        "kids": "children",
        "saw them": "saw-them",
        "they texted": "they-wrote",
    }
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "when")
        everything = found(pilot)
        for words, first in fitting.items():
            await search(pilot, words)
            assert found(pilot)[0] == first, words
            assert len(found(pilot)) < len(everything)
            assert app.trainer.guides[first].title in shown(pilot), "at once in sight, under the line"
            assert_tidy(pilot)
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, GuidePage)
        assert app.screen.guide_id == "they-wrote"
        await press(pilot, "escape")
        assert found(pilot)[0] == "they-wrote", "one comes back to what was found"


async def test_nothing_found_says_so_and_enter_opens_nothing(app: NcTui) -> None:
    async with app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        await open_page(pilot, "when")
        await search(pilot, "xyzzy")
        assert found(pilot) == []
        assert "No guide has these words. Try just one" in shown(pilot)
        assert_tidy(pilot)
        await press(pilot, "enter", "enter")
        assert page(pilot).HERE == "when"


async def test_esc_ends_the_search_then_goes_to_today(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "when")
        everything = found(pilot)
        await search(pilot, "kids")
        await press(pilot, "enter", "escape")
        assert page(pilot).HERE == "when"
        assert found(pilot) == everything
        assert app.screen.focused is page(pilot).query(MomentRow).first()
        assert "an urge" in shown(pilot)
        await press(pilot, "escape")
        assert page(pilot).HERE == "today"


async def test_coming_back_by_f10_begins_anew_so_that_the_letters_work(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f10")
        everything = found(pilot)
        await search(pilot, "kids")
        await press(pilot, "f10")
        assert found(pilot) == everything
        assert page(pilot).query_one(Input).value == ""
        await press(pilot, "s")
        assert isinstance(app.screen, SlipPage)


async def test_p_opens_the_self_check(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f10", "p")
        assert isinstance(app.screen, GuidePage)
        assert app.screen.guide_id == "passive"
