"""Guides in the app, walked to every ending by keys on the smallest screen; what their endings offer."""

from collections.abc import Callable

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.pages.page import Body
from nc_tui.app.screens.contacted import ContactedPage, LookedPage
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.guide import RECORDS, GuidePage
from nc_tui.app.screens.help import HelpPage
from nc_tui.app.screens.slip import SlipPage
from nc_tui.app.screens.urge import UrgePage
from nc_tui.app.widgets.act_row import ActRow
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rows import KeyRow
from nc_tui.library.reading import shipped
from nc_tui.library.situations import reachable, read_situations
from nc_tui.practice import branching, way
from nc_tui.practice.branching import Choice, Distress, Ending, Guide, Page, RecordKind, ScriptPath
from nc_tui.practice.kinds import Monitoring, Profile
from nc_tui.trainer import Trainer
from nc_tui.trainer.views.guide import GuideView
from tests.app.conftest import SIZES, welcomed
from tests.app.guide_walks import Walker, guide_page, read_down, shortest_walks, ways
from tests.app.looking import (
    Driver,
    app_of,
    assert_tidy,
    kept,
    press,
    said,
    settled,
    shown,
    whole,
)
from tests.walks import ALL, part_of

AtHome = Callable[[], Trainer]
GUIDES = read_situations(shipped() / "situations")[0]


@pytest.fixture
def trainer(newcomer: Trainer) -> Trainer:
    """Someone who has answered every care question with no."""
    answered = welcomed(newcomer)
    answered.situation.describe(Profile(gates=dict.fromkeys(way.GATES, False)))
    return answered


IDS = list(GUIDES)
PARTS = 2
PAGES: dict[RecordKind, type] = {
    "urge": UrgePage,
    "slip": SlipPage,
    "monitoring": LookedPage,
    "contact": ContactedPage,
}


def flat(text: str) -> str:
    return " ".join(text.split())


def assert_says_it_all(pilot: Driver, screen: GuidePage) -> None:
    """The whole page stands there, and every way on."""
    page = branching.here(GUIDES, screen.path, False)
    words = whole(pilot)
    assert flat(page.text) in words
    if screen.path.path[-1].check is not None:
        assert "A check first, then on you go" in words
    choices = branching.options(GUIDES, screen.path, False)
    expected = [(str(n), choice.label) for n, choice in enumerate(choices, 1)]
    if page.ending is not None:
        rows = screen.query(ActRow)
        assert [" ".join(filter(None, (row.act.what, row.act.rest))) for row in rows] == list(page.ending.now)
        for row in rows:
            assert f"{row.number} ○ {row.act.what}" in words
        assert flat(page.ending.note or "") in words
        expected += offers(screen, page.ending)
    assert ways(screen) == expected
    assert bool(screen.query(Rating)) is (page.distress is not None and not choices)


def offers(screen: GuidePage, ending: Ending) -> list[tuple[str, str]]:
    """The keys and words of what an ending offers."""
    found = []
    if ending.exercise is not None:
        one = screen.trainer.exercises[exercise_of(screen, ending)]
        found.append(("e", f"the exercise: “{one.title}”, {one.minutes} min"))
    if ending.note is not None:
        found.append(("y", "copy the draft"))
    if ending.record is not None:
        found.append(("r", RECORDS[ending.record][1]))
    if ending.guide is not None:
        found.append(("g", f"continue with: “{GUIDES[ending.guide].title}”"))
    return found


def exercise_of(screen: GuidePage, ending: Ending) -> str:
    """The exercise an ending offers: named, or the first of a skill."""
    exercises = screen.trainer.exercises
    assert ending.exercise is not None
    if ending.exercise in exercises:
        return ending.exercise
    return next(one.id for one in exercises.values() if one.skill == ending.exercise)


