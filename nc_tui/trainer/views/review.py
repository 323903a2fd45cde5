"""The review of the ready list, a sentence a page."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from nc_tui.practice.checklist import SelfRatedItem
from nc_tui.practice.list_reasons import OwnLine, bearing_on

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

Written = Mapping[str, Sequence[str]]
"""What was written, by the id of the sentence: a line for each of its labels."""


class Sentence(Struct, frozen=True):
    """A sentence with the lines of one's own journal that bear on it."""

    item: SelfRatedItem
    lines: tuple[OwnLine, ...]


def sentences(trainer: "Trainer") -> tuple[Sentence, ...]:
    """The sentences of the review, in their order."""
    titles = {skill.id: skill.title for skill in trainer.library.skills.values()}
    history = trainer.history
    return tuple(
        Sentence(item, bearing_on(item.id, history, titles)) for item in trainer.library.checklist.self_rated
    )


def reasons(items: Sequence[SelfRatedItem], written: Written) -> dict[str, str]:
    """The reasons as they are saved: where a sentence has several labels, each line behind its own."""
    return {item.id: _reason(item, written.get(item.id, ())) for item in items}


def _reason(item: SelfRatedItem, lines: Sequence[str]) -> str:
    said = [line.strip() for line in lines]
    if len(item.labels) == 1:
        return "\n".join(filter(None, said))
    return "\n".join(f"{label}: {line}" for label, line in zip(item.labels, said, strict=False) if line)


def empty_at(items: Sequence[SelfRatedItem], written: Written) -> tuple[int, int] | None:
    """The first line that is still empty, as the places of its sentence and its label, from 0; None where all
    are written."""
    for place, item in enumerate(items):
        lines = written.get(item.id, ())
        for number in range(len(item.labels)):
            if number >= len(lines) or not lines[number].strip():
                return place, number
    return None
