"""Any journal: data of any kind, made from what the kinds say of their fields, so that a new one is tried without a word
here, and what can be done with records."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from msgspec import ValidationError, convert, inspect, to_builtins

from nc_tui.journal.codec import PLAIN, Codec
from nc_tui.journal.folders import folders
from nc_tui.journal.journal import Journal
from nc_tui.practice.kinds import KINDS, Data
from nc_tui.practice.records import Record
from tests.journal.examples import MORNING, SECRET, TODAY, Clock

WORDS = st.sampled_from(
    ("", "a", SECRET, "two\nlines", "=1+1", '"quoted", \\ and \u2019', "שלום 👩‍🌾", "x" * 300)
)
DAYS = st.integers(0, 400).map(lambda ago: TODAY - timedelta(days=ago))
MOST = 3
"""Entries of a list or a mapping."""


def data() -> st.SearchStrategy[Data]:
    """Data of any kind, each as likely."""
    return st.sampled_from(sorted(KINDS)).flatmap(of_kind)


def of_kind(name: str) -> st.SearchStrategy[Any]:
    """Data of one kind that the journal takes."""
    kind = KINDS[name]
    found = values(inspect.type_info(kind)).map(lambda plain: _made(plain, kind))
    return found.filter(lambda made: made is not None)


def _made(plain: Any, kind: type[Data]) -> Data | None:
    try:
        return convert(to_builtins(plain), kind)
    except ValidationError:
        return None


def values(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Plain values of a type."""
    match kind:
        case inspect.Metadata(type=inner):
            return values(inner)
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=least, le=most):
            return st.integers(0 if least is None else least, 20 if most is None else most)
        case inspect.FloatType():
            return st.floats(0, 100)
        case inspect.StrType(pattern=None):
            return WORDS
        case inspect.LiteralType(values=allowed):
            return st.sampled_from(allowed)
        case inspect.DateType():
            return DAYS
        case inspect.DateTimeType():
            return st.builds(_moment, DAYS, st.integers(0, 86_399), st.integers(-12, 14))
        case inspect.UnionType(types=several):
            return st.one_of([values(one) for one in several])
        case inspect.VarTupleType(item_type=item) | inspect.ListType(item_type=item):
            return st.lists(values(item), max_size=MOST)
        case inspect.TupleType(item_types=items):
            return st.tuples(*(values(item) for item in items)).map(list)
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(values(key), values(value), max_size=MOST)
        case inspect.StructType():
            return _struct(kind)
    raise NotImplementedError(kind)


def _struct(kind: inspect.StructType) -> st.SearchStrategy[dict[str, Any]]:
    needed = {one.encode_name: values(one.type) for one in kind.fields if one.required}
    free = {one.encode_name: values(one.type) for one in kind.fields if not one.required}
    tag = {} if kind.tag_field is None else {kind.tag_field: st.just(kind.tag)}
    return st.fixed_dictionaries({**tag, **needed}, optional=free)


def _moment(day: date, seconds: int, hours: int) -> str:
    zone = timezone(timedelta(hours=hours)) if hours else UTC
    return (datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(seconds=seconds)).isoformat()


ACTS = st.lists(
    st.tuples(
        st.sampled_from(("record", "correct", "move", "undo", "bring back", "erase")),
        DAYS,
        data(),
    ),
    max_size=8,
)


def lived(home: Path, acts: list[tuple[str, date, Data]], codec: Codec = PLAIN) -> Journal:
    """A journal in which all this was done."""
    clock = Clock(MORNING.astimezone(ZoneInfo("Europe/Berlin")))
    journal = Journal(folders(home), clock, codec)
    withdrawn: list[tuple[Record, Record]] = []
    for act, day, said in acts:
        standing = journal.records()
        chosen = standing[day.toordinal() % len(standing)] if standing else None
        match act:
            case "correct" if chosen is not None and not chosen.erased and chosen.data is not None:
                same = said if type(said) is type(chosen.data) else chosen.data
                journal.append(same, day, replaces=chosen)
            case "move" if chosen is not None and not chosen.erased and chosen.data is not None:
                journal.move(chosen, chosen.data, day)
            case "undo" if chosen is not None:
                withdrawn.append((chosen, journal.withdraw(chosen)))
            case "bring back" if withdrawn:
                journal.restore(*withdrawn.pop())
            case "erase" if chosen is not None:
                journal.erase(chosen.id)
            case _:
                journal.append(said, day)
    return journal
