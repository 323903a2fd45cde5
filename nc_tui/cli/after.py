"""``nc-tui after``: from the draft of a hello to its answer, or the end that needs none."""

from collections.abc import Callable, Mapping

import click

from nc_tui.cli.care import say_lines
from nc_tui.cli.errors import CommandError
from nc_tui.cli.guide_prompt import ask_yes
from nc_tui.cli.moment import moment_given, said_moment
from nc_tui.cli.options import STDIN, Text, channel_option, examples, home_option, json_option, moment_options
from nc_tui.cli.printing import bold, dim, say, say_json, wrapped
from nc_tui.cli.usage import open_here
from nc_tui.practice.after import DAYLIGHT, Standing
from nc_tui.practice.kinds import After
from nc_tui.practice.kinds.after import CAME, MET, NOES
from nc_tui.practice.kinds.vocabulary import Channel
from nc_tui.practice.records import Record
from nc_tui.practice.way import ASKED
from nc_tui.trainer import Trainer
from nc_tui.trainer.after_words import FROM_YOUR_NOTES, HONEST, MEANS, OWN_LINES, READ, STEADY, TAKE_ALONG
from nc_tui.trainer.views.after import Act, AfterView

COMMANDS: Mapping[Act, str] = {
    "words": "nc-tui after words -",
    "check": "nc-tui after check",
    "sent": "nc-tui after sent",
    "answer": "nc-tui after answer KIND",
    "no": "nc-tui after answer no",
    "replied": "nc-tui after replied",
    "again": "nc-tui after sent",
    "take-as-no": "nc-tui after take-as-no",
    "leave": "nc-tui after leave-it",
    "in-touch": "nc-tui after in-touch",
    "met": "nc-tui after met well|badly|called-off",
    "space": "nc-tui after asked-for-space",
    "drop": "nc-tui after drop",
    "let-go": "nc-tui after let-go",
    "anew": "nc-tui after someone-else",
    "where": "nc-tui after where --zone ZONE --from 8 --to 20",
    "rehearse": "nc-tui rehearse",
    "urge": "nc-tui urge N",
    "guide": "nc-tui when",
    "care": "nc-tui situation",
    "letter": "the app: 3, an unsent letter",
    "reopen": "nc-tui after reopen",
}
"""How each thing that a page offers is done here."""


class Here:
    """The trainer of this call."""

    def __init__(self) -> None:
        self.trainer: Trainer = open_here()
        self.trainer.after.tidy()

    @property
    def view(self) -> AfterView:
        """Where it stands now."""
        return self.trainer.views.after()


@click.group(
    "after",
    invoke_without_command=True,
    epilog=examples(
        "nc-tui after",
        "nc-tui after words - < hello.txt",
        "nc-tui after sent --day yesterday --at 18:10",
        "nc-tui after answer warm",
        "nc-tui after --json",
    ),
)
@json_option
@home_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """After the ready list: where you stand, and what can be told.

    What happened can be told at any time. What is offered keeps to the rest, the check and daylight.
    """
    if ctx.invoked_subcommand is not None:
        return
    here = Here()
    if as_json:
        say_json(_keys(here.view.standing))
    else:
        _say(here)


def _keys(now: Standing) -> dict[str, object]:
    return {
        "state": now.state,
        "since": None if now.since is None else now.since.isoformat(timespec="minutes"),
        "due": None if now.due is None else now.due.isoformat(timespec="minutes"),
        "may": sorted(now.offers),
        "waits_for": list(now.missing),
        "last_word": now.last_word,
    }


def _say(here: Here) -> None:
    view = here.view
    say(bold(view.heading))
    for part in view.text:
        say(wrapped(part))
    if view.quote:
        say()
        if view.quote_head:
            say(dim(view.quote_head))
        say(wrapped(view.quote, "    "))
    if view.facts:
        say(dim(view.facts_head))
        for fact in view.facts:
            say(f"  · {fact}")
    if view.waits_for:
        say()
        say(f"This waits for {'; '.join(view.waits_for)}.")
    if view.goodbye is not None:
        _say_goodbye(view)
    if view.topics:
        say()
        say_lines(here.trainer, view.topics)
    say()
    for row in view.rows:
        how = f"nc-tui when {row.guide}" if row.guide else COMMANDS[row.act]
        say(f"  {row.label}", dim(f"   {how}"))


def _say_goodbye(view: AfterView) -> None:
    if view.goodbye is None:
        return
    say()
    if view.goodbye.practised:
        say(view.goodbye.practised)
    if view.goodbye.lines:
        say(dim(FROM_YOUR_NOTES))
        for line in view.goodbye.lines:
            say(wrapped(f"“{line}”", "    "))
    say(dim(TAKE_ALONG))


def _done(here: Here, record: Record | None, as_json: bool, line: str = "") -> None:
    """Say what was saved, and where it stands now."""
    now = here.view.standing
    if as_json:
        say_json(({} if record is None else {"id": record.id, "kind": record.kind}) | _keys(now))
        return
    if line:
        say(wrapped(line))
        say()
    _say(here)


# -- the draft ----------------------------------------------------------------------------------------


@command.command("words")
@click.argument("text", type=Text(), default=STDIN)
@json_option
@home_option
def words(text: str, as_json: bool) -> None:
    """Save the words of a hello; - reads them from standard input. New words begin their rest."""
    here = Here()
    record = here.trainer.after.write(text)
    _done(here, record, as_json, "Saved. The rest goes on." if record is None else "Saved.")


