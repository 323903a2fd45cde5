"""What happened after the hello, one question after another; and the check before it."""

import re
from collections.abc import Callable
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TextArea

from nc_tui.app.pages.asking import AskingPage
from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.bars import Room
from nc_tui.app.widgets.fields import Sheet
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.app.widgets.question import NOTHING, Option, Question
from nc_tui.app.widgets.wordings import CHANNELS, WHENS, YES_NO
from nc_tui.practice.after import DAYLIGHT
from nc_tui.practice.days import parse_day
from nc_tui.practice.draft_words import LONGEST
from nc_tui.practice.kinds import After
from nc_tui.practice.kinds.after import CAME, MET, NOES
from nc_tui.practice.records import Record
from nc_tui.practice.text import clean
from nc_tui.practice.way import ASKED
from nc_tui.practice.words import HEADING, facts, in_words
from nc_tui.trainer.after_words import (
    BEFORE_THE_WORDS,
    HONEST,
    KEEPS_THE_REST,
    MEANS,
    OWN_LINES,
    READ,
    STEADY,
)

TYPING = "after-typing"
"""The draft of what is being typed, until it is saved as the words that rest."""
CAME_KEYS = "wcasmkdonxb"
SCOPES = (
    Option("a", "all", "all contact"),
    Option("p", "personal", "what is personal; what children, work or things need stays"),
)
DROPS = (
    Option("d", "drop", "drop it"),
    Option("l", "letter", "drop it, and save its words as an unsent letter"),
)
ANEW = (Option("y", "yes", "yes, it's about someone else"), Option("n", "no", "no, go back"))
QUESTIONS = {
    "channel": Question("channel", "How was it sent?", CHANNELS),
    "when": Question("when", "When was it?", WHENS),
    "day": Question("day", "Which day?", hint="-3 (three days ago) or 2026-11-20"),
    "came": Question(
        "came",
        "What came from them?",
        tuple(Option(key, came, words) for (came, words), key in zip(CAME.items(), CAME_KEYS, strict=True)),
    ),
    "scope": Question("scope", "What do they want none of?", SCOPES, first=NOTHING),
    "met": Question(
        "met",
        "How was it?",
        tuple(Option(key, how, words) for (how, words), key in zip(MET.items(), "wbc", strict=True)),
    ),
    "drop": Question("drop", "Drop the draft?", DROPS),
    "anew": Question(
        "anew",
        "Someone else? Then everything starts again: the list, two reviews, a new draft. It doesn't reopen "
        "anything about the person before.",
        ANEW,
        first=NOTHING,
    ),
    "zone": Question("zone", "Which time zone are they in?", hint="Europe/Lisbon; empty if it's yours"),
    "hours": Question(
        "hours", "Between what hours are they up?", hint="8 to 20; 14 to 2 if they work nights"
    ),
}
OF = len(ASKED) + len(STEADY) + len(HONEST) + 1
"""How many questions the check has."""
ASKS = {
    "sent": ("channel", "when"),
    "answer": ("came",),
    "no": ("scope",),
    "met": ("met",),
    "drop": ("drop",),
    "where": ("zone", "hours"),
    "anew": ("anew",),
}


def _hours(words: str) -> tuple[int, int] | None:
    """Two whole hours in a line; None where there aren't two."""
    found = [int(number) for number in re.findall(r"[0-9]{1,2}", words)]
    return (found[0], found[1]) if len(found) == 2 else None


class AfterToldPage(AskingPage):
    """Tell ``what`` happened."""

    HEADING = "What happened"
    DRAFT = "after"

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what

    def room(self) -> Room:
        return Room(said(("After", "bold $foreground")))

    def next_question(self) -> Question | None:
        """What isn't answered yet."""
        asked = list(ASKS[self.what])
        if self.answers.get("when") == "earlier":
            asked.append("day")
        if self.answers.get("came") in NOES:
            asked.append("scope")
        return next((QUESTIONS[name] for name in asked if name not in self.answers), None)

    async def take(self, question: Question, value: str) -> None:
        """A day has to be one, and a zone and hours too; each is mended where it was asked."""
        if question.name == "day":
            try:
                parse_day(value, self.trainer.today)
            except ValueError as fault:
                self.warn(str(fault))
                return
        unknown = self.trainer.after.zone_fault(value.strip() or None) if question.name == "zone" else None
        if unknown is not None:
            self.warn(unknown)
            return
        if question.name == "hours" and _hours(value) is None:
            self.warn("Two whole hours, such as 8 to 20.")
            return
        await super().take(question, value)

    async def complete(self) -> None:
        """Save it, and go back to where it stands."""
        if self.answers.get("anew") == "no":
            self.close_with()
            return
        saved = await self.act(self._command())
        if saved is None:
            await self.ask_last_again()
            return
        line = "Saved.   z to undo"
        if self.what == "sent":
            line = MEANS["early" if isinstance(saved.result.data, After) else "second"]
        self.close_with(line)

    def _command(self) -> Callable[[], Record]:
        after, answers = self.trainer.after, self.answers
        match self.what:
            case "sent":
                moment = self._moment()
                return lambda: after.sent(answers["channel"], moment)  # type: ignore[arg-type]
            case "answer":
                return lambda: after.answered(answers["came"], None, answers.get("scope") == "personal")
            case "no":
                return lambda: after.answered("no", None, answers["scope"] == "personal")
            case "met":
                return lambda: after.met(answers["met"])
            case "drop":
                return lambda: after.drop(answers["drop"] == "letter")
            case "where":
                hours = _hours(answers["hours"]) or DAYLIGHT
                return lambda: after.where(answers["zone"].strip() or None, hours)
            case _:
                return after.someone_else

    def _moment(self) -> datetime:
        """Roughly when, as for a slip."""
        answers = self.answers
        return self.trainer.moments.slip_moment(answers["when"], answers.get("day"))  # type: ignore[arg-type]


