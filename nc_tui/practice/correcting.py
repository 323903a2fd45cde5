"""Correcting a record: which fields of it, with which values, and what it is on another day."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo

from msgspec.structs import fields, replace

from nc_tui.practice.days import ONE_DAY
from nc_tui.practice.kinds import Checkin, Data, Practice
from nc_tui.practice.kinds.fields import Field
from nc_tui.practice.records import Record, moment_of
from nc_tui.practice.text import clean, clean_line

Value = int | str | bool | time | None


def value_of(data: Data, field: Field) -> int | str | None:
    """What a field says: a number, a value of its choice, or a text; None where nothing was said."""
    value = getattr(data, field.name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int | str) else None


def fault(field: Field, value: Value) -> str | None:
    """Why a field can't have a value, in one line that says what to do; None if it can."""
    if value is None or value == "":
        return f"{field.label} can't be empty" if field.needed else None
    match field.form:
        case "rating":
            if not isinstance(value, int) or not 0 <= value <= 10:
                return f"{field.label}: a rating is a whole number from 0 to 10"
        case "choice":
            if value not in field.options:
                return f"{field.label}: write one of {', '.join(field.options)}"
        case "line" | "text":
            if isinstance(value, str) and field.needed and not clean(value).strip():
                return f"{field.label} can't be empty"
        case "time":
            pass
    return None


def corrected(data: Data, changes: Mapping[str, Value]) -> Data:
    """The data with these fields changed, by name, and no others; an empty text takes a field's away. A
    reason goes where the exercise was done after all. Times are ``at_time``'s."""
    known = {field.name: field for field in data.FIELDS}
    new = {name: _clean(known[name], value) for name, value in changes.items() if known[name].form != "time"}
    changed = replace(data, **new)
    if isinstance(changed, Practice) and changed.outcome != "not":
        changed = replace(changed, reason=None)
    return changed


def at_time(data: Data, day: date, told: time, zone: tzinfo | None, rollover_hour: int) -> Data:
    """The data as of another time of its practice day: an hour after midnight is still the evening's."""
    calendar_day = day + ONE_DAY if told.hour < rollover_hour else day
    return replace(data, at_moment=datetime.combine(calendar_day, told, zone))


def parse_clock(words: str) -> time:
    """A time of day as people type it: ``18:20``, ``7.05``. Raises ValueError with one line that says how."""
    found = re.fullmatch(r"([0-9]{1,2})[:.h]([0-9]{2})", words.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError("time: write it as 18:20")
    return time(int(found[1]), int(found[2]))


def moved(record: Record, data: Data, day: date, now: datetime) -> Data:
    """The data of a record on another day, at the same hour there, but not later than ``now``. What was
    offered with a check-in belongs to its own day."""
    if not any(field.name == "at_moment" for field in fields(type(data))):
        return data
    if isinstance(data, Checkin):
        data = replace(data, offered=())
    was = moment_of(replace(record, data=data))
    there = datetime.combine(was.date() + (day - record.day), was.timetz())
    if now.tzinfo is not None and was.utcoffset() == was.astimezone(now.tzinfo).utcoffset():
        there = there.replace(tzinfo=now.tzinfo)  # summer or winter time as on that day
    return replace(data, at_moment=min(there, now))


def _clean(field: Field, value: Value) -> object:
    if field.form == "choice" and {*field.options} == {"yes", "no"}:
        return value == "yes"
    if not isinstance(value, str):
        return value
    match field.form:
        case "line":
            words = clean_line(value)
        case "text":
            words = clean(value).strip()
        case _:
            words = value
    return words if words or field.needed else None
