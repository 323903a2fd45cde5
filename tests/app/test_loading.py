"""What the app leaves unloaded. Each case is a process of its own, because a module is loaded once."""

import subprocess
import sys

BEGIN = "import sys; from nc_tui.app.loading import load_sparely; "


def loaded(code: str) -> set[str]:
    """The modules that are there after the code."""
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0, shown.stderr[-2000:]
    return set(shown.stdout.split())


def test_the_app_loads_no_openssl_and_no_widget_that_no_page_shows() -> None:
    names = loaded(BEGIN + "load_sparely(); import nc_tui.app.app, nc_tui.app.screens.today")
    assert {"asyncio", "textual.app"} <= names
    assert not names & {"ssl", "_ssl", "textual.types", "textual.widgets._tree", "textual.widgets._select"}


def test_what_was_left_out_can_still_be_loaded_afterwards() -> None:
    names = loaded(
        BEGIN + "load_sparely(); import ssl; from textual.types import NoSelection, CallbackType; "
        "from textual.widgets import Select, Tree"
    )
    assert {"ssl", "_ssl", "textual.types", "textual.widgets._select"} <= names


def test_an_app_runs_on_it() -> None:
    code = (
        "load_sparely(); import asyncio; from textual.app import App\n"
        "async def run():\n"
        "    async with App().run_test() as pilot:\n"
        "        await pilot.press('a', 'ctrl+p')\n"
        "        await pilot.pause()\n"
        "        assert type(pilot.app.screen).__name__ == 'CommandPalette'\n"
        "asyncio.run(run())"
    )
    assert "ssl" not in loaded(BEGIN + code)


def test_what_is_there_already_stays() -> None:
    names = loaded(
        "import sys, ssl, textual.types; from nc_tui.app.loading import load_sparely; load_sparely()"
    )
    assert {"ssl", "textual.types"} <= names


def test_asked_for_what_it_does_not_have_the_stand_in_makes_way() -> None:
    names = loaded(
        "import sys; from nc_tui.app.loading import _Types; sys.modules['textual.types'] = _Types('textual.types')"
        "\nfrom textual.types import CallbackType, NoSelection"
    )
    assert {"textual.types", "textual.widgets._select"} <= names
