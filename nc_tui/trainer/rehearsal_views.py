"""What a rehearsal shows: the list, the talk so far, and the debrief, as plain structs."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from nc_tui.practice.debrief import Debrief, SameAs, debrief, retry, same_as
from nc_tui.practice.kinds.rehearsal import Meets
from nc_tui.practice.moves import SAID_PLAINLY
from nc_tui.practice.rehearsal import Ending, Middle, Rehearsal, Reply, Talk, Wait
from nc_tui.practice.rehearsal_runs import Closed, Past, Shut
from nc_tui.practice.rehearsing import MOST_REWINDS, Exchange, Run, exchanges, here, options, speaker, text_of
from nc_tui.practice.wording import near_day, short_day

LEVELS: Mapping[int, str] = {
    1: "people around you",
    2: "tense people around you",
    3: "someone you were once close to",
}
MEETS: Mapping[Meets, str] = {
    "angry": "someone angry",
    "someone-new": "someone with a new partner",
    "silence-or-no": "silence, or a no",
}
YOU = "You"
TOO_TENSE = 7
"""Above this, before a talk or in the middle of one, it is enough for today."""

_SHUT: Mapping[Closed, str] = {
    "crisis": "Not now. Help comes first: press ! or run nc-tui help.",
    "gate": "These talks stay closed while one of the five questions closes the ready list or has no answer.",
    "heavy-day": "Today is a heavy day. Something steadying is the better exercise",
    "no-checkin": "First a check-in: mood and pull.",
    "week-full": "Two a week are enough",
    "resting": "The last one woke the pull, so these rest for two weeks",
    "locked": "First two talks of the level before, each of which left you calm.",
    "not-limited": "This one is for people who have to stay in touch: set limited contact in your situation.",
}


class Line(Struct, frozen=True):
    """Something that is said or happens; ``who`` is empty where nobody speaks."""

    who: str
    text: str


class TalkView(Struct, frozen=True):
    """Where a run is. ``lines`` is the talk so far, the last of them is what waits for an answer. ``replies``
    are in the order in which they are shown, each with its number in the file. ``seconds`` is how long
    nothing happens on this page; ``asks_rating`` whether it waits for a rating; ``ending`` where the talk is
    over."""

    lines: tuple[Line, ...]
    replies: tuple[tuple[int, Reply], ...]
    seconds: int | None
    asks_rating: bool
    ending: Ending | None


class SaidView(Struct, frozen=True):
    """A sentence in the debrief: the move in plain words, what was said, the comment on it."""

    number: int
    move: str
    said: str
    comment: str


class DebriefView(Struct, frozen=True):
    """The debrief: what was good first, then one sentence to try again. No score and no verdict."""

    opening: str
    said: tuple[SaidView, ...]
    good: int | None
    again: int | None
    retried: tuple[str, str] | None
    may_rewind: bool
    same: str | None
    skill: str | None
    plan: str


def why_shut(shut: Shut, today: date) -> str:
    """Why a rehearsal can't be begun today, and from when it might be."""
    line = _SHUT[shut.why]
    if shut.until is None:
        return line if line.endswith(".") else f"{line}."
    until = "tomorrow" if (shut.until - today).days == 1 else short_day(shut.until)
    return f"{line}; next from {until}." if shut.why == "week-full" else f"{line}, until {until}."


def talk(rehearsal: Rehearsal, run: Run) -> TalkView:
    """What a run shows now. Raises ValueError or KeyError where it doesn't fit the file."""
    place = here(rehearsal, run)
    lines = [line for one in exchanges(rehearsal, run) for line in _exchange(rehearsal, one)]
    page = place.page
    if run.left and run.again is None:
        lines.append(Line("", rehearsal.leaving))
        return TalkView(tuple(lines), (), None, False, None)
    if isinstance(page, Talk | Wait | Ending):
        text = text_of(page, place.state)
        lines.append(Line(speaker(text, page.who or rehearsal.who), text))
    return TalkView(
        lines=tuple(lines),
        replies=options(rehearsal, run),
        seconds=page.seconds if isinstance(page, Wait) else None,
        asks_rating=isinstance(page, Middle),
        ending=page if isinstance(page, Ending) else None,
    )


def debriefed(rehearsal: Rehearsal, run: Run, past: tuple[Past, ...], today: date) -> DebriefView:
    """The debrief of a run that is over."""
    found = debrief(rehearsal, run)
    earlier = same_as(rehearsal, run, past)
    again = None if found.again is None else retry(rehearsal, run, found.again)
    return DebriefView(
        opening="How it ended isn't your mark; the other person has good and bad days here too.",
        said=tuple(_said(found)),
        good=found.good,
        again=found.again,
        retried=None if again is None else (again.old.reply.say, again.new.reply.say),
        may_rewind=found.again is not None and run.rewound < MOST_REWINDS,
        same=None if earlier is None else _same(earlier, rehearsal, today),
        skill=found.skill,
        plan=rehearsal.plan,
    )


def _exchange(rehearsal: Rehearsal, one: Exchange) -> Iterator[Line]:
    who = one.page.who or rehearsal.who
    yield Line(speaker(one.text, who), one.text)
    yield Line(YOU, one.reply.say)
    yield Line(speaker(one.reply.back, who), one.reply.back)


def _said(found: Debrief) -> Iterator[SaidView]:
    for number, one in enumerate(found.said):
        yield SaidView(number, f"you {SAID_PLAINLY[one.reply.move]}", one.reply.say, one.reply.comment)


def _same(earlier: SameAs, rehearsal: Rehearsal, today: date) -> str:
    then = f"The same sentences as {_on(earlier.day, today)}"
    match earlier.now:
        case "alike":
            return f"{then}."
        case "harder":
            return f"{then}, on a harder day for {rehearsal.who}."
        case "easier":
            return f"{then}, on an easier day for {rehearsal.who}."


def _on(day: date, today: date) -> str:
    near = near_day(day, today)
    return near if near in ("today", "yesterday") else f"on {near}"
