"""Where After stands, what is said about it, and what may be told or done there."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from nc_tui.practice.after import ENDS, IN_TOUCH_FROM, Standing, State
from nc_tui.practice.checklist import Gate
from nc_tui.practice.kinds import Practice
from nc_tui.practice.people import person_of
from nc_tui.practice.wording import count, near_day, short_day
from nc_tui.practice.words import HEADING, facts, in_words
from nc_tui.trainer.after_words import (
    BEFORE_THE_WORDS,
    ELSEWHERE,
    LAST_LINE,
    MISSING,
    OWN_LINES,
    PROMISE,
    SAYS,
    THEIRS,
    THEIRS_REST,
)

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

Act = Literal[
    "words",
    "check",
    "sent",
    "answer",
    "no",
    "replied",
    "again",
    "take-as-no",
    "leave",
    "in-touch",
    "met",
    "space",
    "drop",
    "let-go",
    "anew",
    "where",
    "rehearse",
    "urge",
    "guide",
    "care",
    "letter",
    "reopen",
]
KEYS: Mapping[Act, str] = {
    "words": "w",
    "check": "c",
    "sent": "i",
    "answer": "a",
    "no": "o",
    "replied": "i",
    "again": "h",
    "take-as-no": "t",
    "leave": "t",
    "in-touch": "c",
    "met": "t",
    "space": "s",
    "drop": "d",
    "let-go": "-",
    "anew": "x",
    "where": "h",
    "rehearse": "s",
    "urge": "u",
    "guide": "g",
    "care": "f",
    "letter": "w",
    "reopen": "b",
}
"""The key of each, on whichever page it is offered."""
OTHER_GUIDE = "p"
"""The key of a second guide on one page."""
RAIL = ("words", "rest", "check", "send or drop", "wait", "what came")
"""The way, in steps; each state is at one of them."""
AT: Mapping[State, int] = {
    "words": 0,
    "resting": 1,
    "check": 2,
    "may-go": 3,
    "waiting": 4,
    "your-turn": 5,
    "last-line": 5,
    "their-turn": 5,
    "agreed": 5,
}
BEST_LINES = 3


class AfterRow(Struct, frozen=True):
    """Something to do or tell: its key, its words, what it does, and the guide that it opens."""

    key: str
    label: str
    act: Act
    guide: str = ""


class Goodbye(Struct, frozen=True):
    """What stays with someone who is done: in numbers, and lines of their own."""

    practised: str
    lines: tuple[str, ...]


class AfterView(Struct, frozen=True):
    """``step`` is the place on the way (``RAIL``), None where it has none. ``quote`` are words of the
    person's own under ``quote_head``; ``facts`` what can be counted in the draft. ``topics`` are those of
    helplines."""

    standing: Standing
    heading: str
    text: tuple[str, ...]
    rows: tuple[AfterRow, ...]
    step: int | None = None
    quote_head: str = ""
    quote: str = ""
    facts_head: str = ""
    facts: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    goodbye: Goodbye | None = None


def after_view(trainer: "Trainer") -> AfterView:
    """The page as of now."""
    now = trainer.after.standing()
    words = trainer.after.words()
    here = trainer.after.are_here(now)
    drafting = now.state in ("words", "resting", "check", "may-go")
    shown = words.text if drafting and (here or words.of is None) else ""
    silence = trainer.after.own_lines_for_silence() if now.state == "waiting" else ""
    return AfterView(
        standing=now,
        heading=heading(trainer, now),
        text=tuple(_text(trainer, now, here)),
        rows=tuple(_rows(now, here, asks=_gate(trainer, now) is not None)),
        step=AT.get(now.state),
        quote_head=OWN_LINES if silence else "",
        quote=shown or silence,
        facts_head=HEADING if shown else "",
        facts=tuple(in_words(facts(shown))) if shown else (),
        waits_for=tuple(MISSING[one] for one in now.missing),
        topics=_topics(trainer, now),
        goodbye=goodbye(trainer) if now.state in ("silence", "no", "theirs", "in-touch", "let-go") else None,
    )


def goodbye(trainer: "Trainer") -> Goodbye:
    """What was practised, with how many people, and three lines from where it went better than expected."""
    history = trainer.history
    days = len(history.practised_days)
    people = {person_of(practice) for _, practice in history.practices if practice.outcome != "not"} - {None}
    who = f", with {count(len(people), 'person', 'people')}" if people else ""
    practised = f"{count(days, 'practice day')}{who}. They stay yours." if days else ""
    better = [
        (practice.predicted - practice.after, day, practice.note)
        for day, practice in history.practices
        if _went_better(practice) and practice.predicted is not None and practice.after is not None
    ]
    best = sorted(better, key=lambda one: one[:2], reverse=True)
    lines = dict.fromkeys(note.strip() for _, _, note in best if note)
    return Goodbye(practised, tuple(lines)[:BEST_LINES])


def _went_better(practice: Practice) -> bool:
    return (
        practice.outcome == "done"
        and practice.predicted is not None
        and practice.after is not None
        and practice.after < practice.predicted
        and bool((practice.note or "").strip())
    )


def heading(trainer: "Trainer", now: Standing) -> str:
    """Where it stands, in a few words."""
    words = SAYS[now.state].heading
    if "{since}" in words:
        words = words.replace("{since}", _day(trainer, now.since))
    return f"After · {words}"


def _day(trainer: "Trainer", moment: datetime | None) -> str:
    return "" if moment is None else near_day(trainer.session.practice_day(moment), trainer.today)


def _gate(trainer: "Trainer", now: Standing) -> Gate | None:
    """The gate that ended it, or that closes what would be offered now; None where none does."""
    may_be = now.state == "not-open" or "gates" in now.missing
    wanted = now.gate or (trainer.situation.closed_gate() if may_be else None)
    return next((gate for gate in trainer.library.checklist.gates if gate.id == wanted), None)


def _text(trainer: "Trainer", now: Standing, here: bool) -> Iterator[str]:
    says, gate = SAYS[now.state].text, _gate(trainer, now)
    if gate is not None and now.state != "no":
        yield gate.closed
        return
    match now.state:
        case "words":
            yield BEFORE_THE_WORDS
        case "theirs":
            yield THEIRS.get(now.came, THEIRS[None])
            yield THEIRS_REST
        case "last-line":
            yield LAST_LINE.get(now.came, LAST_LINE["cool"])
        case _:
            pass
    due = now.due.astimezone(trainer.now().tzinfo) if now.due is not None else None
    words = "" if due is None else f"{short_day(due.date())}, {due:%H:%M}"
    yield from (part.replace("{due}", words) for part in says)
    if now.words is not None and not here and now.state in ("resting", "check", "may-go"):
        yield ELSEWHERE
    if now.state == "words":
        yield PROMISE


def _topics(trainer: "Trainer", now: Standing) -> tuple[str, ...]:
    if now.state == "stopped":
        return ("own-behaviour", "crisis", "directory")
    if now.state == "no":
        return ("crisis", "own-behaviour", "directory")
    gate = _gate(trainer, now)
    return () if gate is None else gate.topics


def _row(label: str, act: Act, guide: str = "", key: str = "") -> AfterRow:
    return AfterRow(key or KEYS[act], label, act, guide)


def _rows(now: Standing, here: bool, *, asks: bool) -> Iterator[AfterRow]:
    """What may be done, then what can be told, then the way out. ``asks`` says that an answer to a care
    question closes what would be offered."""
    state = now.state
    if (asks and state == "not-open") or "gates" in now.missing:
        yield _row("the care questions", "care")
    if state in ("not-open", "kept", "words", "resting", "check", "may-go"):
        yield from _draft_rows(now, here)
        return
    if "reply" in now.offers:
        yield _row("I wrote one line back", "replied")
    if state in ("waiting", "their-turn", "silence", "theirs"):
        yield _row("they answered", "answer")
        yield _row("they said no", "no")
    elif state in ("your-turn", "last-line", "agreed"):
        yield _row("they wrote again", "answer")
        yield _row("they said no, or there is a no in it", "no")
    elif state != "no":
        yield _row("they said no", "no")
    if state not in ENDS or state in ("silence", "theirs", "in-touch"):
        yield _row("they asked for space", "space")
    if state == "waiting":
        yield _row("I take it as a no", "take-as-no")
    elif state in ("last-line", "their-turn", "your-turn"):
        yield _row("I leave the next step to them", "leave")
    if state == "agreed":
        yield _row("we met, or it was called off", "met")
    if state in IN_TOUCH_FROM:
        yield _row("we're in touch", "in-touch")
    if state in ("your-turn", "last-line", "agreed"):
        yield _row("guide: they wrote to me", "guide", "they-wrote")
        if "reply" not in now.offers:
            yield _row("I wrote back already", "replied")
    if state in ("waiting", "their-turn", "silence", "theirs"):
        yield _row("I wrote again, rang or went there", "again")
    if now.came == "someone":
        yield _row("guide: they're seeing someone", "guide", "they-see-someone", OTHER_GUIDE)
    if state == "no":
        yield _row("guide: they asked for no contact", "guide", "asked-no-contact")
    if state == "theirs":
        yield _row("guide: after a bad talk", "guide", "bad-talk")
    if state in ("waiting", "their-turn", "your-turn", "silence", "theirs", "stopped", "no", "closed"):
        yield _row("an urge: ride it out", "urge")
    if state not in ENDS:
        yield _row("I no longer want to", "let-go")
    if state == "let-go":
        yield _row("open the list again", "reopen")
    if state in ENDS:
        yield _row("an unsent letter", "letter")
        yield _row("it's about someone else now", "anew")


def _draft_rows(now: Standing, here: bool) -> Iterator[AfterRow]:
    state = now.state
    if "write" in now.offers:
        yield _row("change the words" if here else "write the words", "words")
    if state == "check" and "check" in now.offers and here:
        yield _row("go through the check", "check")
    if "send" in now.offers and here:
        yield _row("I sent it", "sent")
    elif state != "not-open" or now.words is not None:
        yield _row("I have sent it already", "sent")
    if state in ("resting", "check", "may-go"):
        yield _row("rehearse silence", "rehearse")
    if state in ("resting", "may-go"):
        yield _row("where they are, and their hours", "where")
    if now.words is not None:
        yield _row("drop it: it stays with me", "drop")
    yield _row("they said no", "no")
    if state == "kept":
        yield _row("an unsent letter", "letter")
    yield _row("I no longer want to", "let-go")