class AfterCheckPage(AskingPage):
    """The check: the five care questions, how steady you are, what you hope for, and who has read it."""

    HEADING = "The check"
    DRAFT = "after-check"

    def room(self) -> Room:
        return Room(said(("After", "bold $foreground")), f"{len(self.answers) + 1} of {OF}")

    def next_question(self) -> Question | None:
        """One at a time; nothing is chosen beforehand. What settles it ends it."""
        gates = {gate.id: gate.question for gate in self.trainer.library.checklist.gates}
        asked = [(gate, gates[gate]) for gate in ASKED]
        asked += [(f"steady-{n}", text) for n, text in enumerate(STEADY)]
        asked += [(f"honest-{n}", text) for n, text in enumerate(HONEST)]
        asked.append(("read", READ))
        for name, text in asked:
            if name not in self.answers:
                return None if self._settled() else Question(name, text, YES_NO[:2], first=NOTHING)
        return None

    def lead(self) -> list[Part]:
        """Before the questions about what is hoped for: what was written for each answer."""
        own = self.trainer.after.own_lines_for_silence()
        if own and "steady-1" in self.answers and "read" not in self.answers:
            return [(f"{OWN_LINES}\n", "$text-muted"), own]
        return []

    def _settled(self) -> bool:
        """Whether an answer already says that it doesn't hold."""
        return any(self.answers.get(gate) == "yes" for gate in ASKED) or any(
            value == "no" for name, value in self.answers.items() if name not in ASKED
        )

    async def complete(self) -> None:
        """A yes to a care question closes the list at once; else the check says what it comes to."""
        closed = next((gate for gate in ASKED if self.answers.get(gate) == "yes"), None)
        if closed is not None:
            if await self.act(lambda: self.trainer.situation.answer_gate(closed, True)) is None:
                await self.ask_last_again()
                return
            gates = {gate.id: gate for gate in self.trainer.library.checklist.gates}
            self.close_with(then="closed", gate=gates[closed])
            return
        answers = self.answers
        gates_said = {gate: answers.get(gate) == "yes" for gate in ASKED}
        steady = all(answers.get(f"steady-{n}") == "yes" for n in range(len(STEADY)))
        honest = all(answers.get(f"honest-{n}") == "yes" for n in range(len(HONEST)))
        read = answers.get("read") == "yes"
        saved = await self.act(lambda: self.trainer.after.check(gates_said, steady, honest, read))
        if saved is None:
            await self.ask_last_again()
            return
        self.close_with(saved.result.line)


class AfterWordsPage(OverlayPage):
    """The words of the hello. What is being typed is saved as a draft; saving it lets it rest."""

    CSS_PATH = "after.tcss"
    BINDINGS = [
        Binding("ctrl+s", "save", "save", key_display="ctrl+s", priority=True),
        Binding("f2", "save", "save", show=False, priority=True),
    ]

    def room(self) -> Room:
        return Room(said(("After", "bold $foreground")))

    def compose_body(self) -> ComposeResult:
        view = self.trainer.views.after()
        self._known = clean(self.trainer.drafts.load(TYPING), LONGEST) or view.quote
        yield Prose("The words", classes="heading")
        if view.standing.state == "words":
            yield Prose(BEFORE_THE_WORDS, classes="said-soft")
        yield Sheet(self._known, id="sheet")
        yield Prose(id="facts", classes="block")
        yield Prose(KEEPS_THE_REST, classes="said-soft")

    def on_mount(self) -> None:
        self._say_facts()
        self.query_one(Sheet).focus()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._say_facts()
        self.save_soon()

    def _say_facts(self) -> None:
        text = self.query_one(Sheet).text
        lines = [HEADING, *(f"  · {fact}" for fact in in_words(facts(text)))] if text.strip() else []
        self.query_one("#facts", Prose).say("\n".join(lines))

    def write_draft(self) -> None:
        self.cancel_saving()
        if self.is_mounted and (text := self.query_one(Sheet).text) != self._known:
            self.trainer.drafts.save(TYPING, text)
            self._known = text

    async def action_save(self) -> None:
        """Save the words: new ones begin their rest."""
        text = self.query_one(Sheet).text
        saved = await self.act(lambda: self.trainer.after.write(text))
        if saved is None:
            return
        self.cancel_saving()
        self._known = text
        await self.host.save(lambda: self.trainer.drafts.discard(TYPING))
        self.close_with("Saved. The rest goes on." if saved.result is None else "Saved. Now it rests.")
