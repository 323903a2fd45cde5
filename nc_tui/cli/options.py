"""Options that several commands share, each with one meaning everywhere. What isn't given is None."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from nc_tui.cli.errors import CommandError
from nc_tui.practice.kinds.vocabulary import CHANNELS
from nc_tui.practice.text import LONGEST
from nc_tui.trainer.opening import open_trainer

F = TypeVar("F", bound=Callable[..., Any])

STDIN = "-"
_HOME, _READ = "nc_tui.home", "nc_tui.read"


class Rating(click.ParamType):  # type: ignore[type-arg]
    """A whole number from 0 to 10."""

    name = "0-10"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Fails with one line that names the range."""
        text = str(value).strip()
        if text.isascii() and text.lstrip("-").isdigit() and 0 <= int(text[:6]) <= 10:
            return int(text)
        return self.fail(f"“{text[:20]}” isn't a rating: write a whole number from 0 to 10", param, ctx)


class Text(click.ParamType):  # type: ignore[type-arg]
    """Words of the person's own; ``-`` reads them from standard input, so that no shell remembers them."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The words. Raises CommandError where they can't be saved whole: nothing is cut off in silence."""
        words = self._from_stdin(param, ctx) if value == STDIN else str(value)
        if len(words) > LONGEST:
            raise CommandError(f"{self._called(param)} has more than {LONGEST:,} letters; nothing was saved")
        return words

    def _from_stdin(self, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if sys.stdin is None:
            self.fail("- reads standard input, and there is none; write the words themselves", param, ctx)
        if ctx is not None and ctx.meta.setdefault(_READ, param) is not param:
            self.fail("only one option can read standard input", param, ctx)
        read = sys.stdin.buffer.read(4 * LONGEST + 1)
        try:
            return read.decode()
        except UnicodeDecodeError:
            if len(read) > 4 * LONGEST:
                # Longer than any text of LONGEST letters; only its end was cut inside a letter.
                return read.decode(errors="replace")
            raise CommandError(f"{self._called(param)} isn't UTF-8; convert it, then pipe it again") from None

    @staticmethod
    def _called(param: click.Parameter | None) -> str:
        return "the text" if param is None else f"the text for {param.opts[0]}"


def text_option(*names: str, help: str, metavar: str = "TEXT") -> Callable[[F], F]:
    """An option for words of the person's own."""
    return click.option(*names, type=Text(), metavar=metavar, help=f"{help}; - reads it from standard input.")


note_option = text_option("--note", help="A note")


def moment_options(function: F) -> F:
    """``--day`` and ``--at``, for what may be told later."""
    at = click.option("--at", metavar="TIME", help="When: 23:40, or 2026-11-22T23:40 (default: now).")
    day = click.option(
        "--day", metavar="DAY", help="Which day: yesterday, -3 or 2026-11-23. Without --at: noon."
    )
    return day(at(function))


def channel_option(function: F) -> F:
    """``--channel``, for contact of any kind."""
    return click.option(
        "--channel",
        type=click.Choice(list(CHANNELS)),
        default="text",
        show_default=True,
        help="How: anything written is text.",
    )(function)


def json_option(function: F) -> F:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print one line of JSON with stable keys.")(
        function
    )


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


def chosen_home() -> str | None:
    """The folder given with ``--home``."""
    found: str | None = click.get_current_context().meta.get(_HOME)
    return found


def examples(*lines: str) -> str:
    """The end of a command's help, with the lines as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


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
