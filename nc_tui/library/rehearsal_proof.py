"""What must hold in every state of a rehearsal, proved by going to each of them.

The tension, the warmth and the moves of a talk are small numbers, so all its states can be visited: a file
has some hundreds. What is found out here is what nobody can see by reading: a push that pays, a no that can
be talked round, a text that is never shown.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, assert_never

from nc_tui.library.checking import Difference, source_faults, twice
from nc_tui.library.situations import Known
from nc_tui.practice.moves import PUSHES, SKILLED, UNFAIR_SKILLED
from nc_tui.practice.rehearsal import (
    Ending,
    EndKind,
    Fork,
    Middle,
    Rehearsal,
    RehearsalPage,
    Reply,
    Talk,
    Wait,
)
from nc_tui.practice.rehearsing import Pages, State, at_first, by_id, fits, moved, way

__all__ = ["Known", "Proof", "proof_faults"]

MOST_STATES = 2_000
FEWEST_REPLIES, MOST_REPLIES = 2, 9
"""Replies on any way through a talk."""

RANKS: Mapping[EndKind, int] = {"hot": 0, "gone": 1, "cool": 2, "no": 2, "silence": 2, "warm": 3}
"""How good an end is, for finding pushes that pay."""
_SAME = 1e-9


class Node(NamedTuple):
    """A page that is shown, and how the other person feels there."""

    page: str
    state: State


class Outcome(NamedTuple):
    """What chance replies lead to on average: the rank of the end, and their tension then."""

    rank: float
    tension: float

    def beats(self, other: "Outcome") -> bool:
        """Whether it is better: a better end, or as good a one with less tension."""
        if abs(self.rank - other.rank) > _SAME:
            return self.rank > other.rank
        return self.tension < other.tension - _SAME


class TooManyStatesError(Exception):
    """A talk has more states than can be looked at."""


class Proof:
    """Every state of a talk whose ways are sound (``way_faults`` finds nothing).

    ``ways`` holds for each state those that follow it, in the order of the replies.
    Raises TooManyStatesError.
    """

    def __init__(self, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal
        self.pages: Pages = by_id(rehearsal)
        self.ways: dict[Node, tuple[Node, ...]] = {}
        self.seen: set[str] = set()
        self.turns: set[tuple[str, int]] = set()
        self._arrivals: dict[tuple[str, State], Node] = {}
        first = rehearsal.pages[0].id
        self.starts = tuple(self._arrive(first, at_first(opening)) for opening in rehearsal.openings)
        ahead = list(self.starts)
        while ahead:
            node = ahead.pop()
            if node not in self.ways:
                if len(self.ways) >= MOST_STATES:
                    raise TooManyStatesError
                self.ways[node] = self._after(node)
                ahead += self.ways[node]

    def _arrive(self, page_id: str, state: State) -> Node:
        # Several replies lead to the same page, so most arrivals are known.
        if (known := self._arrivals.get((page_id, state))) is not None:
            return known
        passed = way(self.pages, page_id, state)
        self.seen.update(page.id for page, _ in passed)
        self.turns.update((page.id, turn) for page, turn in passed if turn is not None)
        node = self._arrivals[page_id, state] = Node(passed[-1][0].id, state)
        return node

    def _after(self, node: Node) -> tuple[Node, ...]:
        page = self.pages[node.page]
        match page:
            case Talk():
                return tuple(self._arrive(reply.to, moved(node.state, reply.move)) for reply in page.replies)
            case Wait() | Middle():
                return (self._arrive(page.to, node.state),)
            case Ending():
                return ()
            case Fork():
                raise ValueError(f"page {page.id} is shown, and it only leads on")
            case _:
                assert_never(page)

    def replies(self, node: Node) -> tuple[tuple[int, Reply, Node], ...]:
        """The replies in a state, numbered from 1, each with the state that it leads to."""
        page = self.pages[node.page]
        if not isinstance(page, Talk):
            return ()
        return tuple(
            (number, reply, after)
            for number, (reply, after) in enumerate(zip(page.replies, self.ways[node], strict=True), start=1)
        )

    def text(self, node: Node) -> int | None:
        """Which text is shown: the number of the ``instead`` from 0, or None for the page's own."""
        page = self.pages[node.page]
        others = () if isinstance(page, Middle | Fork) else page.instead
        return next((number for number, other in enumerate(others) if fits(other.when, node.state)), None)

    @cached_property
    def backwards(self) -> tuple[Node, ...]:
        """All states, each one after those that follow it."""
        done: dict[Node, None] = {}
        stack = [(node, False) for node in self.starts]
        while stack:
            node, followed = stack.pop()
            if node in done:
                continue
            if followed:
                done[node] = None
            else:
                stack.append((node, True))
                stack += ((after, False) for after in self.ways[node])
        return tuple(done)

    @cached_property
    def outcomes(self) -> Mapping[Node, Outcome]:
        """For each state what chance replies lead to from there."""
        outcomes: dict[Node, Outcome] = {}
        for node in self.backwards:
            page, after = self.pages[node.page], self.ways[node]
            if isinstance(page, Ending):
                outcomes[node] = Outcome(RANKS[page.end], node.state.tension)
            else:
                ranks, tensions = zip(*(outcomes[one] for one in after), strict=True)
                outcomes[node] = Outcome(sum(ranks) / len(after), sum(tensions) / len(after))
        return outcomes

    def longest(self, counted: type[RehearsalPage]) -> int:
        """The most pages of a kind that one way through the talk has."""
        return self._most(counted, most=True)

    def shortest(self, counted: type[RehearsalPage]) -> int:
        """The fewest pages of a kind that one way through the talk has."""
        return self._most(counted, most=False)

    def _most(self, counted: type[RehearsalPage], *, most: bool) -> int:
        pick = max if most else min
        numbers: dict[Node, int] = {}
        for node in self.backwards:
            further = pick((numbers[after] for after in self.ways[node]), default=0)
            numbers[node] = further + isinstance(self.pages[node.page], counted)
        return pick(numbers[node] for node in self.starts)

    def skilled(self, start: Node) -> tuple[dict[Node, None], ...]:
        """What skilled replies alone lead to from an opening, by how many pages were shown before."""
        layers = [{start: None}]
        while True:
            further: dict[Node, None] = {}
            for node in layers[-1]:
                replies = self.replies(node)
                ways = (
                    [after for _, reply, after in replies if reply.move in SKILLED]
                    if replies
                    else self.ways[node]
                )
                further.update(dict.fromkeys(ways))
            if not further:
                return tuple(layers)
            layers.append(further)

    def reached(self, start: Node) -> set[Node]:
        """Every state that can follow an opening."""
        seen = {start}
        ahead = [start]
        while ahead:
            fresh = [after for after in self.ways[ahead.pop()] if after not in seen]
            seen.update(fresh)
            ahead += fresh
        return seen

    def end(self, node: Node) -> EndKind | None:
        """How the talk ends in a state; None where it goes on."""
        page = self.pages[node.page]
        return page.end if isinstance(page, Ending) else None


