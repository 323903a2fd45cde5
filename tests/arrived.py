"""A made-up person whose journal shows everything that the ready list asks for."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from nc_tui.practice.kinds import Checkin, Data, Goal, Practice, Profile, RehearsalRun, Review
from nc_tui.practice.kinds.rehearsal import Meets
from nc_tui.practice.way import ASKED
from nc_tui.trainer import Trainer
from tests.clock import SetClock

PEOPLE = ("the baker", "Jo", "my sister", "someone at work")
SETTINGS = ("home", "street", "shop", "work")
NOTES = ("We laughed about the card machine.", "Nearly walked past. Asked anyway.", "Easier than I thought.")
PLANS = "Yes: walk by the river, then Ines. No: Ines. Nothing: choir on Tuesday, the long way home."
MEETS: tuple[Meets, ...] = ("angry", "someone-new", "silence-or-no")
DAYS = 41


def evidence(last: date, skills: Sequence[str], zone: object) -> Iterator[tuple[Data, date, datetime]]:
    """Six weeks up to ``last`` in which every item is met, as data, day and time."""

    def at(day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour), zone)  # type: ignore[arg-type]

    first = last - timedelta(days=DAYS)
    closed = dict.fromkeys(ASKED, False)
    yield Profile(closed, mode="none", since=first, since_kind="date"), first, at(first, 6)
    for number in range(DAYS + 1):
        day = first + timedelta(days=number)
        yield Checkin(7, 1), day, at(day, 7)
        for place in (number, number + 4):
            tense = place % 5 == 0
            made = Practice(
                exercise=f"{skills[place % len(skills)]}-one",
                skill=skills[place % len(skills)],
                stakes="tense" if tense else "close",
                setting=SETTINGS[place % 4],
                where="out",
                outcome="done",
                predicted=5,
                after=2 if tense else 1 + place % 3,
                with_=PEOPLE[place % 4],
                note=NOTES[place % 3],
            )
            yield made, day, at(day, 8)
        if number in (36, 37, 38):
            run = RehearsalRun(
                f"a-talk-{number}", 1, 1, 3, (1, 2), ("accept", "leave"), "cool", MEETS[number - 36], after=2
            )
            yield run, day, at(day, 9)
        if number == 30:
            yield Goal("learn to swim", "going"), day, at(day, 10)
            yield Goal("the balcony", "going"), day, at(day, 10)


def write_evidence(trainer: Trainer) -> None:
    """Write those six weeks, the last of them yesterday."""
    skills, zone = tuple(trainer.library.skills), trainer.now().tzinfo
    found = evidence(trainer.today - timedelta(days=1), skills, zone)
    trainer.session.journal.append_many(found)
    trainer.session.forget_history()


def reasons(trainer: Trainer) -> dict[str, str]:
    """A reason for each of the statements of the review."""
    items = trainer.library.checklist.self_rated
    return {item.id: PLANS if item.id == "accept-ending" else "A fact." for item in items}


def review(trainer: Trainer) -> None:
    """Review the list on a calm day."""
    trainer.checkins.check_in(7, 1)
    trainer.ready.review(Review(step="review", reasons=reasons(trainer)))


def answer_hello(trainer: Trainer) -> None:
    """Say that a hello could fit."""
    trainer.ready.review(Review(step="answer", answer="hello"))


HELLO = (
    "Hello. The little cinema at the station has opened again, and I thought you might like to know. "
    "You needn't answer."
)
CAME = {
    "your-turn": "warm",
    "last-line": "cool",
    "agreed": "meet",
    "theirs": "maybe",
    "no": "no",
    "their-turn": "warm",
    "in-touch": "warm",
}
AFTER_STATES = (
    "words",
    "resting",
    "check",
    "may-go",
    "waiting",
    "your-turn",
    "last-line",
    "their-turn",
    "agreed",
    "kept",
    "silence",
    "no",
    "theirs",
    "in-touch",
    "let-go",
    "stopped",
    "closed",
)


def come_to_a_hello(trainer: Trainer, clock: SetClock) -> None:
    """Six weeks of evidence and two reviews; both say that a hello could fit."""
    write_evidence(trainer)
    review(trainer)
    clock.forward(hours=49)
    review(trainer)
    answer_hello(trainer)


def rested(trainer: Trainer, clock: SetClock) -> None:
    """Two days later, in the middle of a calm one on which something was practised."""
    clock.forward(hours=49)
    trainer.checkins.check_in(7, 1)
    trainer.practice.record("presence-sounds-near-and-far")


def pass_the_check(trainer: Trainer) -> None:
    """All well."""
    assert trainer.after.check(dict.fromkeys(ASKED, False), steady=True, honest=True, read=True).held


def bring_to(state: str, trainer: Trainer, clock: SetClock) -> None:
    """Live on to this state of After, on a calm day, by the ordinary way."""
    come_to_a_hello(trainer, clock)
    after = trainer.after
    if state not in ("words", "let-go"):
        after.write(HELLO)
    match state:
        case "words" | "resting":
            return
        case "kept":
            after.drop()
            return
        case "let-go":
            after.let_go()
            return
    rested(trainer, clock)
    if state == "check":
        return
    pass_the_check(trainer)
    if state == "may-go":
        return
    after.sent()
    clock.forward(days=14 if state == "silence" else 1, hours=2)
    if state in CAME:
        after.answered(CAME[state])
        clock.forward(hours=2)
    if state == "their-turn":
        after.replied()
    elif state == "in-touch":
        after.in_touch()
    elif state == "stopped":
        after.sent()
    elif state == "closed":
        trainer.situation.answer_gate("fear-or-violence", True)
    trainer.checkins.check_in(7, 1)
