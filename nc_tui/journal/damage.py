"""What is wrong with a file of the journal, and what was done about it."""

from pathlib import Path

from msgspec import Struct

from nc_tui.journal.errors import shown


class Damage(Struct, frozen=True):
    """One damaged file. ``str()`` of it is one line for people, without any of their texts.

    ``records_lost`` counts the records that can't be used; None where nobody can know. ``set_aside`` is the
    copy that keeps the damaged bytes, where one was made.
    """

    file: Path
    what: str
    records_lost: int | None
    set_aside: Path | None = None

    def __str__(self) -> str:
        name = shown(self.file)
        line = f"{name}: {self.what}"
        if self.set_aside is None:
            return line + "."
        return (
            f"{line}; the damaged file is at {shown(self.set_aside)}. A backup or another machine may "
            "have it whole. This notice stays until you delete that copy."
        )
