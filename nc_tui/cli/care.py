"""Numbers to call, offered in a few lines and without an alarm."""

from collections.abc import Iterable

from nc_tui.cli.printing import bold, dim, say, wrapped
from nc_tui.practice.records import Record
from nc_tui.practice.way import ANEW
from nc_tui.trainer import Trainer

WORST = ("emergency", "crisis")
"""What is offered after a moment at its worst."""
MOST = 3
"""Lines of one topic; all of them are on the help page of the app."""


def offer_after(trainer: Trainer, record: Record) -> None:
    """Offer help where this was a moment at its worst (``practice.care.worst_moment``)."""
    if trainer.moments.is_worst(record):
        say()
        say(wrapped("This sounds heavy. It's saved, and that's all that's asked."))
        say(wrapped("You deserve a real person right now, and an app isn't one."))
        say_lines(trainer, WORST)


def say_doubt(trainer: Trainer) -> None:
    """Where the way is closed because nobody can know: why, and how to answer anew."""
    way = trainer.situation.way
    if way.in_doubt:
        say(wrapped(f"Closed for now. {way.doubt_words()} {ANEW}"))
        say(dim(f"To answer again: {answering(way.in_doubt)}"))
        say()


def answering(gates: Iterable[str]) -> str:
    """How to answer these care questions on the command line."""
    return " ".join(("nc-tui situation", *(f"--{gate} yes|no" for gate in gates)))


def say_lines(trainer: Trainer, topics: Iterable[str]) -> None:
    """The helplines of these topics, those of the chosen country first, then those for many countries."""
    page = trainer.library.helplines
    for topic in topics:
        for line in page.about(topic, trainer.settings.country)[:MOST]:
            say(
                "  ",
                bold(line.reach),
                f"  {line.name} ({line.where})",
                dim(f"  {f'checked on {line.checked}' if line.checked else 'not checked yet'}"),
            )
    say(dim(page.danger))
    say(dim("More numbers: press ! on any page of the app."))
