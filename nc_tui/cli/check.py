"""``nc-tui check``."""

import click

from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import say, say_json
from nc_tui.cli.usage import open_here
from nc_tui.practice.wording import count
from nc_tui.trainer.health import Health


@click.command(
    "check",
    epilog=examples(
        "nc-tui check",
        'nc-tui check --json  {"lost","journal":[],"library":[],"settings","newer"}',
    ),
)
@click.option("--accept", is_flag=True, help="What is gone may be gone: don't miss it any more.")
@json_option
@home_option
def command(accept: bool, as_json: bool) -> int:
    """Look for damage in journal and library, and repair it.

    Everything is read. A damaged journal file is set aside and all that is readable in it
    kept. The exit status is 1 if records are lost. A month that has fewer records than
    before is named, with the backup that has them.
    """
    trainer = open_here(warns=False)
    if accept:
        trainer.session.journal.accept_losses()
    found = trainer.check()
    if as_json:
        say_json(
            {
                "lost": found.lost,
                "journal": [
                    {
                        "file": str(damage.file),
                        "what": damage.what,
                        "records_lost": damage.records_lost,
                        "set_aside": None if damage.set_aside is None else str(damage.set_aside),
                    }
                    for damage in found.damage
                ],
                "library": [
                    {"file": fault.file, "key": fault.key, "what": fault.what} for fault in found.faults
                ],
                "settings": found.settings_fault,
                "newer": found.newer,
            }
        )
    else:
        _tell(found)
    return 1 if found.lost else 0


def _tell(found: Health) -> None:
    for damage in found.damage:
        say(f"journal: {damage}")
    if found.unmended:
        say(f"journal: {found.unmended}")
    for fault in found.faults:
        say(f"library: {fault}. The file is left out until you fix it.")
    if found.stale_copy:
        say("library: the copy of the exercises and guides said something else than their files; it is gone.")
    if found.settings_fault:
        say(f"settings: {found.settings_fault}")
    if found.newer:
        say(f"journal: {count(found.newer, 'record')} from a newer nc-tui; they stay, but aren't used here.")
    if not (found.damage or found.unmended or found.faults or found.settings_fault or found.stale_copy):
        size = f"{count(found.records, 'record')}, {count(found.exercises, 'exercise')}"
        size += f", {count(found.guides, 'guide')}"
        say(f"Journal and library are fine: {size}.")