def proof_faults(rehearsal: Rehearsal, known: Known | None = None) -> Iterator[Difference]:
    """Everything in a file that could mislead somebody, as place and what is wrong."""
    if known is not None:
        yield from _name_faults(rehearsal, known)
    lost = list(way_faults(rehearsal))
    yield from lost
    yield from _mark_faults(rehearsal)
    # Where a way leads nowhere, nothing can be proved about the ways.
    if lost:
        return
    try:
        proof = Proof(rehearsal)
    except TooManyStatesError:
        yield "page", f"has more than {MOST_STATES} states; fewer pages, or fewer ways to them"
        return
    yield from _reach_faults(proof)
    yield from _length_faults(proof)
    yield from _push_faults(proof)
    yield from _skill_faults(proof)


def way_faults(rehearsal: Rehearsal) -> Iterator[Difference]:
    """Ways that lead nowhere or round in a circle, and pages that are never left."""
    yield from twice((page.id for page in rehearsal.pages), "page")
    pages = by_id(rehearsal)
    lost = False
    for page in rehearsal.pages:
        for place, to in _ways(page):
            if to not in pages:
                lost = True
                yield f"page {page.id}, {place}", f"leads to “{to}”, and there is no such page"
        yield from _turn_faults(page)
    if not lost:
        for page_id in _circles(pages):
            yield f"page {page_id}", "leads back to itself; a talk doesn't go round in a circle"


