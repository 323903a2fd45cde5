"""Branching texts: short pages with choices, for guides in hard moments.

A text is a set of pages; each one has choices or an ending. A walk through it is an immutable value that
can be stored and taken up again. Two things happen between the pages:

- *A check.* A choice may name another text as its check. The walk then goes through that text first and
  comes out on the page the choice names only by an ending that ``passes``; any other ending ends there.
- *A closed gate.* Where the way to the other person is closed, a page that has ``closed_to`` is never
  shown; the page it names stands in for it, whichever way one came and whenever the gate was closed. Where
  only what is personal is closed, or only what the person would begin, that holds for pages so marked.
  Where nobody knows yet, because a care question is unanswered (``closed`` is None), a page that suggests
  contact isn't shown either: the questions come first (``asks_first``). What is urgent can't wait for
  them: there the other page stands in.

Every function takes ``scripts``, all texts by id, because a check is a text of its own.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from nc_tui.practice.exercise import Id

GuideKind = Literal["guide", "card", "self-check"]
RecordKind = Literal["urge", "slip", "monitoring", "contact"]

Closed = bool | None | Literal["personal", "begins"]
"""What is closed of contact: all of it (True), nothing (False), all that is ``personal``, or only what the
person ``begins`` of that. None: nobody knows yet, because a care question is unanswered."""

PageText = Annotated[str, Meta(min_length=1, max_length=420)]
Label = Annotated[str, Meta(min_length=1, max_length=60)]
Act = Annotated[str, Meta(min_length=1, max_length=220)]
"""One thing to do: a sentence, and what belongs to it."""
Note = Annotated[str, Meta(min_length=1, max_length=500)]
Word = Annotated[str, Meta(min_length=2, max_length=40)]


QUESTIONS_FIRST = (
    "This page is about writing to them. A few questions come before it: whether they asked for no contact, "
    "an order, fear, your own safety. They take a minute, and this page waits for the answers."
)
"""What stands in place of a page that suggests contact while care questions are unanswered."""


class Choice(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One way on from a page; its place among the choices is its key.

    ``check`` names the text that has to be passed before ``to``.
    """

    label: Label
    to: Id
    check: Id | None = None


