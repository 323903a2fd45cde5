"""What the help page shows, and the numbers that other pages offer: always with their country."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from nc_tui.library.helplines import EVERYWHERE, Helpline, Topic
from nc_tui.trainer.helping import Country

if TYPE_CHECKING:
    from nc_tui.trainer.trainer import Trainer

TOPICS: tuple[Topic, ...] = get_args(Topic)
INSTEAD: dict[Topic, Topic] = {"stalking": "violence"}
"""Where a country has no line about a topic, the one that helps too."""


class HelplineRow(Struct, frozen=True):
    """A line as it is shown. ``where`` is its country's name; for those that serve many, where they work."""

    line: Helpline
    where: str
    facts: str
    """Hours, further numbers, languages, cost, how it is reached in writing or without hearing."""
    checked: str
    """``seen 2026-10``, or ``not checked yet``."""

    @property
    def name(self) -> str:
        """What it is called, with its country."""
        return f"{self.line.name}, {self.where}" if self.where else self.line.name

    @property
    def copied(self) -> str:
        """What is copied: ``116 123  Samaritans, United Kingdom``."""
        return f"{self.line.reach}  {self.name}"


class HelpLines(Struct, frozen=True):
    """Lines about some topics. ``missing`` says plainly which of the vital ones aren't in the list."""

    country: Country
    rows: tuple[HelplineRow, ...]
    missing: tuple[str, ...]


class HelpView(Struct, frozen=True):
    """The help page: what to do in danger, then people to talk to."""

    intro: str
    danger: HelpLines
    people: HelpLines
    note: str

    @property
    def country(self) -> Country:
        """Whose lines these are."""
        return self.danger.country

    @property
    def rows(self) -> tuple[HelplineRow, ...]:
        """All lines, in their order."""
        return self.danger.rows + self.people.rows


def help_view(trainer: "Trainer", given: str = "", first: Iterable[str] = ()) -> HelpView:
    """The page for a country (``Helping.country``); the topics of ``first`` come first."""
    page, country = trainer.helping.page, trainer.helping.country(given)
    topics = [topic for topic in _known((*first, *TOPICS)) if topic != "emergency"]
    return HelpView(
        intro=page.intro,
        danger=help_lines(trainer, ("emergency",), country),
        people=help_lines(trainer, topics, country),
        note=page.note,
    )


def help_lines(trainer: "Trainer", topics: Iterable[str], country: Country | None = None) -> HelpLines:
    """The lines about some topics in their order, each once; those of the person's country, or where nobody
    knows it those that serve many."""
    country = country or trainer.helping.country()
    wanted = _known(topics)
    rows = {row.line.id: row for topic in wanted for row in _rows(trainer, topic, country)}
    return HelpLines(country, tuple(rows.values()), tuple(_missing(trainer, wanted, country)))


def _known(topics: Iterable[str]) -> tuple[Topic, ...]:
    return tuple(dict.fromkeys(topic for wanted in topics for topic in TOPICS if topic == wanted))


def _rows(trainer: "Trainer", topic: Topic, country: Country) -> Iterator[HelplineRow]:
    page = trainer.helping.page
    found = page.of(country.code, topic) or page.of(country.code, INSTEAD.get(topic, topic))
    if topic == "directory" or (topic == "emergency" and not country.code):
        found += page.of(EVERYWHERE, topic)
    for line in found:
        yield HelplineRow(line, page.countries.get(line.country, ""), _facts(line), _checked(line))


def _facts(line: Helpline) -> str:
    free = {"yes": "free", "no": "not free", "": ""}[line.free]
    deaf = f"without hearing: {line.deaf}" if line.deaf else ""
    parts = (line.hours, line.also, ", ".join(line.languages), free, line.other, deaf)
    return " · ".join(filter(None, parts))


def _checked(line: Helpline) -> str:
    return f"seen {line.seen}" if line.is_checked else "not checked yet"


def _missing(trainer: "Trainer", topics: Iterable[str], country: Country) -> Iterator[str]:
    page = trainer.helping.page
    directory = page.of(EVERYWHERE, "directory")[0].reach
    if not country.code:
        if "emergency" in topics:
            yield "No country is chosen yet: where 112 doesn't work, call the emergency number you know."
        return
    if "emergency" in topics and not page.of(country.code, "emergency"):
        yield (
            f"No emergency number for {country.name} is in this list. Call the one you know, "
            "or ask whoever is near you."
        )
    if "crisis" in topics and not page.of(country.code, "crisis"):
        yield f"No crisis line for {country.name} is in this list. {directory} lists helplines by country."
