"""``nc-tui contact``."""

from typing import cast

import click

from nc_tui.cli.moment import moment_given, said_moment
from nc_tui.cli.options import channel_option, examples, home_option, json_option, moment_options, note_option
from nc_tui.cli.printing import dim, say, say_json
from nc_tui.cli.rows import record_keys
from nc_tui.cli.slip import say_what_stays
from nc_tui.cli.usage import open_here
from nc_tui.practice.kinds import Contact
from nc_tui.practice.kinds.vocabulary import TOPICS, Channel, Topic


@click.command(
    "contact",
    epilog=examples(
        "nc-tui contact --who-began them",
        "nc-tui contact --who-began me --topic children --channel call",
        "nc-tui contact --who-began them --day yesterday --at 21:10 --json",
    ),
)
@click.option("--who-began", type=click.Choice(["me", "them"]), required=True, help="Who got in touch.")
@channel_option
@click.option("--topic", type=click.Choice(list(TOPICS)), help="What it was about.")
@moment_options
@note_option
@json_option
@home_option
def command(
    who_began: str,
    channel: Channel,
    topic: Topic | None,
    day: str | None,
    at: str | None,
    note: str | None,
    as_json: bool,
) -> None:
    """Record that they contacted you, or that contact was needed.

    What they start never resets your clock. In limited contact, what you start on one of your
    topics doesn't either; anything else you start counts as a slip, so your run starts again.
    """
    trainer = open_here()
    moment = moment_given(day, at, trainer)
    record = trainer.moments.contact(
        who_began, channel, trainer.situation.on_topic(topic, moment), topic, note or "", moment
    )
    kept = cast(Contact, record.data)
    view = trainer.views.contact(kept)
    if as_json:
        facts = record_keys(record) | {"who_began": kept.started}
        facts |= record_keys(record, "channel", "topic", "on_topic")
        say_json(facts | {"ends_run": view.ends_run, "note": kept.note})
        return
    say(f"Saved, {said_moment(record, trainer.today)}: {view.words}.")
    if view.ends_run:
        say_what_stays(trainer)
        needed = (
            "" if trainer.situation.contact_closed() is True else " To set topics: nc-tui situation --help"
        )
        say(dim(f"To undo it: nc-tui undo.{needed}"))
    elif view.guide is not None:
        say(dim(f"You don't have to answer this minute: nc-tui when {view.guide}"))
