"""``nc-tui today``."""

import click

from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import bold, dim, say, say_json, wrapped
from nc_tui.cli.rows import exercise_keys, say_exercise
from nc_tui.cli.usage import open_here
from nc_tui.practice.wording import short_day
from nc_tui.trainer.views import TodayView
from nc_tui.trainer.views.welcome_back import GREETING, QUESTION, WelcomeBack


@click.command(
    "today",
    epilog=examples(
        "nc-tui today",
        'nc-tui today --json         {"day","plan","beside","pending"}',
    ),
)
@json_option
@home_option
def command(as_json: bool) -> None:
    """Print today's plan, and what's left from yesterday."""
    trainer = open_here()
    view = trainer.views.today()
    if as_json:
        beside = [line for _, line in view.beside]
        lists = {"plan": view.planned, "beside": beside, "pending": view.waiting}
        say_json(
            {"day": view.day}
            | {name: [exercise_keys(line) for line in lines] for name, lines in lists.items()}
        )
        return
    say(bold(short_day(view.day)))
    if view.back is not None:
        say_back(view.back)
    _say_coming(view)
    if view.waiting:
        say()
        say("Yesterday: how did it go?")
        for line in view.waiting:
            say_exercise(line)
    say()
    say("Today" if view.planned else "Today: nothing planned.")
    for line in view.planned:
        say_exercise(line)
    if view.may_have_two:
        say(dim("  Two, as before: nc-tui back --two"))
    for heading, line in view.beside:
        say()
        say(heading)
        say_exercise(line)
    say()
    if view.course:
        say(view.course)
    numbers = "" if view.back is not None else view.numbers_line.streak + view.numbers_line.strength
    for words in (numbers, view.clock, view.week):
        if words:
            say(words)
    _say_next(view)
    if view.list_opened:
        say("The list is open: nc-tui ready, in a quiet hour.")
        trainer.ready.told()


def say_back(back: WelcomeBack) -> None:
    """What is said on coming back, and the one question while it is open."""
    say(f"{GREETING} {back.pause[0].upper()}{back.pause[1:]}.")
    say(wrapped(back.stays))
    if back.answer is None:
        say()
        say(QUESTION)
        say(dim("  nc-tui back --contact yes, no or rather-not"))


def _say_coming(view: TodayView) -> None:
    for coming in view.coming:
        say(wrapped(f"“{coming.title}” {coming.when}."))
        say(dim(f"  For it: {' and '.join(f'nc-tui when {guide}' for guide in coming.guides)}"))
        if coming.exercise is not None:
            say_exercise(coming.exercise)
    if view.has_open_urge:
        say(dim("An urge is still open: nc-tui urge"))
    if view.looks_back:
        say(dim("It's Sunday. To look back on your week: nc-tui week"))
    if view.notice:
        say(dim(wrapped(view.notice)))


def _say_next(view: TodayView) -> None:
    still_open = [line for line in view.planned if line.outcome is None]
    if view.waiting:
        say(dim(f"To record it: nc-tui log {view.waiting[0].exercise.id} --day yesterday"))
    elif still_open:
        say(dim(f"To record it: nc-tui log {still_open[0].exercise.id}"))
    else:
        say(dim("All done for today."))