def _ways(page: RehearsalPage) -> Iterator[tuple[str, str]]:
    match page:
        case Talk():
            yield from ((f"reply {number}", reply.to) for number, reply in enumerate(page.replies, start=1))
        case Wait() | Middle():
            yield "to", page.to
        case Fork():
            pass
        case Ending():
            return
        case _:
            assert_never(page)
    yield from ((f"turn {number}", turn.to) for number, turn in enumerate(page.turns, start=1))


def _turn_faults(page: RehearsalPage) -> Iterator[Difference]:
    match page:
        case Fork():
            if page.turns[-1].when:
                yield f"page {page.id}", "is only turns, so its last turn has no when: it takes all others"
            always = [number for number, turn in enumerate(page.turns[:-1], start=1) if not turn.when]
        case Talk() | Wait() | Middle():
            always = [number for number, turn in enumerate(page.turns, start=1) if not turn.when]
        case Ending():
            always = []
        case _:
            assert_never(page)
    for number in always:
        yield f"page {page.id}, turn {number}", "has no when, so nothing behind it can happen"


def _circles(pages: Mapping[str, RehearsalPage]) -> Iterator[str]:
    """The pages that lie on a circle."""
    ahead = {page_id: {to for _, to in _ways(page)} for page_id, page in pages.items()}
    while ends := [page_id for page_id, ways in ahead.items() if not ways & ahead.keys()]:
        for page_id in ends:
            del ahead[page_id]
    for page_id in ahead:
        seen: set[str] = set()
        further = [page_id]
        while further:
            fresh = (ahead[further.pop()] & ahead.keys()) - seen
            seen |= fresh
            further += fresh
        if page_id in seen:
            yield page_id


def _name_faults(rehearsal: Rehearsal, known: Known) -> Iterator[Difference]:
    for key, skill in (("skill", rehearsal.skill), *(("also", skill) for skill in rehearsal.also)):
        if skill not in known.skills:
            yield key, f"“{skill}” is not one of the skills: {', '.join(known.skills)}"
    yield from source_faults(rehearsal, known.sources)
    for page in rehearsal.pages:
        if isinstance(page, Ending) and page.exercise not in known.exercises:
            yield f"page {page.id}, exercise", f"“{page.exercise}” isn't an exercise"


def _mark_faults(rehearsal: Rehearsal) -> Iterator[Difference]:
    if rehearsal.meets is not None and rehearsal.level != 3:
        yield "meets", "is for level 3 only: below it nothing counts for the ready list"
    if rehearsal.meets == "silence-or-no" and rehearsal.fixed is None:
        yield "fixed", "is missing: what counts as silence or a no ends so, whatever is said"
    if len(set(rehearsal.openings)) < len(rehearsal.openings):
        yield "opening", "is there twice; each opening is a different day for the other person"
    for page in rehearsal.pages:
        if isinstance(page, Ending) and rehearsal.fixed is not None and page.end != rehearsal.fixed:
            yield (
                f"page {page.id}, end",
                f"is “{page.end}”, and the talk is fixed: it ends in “{rehearsal.fixed}” whatever is said",
            )
        if isinstance(page, Talk):
            yield from _reply_faults(rehearsal, page)


def _reply_faults(rehearsal: Rehearsal, page: Talk) -> Iterator[Difference]:
    place = f"page {page.id}"
    if not any(reply.move in SKILLED for reply in page.replies):
        yield place, "has no skilled reply"
    if all(reply.move in SKILLED for reply in page.replies):
        yield place, "has no reply that isn't skilled; add what people really say"
    for number, reply in enumerate(page.replies, start=1):
        if rehearsal.unfair and reply.move in SKILLED - UNFAIR_SKILLED:
            allowed = ", ".join(sorted(UNFAIR_SKILLED))
            yield (
                f"{place}, reply {number}",
                f"is “{reply.move}”; towards someone unfair skilled is: {allowed}",
            )


