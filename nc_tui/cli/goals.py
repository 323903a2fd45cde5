"""``nc-tui goals``: goals that have nothing to do with them."""

from typing import cast

import click

from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import examples, home_option, json_option, note_option
from nc_tui.cli.printing import dim, fit, say, say_json
from nc_tui.cli.usage import called_alone, open_here
from nc_tui.practice.goals import same_goal
from nc_tui.practice.kinds import Goal
from nc_tui.practice.kinds.goal import GOAL_STATES
from nc_tui.practice.text import clean_line
from nc_tui.trainer import Trainer
from nc_tui.trainer.views.goals import GoalLine


@click.group(
    "goals",
    invoke_without_command=True,
    epilog=examples(
        "nc-tui goals",
        "nc-tui goals add 'learn to swim'",
        "nc-tui goals state swim going",
        "nc-tui goals state 'learn to swim' done --note 'a whole length'",
    ),
)
@json_option
@home_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the goals of your own that have nothing to do with them.

    The ready list asks for two under way.
    """
    if not called_alone(ctx, as_json):
        return
    goals = open_here().views.goals()
    if as_json:
        say_json([_keys(goal) for goal in goals])
        return
    if not goals:
        say("No goals yet. To add one: nc-tui goals add 'learn to swim'")
    for goal in goals:
        say(f"  {fit(goal.words, 11)} {goal.title}")
        if goal.lapsed:
            say(dim(f"  {'':11} {goal.lapsed}"))


@command.command(
    "add", epilog=examples("nc-tui goals add 'learn to swim'", "nc-tui goals add 'the balcony' --json")
)
@click.argument("title")
@note_option
@json_option
@home_option
def added(title: str, note: str | None, as_json: bool) -> None:
    """Add a goal under TITLE, as started."""
    trainer = open_here()
    if any(same_goal(title, goal.title) for goal in trainer.calendar.goals()):
        raise CommandError(
            f"“{clean_line(title, 40)}” is on your list already; to say how it is going: nc-tui goals state"
        )
    _say_kept(cast(Goal, trainer.calendar.goal(title, "started", note).data), as_json)


@command.command(
    "state",
    epilog=examples(
        "nc-tui goals state 'learn to swim' going",
        "nc-tui goals state swim done --note 'a whole length'",
        "nc-tui goals state swim dropped --json",
    ),
)
@click.argument("title")
@click.argument("state", type=click.Choice(list(GOAL_STATES)))
@note_option
@json_option
@home_option
def stated(title: str, state: str, note: str | None, as_json: bool) -> None:
    """Say how the goal TITLE is going. A few words that only its title has are enough."""
    trainer = open_here()
    _say_kept(cast(Goal, trainer.calendar.goal(_meant(trainer, title), state, note).data), as_json)


def _meant(trainer: Trainer, words: str) -> str:
    """The one goal that has these words in its title. Raises CommandError for none and for several."""
    wanted = " ".join(words.split()).casefold()
    titles = [goal.title for goal in trainer.calendar.goals()]
    exact = [title for title in titles if same_goal(title, words)]
    fitting = exact or [title for title in titles if wanted and wanted in title.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    shown = clean_line(words, 40)
    if not titles:
        raise CommandError(f"there is no goal “{shown}” yet; to add it: nc-tui goals add")
    known = ", ".join(f"“{title}”" for title in (fitting or titles)[:5])
    if fitting:
        raise CommandError(f"“{shown}” fits several goals: {known}; write more of the title")
    raise CommandError(f"there is no goal “{shown}”; there are: {known}")


def _say_kept(goal: Goal, as_json: bool) -> None:
    if as_json:
        say_json(_keys(goal))
    else:
        say(f"Saved: “{goal.title}”, {GOAL_STATES[goal.state]}.")


def _keys(goal: Goal | GoalLine) -> dict[str, object]:
    return {"title": goal.title, "state": goal.state, "note": goal.note}
