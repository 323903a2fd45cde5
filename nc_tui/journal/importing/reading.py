"""What reading a file from elsewhere takes and gives."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from msgspec import Struct

from nc_tui.journal.uniting import Coming
from nc_tui.practice.kinds import Practice


class Given(Struct, frozen=True):
    """What a file alone doesn't say: the moment it is, the zone in which its times are meant, the hour at
    which a day begins, what moods of the person's own mean (0–10), and as which exercise a habit counts.
    The names are in lower case; each practice has the exercise's facts, and says that it was done."""

    now: datetime
    place: tzinfo
    rollover_hour: int = 4
    moods: Mapping[str, int] = {}
    habits: Mapping[str, Practice] = {}


class Taken(Struct, frozen=True):
    """The records that can be taken over, and a line for each thing that can't."""

    coming: tuple[Coming, ...]
    problems: tuple[str, ...] = ()
