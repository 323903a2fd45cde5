"""The journal as Markdown: a diary, day by day, of the records that stand.

A sealed letter keeps its text to itself until its day; the JSON form, the user's copy of everything, has it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from msgspec import to_builtins

from nc_tui.journal.export.hard_moments import hard_moment
from nc_tui.practice.days import practice_day
from nc_tui.practice.records import Answer, Checkin, Data, Practice, Record, Swap, current
from nc_tui.practice.wording import OUTCOMES, REASONS, count, short_day

_MARKS = re.compile(r"([\\`*_\[\]<>&#|~])")
_KINDS = {
    "carry": "Taken with you",
    "review": "The ready list",
}


def document(records: Sequence[Record], titles: Mapping[str, str], now: datetime) -> bytes:
    """The diary, oldest day first."""
    standing = current(records)
    lines = ["# nc-tui", "", f"{count(len(standing), 'record')}, exported on {_long(now.date())}.", ""]
    for day, made in groupby(standing, key=lambda record: record.day):
        lines += [f"## {_long(day)}", ""]
        for record in made:
            if record.data is not None:
                lines += [*_told(record.kind, record.data, titles, practice_day(now)), ""]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def plain(text: str) -> str:
    """Text from people so that Markdown shows it as it was written."""
    return _MARKS.sub(r"\\\1", text)


def _long(day: date) -> str:
    return f"{short_day(day)} {day.year}"


def _told(kind: str, data: Data, titles: Mapping[str, str], today: date) -> Iterator[str]:
    moment = hard_moment(data, today)
    if moment is not None:
        line, texts = moment
        yield plain(line)
        for text in texts:
            yield from _quoted(text)
    elif isinstance(data, Checkin):
        ratings = (("mood", data.mood), ("pull", data.pull))
        yield f"Check-in: {_rated(ratings) or 'no rating'}"
    elif isinstance(data, Practice):
        yield from _practice(data, titles)
    elif isinstance(data, Swap):
        yield f"Swapped: {_title(data.exercise, titles)} instead of {_title(data.instead_of, titles)}"
    else:
        yield from _other(kind, data, titles)


def _practice(data: Practice, titles: Mapping[str, str]) -> Iterator[str]:
    reason = f" ({REASONS[data.reason]})" if data.reason else ""
    yield f"### {_title(data.exercise, titles)}: {OUTCOMES[data.outcome]}{reason}"
    yield ""
    ratings = (("predicted", data.predicted), ("before", data.before), ("after", data.after))
    who = f"with {plain(data.with_)}" if data.with_ else ""
    yield ", ".join(part for part in (data.skill, data.stakes, who, _rated(ratings)) if part)
    yield from _quoted(data.note)
    yield from _answers(data.answers)


def _other(kind: str, data: Data, titles: Mapping[str, str]) -> Iterator[str]:
    """Facts in one line, then whatever was written in words of the user's own."""
    content: dict[str, Any] = to_builtins(data)
    written = {name.rstrip("_"): content.pop(name.rstrip("_"), None) for name in data.TEXTS}
    answers = written.pop("answers", None)
    facts = [_title(content.pop("exercise"), titles)] if "exercise" in content else []
    facts += [f"{name.replace('_', ' ')} {plain(_flat(value))}" for name, value in content.items()]
    yield f"{_KINDS.get(kind, kind)}: {', '.join(facts) or 'recorded'}"
    for text in written.values():
        yield from _quoted(_flat(text) if text else None)
    if answers:
        yield from _answers(getattr(data, "answers", ()))


def _flat(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_flat(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_flat(part) for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def _rated(ratings: Sequence[tuple[str, int | None]]) -> str:
    return ", ".join(f"{name} {rating}" for name, rating in ratings if rating is not None)


def _title(exercise_id: str, titles: Mapping[str, str]) -> str:
    return plain(titles.get(exercise_id, exercise_id))


def _quoted(text: str | None) -> Iterator[str]:
    if text:
        yield ""
        yield from (f"> {plain(line)}".rstrip() for line in text.split("\n"))


def _answers(answers: Sequence[Answer]) -> Iterator[str]:
    for answer in answers:
        if answer.number is not None:
            yield from _quoted(f"Step {answer.step + 1}: {answer.number}")
        yield from _quoted(answer.text)
        yield from _quoted("\n".join(answer.items))
