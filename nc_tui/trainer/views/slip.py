"""What stays after a slip."""

from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.wording import count, days_kept, percent
from nc_tui.trainer.views.lines import ExerciseLine, gentle_line

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer


class SlipView(Struct, frozen=True):
    """What a slip takes nothing from, a line each; ``days`` and ``strength`` are empty where they are hidden.
    ``exercise`` is for now."""

    stays: str
    days: str
    strength: str
    exercise: ExerciseLine | None


def slip_view(trainer: "Trainer") -> SlipView:
    """What stays, as of now."""
    practised, clock = len(trainer.history.practised_days), trainer.situation.clock()
    practice = f"{count(practised, 'practice day')}, " if practised > 0 else ""
    days = strength = ""
    if clock.total is not None and clock.of is not None and trainer.settings.days == "shown":
        kept = days_kept(trainer.situation.profile.mode)
        days = f"{clock.total:,} of {count(clock.of, 'day')} {kept}. Only this run starts again."
    if practised > 0 and trainer.settings.numbers == "shown":
        strength = f"Strength {percent(trainer.practice.numbers().strength)}. A slip takes nothing from it."
    return SlipView(f"{practice}every skill, every rung.", days, strength, gentle_line(trainer))