class Reader:
    """Looks at each page, reads the longest ones with ↓, and opens one of each kind of what is offered."""

    def __init__(self) -> None:
        self.longest = 0
        self.tried: set[object] = set()
        self.endings = 0

    async def visit(self, pilot: Driver, screen: GuidePage) -> None:
        assert_says_it_all(pilot, screen)
        assert_tidy(pilot)
        body = screen.query_one(Body)
        if body.max_scroll_y == 0:
            for row in screen.query(KeyRow):
                assert pilot.app.screen.find_widget(row).visible_region == row.region, (
                    "all of it is on the screen"
                )
        elif not screen.query(Rating):
            assert said(pilot) == "↓ more below"
        if body.max_scroll_y > self.longest:
            self.longest = body.max_scroll_y
            read = await read_down(pilot, screen)
            assert whole(pilot).removesuffix(said(pilot)).strip()[-40:] in read
            for text in (branching.here(GUIDES, screen.path, False).text, *(w for _, w in ways(screen))):
                assert flat(text) in read
        ending = branching.here(GUIDES, screen.path, False).ending
        if ending is not None:
            self.endings += 1
            await self.open_what_is_offered(pilot, screen, ending)

    async def open_what_is_offered(self, pilot: Driver, screen: GuidePage, ending: Ending) -> None:
        app = app_of(pilot)
        if ending.exercise is not None and self.is_new(
            ("exercise", ending.exercise in app.trainer.exercises)
        ):
            await press(pilot, "e")
            opened = app.screen
            assert isinstance(opened, ExercisePage)
            assert opened.exercise_id == exercise_of(screen, ending)
            await press(pilot, "escape")
        if ending.record is not None and self.is_new(("record", ending.record)):
            await press(pilot, "r")
            assert isinstance(app.screen, PAGES[ending.record])
            await press(pilot, "escape")
        if ending.help and self.is_new("help"):
            await press(pilot, "!")
            opened = app.screen
            assert isinstance(opened, HelpPage)
            assert opened.topics == ending.help
            await press(pilot, "escape")
        if ending.note is not None and self.is_new("copy"):
            await press(pilot, "y")
            assert app.clipboard == ending.note
            assert said(pilot).startswith("Copied")
        assert app.screen is screen, "what was opened leads back to the guide"

    def is_new(self, offered: object) -> bool:
        new = offered not in self.tried
        self.tried.add(offered)
        return new


@pytest.mark.content
@pytest.mark.parametrize("part", range(PARTS))
async def test_guides_are_walked_to_every_ending_by_keys(trainer: Trainer, part: int) -> None:
    reader = Reader()
    walker = Walker(GUIDES, False, reader.visit)
    app = NcTui(trainer)
    async with app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        for guide_id in part_of(IDS)[part::PARTS]:
            met = await walker.through(pilot, guide_id)
            assert met == set(reachable(GUIDES[guide_id], False)), guide_id
            assert guide_page(pilot).guide_id == guide_id
    assert reader.endings >= (60 if ALL else 20)
    assert reader.longest >= 10, "some pages had to be read with ↓"


def endings_that_lead_on() -> dict[str, ScriptPath]:
    """By the guide they lead into, the first ending that does."""
    found: dict[str, ScriptPath] = {}
    for guide_id in IDS:
        for _, walk in shortest_walks(GUIDES, guide_id, False):
            ending = branching.here(GUIDES, walk, False).ending
            if ending is not None and ending.guide is not None:
                found.setdefault(ending.guide, walk)
    return found


@pytest.mark.content
async def test_every_guide_that_an_ending_leads_into_opens_in_its_place(trainer: Trainer) -> None:
    onward = endings_that_lead_on()
    assert len(onward) >= 5
    app = NcTui(trainer)
    async with app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        for opened, (target, walk) in enumerate(onward.items(), 2):
            app.go("guide", guide_id=walk.script)
            await settled(pilot)
            guide_page(pilot).path = walk
            await guide_page(pilot)._show()
            await press(pilot, "g")
            assert guide_page(pilot).guide_id == target
            assert GUIDES[target].title in whole(pilot)
            assert len(app.screen_stack) == opened, "the guide before is closed"
        await press(pilot, "escape")
        assert len(app.screen_stack) == len(onward)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_ending_says_what_to_do_now_and_stands_there_with_its_helplines(
    trainer: Trainer, size: tuple[int, int]
) -> None:
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.go("guide", guide_id="they-wrote")
        await settled(pilot)
        assert_tidy(pilot)
        await press(pilot, "3")
        words = whole(pilot)
        assert "The next ten minutes" in shown(pilot)
        ending = guide_page(pilot).view.ending
        assert ending is not None
        assert ending.help
        for row in trainer.views.numbers_to_call(ending.help).rows:
            assert f"{row.line.reach} {row.name} {row.checked} {row.line.text}" in words
        assert_tidy(pilot)


