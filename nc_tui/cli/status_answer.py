"""The answer to ``nc-tui status``: the last one while it holds, else worked out from the journal.

Nothing dear may be imported at the head of this file.
"""

from nc_tui.cli.kept_status import keep, recall, sources_of


def answer(home: str | None) -> tuple[str, str]:
    """The numbers as one line of JSON, and in words."""
    return recall(home) or _worked_out(home)


def _worked_out(home: str | None) -> tuple[str, str]:
    """The answer is kept for the next time, unless there is damage to be told each time."""
    from msgspec.json import encode

    from nc_tui.cli.opening import warn_of_damage
    from nc_tui.trainer.opening import open_trainer

    trainer = open_trainer(home)
    before = sources_of(trainer)
    view = trainer.views.status()
    found = encode(view.keys()).decode(), "\n".join(view.lines)
    if not trainer.session.journal.damage():
        keep(trainer, home, before, *found)
    warn_of_damage(trainer)
    return found
