"""Ready: gates, what the journal shows, what only you can judge, and the reviews."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from nc_tui.app.screens.page import Page
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.practice.checklist import Gate
from nc_tui.practice.readiness import ItemState, Readiness
from nc_tui.practice.records import Review
from nc_tui.practice.wording import short_day


class GateRow(Row):
    """A question that is answered with yes or no."""

    BINDINGS = [Binding("y", "answer(True)", "yes"), Binding("n", "answer(False)", "no")]

    class Answered(Message):
        """Yes or no."""

        def __init__(self, gate: Gate, closed: bool) -> None:
            super().__init__()
            self.gate = gate
            self.closed = closed

    def __init__(self, gate: Gate, closed: bool | None) -> None:
        super().__init__(id=f"gate-{gate.id}")
        self.gate = gate
        self.closed = closed

    def render(self) -> Content:
        """The question and the answer that stands."""
        mark = ("❯ " if self.has_focus else "  ", "bold $text-accent")
        word = {None: "y yes   n no", True: "yes", False: "no"}[self.closed]
        return said(mark, self.gate.question, "  ", (word, "$text-accent" if self.closed is None else "bold"))

    def action_answer(self, closed: bool) -> None:
        """Give the answer."""
        self.post_message(self.Answered(self.gate, closed))

    def on_click(self) -> None:
        """A click takes the line; the answer is a key, so that none is given by accident."""
        self.focus()


class ItemRow(Row):
    """One item of the list; how it is counted shows while it is chosen."""

    def __init__(self, state: ItemState, how: str) -> None:
        super().__init__(id=f"item-{state.id}")
        self.state = state
        self.how = how

    def render(self) -> Content:
        """``✓ 14 of 12  Twelve practice days``."""
        state = self.state
        mark = ("❯ " if self.has_focus else "  ", "bold $text-accent")
        if state.met is None:
            sign, have = ("· ", "$text-muted"), "not recorded yet"
        else:
            sign = ("✓ ", "$text-success") if state.met else ("○ ", "$text-muted")
            have = (
                ""
                if state.have is None
                else f"{state.have}"
                if not state.need
                else f"{state.have} of {state.need}"
            )
        line: list[Part] = [mark, sign, state.text, (f"   {have}", "$text-muted")]
        if self.has_focus and self.how:
            line += ["\n    ", (self.how, "$text-muted")]
        return said(*line)

    def on_focus(self) -> None:
        """More lines are needed."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """Fewer lines are needed."""
        self.refresh(layout=True)


class ReadyPage(Page):
    """The ready list as it stands."""

    HERE: ClassVar[str] = "ready"
    CSS_PATH = "ready.tcss"
    BINDINGS = [
        Binding("r", "review", "review"),
        Binding("a", "answers", "gates again"),
        Binding("l", "let_go", "I no longer want to"),
        Binding("b", "take_back", "open the list again"),
    ]

    def compose_body(self) -> ComposeResult:
        """Rows by what stage it is at."""
        self.asking = False
        self.state: Readiness = self.trainer.readiness()
        yield Prose(id="lead", classes="block")
        yield Vertical(id="rows")

    async def on_mount(self) -> None:
        """Show it."""
        await self._show()

    def on_screen_resume(self) -> None:
        """Back from another page."""
        if self.is_mounted:
            self.journal_changed()

    def journal_changed(self) -> None:
        """Show it as it is."""
        state = self.trainer.readiness()
        if state != self.state:
            self.state = state
            self.run_worker(self._show(), exclusive=True, group="rows")

    async def _show(self) -> None:
        rows = self.query_one("#rows", Vertical)
        chosen = self.focused.id if self.focused else None
        self.query_one("#lead", Prose).say(*self._lead())
        async with rows.batch():
            await rows.remove_children()
            await rows.mount_all(self._rows())
        again = rows.query(f"#{chosen}") if chosen else None
        if again:
            again.first().focus()
        elif self._asks_gates():
            self._first_open_gate()
        self.refresh_bindings()

    def _first_open_gate(self) -> None:
        for row in self.query(GateRow):
            if row.closed is None:
                row.focus()
                return

    def _asks_gates(self) -> bool:
        return self.asking or self.state.stage == "gates"

    # -- what it says ------------------------------------------------------------------------------

    def _lead(self) -> list[Part]:
        state, checklist = self.state, self.trainer.library.checklist
        head = "bold $text-primary"
        if state.stage == "closed" and not self.asking:
            gate = next(gate for gate in checklist.gates if gate.id == state.gate)
            return [("This way is closed, kindly\n\n", head), gate.closed]
        if state.stage == "let-go":
            return [("Let go\n\n", head), checklist.letgo]
        if state.stage == "answered":
            answer = next((one for one in checklist.answers if one.id == state.answer), None)
            if answer is not None:
                return [(answer.label + "\n\n", head), answer.text]
        if state.stage == "answer":
            return [("Two calm days, two looks\n\n", head), checklist.after]
        if state.stage in ("waiting", "second-review"):
            due = (
                f"\n\nThe second look is open from {short_day(state.due.date())}, {state.due:%H:%M}."
                if state.due
                else ""
            )
            return [("The first look is kept\n\n", head), checklist.waiting, due]
        score: list[Part] = (
            [(f"Ready list  {state.met} of {state.of}\n\n", head)] if state.stage != "closed" else []
        )
        return [*score, checklist.intro]

    def _rows(self) -> list[Prose]:
        state, checklist = self.state, self.trainer.library.checklist
        rows: list[Prose] = []
        if self._asks_gates():
            gates = {item.id: item.met for item in state.items if item.kind == "gate"}
            rows.append(Prose("First, five questions. Any yes closes the list, kindly.", classes="heading"))
            rows += [
                GateRow(gate, None if gates.get(gate.id) is None else not gates[gate.id])
                for gate in checklist.gates
            ]
        if state.stage in ("closed", "let-go", "answered"):
            return rows
        how = {item.id: item.how for item in checklist.evidence}
        rows.append(Prose("What your journal shows", classes="heading"))
        rows += [ItemRow(item, how.get(item.id, "")) for item in state.items if item.kind == "evidence"]
        rows.append(Prose("What only you can judge", classes="heading"))
        if not state.evidence_met:
            rows.append(Prose("Opens when the journal shows all of the above.", classes="said-soft"))
        rows += [ItemRow(item, "") for item in state.items if item.kind == "self" and state.evidence_met]
        return rows

    # -- what is done ------------------------------------------------------------------------------

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Only what the stage allows."""
        if not self.is_mounted:
            return True
        stage = self.state.stage
        if action == "review":
            return stage in ("review", "second-review", "answer")
        if action == "let_go":
            return stage not in ("closed", "let-go")
        if action == "take_back":
            return stage in ("let-go", "answered")
        if action == "answers":
            return not self._asks_gates() and stage != "let-go"
        return True

    @on(GateRow.Answered)
    async def _gate(self, answered: GateRow.Answered) -> None:
        fine, _ = await self.program.save(lambda: self.trainer.answer_gate(answered.gate.id, answered.closed))
        if not fine:
            return
        self.state = self.trainer.readiness()
        if answered.closed or not any(
            row.closed is None for row in self.query(GateRow) if row.gate.id != answered.gate.id
        ):
            self.asking = False
        await self._show()
        self._first_open_gate()
        self.tell(("Saved.", "$text-success"), ("   z takes it back", "$text-muted"))

    async def action_answers(self) -> None:
        """Look at the gates again."""
        self.asking = True
        await self._show()
        gates = self.query(GateRow)
        if gates:
            gates.first().focus()

    def action_review(self) -> None:
        """Write the reasons, or give the answer."""
        from nc_tui.app.screens.review import AnswerPage, ReviewPage

        self.program.push_screen(AnswerPage() if self.state.stage == "answer" else ReviewPage())

    def action_let_go(self) -> None:
        """A full ending; asked once."""
        from nc_tui.app.screens.review import LetGoPage

        self.program.push_screen(LetGoPage())

    async def action_take_back(self) -> None:
        """Open the list again."""
        await self.program.save(lambda: self.trainer.review(Review(step="taken-back")))
        self.journal_changed()
