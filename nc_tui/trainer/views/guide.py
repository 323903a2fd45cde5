"""What a page of a guide shows, and what its ending offers."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice import branching
from nc_tui.practice.branching import Choice, Closed, Ending, Page, RecordKind, Script, ScriptPath
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds import KINDS
from nc_tui.practice.way import ANEW
from nc_tui.trainer.views.lines import ExerciseLine, exercise_line

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer


ASIDE: Mapping[Closed, str] = {
    "personal": "They asked for nothing personal. What is needed about children, work or things stays open.",
    "begins": "You have had your hello. What comes next is theirs to begin, and this page leaves it to them.",
}
"""Why a personal page is closed where other contact isn't."""


class ActView(Struct, frozen=True):
    """One thing to do in the next ten minutes: what, and what belongs to it."""

    what: str
    rest: str


class GuideView(Struct, frozen=True):
    """A page of a guide. On an ending, what isn't offered is None."""

    guide: str
    """The id of the guide."""
    title: str
    check: str | None
    """The title of the check that comes before the page."""
    page: Page
    crumbs: tuple[str, ...]
    """The choices so far, shortened, the first one first."""
    acts: tuple[ActView, ...]
    """What to do in the next ten minutes; empty where the page isn't an ending."""
    doubt: str
    """Why the way is closed because nobody can know, and what follows; empty where it isn't."""
    aside: str
    """Why this page stands in for one about personal contact, where other contact isn't closed."""
    asks_rating: bool
    questions: tuple[str, ...]
    """The care questions that come before this page; empty where none do."""
    options: tuple[Choice, ...]
    ending: Ending | None
    exercise: ExerciseLine | None
    draft: str | None
    record: RecordKind | None
    """What can be recorded; None where it was recorded already."""
    records: int
    """How many records there are of the kind that the ending names."""
    following: str | None
    """The id of the guide that goes on from here."""
    may_go_back: bool


def guide_view(trainer: "Trainer", walk: ScriptPath, records_before: int | None) -> GuideView:
    """The page on which the walk stands. Whether the way to the other person is closed decides on it."""
    scripts, closed = trainer.guides, trainer.situation.contact()
    last, way = walk.path[-1], trainer.situation.way
    page = branching.here(scripts, walk, closed)
    meant = branching.page_of(scripts[last.check or walk.script], last.page)
    doubts, ending = way.doubt_words(), page.ending
    offered = None if ending is None else offered_exercise(trainer, ending)
    kind = None if ending is None else ending.record
    records = _records(trainer, kind)
    recorded = records_before is not None and records > records_before
    return GuideView(
        guide=walk.script,
        title=scripts[walk.script].title,
        check=None if last.check is None else scripts[last.check].title,
        page=page,
        crumbs=tuple(_short(step.by.label) for step in walk.path if step.by is not None),
        acts=() if ending is None else tuple(map(_act, ending.now)),
        doubt=f"{doubts} {ANEW}" if doubts else "",
        aside=_aside(scripts[last.check or walk.script], page, closed),
        asks_rating=page.distress is not None and last.distress is None,
        questions=tuple(way.unanswered()) if branching.asks_first(meant, closed) else (),
        options=branching.options(scripts, walk, closed),
        ending=ending,
        exercise=None if offered is None else exercise_line(trainer, offered),
        draft=None if ending is None else ending.note,
        record=None if recorded else kind,
        records=records,
        following=ending.guide if ending is not None and ending.guide in scripts else None,
        may_go_back=len(walk.path) > 1,
    )


def offered_exercise(trainer: "Trainer", ending: Ending) -> Exercise | None:
    """The exercise that an ending names, or the first of the skill that it names."""
    exercises = trainer.exercises
    if ending.exercise is None or ending.exercise in exercises:
        return exercises.get(ending.exercise or "")
    return next((one for one in exercises.values() if one.skill == ending.exercise), None)


def _aside(script: Script, page: Page, closed: Closed) -> str:
    """Why a page stands in for another, where contact isn't closed as a whole; empty where it doesn't."""
    stands_in = any(one.closed_to == page.id and one.personal is not None for one in script.pages)
    return ASIDE.get(closed, "") if stands_in else ""


def _short(label: str) -> str:
    """A choice as it stands among the crumbs: up to its first pause."""
    return re.split(r"[,;:] ", label, maxsplit=1)[0].rstrip(".")


def _act(text: str) -> ActView:
    """The first sentence is what to do."""
    what, *rest = re.split(r"(?<=[.?!]) ", text, maxsplit=1)
    return ActView(what, "".join(rest))


def _records(trainer: "Trainer", kind: RecordKind | None) -> int:
    if kind is None:
        return 0
    return sum(isinstance(record.data, KINDS[kind]) for record in trainer.history.recent)
