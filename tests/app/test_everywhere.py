"""From every screen: the cursor stands where it helps, F9 covers it, help and the hard moments are near, and a closed
gate stays closed."""

from nc_tui.app.app import NcTui
from nc_tui.app.routes import MOMENTS
from nc_tui.app.screens.contacted import ContactedPage, LookedPage
from nc_tui.app.screens.dates import DatesPage, GoalsPage
from nc_tui.app.screens.guide import GuidePage
from nc_tui.app.screens.help import HelpPage
from nc_tui.app.screens.letter import LetterPage
from nc_tui.app.screens.situation import SituationPage
from nc_tui.app.screens.slip import SlipPage
from nc_tui.app.screens.urge import UrgePage
from nc_tui.app.widgets.diary_list import DiaryList
from nc_tui.app.widgets.prose import Row
from nc_tui.trainer import Trainer
from tests.app.emulated import Emulated, is_at_the_chosen
from tests.app.everywhere import TYPED, WAYS, assert_covered, come_to, prepare, says, standing, typed, types
from tests.app.looking import Driver, lines, press, settled
from tests.content.contact import suggestions

MOMENT_PAGES: dict[str, type] = {
    "u": UrgePage,
    "s": SlipPage,
    "c": ContactedPage,
    "o": LookedPage,
    "p": GuidePage,
    "l": LetterPage,
    "d": DatesPage,
    "g": GoalsPage,
    "b": SituationPage,
}


async def look_for_the_cursor(pilot: Driver, name: str) -> None:
    """It stands where one types or chooses or begins to read."""
    at = pilot.app.cursor_position
    if types(pilot):
        await press(pilot, "x")
        assert pilot.app.cursor_position == (at.x + 1, at.y), name
        await press(pilot, "backspace")
    elif isinstance(pilot.app.screen.focused, Row | DiaryList):
        assert is_at_the_chosen(Emulated(lines(pilot), *at)), (name, at)
    else:
        assert 0 < at.y < pilot.app.size.height - 2, (name, at)


async def cover_and_uncover(pilot: Driver, name: str) -> None:
    """F9 hides all of it, F9 shows it as it was, with what was being typed."""
    if name in TYPED:
        await press(pilot, "q", "u")
    screen, before, words = pilot.app.screen, standing(pilot), typed(pilot)
    assert (name in TYPED) is words.endswith("qu"), name
    await press(pilot, "f9")
    assert_covered(pilot)
    await press(pilot, "f9")
    assert pilot.app.screen is screen, name
    assert typed(pilot) == words, name
    assert name == "the wave" or standing(pilot) == before, name


async def ask_for_help(pilot: Driver, key: str) -> None:
    """The key opens help; esc leads back to the same place."""
    screen, focused = pilot.app.screen, pilot.app.screen.focused
    await press(pilot, key)
    assert isinstance(pilot.app.screen, HelpPage), screen
    await press(pilot, "escape")
    assert pilot.app.screen is screen
    assert type(screen.focused) is type(focused)


async def test_every_screen_has_its_cursor_is_covered_by_f9_and_has_help_and_the_hard_moments_near(
    begun: Trainer,
) -> None:
    """``F1``, or ``!`` where letters are no text; ``F10`` and a letter. Screens take turns with the keys."""
    prepare(begun)
    begun.situation.answer_gate("asked-no-contact", True)
    closing = [gate.closed for gate in begun.library.checklist.gates]
    letters = [moment.key for _, moment in MOMENTS]
    assert set(letters) == set(MOMENT_PAGES)
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for number, name in enumerate(WAYS):
            await come_to(pilot, name)
            assert suggestions(text for text in says(pilot) if text not in closing) == [], name
            assert types(pilot) is (name in TYPED), name
            await look_for_the_cursor(pilot, name)
            await cover_and_uncover(pilot, name)
            await ask_for_help(pilot, "f1" if types(pilot) or number % 2 else "!")
            letter = letters[number % len(letters)]
            await press(pilot, "f10", letter)
            assert isinstance(app.screen, MOMENT_PAGES[letter]), (name, letter)
