"""``nc-tui ready``."""

from collections.abc import Mapping
from textwrap import fill

import click

from nc_tui.cli.care import say_doubt, say_lines
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import WIDTH, bold, dim, fit, say, say_json, wrapped
from nc_tui.cli.usage import open_here, wrong
from nc_tui.practice.readiness import Readiness, Stage
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import count, short_day
from nc_tui.trainer import Trainer
from nc_tui.trainer.views.distances import AheadLine, Way
from nc_tui.trainer.views.ready import ReadyView

NEXT: Mapping[Stage, str] = {
    "gates": "Five questions come first. Answer them on the app's Ready page, or: nc-tui situation",
    "review": "The list is open. Five sentences, ten quiet minutes: nc-tui ready --review",
    "second-review": "The second review is open: nc-tui ready --review",
    "answer": "Both reviews are done. The three answers: nc-tui ready --review",
    "let-go": "You no longer want to. That is a full and good ending.",
}
COMMANDS: Mapping[Way, str] = {
    "goals": "nc-tui goals",
    "rehearse": "nc-tui rehearse",
    "check-in": "nc-tui checkin",
}
"""Where an item is worked at."""


@click.command(
    "ready",
    epilog=examples(
        "nc-tui ready",
        "nc-tui ready --review",
        'nc-tui ready --json     [{"id","kind","met","have","need","since"}]',
    ),
)
@click.option("--review", is_flag=True, help="Go through the review, or give the answer after both.")
@json_option
@home_option
def command(review: bool, as_json: bool) -> None:
    """Print the ready list, and how much of it is met.

    With --review, each sentence waits for its lines on standard input. Each line is kept once it is written,
    and the app goes on where you left.
    """
    if review and as_json:
        raise wrong("--json prints the list; leave out --review")
    trainer = open_here()
    if review:
        from nc_tui.cli.review_prompt import ReviewPrompt

        ReviewPrompt(trainer).lead()
        return
    view = trainer.views.ready()
    if as_json:
        say_json(_keys(view.state))
    elif view.state.gate is not None:
        _say_closed(view, trainer)
    else:
        _say_open(view)


def _keys(state: Readiness) -> list[dict[str, object]]:
    shown = (item for item in state.items if state.gate is None or item.kind == "gate")
    names = ("id", "kind", "met", "have", "need", "since", "until", "moves")
    return [
        {name: getattr(item, name) for name in names} | {"in_doubt": item.id in state.in_doubt}
        for item in shown
    ]


def _say_closed(view: ReadyView, trainer: Trainer) -> None:
    say(bold("The ready list is closed."))
    say()
    say_doubt(trainer)
    if view.closed_by is not None:
        say(wrapped(view.closed_by.closed))
        say()
        say_lines(trainer, view.closed_by.topics)
    say()
    say(dim("Practice with other people goes on: nc-tui today"))


def _say_open(view: ReadyView) -> None:
    if view.standing == "unanswered":
        say(bold("Ready list"))
        say(wrapped(NEXT["gates"]))
        return
    say(bold("Ready list"), f"  {view.score}" if view.score else "")
    if view.ahead:
        say()
        say(bold("Still ahead, nearest first"))
        for line in view.ahead:
            _say_ahead(line)
    if view.stands:
        say()
        say(bold(f"{count(len(view.stands), 'item met', 'items met')}"))
        for row in view.stands:
            words = f" ({row.words})" if row.words else ""
            say(fill(f"{row.title}{words}", WIDTH, initial_indent="  ✓ ", subsequent_indent="    "))
    if view.stage == "evidence":
        say()
        say(wrapped(f"{view.own}."))
    _say_next(view)


def _say_ahead(line: AheadLine) -> None:
    say(f"  ○ {fit(line.title, 28)} {line.count}".rstrip())
    said = line.says if line.way not in COMMANDS else f"{line.says} {COMMANDS[line.way]}"
    if line.exercise is not None:
        said = f"{line.says} nc-tui log {line.exercise}"
    say(dim(fill(clean_line(said), WIDTH, initial_indent="    ", subsequent_indent="    ")))


def _say_next(view: ReadyView) -> None:
    if view.stage == "waiting" and view.due is not None:
        day = short_day(view.due.date())
        words = f"The first review is saved. The second review opens {day}; choose a calm day."
    elif view.stage == "answered":
        words = f"Your answer: {view.answer}."
    else:
        words = NEXT.get(view.stage, "")
    if words:
        say()
        say(dim(wrapped(words)))