async def test_what_was_recorded_from_an_ending_is_offered_no_longer_until_it_is_taken_back(
    trainer: Trainer, at_home: AtHome
) -> None:
    app = NcTui(trainer)
    async with app.run_test() as pilot:
        await settled(pilot)
        app.go("guide", guide_id="looked")
        await settled(pilot)
        screen = guide_page(pilot)
        while screen.view.record != "monitoring":
            choices = branching.options(GUIDES, screen.path, False)
            await press(pilot, "1" if choices else "b")
        offered = ways(screen)
        assert ("r", "record that I looked") in offered
        await press(pilot, "r", "p")
        assert app.screen is screen
        assert said(pilot) == "Saved. z to undo."
        assert ways(screen) == [way for way in offered if way[0] != "r"]
        await press(pilot, "r")
        assert app.screen is screen
        assert kept(at_home(), Monitoring) == [Monitoring("profile")]
        await press(pilot, "z")
        assert ways(screen) == offered
    assert kept(at_home(), Monitoring) == []


async def test_b_leads_back_page_by_page_to_the_first_one_and_no_further(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, walk = max(shortest_walks(GUIDES, "they-wrote", False), key=lambda move: len(move.keys))
    views, build, built = trainer.views, trainer.views.guide, list[ScriptPath]()

    def counted(path: ScriptPath, records_before: int | None = None) -> GuideView:
        built.append(path)
        return build(path, records_before)

    monkeypatch.setattr(views, "guide", counted)
    app = NcTui(trainer)
    async with app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        app.go("guide", guide_id="they-wrote")
        await settled(pilot)
        screen = guide_page(pilot)
        await press(pilot, *keys)
        assert screen.path == walk
        while len(walk.path) > 1:
            walk = branching.back(walk)
            await press(pilot, "b")
            assert screen.path == walk
            assert_says_it_all(pilot, screen)
        assert len(built) == 2 * len(keys) + 1, "a page's view is made once, however many keys ask for it"
        await press(pilot, "b")
        assert screen.path == walk
        assert app.screen is screen


ASKING = Guide(
    id="asking",
    title="How tense is it?",
    kind="self-check",
    words=("tense",),
    pages=(
        Page(
            id="first",
            text="First a number.",
            distress=Distress(to="rest"),
            choices=(Choice(label="Go on", to="end"), Choice(label="Rest", to="rest")),
        ),
        Page(id="rest", text="Rest first.", ending=Ending(now=("Sit down.",))),
        Page(id="end", text="That is all.", ending=Ending(now=("Get up.",))),
    ),
)
"""A guide that asks for a number before its choices."""


@pytest.mark.parametrize("size", SIZES[:1], ids=str)
async def test_a_number_comes_before_the_choices_and_is_asked_again_after_b(
    trainer: Trainer, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(trainer.session.__dict__, "_read_guides", ({"asking": ASKING}, ()))
    app = NcTui(trainer)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.go("guide", guide_id="asking")
        await settled(pilot)
        screen = guide_page(pilot)
        assert isinstance(app.screen.focused, Rating)
        assert ways(screen) == []
        assert_tidy(pilot)
        await press(pilot, "8")
        assert "Rest first." in whole(pilot), "the number leads past the choices"
        await press(pilot, "b")
        assert screen.query(Rating)
        await press(pilot, "7")
        assert ways(screen) == [("1", "Go on"), ("2", "Rest")]
        assert not screen.query(Rating)
        await press(pilot, "1")
        assert "That is all." in whole(pilot)
        await press(pilot, "b")
        assert screen.query(Rating)
        assert ways(screen) == []


async def test_a_guide_is_opened_with_the_mouse_too(trainer: Trainer) -> None:
    app = NcTui(trainer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go("guide", guide_id="they-wrote")
        await settled(pilot)
        screen = guide_page(pilot)
        first = branching.choose(GUIDES, screen.path, 2, False)
        await pilot.click(screen.query(KeyRow)[1])
        await settled(pilot)
        assert screen.path == first


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 35), (160, 50)], ids=str)
async def test_an_act_is_ticked_by_its_number_with_enter_and_with_the_mouse_and_unticked_again(
    app: NcTui, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.go("guide", guide_id="late-night")
        await settled(pilot)
        assert "When… › It's late and I want to write" in whole(pilot)
        await press(pilot, "1")
        assert "It's late and I want to write › A message is written" in whole(pilot)
        rows = list(guide_page(pilot).query(ActRow))
        assert [row.ticked for row in rows] == [False] * 3
        await press(pilot, "2")
        assert [row.ticked for row in rows] == [False, True, False]
        assert "2 ✓" in whole(pilot)
        assert "1 ○" in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "enter")
        assert not any(row.ticked for row in rows)
        await press(pilot, "home")
        assert await pilot.click(rows[0])
        await settled(pilot)
        assert [row.ticked for row in rows] == [True, False, False]
        await press(pilot, "b")
        assert not guide_page(pilot).query(ActRow)
        assert kept(app.trainer, Monitoring) == []
