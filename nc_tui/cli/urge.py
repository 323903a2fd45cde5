"""``nc-tui urge``."""

from typing import cast

import click
from msgspec.structs import replace

from nc_tui.cli.care import offer_after
from nc_tui.cli.errors import CommandError
from nc_tui.cli.moment import moment_given, said_moment
from nc_tui.cli.options import (
    Rating,
    examples,
    home_option,
    json_option,
    moment_options,
    note_option,
    text_option,
)
from nc_tui.cli.printing import dim, say, say_json
from nc_tui.cli.rows import record_keys
from nc_tui.cli.usage import open_here, wrong
from nc_tui.practice.kinds import Urge
from nc_tui.practice.kinds.urge import URGE_OUTCOMES, UrgeOutcome
from nc_tui.practice.kinds.vocabulary import SET_OFFS, SetOff
from nc_tui.practice.records import Record
from nc_tui.practice.wording import count
from nc_tui.trainer import Trainer

DAYS = 28
"""How far back urges are counted."""


@click.command(
    "urge",
    epilog=examples(
        "nc-tui urge 7",
        "nc-tui urge --after 3 --outcome ridden",
        "nc-tui urge 6 --set-off evening --outcome ridden --who 'my sister'",
        "nc-tui urge 8 --day yesterday --at 23:40 --outcome left",
        "nc-tui urge --json",
    ),
)
@click.argument("rating", type=Rating(), required=False, metavar="[N]")
@click.option("--outcome", type=click.Choice(list(URGE_OUTCOMES)), help="What became of it.")
@click.option("--after", type=Rating(), help="How strong it is now, 0 to 10.")
@click.option("--set-off", type=click.Choice(list(SET_OFFS)), help="What set it off.")
@text_option("--who", metavar="WHO", help="Who else you wrote to, in a word of your own")
@note_option
@moment_options
@json_option
@home_option
def command(
    rating: int | None,
    outcome: UrgeOutcome | None,
    after: int | None,
    set_off: SetOff | None,
    who: str | None,
    note: str | None,
    day: str | None,
    at: str | None,
    as_json: bool,
) -> None:
    """Record an urge of N, 0 to 10. Without N: say what became of the last one.

    You can pick up an urge without an outcome for three hours, here or in the app,
    where u opens it with a breathing pacer. Without N and without options it counts the
    urges of the last 28 days.
    """
    trainer = open_here()
    told = {"outcome": outcome, "set_off": set_off, "who": who, "note": note}
    given = {name: value for name, value in told.items() if value is not None}
    if rating is None:
        if day is not None or at is not None:
            raise wrong("--day and --at need N, how strong it was")
        if not given and after is None:
            _tell_all(trainer, as_json)
            return
        record = _open(trainer)
    else:
        moment = moment_given(day, at, trainer)
        record = trainer.moments.begin_urge(rating, set_off, moment)
    urge = cast(Urge, record.data)
    changed = replace(urge, ratings=urge.ratings if after is None else (*urge.ratings, after), **given)
    if changed != urge:
        record = trainer.moments.change_urge(record, changed)
    if as_json:
        say_json(_keys(record))
        return
    _tell(trainer, record)
    offer_after(trainer, record)


def _open(trainer: Trainer) -> Record:
    record = trainer.moments.open_urge()
    if record is None:
        raise CommandError("no urge is open; say how strong it is: nc-tui urge 7")
    return record


def _tell(trainer: Trainer, record: Record) -> None:
    urge = cast(Urge, record.data)
    numbers = " → ".join(str(number) for number in (urge.rating, *urge.ratings))
    say(f"Saved: an urge of {numbers}, {said_moment(record, trainer.today)}.")
    if urge.outcome is None:
        say("It rises, it peaks, it passes. You don't have to do what it says.")
        say(dim("To ride it out: press u in the app. Then: nc-tui urge --after N --outcome ridden"))
    elif urge.outcome == "acted":
        say("Thank you for being honest. To record what happened: nc-tui slip")
    else:
        tally = trainer.moments.urges(DAYS)
        resisted = tally.ridden + tally.left
        say(f"{_ENDINGS[urge.outcome]} {count(resisted, 'urge')} not acted on in {DAYS} days.")


_ENDINGS = {"ridden": "Ridden out, and that counts.", "left": "Not acted on, and that counts."}


def _tell_all(trainer: Trainer, as_json: bool) -> None:
    waiting, tally = trainer.moments.open_urge(), trainer.moments.urges(DAYS)
    if as_json:
        say_json(
            {
                "open": None if waiting is None else _keys(waiting),
                "days": DAYS,
                "ridden": tally.ridden,
                "left": tally.left,
                "acted": tally.acted,
                "untold": tally.untold,
            }
        )
        return
    if waiting is not None:
        say(f"An urge is open, {said_moment(waiting, trainer.today)}: nc-tui urge --after N --outcome ridden")
    if tally.told + tally.untold == 0:
        say(f"No urge recorded in {DAYS} days. To record one: nc-tui urge 7")
        return
    say(
        f"In {DAYS} days: {tally.ridden} ridden out, {tally.left} stopped early, {tally.acted} acted on, "
        f"{tally.untold} without an outcome."
    )


def _keys(record: Record) -> dict[str, object]:
    facts = record_keys(record, "rating", "ratings", "outcome", "set_off", "who", "note")
    return facts | {"replaces": record.replaces}
