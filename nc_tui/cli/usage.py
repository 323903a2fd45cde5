"""What the commands share: their common options, and click's errors told in one line."""

import sys
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from nc_tui.cli.guarding import STOPPED, CommandError
from nc_tui.cli.opening import open_trainer, warn_of_damage
from nc_tui.practice.days import parse_day
from nc_tui.trainer import Trainer

F = TypeVar("F", bound=Callable[..., Any])

_HOME = "nc_tui.home"


def home_option(function: F) -> F:
    """``--home DIR``, before or after the name of the command."""
    return click.option(
        "--home",
        metavar="DIR",
        expose_value=False,
        is_eager=True,
        callback=_keep_home,
        help="Keep journal, settings and state below DIR (else NC_TUI_HOME, else your system's folders).",
    )(function)


def json_option(function: F) -> F:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print one line of JSON with stable keys.")(
        function
    )


def examples(*lines: str) -> str:
    """The end of a command's help, with the lines as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def chosen_home() -> str | None:
    """The folder given with ``--home``."""
    found: str | None = click.get_current_context().meta.get(_HOME)
    return found


def trainer(*, warns: bool = True) -> Trainer:
    """The trainer for the folders that were asked for. Where the command succeeds it ``warns`` at its end
    that the journal turned out to be damaged; where it fails, its error is the one line to read."""
    made = open_trainer(chosen_home())

    def warn() -> None:
        if sys.exc_info()[0] is None:
            warn_of_damage(made)

    if warns:
        click.get_current_context().call_on_close(warn)
    return made


def day_given(words: str | None, today: date) -> date | None:
    """The day given with ``--day``. A day to come is the trainer's to refuse."""
    if words is None:
        return None
    try:
        return parse_day(words, today)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--day") from None


def usage_error(error: Exception) -> tuple[int, str] | None:
    """Exit status and line of an error of click's; None for any other."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code, ""
    if isinstance(error, click.Abort):
        return STOPPED, ""
    if isinstance(error, click.UsageError):
        line = error.format_message().rstrip(".")
        command = error.ctx.command_path if error.ctx else "nc-tui"
        return error.exit_code, f"{line}; {command} --help shows how"
    if isinstance(error, click.ClickException):
        return error.exit_code, error.format_message()
    return None


class Rating(click.ParamType):  # type: ignore[type-arg]
    """A whole number from 0 to 10."""

    name = "0-10"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Fails with one line that names the range."""
        text = str(value).strip()
        if text.isascii() and text.lstrip("-").isdigit() and 0 <= int(text[:6]) <= 10:
            return int(text)
        return self.fail(f"“{text[:20]}” isn't a rating: write a whole number from 0 to 10", param, ctx)


def complete_exercise(ctx: click.Context, _param: click.Parameter, begun: str) -> list[Any]:
    """The ids of exercises that begin so, each with its title, for the shell."""
    from click.shell_completion import CompletionItem

    from nc_tui.practice.text import clean_line

    try:
        exercises = open_trainer(ctx.meta.get(_HOME)).exercises
    except Exception:  # noqa: BLE001 - a shell that completes must not print errors between the words
        return []
    return [
        CompletionItem(one.id, help=clean_line(one.title))
        for one in exercises.values()
        if one.id.startswith(begun)
    ]


def _keep_home(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    if not value.strip():
        raise CommandError("--home needs a folder")
    ctx.meta[_HOME] = value
