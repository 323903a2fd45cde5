"""Ready lists made by hand, and what a journal says to them."""

from datetime import date, datetime, timedelta

from nc_tui.practice.checklist import Checklist, EvidenceItem, Gate, ReviewAnswer, SelfRatedItem
from nc_tui.practice.kinds import Checkin, Practice, Profile
from nc_tui.practice.kinds.practice import Outcome
from nc_tui.practice.readiness import ItemState, Readiness, readiness
from nc_tui.practice.records import Record
from tests.practice.made import TODAY, at, history_of

SKILLS = ("warmth", "repair")
NOW = at(TODAY, 9)
REASONS = {"no-hidden-agenda": "I would.", "accept-ending": "I know."}


def item(measure: str, need: int, days: int = 28, of: int | None = None, stays: int = 0) -> EvidenceItem:
    return EvidenceItem(
        id=measure,
        title="Title",
        text="Text.",
        how="How.",
        moves="Moves.",
        measure=measure,
        need=need,
        days=days,
        of=of,
        stays=stays,
    )


def checklist(*evidence: EvidenceItem) -> Checklist:
    return Checklist(
        intro="I.",
        limits="L.",
        waiting="W.",
        after="A.",
        letgo="L.",
        sources=(),
        gates=(
            Gate(id="asked-no-contact", question="Asked?", closed="Closed.", topics=()),
            Gate(id="crisis", question="Crisis?", closed="Closed.", topics=()),
        ),
        evidence=evidence,
        self_rated=tuple(
            SelfRatedItem(id=key, statement="S.", prompt="P.", labels=("why",)) for key in REASONS
        ),
        answers=(ReviewAnswer(id="not-yet", label="not yet", text="T."),),
    )


OPEN = Profile(gates={"asked-no-contact": False, "crisis": False})
CALM = Checkin(mood=7, pull=1)
ENOUGH = checklist(item("practice_days", 1))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def practice(
    skill: str = "warmth",
    outcome: Outcome = "done",
    stakes: str = "close",
    setting: str = "home",
    where: str = "out",
    with_: str | None = None,
    after: int | None = None,
    exercise: str = "an-exercise",
) -> Practice:
    return Practice(
        exercise=exercise,
        skill=skill,
        stakes=stakes,
        setting=setting,
        where=where,
        outcome=outcome,
        with_=with_,
        after=after,
    )


def look(
    *records: Record, day: date = TODAY, now: datetime | None = None, what: Checklist = ENOUGH
) -> Readiness:
    return readiness(what, history_of(*records, today=day), day, now or at(day, 9), SKILLS)


def state(one: EvidenceItem, *records: Record, day: date = TODAY) -> ItemState:
    found = look(*records, day=day, what=checklist(one))
    return next(there for there in found.items if there.kind == "evidence")
