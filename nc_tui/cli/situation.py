"""``nc-tui situation``: what was said at the beginning, and how to change it."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

import click

from nc_tui.cli.care import say_doubt, say_lines
from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import bold, dim, fit, say, say_json, wrapped
from nc_tui.cli.usage import open_here
from nc_tui.practice.clock import slips_once
from nc_tui.practice.days import parse_day
from nc_tui.practice.focus import FOCUSES
from nc_tui.practice.kinds import Profile
from nc_tui.practice.kinds.profile import MODES, Focus, Mode, SinceKind
from nc_tui.practice.kinds.vocabulary import TOPICS, Topic
from nc_tui.practice.way import GATES
from nc_tui.practice.wording import count, short_day
from nc_tui.trainer import Trainer

BUDDY: Mapping[bool | None, str] = {
    None: "nobody named to practise with",
    True: "someone agreed to practise with me",
    False: "nobody to practise with now",
}
ANSWERS: Mapping[str, bool] = {"yes": True, "y": True, "no": False, "n": False}


def care_options(function: click.decorators.FC) -> click.decorators.FC:
    """One option for each care question."""
    helps = {
        "asked-no-contact": "They asked for no contact, or blocked you.",
        "legal-order": "There is a court order or bail condition about contact.",
        "fear-or-violence": "Fear, violence, threats or control, on either side.",
        "crisis": "Thoughts of suicide, or affected by alcohol or drugs right now.",
        "workaround": "A plan to get round a block or a silence.",
        "nothing-personal": "They asked for nothing personal, only what is needed.",
    }
    for gate in reversed(GATES):
        decorate = click.option(f"--{gate}", type=click.Choice(list(ANSWERS)), help=helps[gate])
        function = decorate(function)
    return function


@click.command(
    "situation",
    epilog=examples(
        "nc-tui situation",
        "nc-tui situation --mode limited --topics children,work",
        "nc-tui situation --mode none --since 2026-11-01",
        "nc-tui situation --since long-ago",
        "nc-tui situation --asked-no-contact yes",
        "nc-tui situation --focus press",
        "nc-tui situation --buddy yes",
        "nc-tui situation --json",
    ),
)
@click.option("--mode", type=click.Choice(list(MODES)), help="No contact, or only what is needed.")
@click.option(
    "--topics", metavar="TOPICS", help=f"What limited contact is for: {', '.join(TOPICS)}; or nothing."
)
@click.option("--since", metavar="DAY", help="First day: today, yesterday, -10, 2026-11-01 or long-ago.")
@click.option(
    "--focus",
    type=click.Choice(list(FOCUSES)),
    help="What you want to work on; the plan leans that way. none takes it back.",
)
@click.option(
    "--buddy",
    type=click.Choice(list(ANSWERS)),
    help="Whether a friend agreed to practise with you.",
)
@care_options
@click.option("--reopen", is_flag=True, help="Confirm changing a yes to a no.")
@json_option
@home_option
def command(
    mode: Mode | None,
    topics: str | None,
    since: str | None,
    focus: Focus | None,
    buddy: str | None,
    reopen: bool,
    as_json: bool,
    **care: str | None,
) -> None:
    """Show your situation, or change what is given. No names needed.

    A yes to a care question closes the ready list; practice with other people goes on.
    """
    trainer = open_here()
    gates = {name.replace("_", "-"): ANSWERS[said] for name, said in care.items() if said is not None}
    first, kind = _since(since, trainer)
    part = Profile(
        gates=gates,
        mode=mode,
        topics=_topics(topics),
        since=first,
        since_kind=kind,
        focus=focus,
        buddy=None if buddy is None else ANSWERS[buddy],
    )
    if part != Profile():
        _refuse_accident(gates, trainer, reopen)
        before = trainer.situation.profile
        trainer.situation.describe(part, reopen)
        if not as_json:
            _say_changed(part, before, trainer)
    if as_json:
        say_json(_keys(trainer))
        return
    _say_all(trainer)


def _topics(words: str | None) -> tuple[Topic, ...] | None:
    if words is None:
        return None
    given = [word.strip() for word in words.replace(" ", ",").split(",") if word.strip()]
    if given in (["nothing"], []):
        return ()
    unknown = [word for word in given if word not in TOPICS]
    if unknown:
        raise click.BadParameter(
            f"“{unknown[0][:40]}” isn't one of {', '.join(TOPICS)} or nothing", param_hint="--topics"
        )
    return tuple(topic for topic in get_args(Topic) if topic in given)


def _since(words: str | None, trainer: Trainer) -> tuple[date | None, SinceKind | None]:
    if words is None:
        return None, None
    if words.strip().lower() == "long-ago":
        return None, "long-ago"
    try:
        day = parse_day(words, trainer.today)
    except ValueError as error:
        raise click.BadParameter(f"{error}, or long-ago", param_hint="--since") from None
    return day, "today" if words.strip().lower() in ("today", "t") else "date"


def _refuse_accident(gates: Mapping[str, bool], trainer: Trainer, reopen: bool) -> None:
    opened = [gate for gate, closed in gates.items() if not closed and trainer.situation.way.was_yes(gate)]
    if opened and not reopen:
        raise CommandError(
            f"{opened[0]} was answered with yes and closes the way; if that is over, say so with --reopen"
        )


def _say_changed(part: Profile, before: Profile, trainer: Trainer) -> None:
    """What the change means, one line each."""
    say("Saved.")
    if part.mode is not None and before.mode not in (None, part.mode):
        say(f"From now on: {MODES[part.mode]}. Earlier records stay as they were, and your run continues.")
    if part.focus is not None or part.buddy is not None:
        say("The plan follows it from tomorrow.")
    first = trainer.situation.profile.since
    if part.since_kind is not None and first is not None:
        earlier = sum(one.day < first for one in slips_once(trainer.history.lasting))
        if earlier > 0:
            say(f"{count(earlier, 'slip')} before that day no longer count{'s' if earlier == 1 else ''}.")
    closing = [gate for gate, closed in part.gates.items() if closed]
    for gate in trainer.library.checklist.gates:
        if gate.id in closing:
            say()
            say(wrapped(gate.closed))
            say_lines(trainer, gate.topics)
    say()


def _say_all(trainer: Trainer) -> None:
    profile = trainer.situation.profile
    say(bold("My situation"))
    say(f"  {fit('contact', 10)} {MODES[profile.mode] if profile.mode else 'not said'}")
    if profile.mode == "limited":
        topics = ", ".join(TOPICS[topic] for topic in profile.topics or ()) or "none yet"
        say(f"  {fit('topics', 10)} {topics}")
    say(f"  {fit('since', 10)} {_since_said(profile)}")
    say(f"  {fit('focus', 10)} {FOCUSES[profile.focus or 'none']}")
    say(f"  {fit('friend', 10)} {BUDDY[profile.buddy]}")
    say()
    way = trainer.situation.way
    for gate in trainer.library.checklist.gates:
        if not gate.asked and gate.id not in way.gates:
            continue
        answer = {None: "no answer yet", True: "yes", False: "no"}[way.answers.get(gate.id)]
        if gate.id in way.in_doubt:
            answer = "not certain; please answer again"
        say(wrapped(f"{gate.question} {answer}.", "  "))
    if way.in_doubt:
        say()
        say_doubt(trainer)
    if trainer.situation.way_closed():
        say()
        say(dim("The ready list is closed. Practice with other people goes on."))


def _since_said(profile: Profile) -> str:
    if profile.since is not None:
        return f"{short_day(profile.since)} {profile.since.year}"
    return "a long time ago" if profile.since_kind == "long-ago" else "not set"


def _keys(trainer: Trainer) -> dict[str, object]:
    profile = trainer.situation.profile
    gates = [gate.id for gate in trainer.library.checklist.gates]
    return {
        "mode": profile.mode,
        "topics": profile.topics,
        "since": profile.since,
        "since_kind": profile.since_kind,
        "gates": {gate: trainer.situation.way.gates.get(gate) for gate in gates},
        "closed": trainer.situation.closed_gate(),
        "in_doubt": trainer.situation.way.in_doubt,
        "focus": profile.focus,
        "buddy": profile.buddy,
    }
