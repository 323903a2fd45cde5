"""What a rehearsal shows: the list, the talk so far, and the debrief, as plain structs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from nc_tui.practice.debrief import Retry, SameAs, debrief, retry, same_as
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.kinds.rehearsal import Level, Meets
from nc_tui.practice.moves import SAID_PLAINLY
from nc_tui.practice.rehearsal import Ending, Middle, Rehearsal, Reply, Talk, Wait
from nc_tui.practice.rehearsal_runs import Closed, Past, Shut
from nc_tui.practice.rehearsing import (
    MOST_REWINDS,
    Exchange,
    Run,
    as_first_said,
    exchanges,
    here,
    options,
    speaker,
    text_of,
)
from nc_tui.practice.wording import near_day, short_day
from nc_tui.trainer.rehearsing import Offer

LEVELS: Mapping[Level, str] = {
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

NOT_LISTED: frozenset[Closed] = frozenset({"crisis", "gate", "not-limited"})
"""Reasons for which a rehearsal isn't even named."""

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


class LevelView(Struct, frozen=True):
    """A level of the list. ``offers`` are those that are named; ``why`` is one line where the whole level is
    shut, else None."""

    level: Level
    words: str
    offers: tuple[Offer, ...]
    why: str | None


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
    """A sentence in the debrief: what it answered, the move in plain words, what was said, what came back,
    the comment on it."""

    number: int
    heard: Line
    move: str
    said: str
    back: Line
    comment: str


class Retried(Struct, frozen=True):
    """The sentence as it was said first, and the one said instead."""

    old: SaidView
    new: SaidView


class DebriefView(Struct, frozen=True):
    """The debrief: what was good first, then one sentence to try again. No score and no verdict.
    ``rewinds`` is how often it may still be gone back to."""

    opening: str
    said: tuple[SaidView, ...]
    good: SaidView | None
    again: SaidView | None
    retried: Retried | None
    rewinds: int
    same: str | None
    skill: str | None
    plan: str


def levels(offers: Iterable[Offer], today: date) -> Iterator[LevelView]:
    """The list, level by level; a level without rehearsals is left out."""
    every = tuple(offers)
    for level, words in LEVELS.items():
        here = [one for one in every if one.rehearsal.level == level]
        listed = tuple(one for one in here if one.shut is None or one.shut.why not in NOT_LISTED)
        reasons = {one.shut for one in listed or here}
        only = next(iter(reasons)) if len(reasons) == 1 else None
        if here:
            yield LevelView(level, words, listed, None if only is None else why_shut(only, today))


def steadying(exercises: Mapping[str, Exercise], gentle: str | None) -> Exercise | None:
    """What to do instead where it is too tense: the gentle exercise of the day, or a steadying one."""
    here = (one for one in exercises.values() if one.skill == "steadying" and one.where == "here")
    return exercises.get(gentle or "") or next(here, None)


def with_somebody(exercises: Mapping[str, Exercise], rehearsal: Rehearsal, run: Run) -> Exercise | None:
    """The exercise with a real person that a run which is over leads to: the ending's own, else the first
    one that practises what the debrief names."""
    page = here(rehearsal, as_first_said(rehearsal, run)).page
    named = exercises.get(page.exercise) if isinstance(page, Ending) and not run.left else None
    wanted = debrief(rehearsal, run).skill or rehearsal.skill
    others = (one for one in exercises.values() if one.skill == wanted and one.with_a_person)
    return named or next(others, None)


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
    said = tuple(_said(rehearsal, number, one) for number, one in enumerate(found.said))
    tried = None if found.again is None else retry(rehearsal, run, found.again)
    return DebriefView(
        opening="How it ended isn't your mark; the other person has good and bad days here too.",
        said=said,
        good=None if found.good is None else said[found.good],
        again=None if found.again is None else said[found.again],
        retried=None if found.again is None or tried is None else _retried(rehearsal, found.again, tried),
        rewinds=0 if found.again is None else MOST_REWINDS - run.rewound,
        same=None if earlier is None else _same(earlier, rehearsal, today),
        skill=found.skill,
        plan=rehearsal.plan,
    )


def _exchange(rehearsal: Rehearsal, one: Exchange) -> Iterator[Line]:
    who = one.page.who or rehearsal.who
    yield Line(speaker(one.text, who), one.text)
    yield Line(YOU, one.reply.say)
    yield Line(speaker(one.reply.back, who), one.reply.back)


def _said(rehearsal: Rehearsal, number: int, one: Exchange) -> SaidView:
    heard, _, back = _exchange(rehearsal, one)
    return SaidView(
        number, heard, f"you {SAID_PLAINLY[one.reply.move]}", one.reply.say, back, one.reply.comment
    )


def _retried(rehearsal: Rehearsal, at: int, tried: Retry) -> Retried:
    return Retried(_said(rehearsal, at, tried.old), _said(rehearsal, at, tried.new))


def retrying(rehearsal: Rehearsal, run: Run) -> bool:
    """Whether a run that is over was taken back to a sentence, and none was said there yet."""
    at = debrief(rehearsal, run).again
    return run.again is not None and at is not None and len(run.again) <= at


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
