"""What reading a file from elsewhere gives."""

from msgspec import Struct

from nc_tui.journal.uniting import Coming


class Taken(Struct, frozen=True):
    """The records that can be taken over, and a line for each thing that can't."""

    coming: tuple[Coming, ...]
    problems: tuple[str, ...] = ()
