"""Numbers to call, offered in a few lines and without an alarm."""

from collections.abc import Iterable

from nc_tui.cli.printing import bold, dim, say, wrapped
from nc_tui.practice.records import Record
from nc_tui.trainer import Trainer

WORST = ("emergency", "crisis")
"""What is offered after a moment at its worst."""
MOST = 3
"""Lines of one topic; all of them are on the help page of the app."""

COUNTRIES = {"INT": "international", "GB": "UK", "IE": "Ireland", "US": "USA"}


def offer_after(trainer: Trainer, record: Record) -> None:
    """Offer help where this was a moment at its worst (``practice.care.worst_moment``)."""
    if trainer.worst(record):
        say()
        say(wrapped("This sounds heavy. It is saved, and nothing more is asked. You deserve a person now."))
        say_lines(trainer, WORST)


def say_lines(trainer: Trainer, topics: Iterable[str]) -> None:
    """The helplines of these topics, those of the chosen country first, then those for many countries."""
    page = trainer.library.helplines
    country = trainer.settings.country
    for topic in topics:
        fitting = [line for line in page.helpline if line.topic == topic]
        fitting.sort(key=lambda line: (line.country != country, line.country != "INT"))
        for line in fitting[:MOST]:
            say(
                "  ",
                bold(line.reach),
                f"  {line.name} ({COUNTRIES.get(line.country, line.country)})",
                dim(f"  {f'checked on {line.checked}' if line.checked else 'please verify'}"),
            )
    say(dim(page.danger))
    say(dim("More numbers: ! in the app, on every page."))
