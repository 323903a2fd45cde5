"""A made-up person whose journal shows everything that the ready list asks for."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from nc_tui.practice.kinds import Checkin, Data, Goal, Practice, Profile, RehearsalRun, Review
from nc_tui.practice.kinds.rehearsal import Meets
from nc_tui.practice.way import ASKED
from nc_tui.trainer import Trainer

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
