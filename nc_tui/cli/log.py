"""``nc-tui log``."""

import click

from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import (
    Rating,
    complete_exercise,
    examples,
    home_option,
    json_option,
    note_option,
    text_option,
)
from nc_tui.cli.printing import say, say_json
from nc_tui.cli.usage import day_given, open_here, wrong
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.practice import OUTCOMES, REASONS, Outcome, Reason
from nc_tui.practice.wording import near_day
from nc_tui.trainer import OutcomeDetails


@click.command(
    "log",
    epilog=examples(
        "nc-tui log listening-one-open-question",
        "nc-tui log warmth-three-greetings --day yesterday --outcome partly",
        'nc-tui log repair-my-mistake --predicted 6 --after 3 --with "my sister"',
        "nc-tui log steadying-something-warm --outcome not --reason not-today",
        "fortune | nc-tui log openness-three-sizes --note -",
    ),
)
@click.argument("exercise", shell_complete=complete_exercise)
@click.option("--day", metavar="DAY", help="Default: today; else yesterday, -3 or 2026-11-23.")
@click.option(
    "--outcome",
    type=click.Choice(list(OUTCOMES)),
    help="How it went (default: as recorded before, else done).",
)
@click.option(
    "--reason",
    type=click.Choice(list(REASONS)),
    help="With --outcome not: why, if you like.",
)
@click.option("--predicted", type=Rating(), help="Tension you expected, 0 (calm) to 10.")
@click.option("--before", type=Rating(), help="Tension right before, 0 to 10.")
@click.option("--after", type=Rating(), help="Tension during or after, 0 to 10.")
@text_option("--with", "with_", metavar="WHO", help="Who with, in a word of your own")
@note_option
@json_option
@home_option
def command(
    exercise: str,
    day: str | None,
    outcome: Outcome | None,
    reason: Reason | None,
    predicted: int | None,
    before: int | None,
    after: int | None,
    with_: str | None,
    note: str | None,
    as_json: bool,
) -> None:
    """Record how EXERCISE went.

    The same exercise on the same day again corrects its record; with somebody else it is
    another practice."""
    trainer = open_here()
    for_day = day_given(day, trainer.today)
    if reason is not None and (outcome or trainer.practice.outcome_of(exercise, for_day, with_)) != "not":
        raise wrong("--reason goes with --outcome not")
    said = OutcomeDetails(predicted, before, after, with_, note, reason=reason)
    record = trainer.practice.record(exercise, outcome, for_day, said)
    if not isinstance(record.data, Practice):
        raise CommandError("the record was saved but reads back as something else; run nc-tui check")
    if as_json:
        names = ("exercise", "outcome", "reason", "predicted", "before", "after")
        facts: dict[str, object] = {"id": record.id, "day": record.day}
        facts |= {name: getattr(record.data, name) for name in names}
        facts |= {"with": record.data.with_, "note": record.data.note, "replaces": record.replaces}
        say_json(facts)
        return
    title = trainer.session.exercise(exercise).title
    verb = "Corrected" if record.replaces else "Saved"
    say(f"{verb} for {near_day(record.day, trainer.today)}: “{title}”, {OUTCOMES[record.data.outcome]}.")
    line = trainer.views.numbers()
    if line.streak:
        say(f"{line.streak}.")
