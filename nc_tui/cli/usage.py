"""What a command that is being run can ask for, and click's errors told in one line."""

import sys
from datetime import date

import click

from nc_tui.cli.errors import STOPPED
from nc_tui.cli.opening import warn_of_damage
from nc_tui.cli.options import chosen_home
from nc_tui.cli.passphrase import bring_over_quietly, unlock
from nc_tui.practice.days import parse_day
from nc_tui.trainer import Trainer
from nc_tui.trainer.opening import open_trainer

TRAINER = "nc_tui.trainer"
"""Where the context of a command keeps the trainer that it opened."""


def open_here(*, warns: bool = True, unlocks: bool = True) -> Trainer:
    """The trainer for the folders that were asked for. A locked journal is opened first, unless the command
    needs nothing of it: then it isn't unlocked. Where the command succeeds it ``warns`` at its end
    that the journal turned out to be damaged; where it fails, its error is the one line to read. What was
    saved is backed up once a day, after everything has been said."""
    trainer = open_trainer(chosen_home(), unlock if unlocks else None)
    if unlocks:
        bring_over_quietly(trainer)
    click.get_current_context().meta[TRAINER] = trainer

    def close() -> None:
        if warns and sys.exc_info()[0] is None:
            warn_of_damage(trainer)
        trainer.session.carry_out_erasing()
        if trainer.session.sitting:
            trainer.backups.daily()

    click.get_current_context().call_on_close(close)
    return trainer


def wrong(line: str) -> click.UsageError:
    """The error for words that don't go together."""
    return click.UsageError(line, click.get_current_context())


def called_alone(ctx: click.Context, as_json: bool) -> bool:
    """Whether a group was called by its own name, and so lists what there is."""
    if ctx.invoked_subcommand is not None and as_json:
        raise wrong("--json goes after the name of the command")
    return ctx.invoked_subcommand is None


def day_given(words: str | None, today: date, option: str = "--day") -> date | None:
    """The day given with an ``option``. A day of which nothing can be told is the trainer's to refuse."""
    if words is None:
        return None
    try:
        return parse_day(words, today)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=option) from None


def usage_error(error: Exception) -> tuple[int, str] | None:
    """Exit status and line of an error of click's; None for any other."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code, ""
    if isinstance(error, click.Abort):
        return STOPPED, ""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.exit_code, _which_command(error)
    if isinstance(error, click.UsageError):
        line = error.format_message().rstrip(".")
        command = error.ctx.command_path if error.ctx else "nc-tui"
        return error.exit_code, f"{line}; {command} --help shows how"
    if isinstance(error, click.ClickException):
        return error.exit_code, error.format_message()
    return None


def _which_command(error: click.exceptions.NoArgsIsHelpError) -> str:
    """A group that was called without one of its commands: which there are."""
    ctx = error.ctx
    if ctx is None or not isinstance(ctx.command, click.Group):
        return "nc-tui --help shows how"
    names = ctx.command.list_commands(ctx)
    which = f"{', '.join(names[:-1])} or {names[-1]}"
    return f"{ctx.info_name} needs a command: {which}; {ctx.command_path} --help shows how"
