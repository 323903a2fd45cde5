"""What is done with the journal as a whole: a copy that is readable without this program, a backup, and a
look for damage. Each says in one line what came of it."""

from typing import TYPE_CHECKING

from nc_tui.app.host import Host
from nc_tui.practice.wording import count

if TYPE_CHECKING:
    from nc_tui.trainer.backups import Made


async def export(host: Host, form: str) -> None:
    """Write all of it, in one of the forms, into a file beside the journal."""

    def write() -> str:
        from nc_tui.trainer.exporting import export_beside

        return str(export_beside(host.trainer.session, form))

    saved = await host.save(write)
    if saved is not None:
        host.tell(f"Saved: {saved.result}")


async def back_up(host: Host) -> None:
    """Make today's backup again."""
    saved = await host.save(lambda: host.trainer.backups.make(None))
    if saved is not None:
        problem = not_whole(saved.result)
        host.tell(f"Saved: {saved.result.path}{problem}", failed=bool(problem))


def not_whole(made: "Made") -> str:
    """What a backup that was just made lacks, as the end of a sentence; empty where it lacks nothing."""
    left_out = f", without {count(len(made.left_out), 'file')} that can't be read" if made.left_out else ""
    beside = f"; {made.beside.name}, made earlier, holds more and stays" if made.beside is not None else ""
    return left_out + beside


async def check(host: Host) -> None:
    """Read everything, and mend what can be mended."""
    saved = await host.save(host.trainer.check)
    if saved is None:
        return
    found = saved.result
    host.journal_changed()
    if found.lost or found.damage or found.unmended or found.faults or found.settings_fault:
        first = next(iter((*found.damage, *found.faults)), found.unmended or found.settings_fault)
        host.tell(f"{first}  nc-tui check says all of it.", failed=True)
    else:
        size = f"{count(found.records, 'record')}, {count(found.exercises, 'exercise')}"
        host.tell(f"Journal and library are fine: {size}, {count(found.guides, 'guide')}.")
