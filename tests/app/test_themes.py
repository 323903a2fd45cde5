"""Colours: enough contrast in our two themes, nothing said by colour alone, every theme of Textual's works."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from textual.color import Color
from textual.widget import Widget

from nc_tui.app.app import NcTui
from nc_tui.app.theme import DAWN_COLOURS, DUSK_COLOURS, GROUNDS, MARKS, TEXTS
from nc_tui.app.widgets.pictures import LEVELS
from nc_tui.trainer import Trainer
from tests.app.looking import assert_tidy, press, rows, settled, shown

ENOUGH = 4.5
MARKED = " ▁▂▃▄▅▆▇█▊▎▔·░▒▓○●─━│╭╮╰╯▌▐┃▀"
"""Signs that are marks and no text."""


def luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.1."""
    channels = [value / 255 for value in color.rgb]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio, WCAG 2.1: 1 to 21."""
    return contrast_of(luminance(one), luminance(other))


def contrast_of(one: float, other: float) -> float:
    """The contrast of two luminances."""
    light, dark = sorted((one, other), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXTUALS = tuple(f"text-{name}" for name in ("primary", "secondary", "accent", "success", "warning", "error"))


@pytest.mark.parametrize("theme", ["dusk", "dawn"])
async def test_every_text_colour_stands_out_from_every_ground(app: NcTui, theme: str) -> None:
    app.theme = theme
    variables = app.get_css_variables()
    weak = {
        f"{text} on {ground}": contrast(Color.parse(variables[text]), Color.parse(variables[ground]))
        for text in (*TEXTS, *TEXTUALS)
        for ground in GROUNDS
    }
    assert {pair: round(ratio, 2) for pair, ratio in weak.items() if ratio < ENOUGH} == {}


@pytest.mark.parametrize("colours", [DUSK_COLOURS, DAWN_COLOURS], ids=["dusk", "dawn"])
def test_what_is_no_text_is_listed_apart_and_nothing_is_left_out(colours: Mapping[str, str]) -> None:
    assert set(colours) == {*TEXTS, *GROUNDS, *MARKS}


@pytest.mark.parametrize("colours", [DUSK_COLOURS, DAWN_COLOURS], ids=["dusk", "dawn"])
def test_the_nine_hues_are_equally_light_and_the_years_greens_differ(colours: Mapping[str, str]) -> None:
    light = [luminance(Color.parse(colours[name])) for name in TEXTS if name.startswith("skill-")]
    assert len(light) == 9
    assert max(light) / min(light) < 1.25
    ramp = [luminance(Color.parse(colours[f"heat-{level}"])) for level in range(5)]
    assert ramp in (sorted(ramp), sorted(ramp, reverse=True))
    assert all(contrast_of(one, other) > 1.2 for one, other in pairwise(ramp))


@pytest.mark.parametrize("theme", ["dusk", "dawn"])
async def test_what_is_really_drawn_has_enough_contrast(demo: Trainer, theme: str) -> None:
    from msgspec.structs import replace

    demo.session.choose(replace(demo.settings, theme=theme))
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for mode in ("today", "path", "when", "ready"):
            await app.run_action(f"go('{mode}')")
            await settled(pilot)
            assert weak_spots(app.screen) == [], mode
        await press(pilot, "comma")
        assert weak_spots(app.screen) == []
        app.go("exercise", exercise_id=next(iter(demo.exercises)))
        await settled(pilot)
        assert weak_spots(app.screen) == []


def weak_spots(screen: object) -> list[tuple[str, float]]:
    """Texts on the screen, cell by cell as they are drawn, that stand out too little."""
    found = []
    for strip in screen._compositor.render_strips(screen.size):  # type: ignore[attr-defined]
        for segment in strip:
            style = segment.style
            if not segment.text.strip(MARKED) or style is None or style.reverse:
                continue
            if style.color is None or style.bgcolor is None:
                continue
            ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
            if ratio < ENOUGH:
                found.append((segment.text, round(ratio, 2)))
    return found


async def test_every_theme_of_textuals_can_be_chosen(demo: Trainer) -> None:
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for theme in app.available_themes:
            app.theme = theme
            await settled(pilot)
            assert "5 the list" in shown(pilot), theme
        await app.run_action("go('progress')")
        await settled(pilot)
        assert_tidy(pilot)


async def test_the_theme_is_chosen_in_the_settings_and_remembered(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "comma", "down", "down", "left")
        assert app.theme == trainer.settings.theme != "dusk"
        assert NcTui(trainer).theme == trainer.settings.theme


async def test_without_colour_what_is_chosen_done_and_met_still_shows(
    demo: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = NcTui(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "▐" in shown(pilot)
        await press(pilot, "d")
        assert "✓" in shown(pilot)
        assert isinstance(app.screen.focused, Widget)
        assert rows(pilot)
    assert len({sign for sign, _ in LEVELS}) == len(LEVELS)
