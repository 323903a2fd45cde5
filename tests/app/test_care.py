"""Care: with a closed gate nothing suggests contact; help and the hard moments are never far."""

import pytest
from textual.command import CommandPalette

from nc_tui.app.app import NcTui
from nc_tui.app.screens.guide import GuidePage
from nc_tui.app.screens.urge import UrgePage
from nc_tui.library.checks.prose import texts, towards_former_partner
from nc_tui.library.reading import shipped
from nc_tui.library.situations import reachable, read_situations
from nc_tui.practice import branching
from nc_tui.practice.way import ASKED, GATES
from nc_tui.trainer import Trainer
from tests.app.everywhere import come_to, prepare, says
from tests.app.guide_walks import Walker
from tests.app.looking import Driver, open_page, press, settled, whole, write
from tests.content.contact import suggestions

GUIDES = read_situations(shipped() / "situations")[0]
CHANGED = [one.id for one in GUIDES.values() if set(reachable(one, True)) != set(reachable(one, False))]
"""The guides with pages that a closed gate takes away."""


@pytest.fixture
def furnished(begun: Trainer) -> Trainer:
    """Someone with something on every list."""
    prepare(begun)
    return begun


# -- a closed gate -------------------------------------------------------------------------------------


def crumbs(screen: GuidePage) -> tuple[str, str]:
    """How the line begins that repeats the title and what the person chose."""
    title = GUIDES[screen.guide_id].title
    return f"{title} ›", f"When… › {title}"


async def look_for_contact(pilot: Driver, screen: GuidePage) -> None:
    """Nothing on this page suggests contact, nor is there a note to send."""
    page = branching.here(GUIDES, screen.path, True)
    assert not page.contact
    assert suggestions(text for text in says(pilot) if not text.startswith(crumbs(screen))) == []
    assert " ".join(page.text.split()) in whole(pilot)


@pytest.mark.parametrize("number", range(len(ASKED)), ids=ASKED.__getitem__)
async def test_with_a_closed_gate_no_page_of_a_guide_suggests_contact(trainer: Trainer, number: int) -> None:
    """Every gate that is asked closes the same pages; each is closed while a fifth of the guides are walked that say
    something else then. That no text of any guide turns to them then is seen to in tests/content."""
    trainer.situation.answer_gate(ASKED[number], True)
    walker = Walker(GUIDES, True, look_for_contact)
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for guide_id in CHANGED[number :: len(ASKED)]:
            met = await walker.through(pilot, guide_id)
            assert met == set(reachable(GUIDES[guide_id], True)), guide_id
            assert isinstance(app.screen, GuidePage)
            assert app.screen.closed


def test_no_exercise_turns_to_them_whatever_gate_is_closed(trainer: Trainer) -> None:
    for gate in GATES:
        trainer.situation.answer_gate(gate, True)
    found = {
        f"{exercise.id}: {key}": clauses
        for exercise in trainer.exercises.values()
        for key, text in texts(exercise)
        if not key.endswith(".if") and (clauses := list(towards_former_partner(text)))
    }
    assert found == {}
    assert len(trainer.exercises) >= 100


@pytest.mark.parametrize("gate", GATES)
async def test_with_a_closed_gate_the_main_pages_say_so_kindly_and_suggest_nothing(
    furnished: Trainer, gate: str
) -> None:
    furnished.situation.answer_gate(gate, True)
    app = NcTui(furnished)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Ready Closed. Practice goes on." in whole(pilot)
        assert suggestions(says(pilot)) == []
        await open_page(pilot, "ready")
        closed = next(one.closed for one in furnished.library.checklist.gates if one.id == gate)
        assert closed in whole(pilot)
        assert suggestions(text.replace(closed, "") for text in says(pilot)) == []


def test_what_an_open_gate_may_suggest_would_be_noticed() -> None:
    found = [
        page.id
        for guide in GUIDES.values()
        for page in guide.pages
        if suggestions([page.text, *(page.ending.now if page.ending else ())])
    ]
    assert len(found) >= 10


# -- never far -----------------------------------------------------------------------------------------


async def test_u_begins_an_urge_wherever_letters_are_no_text(furnished: Trainer) -> None:
    app = NcTui(furnished)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for name in ("path", "when", "dates", "help is offered"):
            await come_to(pilot, name)
            await press(pilot, "u")
            assert isinstance(app.screen, UrgePage), name


async def test_the_palette_names_every_hard_moment(furnished: Trainer) -> None:
    app = NcTui(furnished)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        named = {command.title for command in app.get_system_commands(app.screen)}
        assert {"Hard moments", "An urge", "A slip", "An unsent letter", "My situation", "Dates"} <= named
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await write(pilot, "an urge")
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert isinstance(app.screen, UrgePage)
