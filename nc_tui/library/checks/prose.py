"""How content is worded: what the words of an exercise must keep to, as far as a program can tell.

Hard words for hurting readers, promises nobody can keep, and anything that turns the exercise towards
the former partner. A program reads only the surface, so these rules would rather ask once too often.
"""

import re
from collections.abc import Iterator
from functools import cache
from textwrap import wrap

from nc_tui.practice.course import Course
from nc_tui.practice.exercise import (
    AnyStep,
    Breathe,
    Check,
    Count,
    Earlier,
    Exercise,
    Go,
    List,
    Plan,
    Rate,
    Timer,
    Write,
)

Difference = tuple[str, str]
"""A key and what is wrong there."""

HARDEST = 9.0
"""The Flesch-Kincaid grade that the prose of no exercise may pass."""
COLUMNS = 72
"""Columns of text on a screen of 80."""
TEXT_ROWS = 8
"""Rows that the text of a step may take."""
STEP_ROWS = 18
"""Rows that a step may take with its parts: a screen of 24 without its frame."""

_LEAVE_OUT = "leave it out"
_PLAINLY = "is jargon; say it in plain words"
_NO_HOPES = "promises or plots something; say what the person practises"

_WORDING: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), advice)
    for pattern, advice in (
        (r"just|simply", _LEAVE_OUT),
        (r"win\w* (?:\w+ )?back|get\w* (?:them|him|her|your ex\w*) back|get\w* back together", _NO_HOPES),
        (r"outshin\w+|decoy effect|energy polarity|polarity|(?:masculine|feminine) energy", _NO_HOPES),
        (r"ma[dk]\w+ (?:them|him|her|someone|anyone|your ex\w*) (?:jealous|miss you|regret\w*)", _NO_HOPES),
        (
            r"(?:percentages?|chances?|odds|rates?) of (?:success|getting|a reunion|reunion|winning)",
            _NO_HOPES,
        ),
        (r"success rates?|guarantee\w*", _NO_HOPES),
        (r"healing|closure|toxic|journey|self-care|authentic\w*|empower\w*|vulnerab\w+", _PLAINLY),
        (r"mindful(?:ness|ly)?|narcissis\w+|validat(?:e|es|ed|ing|ion)|attun\w+|safe spaces?", _PLAINLY),
        (r"boundar(?:y|ies)", "is jargon; say limit"),
        (r"trigger(?:s|ed|ing)?", "is jargon; say what set it off"),
        (r"(?:hold|holds|holding) space|(?:lean|leans|leaning) into", _PLAINLY),
        (
            r"sit(?:s|ting)? with (?:it|this|that|(?:the|your|a|any) (?:\w+ )?"
            r"(?:feeling|pain|hurt|urge|grief|sadness|fear|discomfort|emotion)s?)",
            _PLAINLY,
        ),
        (r"(?<!pull to )reach(?:es|ing)? out", "is jargon; say write, call or ask"),
    )
)
_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!"), "an exclamation mark; end with a full stop"),
    (re.compile(r"[—–]"), "a dash; make two sentences, or use a comma"),
    (re.compile(r"\d+(?:[.,]\d+)? ?(?:%|per ?cent)"), "a percentage; say it without a number"),
)

_PARTNER = re.compile(
    r"(?<![\w-])(?:ex(?:es)?(?:['’]s)?|ex-\w+"
    r"|(?:former|old|past|previous|lost) (?:partner|lover|husband|wife|spouse|love|flame|\w+friend)"
    r"|(?:the )?(?:one|person|man|woman|partner) (?:who|that) (?:left you|left|broke up|ended it|dumped you)"
    r"|(?:one|person|man|woman|partner|someone) you (?:lost|loved|dated|were with|miss"
    r"|used to (?:love|date|be with)|broke up with|split (?:up )?(?:from|with))"
    r"|mutual friends?)(?![\w-])",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"(?<![\w-])(?:their|his|her) (?:\w+ )?"
    r"(?:profile|feed|account|timeline|social media|last seen|online status)s?(?![\w-])",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"(?<![\w-])(?:contact|call|ring|phone|text|messag|e-?mail|writ|repl|answer|send|sent|meet|see|visit"
    r"|drop by|bump|run into|look|watch|check|scroll|view|open|follow|find|google|search|ask|talk|speak|tell"
    r"|mention|show|invit|apologi|thank|provok|test|impress|confront)(?:e|s|es|ed|ing|ies|ied|y|te)?(?![\w-])",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"n['’]t\b|\b(?:not|never|no|nobody|without|instead|avoid|mut(?:e|ed)|archived?|block(?:ed)?|unfollow"
    r"|leave|pull|urge|wish)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.?!:;,]+(?:\s|$)|\b(?:and|then|but)\b")


def wording(text: str) -> Iterator[str]:
    """Each word, phrase or sign that content keeps away from, with what to do about it."""
    for pattern, advice in _WORDING:
        for match in pattern.finditer(text):
            yield f"“{match[0]}”: {advice}" if advice == _LEAVE_OUT else f"“{match[0]}” {advice}"
    for pattern, advice in _SIGNS:
        if pattern.search(text):
            yield f"has {advice}"


def towards_former_partner(text: str) -> Iterator[str]:
    """Each clause that asks to contact, watch, meet or talk about a former partner, as far as words show.

    A clause that refuses it ("don't look at their profile") is none.
    """
    for clause in _CLAUSE.split(text):
        about = _PARTNER.search(clause) or _PROFILE.search(clause)
        if about and _TOWARDS.search(clause) and not _REFUSED.search(clause):
            yield " ".join(clause.split())