def _reach_faults(proof: Proof) -> Iterator[Difference]:
    texts = {(node.page, proof.text(node)) for node in proof.ways}
    for page in proof.rehearsal.pages:
        place = f"page {page.id}"
        if page.id not in proof.seen:
            yield place, "can't be reached"
            continue
        turns = () if isinstance(page, Ending) else page.turns
        for number, turn in enumerate(turns):
            if (page.id, number) not in proof.turns:
                when = " and ".join(turn.when) or "always"
                yield f"{place}, turn {number + 1}", f"({when}) never happens"
        if isinstance(page, Fork | Middle):
            continue
        if (page.id, None) not in texts:
            yield f"{place}, text", "is never shown: a turn or an instead always holds"
        for number, other in enumerate(page.instead):
            if (page.id, number) not in texts:
                yield f"{place}, instead {number + 1}", f"({' and '.join(other.when)}) is never shown"


def _length_faults(proof: Proof) -> Iterator[Difference]:
    shortest, longest = proof.shortest(Talk), proof.longest(Talk)
    if shortest < FEWEST_REPLIES:
        yield "page", f"can be over after {shortest} replies; it takes at least {FEWEST_REPLIES}"
    if longest > MOST_REPLIES:
        yield "page", f"can take {longest} replies; at most {MOST_REPLIES}"
    ratings = proof.longest(Middle)
    if ratings > 1:
        yield "page", f"asks for a rating {ratings} times on one way; at most once in the middle"
    if ratings == 0 and proof.rehearsal.level > 1:
        yield "page", "has no page of kind rating; from level 2 on a talk has one in the middle"


def _push_faults(proof: Proof) -> Iterator[Difference]:
    told: set[tuple[str, int]] = set()
    for node in proof.ways:
        replies = proof.replies(node)
        skilled = [one for one in replies if one[1].move in SKILLED]
        for number, reply, after in replies:
            if reply.move not in PUSHES or (node.page, number) in told:
                continue
            for other, _, better in skilled:
                if proof.outcomes[after].beats(proof.outcomes[better]):
                    told.add((node.page, number))
                    yield (
                        f"page {node.page}, reply {number}",
                        f"pays: a push ({reply.move}) comes out better than the skilled reply {other} "
                        f"({_in_words(node.state)})",
                    )
                    break
    pushed = {node.page for node in proof.ways if proof.end(node) == "warm" and node.state.pushed}
    for page_id in sorted(pushed):
        yield f"page {page_id}", "is a warm end that can be reached after a push"


def _skill_faults(proof: Proof) -> Iterator[Difference]:
    kinds: set[EndKind | None] = set()
    for number, (opening, start) in enumerate(zip(proof.rehearsal.openings, proof.starts, strict=True), 1):
        place = f"opening[{number}]"
        layers = proof.skilled(start)
        nodes = {node for layer in layers for node in layer}
        ends = {node.page: proof.end(node) for node in nodes if proof.end(node) is not None}
        kinds |= set(ends.values())
        for page_id in sorted(page_id for page_id, kind in ends.items() if kind == "hot"):
            yield place, f"leads to the hot end “{page_id}” by skilled replies alone"
        if len(ends) < 2 and not _varied(proof, layers):
            yield (
                place,
                "reads the same whichever skilled replies are said; two ways must end on different pages "
                "or differ in the texts of half the pages",
            )
        if opening.goes:
            yield from _going_faults(proof, place, start, set(ends.values()))
    if proof.rehearsal.fixed is None and kinds == {"warm"}:
        yield "opening", "skilled replies always lead to a warm end; nobody can promise that"


def _varied(proof: Proof, layers: Collection[Mapping[Node, None]]) -> bool:
    """Whether skilled replies decide what is read on at least half the pages."""
    shown = [
        {(node.page, proof.text(node)) for node in layer}
        for layer in layers
        if not all(isinstance(proof.pages[node.page], Middle) for node in layer)
    ]
    return 2 * sum(len(texts) > 1 for texts in shown) >= len(shown)


def _going_faults(
    proof: Proof, place: str, start: Node, skilled: set[EndKind | None]
) -> Iterator[Difference]:
    if skilled != {"gone"}:
        yield place, "goes: skilled replies must lead to an end of the kind “gone” there, and to no other"
    others = {proof.end(node) for node in proof.reached(start)} - {None, "gone", "hot"}
    if others:
        yield place, f"goes, and can end “{'” or “'.join(sorted(map(str, others)))}”"


def _in_words(state: State) -> str:
    pushed = ", pushed before" if state.pushed else ""
    last = f", last said: {state.last}" if state.last is not None else ""
    return f"at tension {state.tension}, warmth {state.warmth}{pushed}{last}"
