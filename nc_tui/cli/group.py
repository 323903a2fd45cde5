"""All commands. Each is loaded only when it is called for."""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import cast

import click

from nc_tui import __version__
from nc_tui.cli import COMPLETING
from nc_tui.cli.errors import refuse_undecodable
from nc_tui.cli.options import chosen_home, examples, home_option
from nc_tui.cli.printing import complain
from nc_tui.cli.usage import TRAINER
from nc_tui.trainer.errors import LibraryError

COMMANDS = (
    "today",
    "checkin",
    "log",
    "back",
    "undo",
    "journal",
    "week",
    "edit",
    "erase",
    "urge",
    "slip",
    "contact",
    "looked",
    "when",
    "help",
    "dates",
    "goals",
    "situation",
    "status",
    "ready",
    "rehearse",
    "after",
    "export",
    "backup",
    "restore",
    "import",
    "lock",
    "check",
    "settings",
    "course",
    "content",
    "demo",
    "completion",
)
"""The names of the commands in the order of the help; each is ``command`` in the module of its name."""
_MODULES = {"import": "importing"}
"""The modules of commands whose names can't be a module's."""


class LazyGroup(click.Group):
    """Commands by name, imported when they are looked up."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which the help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, or None where there is no such one."""
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, import_module(f"nc_tui.cli.{_MODULES.get(cmd_name, cmd_name)}").command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of these words; an unknown one is answered with the nearest names."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, cutoff=0.6)
            hint = f", did you mean {' or '.join(close)}?" if close else ""
            ctx.fail(f"there is no command “{args[0][:40]}”{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    epilog=examples(
        "nc-tui                      open the app",
        "nc-tui today                today's plan",
        'nc-tui log listening-one-open-question --outcome done --with "the baker"',
        "nc-tui status --format '{streak} days'",
    ),
)
@click.version_option(__version__, prog_name="nc-tui", message="%(prog)s %(version)s")
@home_option
@click.pass_context
def nc_tui(ctx: click.Context) -> int | None:
    """Active No Contact in the terminal: small daily exercises in connecting with people.

    Without a command it opens the app. Everything stays on this machine.
    """
    if ctx.invoked_subcommand is not None:
        return None
    from nc_tui.cli.opening import open_app_at

    return open_app_at(chosen_home())


def run(words: Sequence[str]) -> int:
    """Run the command that the words ask for; gives its exit status. Errors pass through, unless all that
    failed is what should have been shown of the library after something was saved."""
    asked = os.environ.get(COMPLETING)
    if asked:
        from click.shell_completion import shell_complete

        return shell_complete(nc_tui, {}, "nc-tui", COMPLETING, asked)
    refuse_undecodable(words)
    with nc_tui.make_context("nc-tui", list(words)) as ctx:
        try:
            status = nc_tui.invoke(ctx)
        except LibraryError as error:
            trainer = ctx.meta.get(TRAINER)
            if trainer is None or not trainer.session.sitting:
                raise
            complain(f"Saved. What usually follows can't be shown: {error}")
            return 0
    return status if isinstance(status, int) else 0
