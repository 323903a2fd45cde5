"""What ``nc-tui status`` says: the stable keys, and the words."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from nc_tui.practice.kinds import Practice
from nc_tui.practice.readiness import Readiness
from nc_tui.practice.strength import whole_percent
from nc_tui.practice.wording import count
from nc_tui.trainer.practising import Numbers
from nc_tui.trainer.views.lines import numbers_line, shown_clock

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer


class ReadyNumbers(Struct, frozen=True):
    """The ready list in numbers; ``met`` and ``of`` count only while it is ``open``."""

    open: bool
    met: int
    of: int
    gate: str | None
    in_doubt: bool


class StatusNumbers(Struct, frozen=True):
    """The stable keys, in their order. ``strength`` is 0–1 in whole percent, the same as in words;
    ``clock_days`` is this run, ``clock_total`` the days without contact overall, each None where nobody
    knows it."""

    day: date
    streak: int
    best_streak: int
    rest_left: int
    strength: float
    practised_today: bool
    plan_done: int
    plan_size: int
    clock_days: int | None
    clock_total: int | None
    ready: ReadyNumbers


class StatusView(Struct, frozen=True):
    """``numbers`` for programs, ``lines`` for people. Only the lines leave out what is hidden."""

    numbers: StatusNumbers
    lines: tuple[str, ...]

    def keys(self) -> dict[str, object]:
        """The stable keys with their values."""
        return asdict(self.numbers)


def status_view(trainer: "Trainer") -> StatusView:
    """The numbers of today."""
    standing, ready = trainer.practice.numbers(), trainer.ready.state()
    numbers = _numbers(trainer, standing, ready)
    return StatusView(numbers, tuple(_lines(trainer, numbers, standing, ready)))


def _numbers(trainer: "Trainer", standing: Numbers, ready: Readiness) -> StatusNumbers:
    planned = [item.exercise for item in trainer.plan.of_day().items]
    today, clock = trainer.history.on(trainer.today), trainer.situation.clock()
    practised = {r.data.exercise for r in today if isinstance(r.data, Practice) and r.data.outcome != "not"}
    return StatusNumbers(
        day=trainer.today,
        streak=standing.streak.days,
        best_streak=standing.streak.best,
        rest_left=standing.streak.rest_left,
        strength=whole_percent(standing.strength) / 100,
        practised_today=bool(practised),
        plan_done=sum(exercise in practised for exercise in planned),
        plan_size=len(planned),
        clock_days=clock.run,
        clock_total=clock.total,
        ready=ReadyNumbers(ready.is_open, ready.met, ready.of, ready.gate, bool(ready.in_doubt)),
    )


def _lines(trainer: "Trainer", numbers: StatusNumbers, standing: Numbers, ready: Readiness) -> Iterator[str]:
    shown = trainer.settings.numbers == "shown"
    if shown:
        line = numbers_line(trainer, standing)
        yield line.streak + line.strength or "no numbers before the first practice day"
    yield f"today {numbers.plan_done} of {numbers.plan_size} done"
    days = shown_clock(trainer)
    if days:
        yield days
    match ready.standing:
        case "open":
            yield f"ready list {ready.met} of {ready.of}"
        case "in-doubt":
            yield "ready list closed until a question is answered again: nc-tui situation"
        case "closed" | "unanswered":
            pass
    if shown and standing.streak.best > standing.streak.days:
        yield f"best streak {count(standing.streak.best, 'day')}"
