"""A question with one-key answers, or a line to type."""

from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Prose, Row, said
from nc_tui.app.widgets.rows import Column

NOTHING = "\0"
"""Stands for no answer in ``Question.first``."""


class Option(NamedTuple):
    """An answer and its key."""

    key: str
    value: str
    label: str


class Question(NamedTuple):
    """A question; one without options is answered by typing a line. ``several`` options may be on, and
    ``enough`` ends such a list. ``first`` is the value of the answer that is chosen to begin with, NOTHING
    where none may be: enter alone then answers nothing."""

    name: str
    text: str
    options: tuple[Option, ...] = ()
    hint: str = ""
    several: bool = False
    enough: Option | None = None
    first: str = ""

    @property
    def answers(self) -> tuple[Option, ...]:
        """All that can be answered."""
        return self.options if self.enough is None else (*self.options, self.enough)


class OptionRow(Row):
    """One answer. Posts ``Chosen`` with its value."""

    class Chosen(Message):
        """The answer of a row was chosen."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    BINDINGS = [Binding("enter", "choose", "choose")]

    def __init__(self, option: Option, on: bool | None = None) -> None:
        super().__init__()
        self.option = option
        self.ticked = on

    def lead(self) -> Content:
        """Its key, and whether it is on where several may be."""
        tick = "" if self.ticked is None else "● " if self.ticked else "○ "
        return self.mark + said((f"{self.option.key}  ", "bold $text-accent"), (tick, "$lit"))

    def words(self, width: int) -> Content:  # noqa: ARG002
        return said(self.option.label)

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.option.value))

    def on_click(self) -> None:
        self.action_choose()


class Asked(Column):
    """Shows one question. Posts ``Answered`` with it and the value, or what was typed."""

    DEFAULT_CSS = """
    Asked { height: auto; }
    Asked #question { padding: 0 2; margin: 0 0 1 0; text-style: bold; max-width: 84; }
    Asked #hint { padding: 0 2; margin: 1 0 0 0; color: $text-muted; max-width: 84; }
    Asked Input { margin: 0 2; max-width: 72; background: $surface; }
    """

    class Answered(Message):
        """An answer to this question was given. A key that is pressed twice gives it twice, and by then the
        page may ask something else: that is no answer to it."""

        def __init__(self, question: Question, value: str) -> None:
            super().__init__()
            self.question = question
            self.value = value

    def __init__(self, question: Question, ticked: tuple[str, ...] = (), typed: str = "") -> None:
        super().__init__()
        self.question = question
        self.ticked = ticked
        self.typed = typed

    def compose(self) -> ComposeResult:
        question = self.question
        yield Prose(question.text, id="question")
        for option in question.options:
            yield OptionRow(option, option.value in self.ticked if question.several else None)
        if question.enough is not None:
            yield OptionRow(question.enough)
        if not question.options:
            yield Field(self.typed)
        if question.hint:
            yield Prose(question.hint, id="hint")

    def on_mount(self) -> None:
        rows = list(self.query(OptionRow))
        if rows and self.question.first == NOTHING:
            self.can_focus = True  # the question has the keys, and no answer is chosen
            self.focus()
        elif rows:
            next((row for row in rows if row.option.value == self.question.first), rows[0]).focus()
        elif not self.question.options:
            self.query_one(Field).focus()

    def on_key(self, event: events.Key) -> None:
        """The key of an answer gives it, with caps lock too."""
        for option in self.question.answers:
            if event.character is not None and event.character.casefold() == option.key:
                event.stop()
                event.prevent_default()
                self._answer(option.value)
                return

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._answer(event.value)

    @on(OptionRow.Chosen)
    def _chosen(self, chosen: OptionRow.Chosen) -> None:
        chosen.stop()
        self._answer(chosen.value)

    def _answer(self, value: str) -> None:
        self.post_message(self.Answered(self.question, value))
