"""The command line. What prompts and status bars call often is answered before click is loaded."""

import gc
import os
import sys
from collections.abc import Callable, Sequence

COMPLETING = "_NC_TUI_COMPLETE"
"""Set by the shell while it asks for completions."""


def main() -> None:
    """The program: run what was typed and exit with its status."""
    # Looking for garbage among what is only being imported takes a fifth of a start, and no command lives
    # long enough to leave much. The app looks for it again from its first screen on.
    gc.disable()
    status = status_of(sys.argv[1:])
    # The interpreter would look through everything once more, which goes back to the system as it is.
    gc.freeze()
    sys.exit(status)


def status_of(words: Sequence[str]) -> int:
    """Run the command line; gives its exit status."""
    from nc_tui.cli.errors import exit_status

    asked = list(words)
    act = None if os.environ.get(COMPLETING) else _without_click(asked)
    return exit_status(act or (lambda: _with_click(asked)))


def _without_click(words: list[str]) -> Callable[[], int | None] | None:
    """The few calls that need no parser: click alone costs as much as all the rest of ``nc-tui status``."""
    home: str | None = None
    match words:
        case ["--home", home, *rest] if home.strip():
            words = rest
        case [*rest, "--home", home] if home.strip():
            words = rest
    match words:
        case []:
            return lambda: _open_app(home)
        case ["--version"]:
            return _version
        case ["status"]:
            return lambda: tell_status(home, None, as_json=False)
        case ["status", "--json"]:
            return lambda: tell_status(home, None, as_json=True)
        case ["status", "--format", pattern]:
            return lambda: tell_status(home, pattern, as_json=False)
    return None


def _with_click(words: list[str]) -> int:
    from nc_tui.cli.group import run

    return run(words)


def _open_app(home: str | None) -> int:
    from nc_tui.cli.opening import open_app_at

    return open_app_at(home)


def _version() -> None:
    from nc_tui import __version__
    from nc_tui.cli.printing import say

    say(f"nc-tui {__version__}")


def tell_status(home: str | None, pattern: str | None, *, as_json: bool) -> None:
    """Print today's numbers: as JSON, in a line of your own, or in words."""
    from nc_tui.cli.printing import say
    from nc_tui.cli.status_answer import LOCKED, answer

    numbers, words = answer(home)
    if pattern is not None and numbers != LOCKED[0]:
        from json import loads

        from nc_tui.cli.status_words import filled

        words = filled(pattern, loads(numbers))
    say(numbers if as_json else words)
