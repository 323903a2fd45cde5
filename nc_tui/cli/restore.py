"""``nc-tui restore``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nc_tui.cli.arriving import describe, taking_in
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import say, say_json
from nc_tui.cli.usage import open_here
from nc_tui.trainer.views.arriving import AUTOMATIC, brings

if TYPE_CHECKING:
    from nc_tui.trainer import Trainer
    from nc_tui.trainer.backups import InBackup


@click.command(
    "restore",
    epilog=examples(
        "nc-tui restore",
        "nc-tui restore --dry-run ~/nc-tui.zip",
        'nc-tui restore --json FILE  {"new","known","damaged","settings",...}',
    ),
)
@click.option("--dry-run", is_flag=True, help="Only say what would be added.")
@click.argument("file", required=False, metavar="[FILE]")
@json_option
@home_option
def command(dry_run: bool, file: str | None, as_json: bool) -> int:
    """Bring back what a backup has and the journal hasn't.

    Without FILE, list the backups of this machine. Nothing that is there is changed or removed:
    only records that are missing come back, and what is there is backed up first. What you
    erased stays erased.
    """
    trainer = open_here(warns=False)
    if file is None:
        _list(trainer, as_json=as_json)
        return 0
    found = _look_into(trainer, Path(file).expanduser())
    saved = settings = None
    if not dry_run and (found.arrival.count > 0 or found.settings is not None):
        with taking_in(found.arrival.count) as told:
            restored = trainer.backups.restore(found, told)
        saved, settings = restored.saved_before, restored.settings
    if as_json:
        say_json(
            {
                "new": found.arrival.count,
                "known": found.arrival.known,
                "damaged": found.arrival.damaged,
                "broken": list(found.arrival.broken),
                "locked": list(found.locked),
                "settings": settings,
                "saved": None if saved is None else str(saved),
            }
        )
    else:
        describe(found.arrival, "brought back", dry_run=dry_run, saved=saved)
        for name in found.locked:
            say(f"{name}: it is encrypted, and can't be opened with this journal's key.")
        if saved is not None and found.keys and not trainer.session.journal.codec.ending:
            say("They were encrypted in the backup and are plain here: nc-tui lock on encrypts them.")
        if settings:
            say("The settings were brought back too.")
    return 1 if found.locked or found.arrival.broken or found.arrival.damaged > 0 else 0


def _look_into(trainer: "Trainer", path: Path) -> "InBackup":
    """What the backup has. One that is encrypted with a key of its own asks for that passphrase."""
    found = trainer.backups.look_into(path)
    if not found.locked or not found.keys:
        return found
    from nc_tui.cli.passphrase import open_backup

    return trainer.backups.look_into(path, open_backup(found.keys))


def _list(trainer: "Trainer", *, as_json: bool) -> None:
    lines = trainer.backups.lines()
    if as_json:
        say_json([{"file": str(line.path), "size": line.size, "brings": line.brings} for line in lines])
        return
    if not lines:
        say(f"There are none yet. {AUTOMATIC} nc-tui backup makes one now.")
    for line in lines:
        say(f"{line.path}   {max(1, line.size >> 10):,} kB   {brings(line)}")
