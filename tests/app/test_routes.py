"""Every page stands in one table, and the ways to it follow from there."""

import ast
from collections import Counter
from pathlib import Path

from textual.binding import Binding

import nc_tui.app
from nc_tui.app import routes
from nc_tui.app.app import NcTui
from nc_tui.app.host import Host
from nc_tui.app.navigation import Navigation, commands
from nc_tui.app.pages.page import OverlayPage, Page
from nc_tui.app.routes import MAIN, MOMENTS, ROUTES, TABLE, Moment, Route, name_of
from nc_tui.app.screens.keys import page_keys
from nc_tui.app.screens.when import WhenPage
from nc_tui.trainer import Trainer
from tests.app.everywhere import WAYS, prepare
from tests.app.looking import lines, open_page, page, press, settled, shown

APP = Path(nc_tui.app.__file__).parent
SCREENS = sorted((APP / "screens").glob("*.py"))
WITHOUT_A_LINE = {"cover:CoverPage"}
"""The cover is no page: it lies over all of them."""


def arguments(route: Route, trainer: Trainer) -> dict[str, object]:
    """What a page needs in order to open."""
    needed: dict[str, dict[str, object]] = {
        "exercise": {"exercise_id": next(iter(trainer.exercises))},
        "guide": {"guide_id": next(iter(trainer.guides))},
        "rehearsal": {"rehearsal_id": next(iter(trainer.rehearsing.all))},
        "course": {"course_id": next(iter(trainer.courses.all))},
        "reading": {"words": ["some words"], "heading": "A heading"},
        "backup": {"path": Path("nowhere.zip"), "called": "today"},
        "date": {"key": next(iter(trainer.situation.profile.dates))},
        "closed": {"gate": trainer.library.checklist.gates[0]},
        "after-told": {"what": "answer"},
    }
    return needed.get(route.name, {})


async def test_every_page_opens_by_its_name_and_says_something(begun: Trainer) -> None:
    """Here those that test_everywhere doesn't come to."""
    others = [route for route in TABLE if route.name not in {way.page for way in WAYS.values()}]
    prepare(begun)
    app = NcTui(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for route in others:
            await open_page(pilot, "today")
            await open_page(pilot, route.name, **arguments(route, begun))
            assert type(page(pilot)) is route.page_type(), route.name
            assert len(shown(pilot)) > len("nc-tui"), route.name
            if isinstance(page(pilot), OverlayPage):
                assert "nc-tui" not in lines(pilot)[0], route.name
            await press(pilot, "f9", "f9", "f10")
            assert page(pilot).HERE == "when", route.name


def test_names_and_classes_stand_in_the_table_once() -> None:
    assert len(ROUTES) == len(TABLE)
    own = [route.load for route in TABLE if not route.arguments]
    assert len(set(own)) == len(own)


def test_every_page_has_a_name_for_its_top_bar() -> None:
    assert [route.name for route in TABLE if not (route.title or route.headed)] == []
    assert [route.name for route in TABLE if route.title and route.headed] == []


def test_every_page_in_the_folder_has_its_line() -> None:
    found = {
        f"{path.stem}:{node.name}"
        for path in SCREENS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef) and node.name.endswith("Page")
    }
    bases = {base for load in found for base in bases_of(load)}
    assert found - bases - WITHOUT_A_LINE == {route.load for route in TABLE}


def bases_of(load: str) -> set[str]:
    """The pages of the same file that a page is made from, which are no pages by themselves."""
    file, name = load.split(":")
    tree = ast.parse((APP / "screens" / f"{file}.py").read_text())
    classes = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    names = {base.id for base in classes[name].bases if isinstance(base, ast.Name)}
    in_table = {route.load for route in TABLE}
    return {f"{file}:{base}" for base in names & classes.keys()} - in_table


def test_a_page_knows_the_name_it_stands_under() -> None:
    for route in TABLE:
        found = route.page_type()
        assert issubclass(found, Page), route.name
        assert name_of(found) == found.HERE, route.name
        assert ROUTES[found.HERE].load == route.load, route.name


