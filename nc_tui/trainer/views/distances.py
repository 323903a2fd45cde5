"""The items of the ready list that aren't met yet, as distances: how far, and what moves each of them."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from nc_tui.practice.kinds.rehearsal import Meets
from nc_tui.practice.list_steps import HIGHEST
from nc_tui.practice.measures import SETTLED, TOLD_DAYS, TOLD_WINDOW
from nc_tui.practice.readiness import Readiness
from nc_tui.practice.rehearsal_runs import NEEDS, needs_met, runs_so_far
from nc_tui.practice.wording import short_day
from nc_tui.trainer.views.goals import goal_lines

if TYPE_CHECKING:
    from nc_tui.practice.checklist import EvidenceItem
    from nc_tui.practice.list_steps import Distance
    from nc_tui.trainer.trainer import Trainer

Way = Literal["exercise", "path", "goals", "rehearse", "check-in", ""]
"""Where an item is worked at: today's exercise, any other one, the goals, a rehearsal, a check-in; nowhere
where time does it."""
NEEDED: Mapping[Meets, str] = {
    "angry": "angry",
    "someone-new": "someone new",
    "silence-or-no": "silence or a no",
}
"""The three rehearsals in the fewest words."""
BY_EXERCISE = ("each_skill", "settings", "people", "practice_days", "recent_practice", "tense_settled")


class HowFar(Struct, frozen=True):
    """An item that isn't met yet. ``have`` of ``need`` pieces are there, both 0 where nothing is counted;
    ``count`` says it in words."""

    id: str
    title: str
    have: int
    need: int
    count: str


class AheadLine(HowFar, frozen=True):
    """``says`` are the sentences that say what moves it; ``exercise`` the one of today's that counts, where
    there is one."""

    says: str
    way: Way
    exercise: str | None = None


def ahead(trainer: "Trainer", state: Readiness) -> tuple[AheadLine, ...]:
    """The items that aren't met yet, the nearest first."""
    items = {item.id: item for item in trainer.library.checklist.evidence}
    plan, exercises = trainer.plan.of_day(), trainer.exercises
    open_now = [
        exercises[one.exercise]
        for one in (*plan.items, *plan.beside)
        if one.outcome is None and one.exercise in exercises
    ]
    return tuple(_line(trainer, items[one.item], one) for one in trainer.ready.ahead(state, open_now))


def nearest(trainer: "Trainer", state: Readiness) -> HowFar | None:
    """How far the nearest item is that isn't met yet; None where all are."""
    far = next(iter(trainer.ready.ahead(state)), None)
    if far is None:
        return None
    titles = {item.id: item.title for item in trainer.library.checklist.evidence}
    return how_far(titles[far.item], far)


def how_far(title: str, far: "Distance") -> HowFar:
    """An item by its title and its distance."""
    counted = far.unit != "none"
    have, need = (min(far.have, far.need), far.need) if counted else (0, 0)
    return HowFar(far.item, title, have, need, _count(far))


def _line(trainer: "Trainer", item: "EvidenceItem", far: "Distance") -> AheadLine:
    one = how_far(item.title, far)
    return AheadLine(
        one.id,
        one.title,
        one.have,
        one.need,
        one.count,
        says=" ".join(filter(None, _says(trainer, item, far))),
        way=_way(item, far),
        exercise=far.today[0] if far.today else None,
    )


def _count(far: "Distance") -> str:
    words = f"{far.have} of {far.need}"
    match far.unit:
        case "pieces":
            return words
        case "days told" | "days without" | "days of the journal":
            return f"{words} days"
        case "ratings":
            return f"{words} ratings"
        case "none":
            return ""


def _way(item: "EvidenceItem", far: "Distance") -> Way:
    if item.measure in BY_EXERCISE:
        return "exercise" if far.today else "path"
    if item.measure == "own_goals":
        return "goals"
    if item.measure == "rehearsals":
        return "rehearse"
    return "check-in" if far.unit in ("days told", "ratings") or item.measure == "urge_median" else ""


def _says(trainer: "Trainer", item: "EvidenceItem", far: "Distance") -> Iterable[str]:
    today = _today(trainer, item, far)
    match item.measure:
        case "each_skill":
            skills = trainer.library.skills
            titles = [skills[skill].title for skill in far.names if skill in skills]
            return (f"Still to come: {', '.join(titles)}.", today)
        case "settings":
            return (f"So far: {', '.join(far.names)}." if far.names else "", today or item.moves)
        case "own_goals":
            return _goals(trainer) or (item.moves,)
        case "rehearsals":
            return (needs_line(trainer),)
        case "urge_median" if far.unit == "none":
            if far.need == 0:
                return ("Low enough, and higher than the week before.", item.moves)
            return (f"It's mostly at {HIGHEST - far.have} now; the list asks for {item.need}.", item.moves)
        case _ if far.unit == "days without":
            there = trainer.today + timedelta(days=far.need - far.have)
            return (f"Time will do this one: it's met on {short_day(there)} if there is none before then.",)
        case _ if far.unit == "days told":
            return (f"Silence is no evidence: it takes a record on {TOLD_DAYS} of {TOLD_WINDOW} days.",)
        case _ if far.unit == "days of the journal":
            return (f"Silence is no evidence before your journal is {item.days} days old.",)
        case _:
            return (today or item.moves,)


def _today(trainer: "Trainer", item: "EvidenceItem", far: "Distance") -> str:
    titles = [f"“{trainer.exercises[one].title}”" for one in far.today]
    if not titles:
        return ""
    settled = f" if it settles to {SETTLED} or less" if item.measure == "tense_settled" else ""
    verb = "counts" if len(titles) == 1 else "count"
    return f"Today's {' and '.join(titles)} {verb}{settled}."


def _goals(trainer: "Trainer") -> tuple[str, ...]:
    return tuple(
        f"“{goal.title}”: {goal.until or goal.lapsed}."
        for goal in goal_lines(trainer)
        if goal.until or goal.lapsed
    )


def needs_line(trainer: "Trainer") -> str:
    """Which of the three rehearsals are there: ``angry ✓ 12 Nov · someone new ○ · silence or a no ○``."""
    met = needs_met(runs_so_far(trainer.history), trainer.today)
    return " · ".join(
        f"{NEEDED[need]} ✓ {short_day(met[need])}" if need in met else f"{NEEDED[need]} ○" for need in NEEDS
    )
