"""The answer to ``nc-tui status``, worked out from the journal."""

from collections.abc import Iterator

from msgspec.json import encode

from nc_tui.journal.status_cache import save, sources_of
from nc_tui.practice.kinds import Practice
from nc_tui.practice.readiness import Readiness
from nc_tui.practice.wording import clock_line, count, numbers_line
from nc_tui.trainer import Trainer
from nc_tui.trainer.practising import Numbers


def work_out(trainer: Trainer, home: str | None) -> tuple[str, str]:
    """The numbers as one line of JSON, and in words. The answer is saved for the next time,
    unless there is damage, or a fault in the settings, to be told each time."""
    before = sources_of(trainer.session.folders)
    standing, ready = trainer.practice.numbers(), trainer.ready.state()
    numbers = status(trainer, standing, ready)
    days = (
        clock_line(trainer.situation.clock(), trainer.situation.profile.mode)
        if trainer.settings.days == "shown"
        else ""
    )
    told = encode(numbers).decode(), "\n".join(in_words(numbers, standing, ready, days))
    if not trainer.session.journal.damage() and not trainer.session.settings_fault:
        day, rollover = trainer.today, trainer.settings.rollover_hour
        save(trainer.session.folders, trainer.session.journal.codec, home, before, day, rollover, *told)
    return told


def status(trainer: Trainer, standing: Numbers, ready: Readiness) -> dict[str, object]:
    """The stable keys, in their order. ``strength`` is 0–1; ``clock_days`` is this run, ``clock_total`` the
    days without contact overall, each None where nobody knows it."""
    planned = [item.exercise for item in trainer.plan.of_day().items]
    today, clock = trainer.history.on(trainer.today), trainer.situation.clock()
    practised = {r.data.exercise for r in today if isinstance(r.data, Practice) and r.data.outcome != "not"}
    return {
        "day": trainer.today.isoformat(),
        "streak": standing.streak.days,
        "best_streak": standing.streak.best,
        "rest_left": standing.streak.rest_left,
        "strength": round(standing.strength, 3),
        "practised_today": bool(practised),
        "plan_done": sum(exercise in practised for exercise in planned),
        "plan_size": len(planned),
        "clock_days": clock.run,
        "clock_total": clock.total,
        "ready": {
            "open": ready.is_open,
            "met": ready.met,
            "of": ready.of,
            "gate": ready.gate,
            "in_doubt": bool(ready.in_doubt),
        },
    }


def in_words(
    numbers: dict[str, object], standing: Numbers, ready: Readiness, days: str = ""
) -> Iterator[str]:
    """The same in a few lines for people; ``days`` is the line of the clock, empty where it is hidden."""
    streak = standing.streak
    yield (
        numbers_line(streak.days, streak.behind, standing.strength)
        or "no numbers before the first practice day"
    )
    yield f"today {numbers['plan_done']} of {numbers['plan_size']} done"
    if days:
        yield days
    if ready.in_doubt:
        yield "ready list closed until a question is answered anew: nc-tui situation"
    if ready.is_open:
        yield f"ready list {ready.met} of {ready.of}"
    if standing.streak.best > standing.streak.days:
        yield f"best streak {count(standing.streak.best, 'day')}"
