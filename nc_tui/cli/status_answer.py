"""The answer to ``nc-tui status``: the last one while it holds, else worked out from the journal.

Nothing dear may be imported at the head of this file.
"""

from nc_tui.journal.status_cache import recall, save, sources_of

LOCKED = '{"locked":true}', "locked"
"""What prompts and status bars get of a locked journal: nobody wants to be asked there."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from nc_tui.trainer import Trainer


def answer(home: str | None) -> tuple[str, str]:
    """The numbers as one line of JSON, and in words; LOCKED of a locked journal."""
    known = recall(home)
    if known is not None:
        return known
    from nc_tui.cli.opening import warn_of_damage
    from nc_tui.trainer.opening import is_locked, open_trainer

    if is_locked(home):
        return LOCKED
    trainer = open_trainer(home)
    found = work_out(trainer, home)
    warn_of_damage(trainer)
    return found


def work_out(trainer: "Trainer", home: str | None) -> tuple[str, str]:
    """The same, of now. It is saved for the next time, unless there is damage, or a fault in the settings, to
    be told each time."""
    from msgspec.json import encode

    session = trainer.session
    before = sources_of(session.folders)
    view = trainer.views.status()
    found = encode(view.keys()).decode(), "\n".join(view.lines)
    if not session.journal.damage() and not session.settings_fault:
        hour = trainer.settings.rollover_hour
        save(session.folders, session.journal.codec, home, before, trainer.today, hour, *found)
    return found
