"""What the words of a line show: facts that can be counted, and no verdict on what is meant by them.

Rules of this kind tell questions quite well, and hardly tell listening or advice from anything else. So
nothing here judges, and nothing here counts for or against anybody. English only.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

HEADING = "What the words show. They can't show how it's meant."
SHOUTED = 4
"""Letters in a row that are capitals: shorter ones are names of things."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_SENTENCE = re.compile(r"[^.?!…]+")
NEAR = 120
"""Characters behind "sorry" in which a "but" takes it back."""
_SORRY = re.compile(r"\b(?:sorry|apolog\w+)\b", re.IGNORECASE)
_THIS_AND_NEXT = re.compile(r"[^.?!]*[.?!]?[^.?!]*")
_BUT = re.compile(r"\b(?:but|though|however)\b", re.IGNORECASE)
_ALWAYS = re.compile(r"\byou(?:['’]ve| have| are|['’]re)? (always|never)\b", re.IGNORECASE)
_BEGINS_YOU = re.compile(r"\W*(you\b(?:['’]\w+)?)", re.IGNORECASE)
_ASKING = re.compile(r"\b(please|at least|one more|one last|only want)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(miss(?:ed|ing)?|remember\w*|us|together|back then|come back|used to|love[ds]?|loving"
    r"|we were|we had)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(rf"\b[A-Z]{{{SHOUTED},}}\b")
_SIGNS = re.compile(r"[!?]{2,}")


class Facts(Struct, frozen=True):
    """What can be counted in a text. The lists hold the words as they were written, each once."""

    words: int
    sentences: int
    questions: int
    sorry_but: str = ""
    you_always: tuple[str, ...] = ()
    begins_with_you: bool = False
    asking: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    rows_of_signs: int = 0


def facts(text: str) -> Facts:
    """The facts about a text."""
    return Facts(
        words=len(_WORD.findall(text)),
        sentences=sum(1 for part in _SENTENCE.findall(text) if _WORD.search(part)),
        questions=len(re.findall(r"\?+", text)),
        sorry_but=_taken_back(text),
        you_always=_each(_ALWAYS, text),
        begins_with_you=_BEGINS_YOU.match(text) is not None,
        asking=_each(_ASKING, text),
        past=_each(_PAST, text),
        capitals=tuple(dict.fromkeys(_CAPITALS.findall(text))),
        rows_of_signs=len(_SIGNS.findall(text)),
    )


def in_words(of: Facts, theirs: Facts | None = None) -> Iterator[str]:
    """The facts in short lines: what is there, never what is absent. ``theirs`` is the line it answers."""
    beside = "" if theirs is None else f"; theirs had {theirs.words}"
    yield f"{_count(of.words, 'word')}, {_count(of.sentences, 'sentence')}{beside}"
    if of.questions:
        yield _count(of.questions, "question mark")
    if of.sorry_but:
        yield f"“{of.sorry_but}” after “sorry”"
    if of.you_always:
        yield " · ".join(f"“you {word}”" for word in of.you_always)
    if of.begins_with_you:
        yield "begins with “you”"
    for label, found in (("asking", of.asking), ("the past, longing", of.past), ("capitals", of.capitals)):
        if found:
            yield f"{label}: {', '.join(f'“{word}”' for word in found)}"
    if of.rows_of_signs:
        yield f"{_count(of.rows_of_signs, 'row')} of “!” or “?”"


def _taken_back(text: str) -> str:
    """The word that takes back a "sorry", in the same sentence or the next; or nothing."""
    for sorry in _SORRY.finditer(text):
        near = _THIS_AND_NEXT.match(text[sorry.end() : sorry.end() + NEAR])
        if near and (but := _BUT.search(near[0])):
            return but[0].lower()
    return ""


def _each(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match[1].lower() for match in pattern.finditer(text)))


def _count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