def test_what_stands_in_no_table_has_no_name() -> None:
    assert name_of(Page) == ""


def test_a_key_means_one_page_everywhere() -> None:
    keys = [key for route in TABLE for key in (route.key, route.while_typing) if key]
    assert max(Counter(keys).values()) == 1
    bound = [binding.key for binding in Binding.make_bindings(NcTui.BINDINGS + Navigation.BINDINGS)]
    assert max(Counter(bound).values()) == 1
    assert len([route for route in TABLE if route.key or route.while_typing]) <= len(Navigation.BINDINGS)


def test_a_letter_of_a_hard_moment_is_no_other_key_of_its_page_or_of_the_app() -> None:
    letters = [moment.key for _, moment in MOMENTS]
    assert len(set(letters)) == len(letters)
    own = {key for binding in Page.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    assert own.isdisjoint(letters)
    elsewhere = {route.key: route.name for route in TABLE if route.key}
    for route, moment in MOMENTS:
        assert elsewhere.get(moment.key, route.name) == route.name
    bound = {binding.key: binding.action for binding in Binding.make_bindings(WhenPage.BINDINGS)}
    for route, moment in MOMENTS:
        if moment.key not in elsewhere:
            assert bound[moment.key] == f"app.go('{route.name}')"


def test_the_main_pages_have_a_digit_each_in_their_order() -> None:
    assert [route.key for route in MAIN] == [str(n) for n in range(1, len(MAIN) + 1)]


def test_the_palette_names_every_page_that_can_be_opened_from_anywhere() -> None:
    named = list(commands())
    assert all(command.title and command.about for command in named)
    assert len({command.title for command in named}) == len(named)
    actions = {command.action for command in named}
    for route in TABLE:
        by_key = bool(route.key or route.while_typing or route.moment or route.main)
        assert by_key <= bool(route.title), route.name
        assert (f"go('{route.name}')" in actions) is bool(route.title), route.name


def test_the_page_of_keys_names_every_key_but_the_digits_and_its_own() -> None:
    named = " ".join(keys for keys, _ in page_keys())
    for route in TABLE:
        if route.key and not route.main and route.name != "keys":
            assert route.sign in named, route.name
        assert route.while_typing.upper() in named


def test_only_a_letter_for_no_hard_moment_is_dangerous_where_something_is_worked_through() -> None:
    dangerous = {route.name for route in TABLE if not routes.letter_is_safe(route)}
    assert dangerous == {"evidence", "week"}
    assert not routes.letter_is_safe(Route("new", "new:NewPage", key="n"))
    assert routes.letter_is_safe(Route("new", "new:NewPage", key="n", moment=Moment("n", "New", "Days")))
    assert routes.letter_is_safe(Route("new", "new:NewPage", key="comma"))


def test_the_app_is_what_pages_ask_of_it(app: NcTui) -> None:
    host: Host = app
    assert host.trainer is app.trainer


# -- who knows whom ----------------------------------------------------------------------------------------


def imports(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


def test_no_page_imports_another_one_or_the_app() -> None:
    for path in SCREENS:
        for module in imports(path):
            assert not module.startswith("nc_tui.app.screens."), (path.stem, module)
            assert not module.startswith(("nc_tui.app.app", "nc_tui.app.navigation")), (path.stem, module)


def test_what_pages_are_made_of_knows_no_page() -> None:
    for path in (*(APP / "widgets").rglob("*.py"), *(APP / "pages").glob("*.py")):
        for module in imports(path):
            assert not module.startswith(("nc_tui.app.screens", "nc_tui.app.app")), (path.stem, module)


def test_a_widget_tells_its_page_by_messages() -> None:
    for path in (APP / "widgets").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "isinstance"
            ):
                assert "screen" not in ast.unparse(node.args[0]), (path.stem, ast.unparse(node))
