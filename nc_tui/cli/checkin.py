"""``nc-tui checkin``."""

from typing import cast

import click

from nc_tui.cli.care import offer_after
from nc_tui.cli.moment import moment_given, said_moment
from nc_tui.cli.options import Rating, examples, home_option, json_option, moment_options
from nc_tui.cli.printing import say, say_json
from nc_tui.cli.rows import record_keys, say_exercise
from nc_tui.cli.usage import open_here, wrong
from nc_tui.practice.kinds import Checkin


@click.command(
    "checkin",
    epilog=examples(
        "nc-tui checkin --mood 6 --pull 2",
        "nc-tui checkin --mood 4",
        "nc-tui checkin --mood 3 --pull 7 --day yesterday --at 23:10",
        "nc-tui checkin --mood 6 --pull 2 --json",
    ),
)
@click.option("--mood", type=Rating(), help="0 (the worst) to 10 (the best).")
@click.option("--pull", type=Rating(), help="Pull to reach out, 0 (none) to 10 (the strongest).")
@moment_options
@json_option
@home_option
def command(mood: int | None, pull: int | None, day: str | None, at: str | None, as_json: bool) -> None:
    """Record how you are, or were. The other half can follow in a second call within half an hour."""
    if mood is None and pull is None:
        raise wrong("--mood or --pull is needed")
    trainer = open_here()
    moment = moment_given(day, at, trainer)
    record = trainer.checkins.check_in(mood, pull, moment)
    if as_json:
        say_json(record_keys(record, "mood", "pull") | {"replaces": record.replaces})
        return
    how = cast(Checkin, record.data)
    ratings = (("mood", how.mood), ("pull", how.pull))
    when = "" if moment is None else f", {said_moment(record, trainer.today)}"
    said = ", ".join(f"{name} {rating}" for name, rating in ratings if rating is not None)
    say(f"Saved{when}: {said}.")
    view = trainer.views.today()
    if view.week:
        say(view.week)
    if view.is_heavy and view.planned:
        say("Today, one gentle thing:")
        say_exercise(view.planned[-1])
    offer_after(trainer, record)
