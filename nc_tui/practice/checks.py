"""What was answered in a drill, as it is stored: the lines themselves, so that it can be read without the
library. Nothing says whether an answer was the expected one."""

from collections.abc import Iterator, Sequence

from nc_tui.practice.exercise import Check
from nc_tui.practice.kinds.vocabulary import Answer


def as_answer(index: int, step: Check, piles: Sequence[str]) -> Answer:
    """The answer to a step whose first lines were put on these piles: ``pile: line``, an item each."""
    sorted_so_far = zip(step.lines, piles, strict=False)
    return Answer(index, items=tuple(f"{pile}: {line.say}" for line, pile in sorted_so_far))


def chosen_before(step: Check, old: Answer | None) -> Iterator[str]:
    """The piles of the first lines, as they were answered before; it ends where a line was another one."""
    items = () if old is None else old.items
    for line, item in zip(step.lines, items, strict=False):
        pile = item.removesuffix(f": {line.say}")
        if pile not in (step.piles or ()):
            return
        yield pile


def picked_before(step: Check, old: Answer | None) -> tuple[int, ...]:
    """The places of the lines that were chosen before, in that order."""
    said = [line.say for line in step.lines]
    return tuple(said.index(item) for item in (() if old is None else old.items) if item in said)
