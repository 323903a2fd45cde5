"""``nc-tui ready``."""

from textwrap import fill

import click

from nc_tui.cli.offering import say_doubt, say_lines
from nc_tui.cli.printing import WIDTH, bold, dim, say, say_json, wrapped
from nc_tui.cli.usage import examples, home_option, json_option, trainer
from nc_tui.practice.readiness import ItemState, Readiness
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import near_day, short_day
from nc_tui.trainer import Trainer

HEADINGS = {
    "gate": "Questions that close the list if you say yes",
    "evidence": "What the journal shows",
    "self": "What only you can judge",
}
NEXT = {
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
    door = trainer()
    state = door.ready.state()
    shown = [item for item in state.items if state.gate is None or item.kind == "gate"]
    if as_json:
        say_json(
            [
                {
                    "id": item.id,
                    "kind": item.kind,
                    "met": item.met,
                    "have": item.have,
                    "need": item.need,
                    "since": item.since,
                    "until": item.until,
                    "moves": item.moves,
                    "in_doubt": item.id in state.in_doubt,
                }
                for item in shown
            ]
        )
        return
    if state.gate is not None:
        _say_closed(state, door)
        return
    say(bold("Ready list"), "" if state.unanswered else f"  {state.met} of {state.of}")
    for kind, heading in HEADINGS.items():
        say()
        say(bold(heading))
        for item in shown:
            if item.kind == kind:
                _say_item(item, door)
    say()
    _say_next(state, door)


def _say_closed(state: Readiness, door: Trainer) -> None:
    say(bold("The ready list is closed."))
    say()
    say_doubt(door)
    for gate in door.library.checklist.gates:
        if gate.id == state.gate and gate.id not in state.in_doubt:
            say(wrapped(gate.closed))
            say()
            say_lines(door, gate.topics)
    say()
    say(dim("Practice with other people goes on: nc-tui today"))


def _say_item(item: ItemState, door: Trainer) -> None:
    sign = "·" if item.met is None else "✓" if item.met else "○"
    told = _told(item, door)
    line = clean_line(item.text) + (f" ({told})" if told else "")
    say(fill(line, WIDTH, initial_indent=f"  {sign} ", subsequent_indent="    "))
    if item.kind == "evidence" and item.met is False:
        say(dim(fill(item.moves, WIDTH, initial_indent="    ", subsequent_indent="    ")))


def _told(item: ItemState, door: Trainer) -> str:
    if item.kind == "gate":
        return {None: "no answer yet", True: "no", False: "yes"}[item.met]
    if item.kind == "self":
        return ""
    if item.met is None:
        return "not recorded yet"
    have = "" if item.have is None else f"{item.have}"
    since = f"since {near_day(item.since, door.today)}" if item.since else ""
    until = f"until {near_day(item.until, door.today)}" if item.until else ""
    return ", ".join(part for part in (have, since, until) if part)


def _say_next(state: Readiness, door: Trainer) -> None:
    if state.stage == "waiting" and state.due is not None:
        day = short_day(state.due.astimezone(door.now().tzinfo).date())
        say(dim(f"The first review is saved. The second review opens {day}; choose a calm day."))
    elif state.stage == "answered":
        answers = {answer.id: answer.label for answer in door.library.checklist.answers}
        say(dim(f"Your answer: {answers.get(state.answer or '', state.answer or '')}."))
    else:
        say(dim(NEXT.get(state.stage, "")))