class Ending(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a walk ends: one to three things to do in the next ten minutes, and what the program offers
    beside them.

    ``exercise`` is an exercise's id or a skill's; ``note`` a text to copy; ``help`` topics of helplines;
    ``guide`` another guide to go on with. ``passes`` is for texts that serve as a check.
    """

    now: Annotated[tuple[Act, ...], Meta(min_length=1, max_length=3)]
    exercise: Id | None = None
    record: RecordKind | None = None
    note: Note | None = None
    help: tuple[Id, ...] = ()
    guide: Id | None = None
    passes: bool = False


class Distress(Struct, frozen=True, forbid_unknown_fields=True):
    """A question for distress, 0 (calm) to 10, that comes before the choices of its page. A number above
    ``above`` leads to the page ``to``."""

    to: Id
    above: Annotated[int, Meta(ge=0, le=9)] = 7


class Page(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One page, with choices or an ending.

    ``about_them``: it concerns the other person, so that a check comes before it on every way.
    ``contact``: it, or its note, suggests sending the other person something; it must name ``closed_to``.
    ``personal``: it leads to contact that no matter of children, work or things asks for. It ``begins`` it,
    or ``answers`` what came from them: whoever is written to can always find the words for a no.
    ``urgent``: a child's need or someone's safety, which may not wait for a check.
    """

    id: Id
    text: PageText
    choices: Annotated[tuple[Choice, ...], Meta(max_length=4)] = ()
    ending: Ending | None = None
    distress: Distress | None = None
    about_them: bool = False
    contact: bool = False
    personal: Literal["begins", "answers"] | None = None
    urgent: bool = False
    closed_to: Id | None = None


class Script(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A branching text. It begins on its first page."""

    id: Id
    title: Annotated[str, Meta(min_length=1, max_length=40)]
    pages: Annotated[tuple[Page, ...], Meta(min_length=1, max_length=40)] = field(name="page")


class Guide(Script, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A situation: a guide, a card (something to know) or a self-check.

    ``words`` are what people would type to find it; ``rows`` the rules of the method it answers, by
    number; ``sources`` what its claims rest on.
    """

    kind: GuideKind
    words: Annotated[tuple[Word, ...], Meta(min_length=1, max_length=40)]
    rows: tuple[Annotated[int, Meta(ge=1, le=19)], ...] = ()
    sources: tuple[Id, ...] = ()


class Heading(Struct, frozen=True):
    """What a list of guides shows of one."""

    id: str
    title: str
    kind: GuideKind


class Step(Struct, frozen=True, omit_defaults=True):
    """A page that was reached. ``by`` is the choice that led there, ``distress`` what was answered on it.

    Inside a check, ``check`` is the check's id and ``to`` the page that passing it leads to.
    """

    page: str
    by: Choice | None = None
    check: str | None = None
    to: str | None = None
    distress: int | None = None


class ScriptPath(Struct, frozen=True):
    """A way through one text so far; the last step is where it stands."""

    script: str
    path: tuple[Step, ...]


def page_of(script: Script, page_id: str) -> Page:
    """A page by its id. Raises KeyError where the text has no such page."""
    for page in script.pages:
        if page.id == page_id:
            return page
    raise KeyError(f"{script.id} has no page “{page_id}”")


def _stands_aside(page: Page, closed: Closed) -> bool:
    """Whether another page stands in for one that names such a page."""
    match closed:
        case None:
            return page.contact and page.urgent
        case "personal":
            return page.personal is not None
        case "begins":
            return page.personal == "begins"
        case _:
            return closed


def shown(script: Script, page_id: str, closed: Closed) -> Page:
    """The page that is shown for an id: the one standing in for it where the gate is closed, and the one
    that says that questions come first where nobody knows yet."""
    page = page_of(script, page_id)
    if page.closed_to is not None and _stands_aside(page, closed):
        return page_of(script, page.closed_to)
    return Page(id=page.id, text=QUESTIONS_FIRST) if asks_first(page, closed) else page


def asks_first(page: Page, closed: Closed) -> bool:
    """Whether care questions have to be answered before the page is shown."""
    return closed is None and page.contact and not page.urgent


def checked(script: Script, choice: Choice, closed: Closed) -> bool:
    """Whether a choice leads through its check. Where a closed gate puts another page in place of its page,
    and that one doesn't concern the other person, there is nothing left to check."""
    if choice.check is None:
        return False
    after = shown(script, choice.to, closed)
    return after.id == choice.to or after.about_them


def start(scripts: Mapping[str, Script], script_id: str, closed: Closed) -> ScriptPath:
    """A walk on the first page. Raises KeyError for an unknown text."""
    script = scripts[script_id]
    return ScriptPath(script_id, (Step(shown(script, script.pages[0].id, closed).id),))


def here(scripts: Mapping[str, Script], walk: ScriptPath, closed: Closed) -> Page:
    """The page a walk stands on. Raises KeyError where a stored walk no longer fits its text."""
    last = walk.path[-1]
    return shown(scripts[last.check or walk.script], last.page, closed)


def options(scripts: Mapping[str, Script], walk: ScriptPath, closed: Closed) -> tuple[Choice, ...]:
    """The choices there are; none at an ending, and none while the page still waits for ``rate``."""
    page = here(scripts, walk, closed)
    waiting = page.distress is not None and walk.path[-1].distress is None
    return () if waiting else page.choices


def choose(scripts: Mapping[str, Script], walk: ScriptPath, key: int, closed: Closed) -> ScriptPath:
    """The walk after the choice with this key, counted from 1. Raises ValueError where there is none."""
    choices = options(scripts, walk, closed)
    if not 1 <= key <= len(choices):
        known = f"1 to {len(choices)}" if choices else "none here"
        raise ValueError(f"there is no choice {key}; the choices are {known}")
    choice = choices[key - 1]
    return ScriptPath(walk.script, (*walk.path, _next(scripts, walk, choice.to, choice, closed)))


def rate(scripts: Mapping[str, Script], walk: ScriptPath, distress: int, closed: Closed) -> ScriptPath:
    """The walk after the page's distress question was answered. Raises ValueError outside 0–10 and where
    the page asks no such question."""
    asked = here(scripts, walk, closed).distress
    if asked is None:
        raise ValueError("this page doesn't ask for a number")
    if not 0 <= distress <= 10:
        raise ValueError(f"{distress} isn't a rating: write a whole number from 0 to 10")
    rated = ScriptPath(walk.script, (*walk.path[:-1], replace(walk.path[-1], distress=distress)))
    if distress <= asked.above:
        return rated
    return ScriptPath(walk.script, (*rated.path, _next(scripts, rated, asked.to, None, closed)))


def back(walk: ScriptPath) -> ScriptPath:
    """One page back; a number answered there is asked again. On the first page it stays."""
    if len(walk.path) == 1:
        return ScriptPath(walk.script, (replace(walk.path[0], distress=None),))
    return ScriptPath(walk.script, (*walk.path[:-2], replace(walk.path[-2], distress=None)))


def _next(
    scripts: Mapping[str, Script], walk: ScriptPath, to: str, by: Choice | None, closed: Closed
) -> Step:
    last = walk.path[-1]
    if last.check is not None and last.to is not None:
        page = page_of(scripts[last.check], to)
        if page.ending is None or not page.ending.passes:
            return Step(shown(scripts[last.check], to, closed).id, by, last.check, last.to)
        return Step(shown(scripts[walk.script], last.to, closed).id, by)
    if by is not None and by.check is not None and checked(scripts[walk.script], by, closed):
        check = scripts[by.check]
        return Step(shown(check, check.pages[0].id, closed).id, by, by.check, to)
    return Step(shown(scripts[walk.script], to, closed).id, by)


IN_WORDS, IN_TITLE, IN_TEXT = 8.0, 5.0, 1.0
"""What a word counts, by where a guide has it."""
FITS = 0.5
"""How well a guide has to fit, beside the one that fits best."""


def find(words: str, guides: Mapping[str, Guide]) -> tuple[Guide, ...]:
    """The guides that fit what someone typed, best first; all of them, in order, where nothing was typed.

    A word counts where a guide's word begins with it (or it with a guide's word of four letters or more):
    most among the guide's search words, less in its title, little where only its texts have it. A word that
    many guides share counts for less; several in a row, as its title or search words
    have them, count again. Guides that fit less
    than half as well as the best one are left out.
    """
    typed = tuple(dict.fromkeys(_words(words)))
    if not typed:
        return tuple(guides.values())
    scores = dict.fromkeys(guides, 0.0)
    indexes = {guide_id: _index(guide) for guide_id, guide in guides.items()}
    for word in typed:
        hits = {guide_id: _weight(word, index) for guide_id, index in indexes.items()}
        matching = sum(1 for weight in hits.values() if weight > 0)
        for guide_id, weight in hits.items():
            if weight > 0:
                scores[guide_id] += weight / matching
    sentence = " ".join(_words(words))
    for guide_id, guide in guides.items():
        longest = max(_in_a_row(phrase, sentence) for phrase in (guide.title, *guide.words))
        scores[guide_id] += IN_WORDS * longest
    least = max(scores.values(), default=0.0) * FITS
    fitting = (guide_id for guide_id in guides if scores[guide_id] >= least > 0)
    found = sorted(fitting, key=lambda one: -scores[one])
    return tuple(guides[guide_id] for guide_id in found)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("'", "").replace("’", ""))


def _in_a_row(phrase: str, sentence: str) -> int:
    """How many words beyond the first were typed in a row as a guide's title or search words have them."""
    words = _words(phrase)
    return len(words) - 1 if f" {' '.join(words)} " in f" {sentence} " else 0


def _index(guide: Guide) -> tuple[tuple[float, frozenset[str]], ...]:
    texts = [page.text for page in guide.pages]
    texts += [choice.label for page in guide.pages for choice in page.choices]
    return (
        (IN_WORDS, frozenset(_words(" ".join(guide.words)))),
        (IN_TITLE, frozenset(_words(guide.title))),
        (IN_TEXT, frozenset(_words(" ".join(texts)))),
    )


def _weight(word: str, index: tuple[tuple[float, frozenset[str]], ...]) -> float:
    """The weight of a typed word: a whole word counts fully, a beginning three quarters."""
    found = 0.0
    for weight, known in index:
        if found and weight == IN_TEXT:
            break
        if word in known:
            found += weight
        elif any(one.startswith(word) or (len(one) >= 4 and word.startswith(one)) for one in known):
            found += weight * 0.75
    return found