def texts(exercise: Exercise) -> Iterator[Difference]:
    """Every text of an exercise with its key."""
    for key in ("title", "why", "done_when", "easier", "harder", "reflect", "safety"):
        text = getattr(exercise, key)
        if text is not None:
            yield key, text
    for place, step in _placed(exercise):
        yield f"{place}.text", step.text
        for key, text in _parts(step):
            yield f"{place}.{key}", text


def _placed(exercise: Exercise) -> Iterator[tuple[str, AnyStep]]:
    """Every step of every scene with its key."""
    for number, step in enumerate(exercise.steps, start=1):
        yield f"step[{number}]", step
    for scene, variation in enumerate(exercise.variations, start=1):
        for number, step in enumerate(variation.steps, start=1):
            yield f"variation[{scene}].step[{number}]", step


def prose(exercise: Exercise) -> str:
    """The sentences of an exercise, one paragraph a key: what its readability is measured on."""
    whole = [exercise.why]
    for _, step in _placed(exercise):
        whole.append(step.text)
        if isinstance(step, Check):
            whole += [line.why for line in step.lines]
        elif isinstance(step, Earlier):
            whole.append(step.nothing)
    whole.append(exercise.done_when)
    return "\n".join(
        (*whole, exercise.easier, exercise.harder, exercise.reflect, exercise.safety or "")
    ).strip()


@cache
def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, without silent endings."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if not re.search(r"(?:[td]ed|(?:[sxzcg]|ch|sh)es)$", plain):
        plain = re.sub(r"(?:(?<=[^aeiouyl])|(?<=[aeiou]l))es?$|(?<=[^aeiouy])ed$", "", plain)
    heard = len(re.findall(r"[aeiouy]+", plain)) + bool(re.search(r"[aeiouy]ing$", plain))
    return max(1, heard + bool(re.search(r"[^aeiouyr]n['’]t$", word.lower())))


def grade(text: str) -> float:
    """The Flesch-Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975), with syllables estimated.

    Each line counts as at least one sentence.
    """
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    sentences = [part for line in text.splitlines() for part in re.split(r"[.?!]+(?=[\s\"'’”)]|$)", line)]
    spoken = sum(1 for sentence in sentences if re.search(r"\w", sentence))
    if not words:
        return 0.0
    return 0.39 * len(words) / spoken + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def rows(step: AnyStep) -> int:
    """The rows a step takes on a screen of 80 columns: its text, an empty row, and its parts."""
    parts: int
    match step:
        case Timer():
            parts = 2
        case Breathe():
            parts = 4
        case Write():
            parts = max(3, step.lines or 0) + (1 if step.seconds is not None else 0)
        case List():
            parts = step.count
        case Count():
            parts = 2
        case Rate():
            parts = 3
        case Plan():
            parts = 4
        case Go():
            parts = 2
        case Check(piles=None):
            chosen = sorted(_wrapped(line.why) for line in step.lines)
            parts = sum(_wrapped(line.say) for line in step.lines) + 2 + chosen[-1]
        case Check():
            longest = max(_wrapped(line.say) + _wrapped(line.why) for line in step.lines)
            parts = 4 + longest + len(step.piles or ())
        case Earlier():
            parts = 6
        case _:
            parts = 0
    return _wrapped(step.text) + 1 + parts


def _wrapped(text: str) -> int:
    return len(wrap(text, COLUMNS))


def wording_faults(exercise: Exercise) -> Iterator[Difference]:
    """Every rule on wording the exercise breaks, as key and what is wrong; marked ``wording:``."""
    for key, text in texts(exercise):
        for what in wording(text):
            yield key, f"wording: {what}"
        # When the pull comes is no request: starters of if-then plans may name it.
        for clause in () if key.endswith(".if") else towards_former_partner(text):
            yield key, f"wording: “{clause}” turns to the former partner; exercises are for other people"
    hardness = grade(prose(exercise))
    if hardness > HARDEST:
        least = f"{HARDEST:g}"
        yield "", f"wording: reads at grade {hardness:.1f}, at most {least}; shorter sentences and words help"
    for place, step in _placed(exercise):
        if rows(step) > STEP_ROWS or _wrapped(step.text) > TEXT_ROWS:
            yield place, f"wording: takes {rows(step)} rows; it has to fit a screen of 80 × 24"
    if exercise.setting == "shop" and exercise.with_a_person and exercise.safety is None:
        yield "safety", "wording: is missing; people who serve can't walk away, so say how to be brief"


def course_wording_faults(course: Course) -> Iterator[Difference]:
    """The same of a course: its pages ask no more of the former partner than an exercise does."""
    for key in ("title", "about", "begin", "end", "retest_with"):
        text: str = getattr(course, key)
        for what in wording(text):
            yield key, f"wording: {what}"
        for clause in towards_former_partner(text):
            yield key, f"wording: “{clause}” turns to the former partner; courses are for other people"
    hardness = grade("\n".join((course.begin, course.end)))
    if hardness > HARDEST:
        yield "", f"wording: reads at grade {hardness:.1f}, at most {HARDEST:g}; shorter sentences help"


def _parts(step: AnyStep) -> Iterator[Difference]:
    if isinstance(step, Go):
        yield "carry", step.carry
    elif isinstance(step, Plan):
        yield "if", step.if_
        yield "then", step.then
    elif isinstance(step, Count):
        yield "unit", step.unit
    elif isinstance(step, Rate):
        yield "low", step.low
        yield "high", step.high
    elif isinstance(step, Earlier):
        yield "nothing", step.nothing
    elif isinstance(step, Check):
        for number, pile in enumerate(step.piles or (), start=1):
            yield f"piles[{number}]", pile
        for number, line in enumerate(step.lines, start=1):
            yield f"line[{number}].say", line.say
            yield f"line[{number}].why", line.why
