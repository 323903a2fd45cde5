"""The beginning: what contact there has to be, since when, the care questions. All can be skipped."""

from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.screens.asking import AskingPage
from nc_tui.app.screens.over import Over
from nc_tui.app.screens.wordings import TOPICS, YES_NO
from nc_tui.app.widgets.asked import Asked, Option, Question
from nc_tui.app.widgets.prose import Part, Prose
from nc_tui.practice.checklist import Gate
from nc_tui.practice.days import parse_day
from nc_tui.practice.records import Profile

MODES = (
    Option("n", "none", "no contact"),
    Option("l", "limited", "limited contact: children, work, a shared home"),
    Option("s", "skip", "skip for now"),
)
SINCES = (
    Option("t", "today", "from today"),
    Option("d", "date", "a day I can name"),
    Option("l", "long-ago", "it was long ago"),
    Option("s", "skip", "skip for now"),
)
CARE = ("asked-no-contact", "legal-order", "fear-or-violence")


class BeginningPage(AskingPage):
    """A few questions, none about a name."""

    HEADING = "My situation"

    def lead(self) -> list[Part]:
        """What stands already."""
        if self.answers:
            return []
        profile = self.trainer.profile
        known = []
        if profile.mode is not None:
            known.append("no contact" if profile.mode == "none" else "limited contact")
        if profile.since is not None:
            known.append(f"since {profile.since.isoformat()}")
        elif profile.since_kind == "long-ago":
            known.append("it was long ago")
        stands = f" Now it says: {', '.join(known)}." if known else ""
        return [(f"Each can be skipped, and changed later under 3. No names.{stands}", "$text-muted")]

    def next_question(self) -> Question | None:
        """Contact, topics, since when, care."""
        answers = self.answers
        if "mode" not in answers:
            return Question(
                "mode",
                "What fits you?",
                MODES,
                "No contact: no texts, calls, profiles, chance meetings or messages through friends.",
            )
        if answers["mode"] == "limited" and "topics" not in answers:
            options = (*TOPICS, Option("enough", "enough", "that is all"))
            shown = tuple(Option(o.key if len(o.key) == 1 else "e", o.value, o.label) for o in options)
            hint = "Several may be on. What is on topic is no slip; the rest is."
            return Question("topics", "Which topics need contact?", shown, hint, several=True)
        if "since" not in answers:
            return Question(
                "since", "Since when is there no contact?", SINCES, "The days can be hidden in the settings."
            )
        if answers["since"] == "date" and "day" not in answers:
            return Question("day", "Which day?", hint="-10 (ten days ago), yesterday or 2026-11-01")
        for gate in self._care_gates():
            if gate.id not in answers:
                hint = "A yes closes the way back to them, kindly. Practice with other people goes on."
                return Question(gate.id, gate.question, YES_NO, hint)
        return None

    def _care_gates(self) -> list[Gate]:
        return [gate for gate in self.trainer.library.checklist.gates if gate.id in CARE]

    def asked(self, question: Question) -> Asked:
        """The topics that are on are ticked."""
        return Asked(question, self._topics())

    def _topics(self) -> tuple[str, ...]:
        return tuple(filter(None, self.answers.get("on", "").split()))

    async def take(self, question: Question, value: str) -> None:
        """Each answer is kept as it is given."""
        if question.name == "topics" and value != "enough":
            on = set(self._topics()) ^ {value}
            self.answers["on"] = " ".join(sorted(on))
            await self._show()
            return
        part = self._part(question.name, value)
        if isinstance(part, str):
            self.tell((part, "$text-warning"))
            return
        if part is not None:
            fine, _ = await self.program.save(lambda: self.trainer.describe_situation(part))
            if not fine:
                return
        await super().take(question, value)
        if question.name in CARE and value == "yes":
            gate = next(gate for gate in self._care_gates() if gate.id == question.name)
            self.program.push_screen(ClosedPage(gate))

    def _part(self, name: str, value: str) -> Profile | str | None:
        """What an answer says about the situation; a line where it can't be, None where it says nothing."""
        if value == "skip":
            return None
        if name == "mode":
            return Profile(mode="limited" if value == "limited" else "none")
        if name == "topics":
            return Profile(topics=self._topics())  # type: ignore[arg-type]
        if name == "since":
            today: date = self.trainer.today
            if value == "long-ago":
                return Profile(since_kind="long-ago")
            return Profile(since=today, since_kind="today") if value == "today" else None
        if name == "day":
            try:
                return Profile(since=parse_day(value, self.trainer.today), since_kind="date")
            except ValueError as fault:
                return str(fault)
        return Profile(gates={name: value == "yes"})

    async def complete(self) -> None:
        """All is kept already."""
        if self.program.screen is self:
            self.program.pop_screen()
            self.program.journal_changed()
            self.program.call_after_refresh(self.program.tell, "Saved. It can be changed under 3.")


class ClosedPage(Over):
    """Why the way is closed, and what goes on; with the lines that fit."""

    BINDINGS = [
        Binding("exclamation_mark", "lines", "help", key_display="!"),
        Binding("enter", "close", "go on"),
    ]

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate

    def compose_body(self) -> ComposeResult:
        """One kind page."""
        yield Prose("This way is closed, kindly", classes="heading")
        yield Prose(id="closed", classes="block")

    def on_mount(self) -> None:
        """Say it, and name the lines that fit."""
        lines = [one for one in self.trainer.library.helplines.helpline if one.topic in self.gate.topics]
        parts: list[Part] = ["\n", self.gate.closed, "\n"]
        for line in lines[:6]:
            parts += [
                "\n",
                (line.reach, "bold $text-accent"),
                f"  {line.name}",
                (f"  {line.country}", "$text-muted"),
            ]
        self.query_one("#closed", Prose).say(*parts)

    def action_lines(self) -> None:
        """All lines."""
        from nc_tui.app.screens.help import HelpPage

        self.program.push_screen(HelpPage(self.gate.topics))
