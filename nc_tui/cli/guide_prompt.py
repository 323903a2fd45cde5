"""A walk through one guide in the terminal: a page, its choices, a number; then the next ten minutes."""

import sys
from collections.abc import Iterator

from nc_tui.cli.guarding import CommandError
from nc_tui.cli.offering import answering, say_doubt, say_lines
from nc_tui.cli.printing import bold, dim, say, wrapped
from nc_tui.cli.rows import row
from nc_tui.practice import branching
from nc_tui.practice.branching import Ending, Guide, Page, ScriptPath
from nc_tui.practice.exercise import Exercise
from nc_tui.trainer import Trainer

RECORDS = {
    "urge": "nc-tui urge N",
    "slip": "nc-tui slip",
    "monitoring": "nc-tui looked",
    "contact": "nc-tui contact --who-began me|them",
}
"""How each kind of record that an ending offers is made."""
BACK, ON = "b", "g"


class GuidePrompt:
    """Walks through a guide. Whether the way to the other person is closed decides on the pages."""

    def __init__(self, trainer: Trainer, guide: Guide) -> None:
        self.trainer = trainer
        self.guide = guide
        self.way: ScriptPath = branching.start(trainer.guides, guide.id, self.closed)

    @property
    def closed(self) -> bool | None:
        """Whether the way to the other person is closed, at this moment; None where nobody knows yet."""
        return self.trainer.situation.contact_closed()

    @property
    def page(self) -> Page:
        """The page the walk is on."""
        return branching.here(self.trainer.guides, self.way, self.closed)

    @property
    def asks_rating(self) -> bool:
        """Whether the page waits for a number from 0 to 10."""
        page = self.page
        return page.distress is not None and self.way.path[-1].distress is None

    @property
    def asks_first(self) -> bool:
        """Whether the page waits for care questions to be answered."""
        return self.page.text == branching.QUESTIONS_FIRST

    def go(self, number: int) -> None:
        """Go on by a number: a choice, or where the page asks for it a rating. Raises CommandError."""
        scripts = self.trainer.guides
        try:
            if self.asks_rating:
                self.way = branching.rate(scripts, self.way, number, self.closed)
            else:
                self.way = branching.choose(scripts, self.way, number, self.closed)
        except ValueError as error:
            raise CommandError(f"“{self.guide.title}”, page {self.page.id}: {error}") from None

    def lead(self) -> None:
        """Ask page after page, until there is no answer any more."""
        self.say_page()
        while (word := self._asked()) is not None:
            if word == BACK:
                self.way = branching.back(self.way)
            elif word == ON:
                self._go_on()
            else:
                self.go(int(word))
            say()
            self.say_page()

    def _go_on(self) -> None:
        ending = self.page.ending
        following = self.trainer.guides.get(ending.guide or "") if ending else None
        if following is not None:
            self.guide = following
            self.way = branching.start(self.trainer.guides, following.id, self.closed)

    def _asked(self) -> str | None:
        """A number that leads on, BACK or ON; None to leave."""
        page = self.page
        number = len(branching.options(self.trainer.guides, self.way, self.closed))
        if self.asks_rating:
            numbers, hint = range(11), "How tense are you? 0 (calm) to 10:"
        else:
            numbers, hint = range(1, number + 1), f"1 to {number}:" if number > 1 else "1:"
        words = [BACK] if len(self.way.path) > 1 else []
        words += [ON] if page.ending is not None and page.ending.guide in self.trainer.guides else []
        meant = {BACK: "b: back", ON: "g: next guide"}
        others = ", ".join([*(meant[word] for word in words), "enter: leave"])
        return ask([*map(str, numbers), *words], f"{hint} " * bool(numbers) + others)

    # -- what is printed ---------------------------------------------------------------------------

    def say_page(self) -> None:
        """The page with its choices, or its ending."""
        page = self.page
        if len(self.way.path) == 1:
            say(bold(self.guide.title))
            say_doubt(self.trainer)
        say(wrapped(page.text))
        for number, choice in enumerate(
            branching.options(self.trainer.guides, self.way, self.closed), start=1
        ):
            say(bold(f"{number:>3}"), f"  {choice.label}")
        if self.asks_first:
            say(dim(f"To answer them: {answering(self.trainer.situation.way.unanswered())}"))
        if page.ending is not None:
            self._say_ending(page.ending)

    def _say_ending(self, ending: Ending) -> None:
        say()
        say(bold("The next ten minutes"))
        say(wrapped(ending.now))
        if ending.note:
            say()
            say(bold("A draft to copy and make your own"))
            say(wrapped(ending.note, "  "))
        exercise = self._exercise(ending)
        if exercise is not None:
            say()
            say(bold("An exercise"))
            row(self.trainer, exercise)
        if ending.help:
            say()
            say_lines(self.trainer, ending.help)
        for line in self._leads(ending):
            say(dim(line))

    def _leads(self, ending: Ending) -> Iterator[str]:
        if ending.record is not None:
            yield f"To record it: {RECORDS[ending.record]}"
        guide = self.trainer.guides.get(ending.guide or "")
        if guide is not None:
            yield f"To continue: “{guide.title}”, nc-tui when {guide.id}"

    def _exercise(self, ending: Ending) -> Exercise | None:
        exercises = self.trainer.exercises
        if ending.exercise is None or ending.exercise in exercises:
            return exercises.get(ending.exercise or "")
        return next((one for one in exercises.values() if one.skill == ending.exercise), None)

    def keys(self) -> dict[str, object]:
        """The page for machines, with stable keys."""
        page = self.page
        choices = branching.options(self.trainer.guides, self.way, self.closed)
        ending = page.ending
        return {
            "guide": self.guide.id,
            "title": self.guide.title,
            "page": page.id,
            "text": page.text,
            "asks_rating": self.asks_rating,
            "choices": [{"number": n, "label": choice.label} for n, choice in enumerate(choices, start=1)],
            "ending": None
            if ending is None
            else {
                "now": ending.now,
                "exercise": ending.exercise,
                "record": ending.record,
                "note": ending.note,
                "help": ending.help,
                "guide": ending.guide,
            },
            "asks_first": self.trainer.situation.way.unanswered() if self.asks_first else (),
            "in_doubt": self.trainer.situation.way.in_doubt,
        }


def ask(known: list[str], prompt: str) -> str | None:
    """One of the words that are known, read from standard input; None for an empty line, q, or its end."""
    while True:
        say(dim(prompt))
        word = sys.stdin.readline(100).strip().casefold() if sys.stdin is not None else ""
        if word in ("", "q", "quit"):
            return None
        if word in known:
            return word


def ask_number(least: int, most: int, prompt: str) -> int | None:
    """A whole number, or None."""
    word = ask([str(number) for number in range(least, most + 1)], prompt)
    return None if word is None else int(word)
