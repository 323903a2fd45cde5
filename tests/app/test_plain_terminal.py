"""Terminals with few colours, none, or without some of the signs."""

import pytest
from rich.style import Style

from nc_tui.app.app import NcTui
from nc_tui.app.widgets.opening import sunrise
from nc_tui.trainer import Trainer
from tests.app.looking import Driver, press, settled, shown


def styles(pilot: Driver) -> list[tuple[str, Style]]:
    """What stands on the screen, with how it is drawn."""
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return [(each.text, each.style or Style()) for strip in strips for each in strip]


def colours(pilot: Driver) -> set[str]:
    """The names of all colours on the screen."""
    found = {colour for _, style in styles(pilot) for colour in (style.color, style.bgcolor)}
    return {colour.name for colour in found if colour is not None}


@pytest.mark.parametrize("theme", ["dusk", "dawn"])
async def test_sixteen_colours_are_the_terminals_own_with_keys_underlined_and_done_in_green(
    demo: Trainer, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    from msgspec.structs import replace

    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "linux")
    demo.session.choose(replace(demo.settings, theme=theme))
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert colours(pilot) <= {"default", "bright_black", "green", "red"}
        keys = [style for text, style in styles(pilot) if text.strip() == "?"]
        assert keys
        assert all(style.bold and style.underline for style in keys)
        await press(pilot, "r")
        assert any(style.reverse for _, style in styles(pilot)), "what is chosen shows"


async def test_where_no_colour_is_wanted_there_is_none(
    demo: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert colours(pilot) == {"default"}


async def test_the_linux_console_gets_signs_that_its_font_has(
    demo: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "linux")
    app = NcTui(demo)
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "d")
        assert not set(shown(pilot)) & set("╭╮╰╯◐✓┃━▸…")
        assert not any("\u2800" <= sign <= "\u28ff" for sign in shown(pilot))


def test_the_sunrise_of_the_ready_list_has_a_form_without_braille() -> None:
    for few_signs in (True, False):
        text = "".join(str(each.content) for each in sunrise(12, 80, 24, few_signs=few_signs))
        assert any("\u2800" <= sign <= "\u28ff" for sign in text) is not few_signs
        assert "█" in text or not few_signs
