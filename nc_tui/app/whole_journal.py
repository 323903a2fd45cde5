"""What is done with the journal as a whole: a copy that is readable without this program, a backup, and a
look for damage. Each says in one line what came of it."""

from nc_tui.app.host import Host
from nc_tui.practice.wording import count


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
        left_out = saved.result.left_out
        without = f", without {count(len(left_out), 'file')} that can't be read" if left_out else ""
        host.tell(f"Saved: {saved.result.path}{without}", failed=bool(left_out))


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
