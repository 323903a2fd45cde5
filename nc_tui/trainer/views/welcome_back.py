"""What Today and ``nc-tui today`` say on the day someone comes back."""

from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.coming_back import Pause
from nc_tui.practice.kinds.returning import InBetween
from nc_tui.practice.wording import count

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

GREETING = "Good to see you."
QUESTION = "Was there any contact in those days?"
WHY_ASKED = (
    "Any answer is fine. A no lets those days count as days without contact, and you can leave it open."
)


class WelcomeBack(Struct, frozen=True):
    """``pause`` is how long it was, in words; ``stays`` what stands and what begins. ``answer`` is what was
    said of contact, None where nothing was yet."""

    pause: str
    stays: str
    answer: InBetween | None


def welcome_back(trainer: "Trainer") -> WelcomeBack | None:
    """None on all other days."""
    pause = trainer.returning.pause()
    if pause is None:
        return None
    return WelcomeBack(_how_long(pause), _stays(trainer), trainer.returning.answer())


def _how_long(pause: Pause) -> str:
    return f"a pause of {count(pause.days, 'day')}"


def _stays(trainer: "Trainer") -> str:
    streak = trainer.practice.numbers().streak
    behind = sum(day < trainer.today for day in trainer.history.practised_days)
    nothing = "There's nothing to catch up on."
    if behind == 0:
        return nothing
    if trainer.settings.numbers == "hidden":
        return f"All you practised stays yours, and so does every rung you reached. {nothing}"
    stays = "stays" if behind == 1 else "stay"
    words = f"{count(behind, 'practice day')} {stays} yours, and so does every rung you reached. {nothing}"
    if streak.days == 0:
        return f"{words} Today makes day 1 of a new run."
    return f"{words} Today is day 1 of a new run." if streak.days == 1 else words
