"""What passes through the trainer's door: what is shown, what is told, what can't be done."""

from datetime import date

from msgspec import Struct

from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds import Checkin
from nc_tui.practice.kinds.practice import Reason
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.practice.plan import DayPlan
from nc_tui.practice.readiness import Readiness
from nc_tui.practice.streak import Streak


class TrainerError(Exception):
    """Something can't be done; the message is one line that says what and what to do."""


class Numbers(Struct, frozen=True):
    """Streak and strength of a day."""

    streak: Streak
    strength: float


class Morning(Struct, frozen=True):
    """What Today shows."""

    day: date
    pending: tuple[Exercise, ...]
    checkin: Checkin | None
    plan: DayPlan
    numbers: Numbers
    ready: Readiness
    first_day: bool
    """Whether nothing has ever been recorded."""


class Told(Struct, frozen=True):
    """What someone tells about an exercise when recording it. None is "not told": what is known stays; an
    empty text takes it away."""

    predicted: int | None = None
    before: int | None = None
    after: int | None = None
    with_: str | None = None
    note: str | None = None
    answers: tuple[Answer, ...] | None = None
    reason: Reason | None = None
