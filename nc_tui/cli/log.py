"""``nc-tui log``."""

import sys

import click

from nc_tui.cli.guarding import CommandError
from nc_tui.cli.printing import say, say_json
from nc_tui.cli.usage import Rating, complete_exercise, day_given, examples, home_option, json_option, trainer
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.practice import OUTCOMES, Outcome, Reason
from nc_tui.practice.text import LONGEST
from nc_tui.practice.wording import near_day, streak_line
from nc_tui.trainer import OutcomeDetails

STDIN = "-"


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
    type=click.Choice(["done", "partly", "not"]),
    default="done",
    show_default=True,
    help="How it went.",
)
@click.option(
    "--reason",
    type=click.Choice(["no-chance", "too-hard", "not-today"]),
    help="With --outcome not: why, if you like.",
)
@click.option("--predicted", type=Rating(), help="Tension you expected, 0 (calm) to 10.")
@click.option("--before", type=Rating(), help="Tension right before, 0 to 10.")
@click.option("--after", type=Rating(), help="Tension during or after, 0 to 10.")
@click.option("--with", "with_", metavar="WHO", help="Who with, in a word of your own.")
@click.option("--note", metavar="TEXT", help="A note; - reads it from standard input.")
@json_option
@home_option
def command(
    exercise: str,
    day: str | None,
    outcome: Outcome,
    reason: Reason | None,
    predicted: int | None,
    before: int | None,
    after: int | None,
    with_: str | None,
    note: str | None,
    as_json: bool,
) -> None:
    """Record how EXERCISE went. The same exercise on the same day again corrects its record."""
    if reason is not None and outcome != "not":
        raise click.UsageError("--reason goes with --outcome not", click.get_current_context())
    door = trainer()
    for_day = day_given(day, door.today)
    told = OutcomeDetails(
        predicted=predicted,
        before=before,
        after=after,
        with_=with_,
        note=_from_stdin() if note == STDIN else note,
        reason=reason,
    )
    record = door.practice.record(exercise, outcome, for_day, told)
    if not isinstance(record.data, Practice):
        raise CommandError("the record was saved but reads back as something else; run nc-tui check")
    if as_json:
        say_json(
            {
                "id": record.id,
                "day": record.day,
                "exercise": record.data.exercise,
                "outcome": record.data.outcome,
                "reason": record.data.reason,
                "predicted": record.data.predicted,
                "before": record.data.before,
                "after": record.data.after,
                "with": record.data.with_,
                "note": record.data.note,
                "replaces": record.replaces,
            }
        )
        return
    title = door.session.exercise(exercise).title
    verb = "Corrected" if record.replaces else "Saved"
    say(f"{verb} for {near_day(record.day, door.today)}: “{title}”, {OUTCOMES[outcome]}.")
    streak = door.practice.numbers().streak
    if door.settings.numbers == "shown" and (line := streak_line(streak.days, streak.behind)):
        say(f"{line}.")


def _from_stdin() -> str:
    if sys.stdin is None:
        raise CommandError("--note - reads standard input, and there is none; write the note after --note")
    raw = sys.stdin.buffer.read(4 * LONGEST + 1)
    try:
        note = raw.decode()
    except UnicodeDecodeError:
        note = ""
        if len(raw) <= 4 * LONGEST:
            raise CommandError("the note isn't text in UTF-8; convert it, then pipe it again") from None
    if len(raw) > 4 * LONGEST or len(note) > LONGEST:
        raise CommandError(f"the note has more than {LONGEST:,} letters; shorten it, then pipe it again")
    return note
