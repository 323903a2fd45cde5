"""``nc-tui edit``."""

from datetime import time
from typing import Any

import click

from nc_tui.cli.moment import parse_time
from nc_tui.cli.options import Text, examples, home_option, json_option
from nc_tui.cli.printing import say, say_json
from nc_tui.cli.usage import day_given, open_here, wrong
from nc_tui.practice.correcting import Value
from nc_tui.practice.kinds import KINDS, Data
from nc_tui.practice.kinds.fields import Field
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import near_day
from nc_tui.trainer.correcting import NOTHING_CHANGES, Corrected

NONE = "none"
"""Takes a rating or a choice away."""


def _fields() -> dict[str, Field]:
    """Every field that some kind of record has, by its option."""
    return {field.option: field for kind in reversed(KINDS.values()) for field in kind.FIELDS}


def _options(kind: type[Data] | Data) -> dict[str, Field]:
    return {field.option: field for field in kind.FIELDS}


def _with_fields(function: Any) -> Any:
    """An option for each field."""
    for option, field in reversed(_fields().items()):
        kinds = ", ".join(name for name, kind in KINDS.items() if option in _options(kind))
        match field.form:
            case "rating":
                form, what = "0-10", field.label
            case "time":
                form, what = "TIME", "when it was: 23:40"
            case _:
                form, what = "TEXT", field.label
        function = click.option(
            f"--{option}",
            option.replace("-", "_"),
            type=Text() if field.form in ("line", "text") else str,
            metavar=form,
            help=f"{what[:1].upper()}{what[1:]} ({kinds}).",
        )(function)
    return function


@click.command(
    "edit",
    epilog=examples(
        'nc-tui edit 0195f3a2 --after 2 --note "we both lost it"',
        "nc-tui edit 0195f3a2 --day yesterday",
        "nc-tui edit 0195f3a2 --at 23:10 --dry-run      what it would change",
        "nc-tui edit 0195f3a2 --after none              take a rating away",
    ),
)
@click.argument("record_id", metavar="ID")
@click.option("--day", metavar="DAY", help="Move it to this day: yesterday, -3 or 2026-11-23.")
@_with_fields
@click.option("--dry-run", is_flag=True, help="Only say what it would change.")
@json_option
@home_option
def command(record_id: str, day: str | None, dry_run: bool, as_json: bool, **given: str | None) -> None:
    """Correct the record ID, of any kind and age; the beginning of an id is enough. Only what you name
    changes: "none" takes a rating or a choice away, an empty text a text. nc-tui journal shows the ids."""
    trainer = open_here()
    to_day = day_given(day, trainer.today)
    record = trainer.corrections.find(record_id)
    data = record.data
    if data is None:
        raise wrong("that record was removed")
    named = {name.replace("_", "-"): words for name, words in given.items() if words is not None}
    changes = _changes(data, named)
    if not changes and to_day is None:
        raise wrong(f"say what to change: {_all_options(data)}")
    effects = trainer.corrections.effects(record, changes, to_day)
    if dry_run:
        if as_json:
            say_json({"id": record.id, "changes": effects})
        else:
            say(f"This would change: {'; '.join(effects)}{'' if effects[-1].endswith('.') else '.'}")
        return
    saved = trainer.corrections.correct(record, changes, to_day)
    if as_json:
        facts = {"id": saved.record.id, "day": saved.record.day, "replaces": saved.record.replaces}
        beside = None if saved.other is None else saved.other.id
        say_json(facts | {"beside": beside, "changes": effects, "data": saved.record.data})
        return
    what = trainer.corrections.described(saved.record)
    say(f"Corrected, {near_day(saved.record.day, trainer.today)}: {what}.")
    if effects != (NOTHING_CHANGES,):
        say(f"This changes: {'; '.join(effects)}.")
    beside_words = said_beside(saved)
    if beside_words:
        say(beside_words)


def said_beside(saved: Corrected) -> str:
    """What to know where a record was changed elsewhere in the meantime."""
    if saved.gone:
        return "It was removed or moved elsewhere in the meantime; your correction is a record of its own."
    return "It was changed elsewhere in the meantime; both are there." if saved.other is not None else ""


def _all_options(data: Data) -> str:
    return ", ".join(f"--{option}" for option in (*_options(data), *(["day"] if data.MOVES else [])))


def _changes(data: Data, named: dict[str, str]) -> dict[str, Value]:
    """The values of the named fields, by the names they have in the record."""
    known = _options(data)
    changes: dict[str, Value] = {}
    for option, words in named.items():
        field = known.get(option)
        if field is None:
            there = _all_options(data) or "nothing to change"
            raise wrong(f"a {data.NAME} record has no --{option}; it has {there}")
        changes[field.name] = _value(field, words)
    return changes


def _value(field: Field, words: str) -> Value:
    plain = words.strip()
    if field.form in ("rating", "choice") and plain.lower() == NONE:
        return None
    match field.form:
        case "rating":
            if not (plain.isascii() and plain.isdigit() and int(plain[:6]) <= 10):
                raise click.BadParameter(
                    f"“{clean_line(plain, 20)}” isn't a rating: write a whole number from 0 to 10",
                    param_hint=f"--{field.option}",
                )
            return int(plain[:6])
        case "time":
            try:
                told = parse_time(plain)
            except ValueError as error:
                raise click.BadParameter(str(error), param_hint=f"--{field.option}") from None
            if not isinstance(told, time):
                raise click.BadParameter("write 23:40, and the day as --day", param_hint="--at")
            return told
        case "choice":
            if plain not in field.options:
                raise click.BadParameter(
                    f"“{clean_line(plain, 20)}” isn't one of {', '.join(field.options)}",
                    param_hint=f"--{field.option}",
                )
            return plain
        case "line" | "text":
            return words
