"""When…: the hard moments by their keys, guides found by one's own words, esc step by step."""

import pytest
from textual.widgets import Input

from nc_tui.app.app import NcTui
from nc_tui.app.routes import MOMENTS
from nc_tui.app.screens.guide import GuidePage
from nc_tui.app.screens.slip import SlipPage
from nc_tui.app.screens.when import FEW, THEMES, GuideList
from nc_tui.app.widgets.theme_row import ThemeRow
from tests.app.conftest import EXTREMES
from tests.app.looking import (
    Driver,
    assert_chosen_visible,
    assert_tidy,
    at_each,
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

SIZES = [(40, 20), (80, 24), (120, 35), (160, 50)]


def found(pilot: Driver) -> list[str]:
    """The ids of the guides on the list."""
    return [guide.id for guide in page(pilot).query_one(GuideList).guides]


async def search(pilot: Driver, words: str) -> None:
    """Search for other words."""
    await press(pilot, "slash")
    page(pilot).query_one(Input).clear()
    await write(pilot, words)


@pytest.mark.parametrize("size", [(40, 20), (120, 35)], ids=str)
async def test_every_moment_has_its_line_and_every_guide_can_be_chosen(
    app: NcTui, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await open_page(pilot, "when")
        words = whole(pilot)
        for _, moment in MOMENTS:
            assert f"{moment.key} {moment.title}" in words
        for guide in app.trainer.guides.values():
            assert guide.title in words
        async for _size in at_each(pilot, SIZES):
            assert_tidy(pilot)
        rows = page(pilot).query(ThemeRow)
        assert len(rows) == len(MOMENTS) + sum(map(len, THEMES.values()))
        for row in rows:
            assert app.screen.focused is row
            assert_chosen_visible(pilot)
            await press(pilot, "down")
        guides = found(pilot)
        for guide_id in guides[:4]:
            title = app.trainer.guides[guide_id].title
            assert any(line.strip().startswith(f"▌ {title}") for line in lines(pilot)), guide_id
            await press(pilot, "down")
        await press(pilot, "up", "enter")
        assert isinstance(app.screen, GuidePage)
        assert app.screen.guide_id == guides[3]


async def test_four_boxes_stand_side_by_side_from_a_hundred_columns_and_arrows_lead_across(
    app: NcTui,
) -> None:
    async with app.run_test(size=(120, 35)) as pilot:
        await settled(pilot)
        await open_page(pilot, "when")
        assert "╭ Right now" in shown(pilot)
        assert any("╭ Right now" in line and "╭ Say what happened" in line for line in lines(pilot))
        await press(pilot, "down", "right")
        assert isinstance(app.screen.focused, ThemeRow)
        assert app.screen.focused.label == "They contacted me"
        await press(pilot, "left", "enter")
        assert isinstance(app.screen, GuidePage)
        assert app.screen.guide_id == THEMES["Right now"][0]
        await press(pilot, "escape")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert not any("╭" in line for line in lines(pilot))
        assert any(line.split()[:2] == ["Right", "now"] for line in lines(pilot))


async def test_a_moment_opens_with_enter_and_with_a_click_as_with_its_key(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "when")
        slip = next(row for row in page(pilot).query(ThemeRow) if row.key == "s")
        slip.focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, SlipPage)
        await press(pilot, "escape")
        await click_word(pilot, slip, "slip")
        assert isinstance(app.screen, SlipPage)


@pytest.mark.parametrize("size", EXTREMES, ids=str)
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
        for words, first in fitting.items():
            await search(pilot, words)
            assert found(pilot)[0] == first, words
            assert len(found(pilot)) <= FEW
            assert app.trainer.guides[first].title in shown(pilot), "at once in sight, under the line"
            assert_tidy(pilot)
        await press(pilot, "enter")
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
        assert "Nothing fits that. l write it down, ! people to call." in shown(pilot)
        assert_tidy(pilot)
        await press(pilot, "enter", "enter")
        assert page(pilot).HERE == "when"


async def test_esc_ends_the_search_then_goes_to_today(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await open_page(pilot, "when")
        everything = found(pilot)
        await search(pilot, "kids")
        await press(pilot, "escape")
        assert page(pilot).HERE == "when"
        assert found(pilot) == everything
        assert app.screen.focused is page(pilot).query(ThemeRow).first()
        assert "An urge" in shown(pilot)
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
