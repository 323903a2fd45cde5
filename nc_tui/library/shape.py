"""A table read from TOML against the type it must have: every difference, in words a writer understands.

msgspec makes the record and has the last word, but it stops at the first difference and speaks of types.
Where it refuses, its own description of the type (``msgspec.inspect``) is walked by hand, so that all
differences are named at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from difflib import get_close_matches
from itertools import islice
from typing import TypeVar

import msgspec
from msgspec import inspect

from nc_tui.practice.text import clean_line

Difference = tuple[str, str]
"""A key (``step[2].seconds``) and what is wrong there."""
Record = TypeVar("Record", bound=msgspec.Struct)

MOST = 50
"""Differences named of one file. A file with more is none that was written by hand."""

_NAMES: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a whole number"),
    (float, "a number with a point"),
    (str, "text"),
    (list, "a list"),
    (dict, "a table"),
    (datetime, "a date"),
    (date, "a date"),
    (time, "a time of day"),
)


def convert(table: object, to: type[Record]) -> Record | list[Difference]:
    """The record that ``table`` says, or every difference between the two (the first MOST of them)."""
    try:
        return msgspec.convert(table, to, strict=True)
    except msgspec.ValidationError as error:
        return list(islice(_differences(table, inspect.type_info(to), ""), MOST)) or [("", str(error))]


def _differences(value: object, kind: inspect.Type, key: str) -> Iterator[Difference]:
    match kind:
        case inspect.Metadata():
            yield from _differences(value, kind.type, key)
        case inspect.StructType():
            yield from _in_table(value, kind, key)
        case inspect.UnionType():
            yield from _in_union(value, kind, key)
        case inspect.VarTupleType() | inspect.ListType():
            yield from _in_list(value, kind, key)
        case inspect.LiteralType():
            if value not in kind.values or isinstance(value, bool):
                yield (
                    key,
                    f"{_shown(value)} isn't one of the allowed words: {', '.join(map(str, kind.values))}",
                )
        case inspect.StrType():
            yield from _in_text(value, kind, key)
        case inspect.IntType():
            yield from _in_number(value, kind, key)
        case inspect.BoolType():
            if not isinstance(value, bool):
                yield key, f"must be true or false, not {_kind(value)}"
        case _:
            return


def _in_table(value: object, kind: inspect.StructType, key: str) -> Iterator[Difference]:
    if not isinstance(value, dict):
        yield key, f"must be a table of keys, not {_kind(value)}"
        return
    known = {field.encode_name: field for field in kind.fields}
    allowed = [*known, kind.tag_field] if kind.tag_field else list(known)
    for name in value:
        if name not in allowed:
            yield _under(key, name), f"is an unknown key; {_nearest_of(name, allowed)}"
    for name, field in known.items():
        if name in value:
            yield from _differences(value[name], field.type, _under(key, name))
        elif field.required:
            yield _under(key, name), "is missing"


def _in_union(value: object, kind: inspect.UnionType, key: str) -> Iterator[Difference]:
    tables = {part.tag: part for part in kind.types if isinstance(part, inspect.StructType)}
    if not tables:
        # TOML has no null: what is left is the type itself.
        for part in kind.types:
            if not isinstance(part, inspect.NoneType):
                yield from _differences(value, part, key)
        return
    if not isinstance(value, dict):
        yield key, f"must be a table of keys, not {_kind(value)}"
        return
    field = next(iter(tables.values())).tag_field or ""
    words = ", ".join(map(str, tables))
    if field not in value:
        yield _under(key, field), f"is missing; one of: {words}"
        return
    tag = value[field]
    if not isinstance(tag, str) or tag not in tables:
        yield _under(key, field), _not_allowed(tag, tables)
        return
    yield from _in_table(value, tables[tag], key)


def _in_list(value: object, kind: inspect.VarTupleType | inspect.ListType, key: str) -> Iterator[Difference]:
    if not isinstance(value, list):
        yield key, f"must be a list, not {_kind(value)}"
        return
    if kind.min_length is not None and len(value) < kind.min_length:
        yield key, f"has {len(value)}, needs at least {kind.min_length}"
    if kind.max_length is not None and len(value) > kind.max_length:
        yield key, f"has {len(value)}, may have at most {kind.max_length}"
        return
    for number, item in enumerate(value, start=1):
        yield from _differences(item, kind.item_type, f"{key}[{number}]")


def _in_text(value: object, kind: inspect.StrType, key: str) -> Iterator[Difference]:
    if not isinstance(value, str):
        yield key, f"must be text in quotation marks, not {_kind(value)}"
    elif not value.strip() and kind.min_length:
        yield key, "is empty"
    elif kind.max_length is not None and len(value) > kind.max_length:
        yield key, f"has {len(value)} characters, may have at most {kind.max_length}"
    elif kind.pattern is not None and _no_match(value, kind.pattern):
        wanted = PATTERNS.get(kind.pattern, f"doesn't have the form {kind.pattern}")
        yield key, f"{_shown(value)} {wanted}"


def _in_number(value: object, kind: inspect.IntType, key: str) -> Iterator[Difference]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield key, f"must be a whole number, not {_kind(value)}"
    elif kind.ge is not None and value < kind.ge:
        yield key, f"{_shown(value)} is below the least, {kind.ge}"
    elif kind.le is not None and value > kind.le:
        yield key, f"{_shown(value)} is above the most, {kind.le}"


PATTERNS = {
    r"^[a-z0-9-]{1,64}$": "may hold only a to z, 0 to 9 and hyphens, 64 characters at most",
    r"^([A-Z]{2}|INT)$": "isn't a country: two capital letters, or INT",
    r"^(\d{4}-\d{2})?$": "isn't a month such as 2026-11 (or nothing)",
}
"""What the patterns of the content types say, in words."""


def _no_match(value: str, pattern: str) -> bool:
    import re

    return re.search(pattern, value) is None or value.endswith("\n")


def _under(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _shown(value: object) -> str:
    """The value as it is in the file, cut short: it may be hostile or just long."""
    plain = clean_line(value if isinstance(value, str) else str(value)[:60], 60)
    return f"“{plain}”" if isinstance(value, str) else plain


def _not_allowed(value: object, words: Iterable[object]) -> str:
    return f"{_shown(value)} isn't one of the allowed words: {', '.join(map(str, words))}"


def _kind(value: object) -> str:
    return next((name for kind, name in _NAMES if isinstance(value, kind)), "something else")


def _nearest_of(name: str, allowed: Sequence[str]) -> str:
    near = get_close_matches(name, allowed, n=1)
    return f"did you mean {near[0]}?" if near else f"known here: {', '.join(allowed)}"
