"""The trainer: the one door through which the app and the command line act.

It knows the library, the journal, the settings and the time, asks the rules, and writes records. Every
answer to "what is there now?" is computed from the records; a save returns only once it is on disk.
"""

from typing import TYPE_CHECKING

from nc_tui.trainer.hard_moments import HardMoments
from nc_tui.trainer.told import Morning, Numbers, Told, TrainerError
from nc_tui.trainer.walking import Walking

if TYPE_CHECKING:
    from nc_tui.trainer.health import Health


class Trainer(Walking, HardMoments):
    """The one door: what there is, what is done, walks through exercises, hard moments."""

    def check(self) -> "Health":
        """Reads everything in full, mends what is this machine's, and says how it all is."""
        from nc_tui.trainer.health import health_of

        return health_of(self)


__all__ = ["Morning", "Numbers", "Told", "Trainer", "TrainerError"]
