"""Numbers to call, offered in a few lines and without an alarm."""

from collections.abc import Iterable

from nc_tui.cli.printing import bold, dim, say, wrapped
from nc_tui.practice.records import Record
from nc_tui.practice.way import ANEW
from nc_tui.trainer import Trainer

WORST = ("emergency", "crisis")
"""What is offered after a moment at its worst."""


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
    """The helplines of these topics, with their country, and what is missing there."""
    lines = trainer.views.numbers_to_call(topics)
    for missing in lines.missing:
        say(wrapped(missing))
    for row in lines.rows:
        say("  ", bold(row.line.reach), f"  {row.name}", dim(f"  {row.checked}"))
    if lines.country.known == "guessed":
        say(dim(f"For {lines.country.name}, guessed from your system's language: nc-tui help --country"))
    say(dim(trainer.helping.page.danger))
    say(dim("More numbers: nc-tui help, or ! on any page of the app."))
