"""``nc-tui ready``."""

from collections.abc import Mapping
from textwrap import fill

import click

from nc_tui.cli.care import say_doubt, say_lines
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import WIDTH, bold, dim, say, say_json, wrapped
from nc_tui.cli.usage import open_here
from nc_tui.practice.readiness import Readiness, Stage
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import short_day
from nc_tui.trainer import Trainer
from nc_tui.trainer.views.ready import ReadyRow, ReadyView

NEXT: Mapping[Stage, str] = {
    "gates": "Answer them on the app's Ready page, or: nc-tui situation",
    "evidence": "The rest opens when your journal shows all of the above.",
    "review": "Your journal shows everything it can. The review is on the app's Ready page.",
    "second-review": "The second review is open on the app's Ready page.",
    "answer": "Both reviews are done. The three answers are on the app's Ready page.",
    "let-go": "You no longer want to. That is a full and good ending.",
}


@click.command(
    "ready",
    epilog=examples("nc-tui ready", 'nc-tui ready --json     [{"id","kind","met","have","need","since"}]'),
)
@json_option
@home_option
def command(as_json: bool) -> None:
    """Print the ready list, and how much of it is met."""
    trainer = open_here()
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
    say(bold("Ready list"), f"  {view.score}" if view.score else "")
    for part in view.parts:
        say()
        say(bold(part.heading))
        for row in part.rows:
            _say_row(row)
        if part.instead:
            say(f"  {part.instead}")
    say()
    if view.stage == "waiting" and view.due is not None:
        day = short_day(view.due.date())
        say(dim(f"The first review is saved. The second review opens {day}; choose a calm day."))
    elif view.stage == "answered":
        say(dim(f"Your answer: {view.answer}."))
    else:
        say(dim(NEXT.get(view.stage, "")))


def _say_row(row: ReadyRow) -> None:
    sign = {None: "·", True: "✓", False: "○"}[row.state.met]
    said = ", ".join(part for part in (row.words, row.since, row.until) if part)
    line = clean_line(row.state.text) + (f" ({said})" if said else "")
    say(fill(line, WIDTH, initial_indent=f"  {sign} ", subsequent_indent="    "))
    if row.moves:
        say(dim(fill(row.moves, WIDTH, initial_indent="    ", subsequent_indent="    ")))