@command.command("check")
@home_option
def check() -> None:
    """Go through the check, one question after another, answered on standard input."""
    here = Here()
    if "check" not in here.view.standing.offers:
        _say(here)
        raise CommandError("the check isn't open")
    gates = {gate.id: gate for gate in here.trainer.library.checklist.gates}
    answers: dict[str, bool] = {}
    for gate in ASKED:
        answers[gate] = _yes(gates[gate].question)
        if answers[gate]:
            here.trainer.situation.answer_gate(gate, True)
            say(wrapped(gates[gate].closed))
            say_lines(here.trainer, gates[gate].topics)
            return
    steady = all(map(_yes, STEADY))
    own = here.trainer.after.own_lines_for_silence()
    if own:
        say(dim(f"{OWN_LINES}:"))
        say(wrapped(own, "    "))
    honest = steady and all(map(_yes, HONEST))
    read = honest and _yes(READ)
    say(here.trainer.after.check(answers, steady, honest, read).line)
    say()
    _say(here)


def _yes(question: str) -> bool:
    said = ask_yes(question)
    if said is None:
        raise CommandError("the check was left; nothing of it counts")
    return said


@command.command("drop")
@click.option("--letter", is_flag=True, help="Save the words as an unsent letter.")
@json_option
@home_option
def drop(letter: bool, as_json: bool) -> None:
    """Drop it: the hello stays with you."""
    here = Here()
    _done(here, here.trainer.after.drop(letter), as_json, "Saved.")


@command.command("where")
@click.option("--zone", metavar="ZONE", help="Their time zone, such as Europe/Lisbon; yours if left out.")
@click.option(
    "--from", "start", type=int, default=DAYLIGHT[0], show_default=True, help="First hour of their day."
)
@click.option("--to", "end", type=int, default=DAYLIGHT[1], show_default=True, help="Last hour of their day.")
@json_option
@home_option
def where(zone: str | None, start: int, end: int, as_json: bool) -> None:
    """Say where they are, or what hours they keep: the hello goes in their daylight."""
    here = Here()
    _done(here, here.trainer.after.where(zone, (start, end)), as_json, "Saved.")


# -- facts --------------------------------------------------------------------------------------------


@command.command("sent")
@channel_option
@click.option("--keep-words", is_flag=True, help="Save the words with it, to be read again.")
@moment_options
@json_option
@home_option
def sent(channel: Channel, keep_words: bool, day: str | None, at: str | None, as_json: bool) -> None:
    """Record that you sent it, whenever and however that was."""
    here = Here()
    by_day = "send" in here.view.standing.offers and channel == "text"
    record = here.trainer.after.sent(channel, moment_given(day, at, here.trainer), keep_words)
    means = MEANS["by-day" if by_day else "early"] if isinstance(record.data, After) else MEANS["second"]
    _done(here, record, as_json, f"{said_moment(record, here.trainer.today).capitalize()}. {means}")


@command.command("replied")
@channel_option
@moment_options
@json_option
@home_option
def replied(channel: Channel, day: str | None, at: str | None, as_json: bool) -> None:
    """Record that you wrote one line back."""
    here = Here()
    record = here.trainer.after.replied(channel, moment_given(day, at, here.trainer))
    _done(here, record, as_json, "Saved." if isinstance(record.data, After) else MEANS["second"])


@command.command("answer", epilog=examples(*(f"{came:9} {words}" for came, words in CAME.items())))
@click.argument("came", type=click.Choice(list(CAME)), metavar="KIND")
@click.option(
    "--only-personal", is_flag=True, help="With a no: it is to everything personal, not to what is needed."
)
@moment_options
@json_option
@home_option
def answer(came: str, only_personal: bool, day: str | None, at: str | None, as_json: bool) -> None:
    """Record what came from them, in one word. A no closes the ready list."""
    if only_personal and came not in NOES:
        raise click.BadParameter("goes with no, not-now or blocked", param_hint="--only-personal")
    here = Here()
    record = here.trainer.after.answered(came, moment_given(day, at, here.trainer), only_personal)
    _done(here, record, as_json, "Saved.")


@command.command("met")
@click.argument("how", type=click.Choice(list(MET)))
@moment_options
@json_option
@home_option
def met(how: str, day: str | None, at: str | None, as_json: bool) -> None:
    """Record that you met, or that it was called off."""
    here = Here()
    _done(here, here.trainer.after.met(how, moment_given(day, at, here.trainer)), as_json, "Saved.")


def _simple(name: str, does: str, act: Callable[[Trainer], Record]) -> None:
    @command.command(name, help=does)
    @json_option
    @home_option
    def step(as_json: bool) -> None:
        here = Here()
        _done(here, act(here.trainer), as_json, "Saved.")


_simple("take-as-no", "Take silence as the answer it is.", lambda trainer: trainer.after.take_as_no())
_simple("leave-it", "Leave the next step to them.", lambda trainer: trainer.after.leave_it())
_simple("in-touch", "Say that you're in touch.", lambda trainer: trainer.after.in_touch())
_simple(
    "asked-for-space", "They asked for space: stop here.", lambda trainer: trainer.after.asked_for_space()
)
_simple("let-go", "I no longer want to: a full ending.", lambda trainer: trainer.after.let_go())
_simple(
    "someone-else", "It's about someone else now: start again.", lambda trainer: trainer.after.someone_else()
)
_simple("reopen", "Open the list again after letting go.", lambda trainer: trainer.after.reopen())
