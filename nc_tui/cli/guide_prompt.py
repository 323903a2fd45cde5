"""A walk through one guide in the terminal: a page, its choices, a number; then the next ten minutes."""

import sys

from nc_tui.cli.care import answering, say_doubt, say_lines
from nc_tui.cli.errors import CommandError
from nc_tui.cli.printing import bold, dim, say, wrapped
from nc_tui.cli.rows import say_exercise
from nc_tui.practice import branching
from nc_tui.practice.branching import Closed, Ending, ScriptPath
from nc_tui.trainer import Trainer
from nc_tui.trainer.views.guide import GuideView

RECORDS = {
    "urge": "nc-tui urge N",
    "slip": "nc-tui slip",
    "monitoring": "nc-tui looked",
    "contact": "nc-tui contact --who-began me|them",
}
"""How each kind of record that an ending offers is made."""
BACK, ON = "b", "g"


class GuidePrompt:
    """Walks through a guide, page after page."""

    def __init__(self, trainer: Trainer, guide: str) -> None:
        self.trainer = trainer
        self.walk: ScriptPath = branching.start(trainer.guides, guide, self._closed)

    @property
    def view(self) -> GuideView:
        """The page the walk is on."""
        return self.trainer.views.guide(self.walk)

    @property
    def _closed(self) -> Closed:
        return self.trainer.situation.contact()

    def go(self, number: int) -> None:
        """Go on by a number: a choice, or where the page asks for it a rating. Raises CommandError."""
        view = self.view
        lead_on = branching.rate if view.asks_rating else branching.choose
        try:
            self.walk = lead_on(self.trainer.guides, self.walk, number, self._closed)
        except ValueError as error:
            raise CommandError(f"“{view.title}”, page {view.page.id}: {error}") from None

    def lead(self) -> None:
        """Ask page after page, until there is no answer any more."""
        self.say_page()
        while (word := _asked(self.view)) is not None:
            if word == BACK:
                self.walk = branching.back(self.walk)
            elif word == ON:
                self._go_on()
            else:
                self.go(int(word))
            say()
            self.say_page()

    def _go_on(self) -> None:
        following = self.view.following
        if following is not None:
            self.walk = branching.start(self.trainer.guides, following, self._closed)

    # -- what is printed ---------------------------------------------------------------------------

    def say_page(self) -> None:
        """The page with its choices, or its ending."""
        view = self.view
        if not view.may_go_back:
            say(bold(view.title))
            say_doubt(self.trainer)
        if view.aside:
            say(dim(wrapped(view.aside)))
        say(wrapped(view.page.text))
        for number, choice in enumerate(view.options, start=1):
            say(bold(f"{number:>3}"), f"  {choice.label}")
        if view.questions:
            say(dim(f"To answer them: {answering(view.questions)}"))
        if view.ending is not None:
            self._say_ending(view, view.ending)

    def _say_ending(self, view: GuideView, ending: Ending) -> None:
        say()
        say(bold("The next ten minutes"))
        for act in ending.now:
            say(wrapped(act, "  ", "- "))
        if view.draft:
            say()
            say(bold("A draft to copy and make your own"))
            say(wrapped(view.draft, "  "))
        if view.exercise is not None:
            say()
            say(bold("An exercise"))
            say_exercise(view.exercise)
        if ending.help:
            say()
            say_lines(self.trainer, ending.help)
        if view.record is not None:
            say(dim(f"To record it: {RECORDS[view.record]}"))
        if view.following is not None:
            title = self.trainer.guides[view.following].title
            say(dim(f"To continue: “{title}”, nc-tui when {view.following}"))

    def keys(self) -> dict[str, object]:
        """The page for machines, with stable keys."""
        view, ending = self.view, self.view.ending
        offered = ("now", "exercise", "record", "note", "help", "guide")
        return {
            "guide": view.guide,
            "title": view.title,
            "page": view.page.id,
            "text": view.page.text,
            "asks_rating": view.asks_rating,
            "choices": [{"number": n, "label": choice.label} for n, choice in enumerate(view.options, 1)],
            "ending": None if ending is None else {name: getattr(ending, name) for name in offered},
            "asks_first": view.questions,
            "in_doubt": self.trainer.situation.way.in_doubt,
        }


def _asked(view: GuideView) -> str | None:
    """A number that leads on, BACK or ON; None to leave."""
    if view.asks_rating:
        numbers, hint = range(11), "How tense are you? 0 (calm) to 10: "
    else:
        most = len(view.options)
        numbers, hint = range(1, most + 1), {0: "", 1: "1: "}.get(most, f"1 to {most}: ")
    words = [BACK] * view.may_go_back + [ON] * (view.following is not None)
    meant = {BACK: "b: back", ON: "g: next guide"}
    others = ", ".join([*(meant[word] for word in words), "enter: leave"])
    return ask([*map(str, numbers), *words], hint + others)


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


def ask_yes(question: str) -> bool | None:
    """A yes or a no to a question; None where it is left."""
    say(wrapped(question))
    word = ask(["y", "n", "yes", "no"], "y or n, enter to leave:")
    return None if word is None else word in ("y", "yes")
