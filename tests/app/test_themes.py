"""Colours: enough contrast in our two themes, nothing said by colour alone, every theme of Textual's works."""

import pytest
from textual.color import Color
from textual.widget import Widget

from nc_tui.app.app import NcTui
from nc_tui.app.widgets.pictures import LEVELS
from nc_tui.trainer import Trainer
from tests.app.looking import assert_tidy, press, rows, settled, shown

TEXTS = (
    "foreground",
    "text-muted",
    "text-primary",
    "text-secondary",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
)
GROUNDS = ("background", "surface", "panel")
ENOUGH = 4.5


def luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.1."""
    channels = [value / 255 for value in color.rgb]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio, WCAG 2.1: 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["dusk", "dawn"])
async def test_every_text_colour_stands_out_from_every_ground(app: NcTui, theme: str) -> None:
    app.theme = theme
    variables = app.get_css_variables()
    weak = {
        f"{text} on {ground}": contrast(Color.parse(variables[text]), Color.parse(variables[ground]))
        for text in TEXTS
        for ground in GROUNDS
    }
    assert {pair: round(ratio, 2) for pair, ratio in weak.items() if ratio < ENOUGH} == {}


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
            if not segment.text.strip(" ▁▂▃▄▅▆▇█▊▎▔·░▒▓○") or style is None or style.reverse:
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
            assert "Ready list" in shown(pilot), theme
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
        assert "❯ " in shown(pilot)
        await press(pilot, "d")
        assert "✓" in shown(pilot)
        assert isinstance(app.screen.focused, Widget)
        assert rows(pilot)
    assert len({sign for sign, _ in LEVELS}) == len(LEVELS)
