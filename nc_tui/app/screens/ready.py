"""Ready: gates, what the journal shows, what only you can judge, and the reviews."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from nc_tui.app.screens.help import numbers
from nc_tui.app.screens.page import Page
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.practice.checklist import Gate
from nc_tui.practice.readiness import ItemState, Readiness
from nc_tui.practice.records import Review
from nc_tui.practice.wording import short_day

FIVE = "First, five questions. A yes to any of them closes the list, for your sake or theirs."


class GateRow(Row):
    """A question that is answered with yes or no. One that was answered with yes is asked twice before a no
    opens it."""

    BINDINGS = [
        Binding("y", "answer(True)", "yes"),
        Binding("n", "answer(False)", "no"),
        Binding("k", "keep_closed", "keep it closed"),
        Binding("o", "open", "open it"),
    ]

    class Answered(Message):
        """Yes or no."""

        def __init__(self, gate: Gate, closed: bool, reopen: bool) -> None:
            super().__init__()
            self.gate = gate
            self.closed = closed
            self.reopen = reopen

    def __init__(self, gate: Gate, closed: bool | None) -> None:
        super().__init__(id=f"gate-{gate.id}")
        self.gate = gate
        self.closed = closed
        self.sure = False

    def words(self, width: int) -> Content:  # noqa: ARG002
        """The question, and the answer that stands or the answers there are."""
        line = said(self.gate.question)
        if self.closed is not None:
            line += said(("  yes" if self.closed else "  no", "bold"))
        if self.sure:
            line += said(
                ("\nThis way is closed now. Is it really over? Then it can be opened.", "$text-muted")
            )
        answers = self._answers()
        return line + said("\n", *answers) if answers else line

    def _answers(self) -> list[Part]:
        parts: list[Part] = []
        for key, label, _action in self._offered():
            parts += [(key, "bold $text-accent"), f" {label}   "]
        return parts

    def _offered(self) -> tuple[tuple[str, str, str], ...]:
        """The answers that stand on the row itself: key, words, action."""
        if self.sure:
            return ("k", "keep it closed", "keep_closed"), ("o", "open it", "open")
        if self.closed is None:
            return ("y", "yes", "answer(True)"), ("n", "no", "answer(False)")
        return ()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """The second question has answers of its own."""
        if action in ("keep_closed", "open"):
            return self.sure
        return action != "answer" or not self.sure

    def _ask(self, sure: bool) -> None:
        self.sure = sure
        self.redraw()
        self.refresh_bindings()

    def on_blur(self) -> None:
        """The second question lapses; it stays closed."""
        if self.sure:
            self._ask(False)

    def action_answer(self, closed: bool) -> None:
        """Give the answer."""
        if self.closed and not closed:
            self._ask(True)
        else:
            self.post_message(self.Answered(self.gate, closed, reopen=False))

    def action_keep_closed(self) -> None:
        """Leave it as it is."""
        self._ask(False)

    def action_open(self) -> None:
        """It is over, and meant."""
        self.post_message(self.Answered(self.gate, closed=False, reopen=True))

    def on_click(self, event: events.Click) -> None:
        """A click on one of the two words gives the answer; elsewhere it takes the line."""
        lines = self.drawn(self.size.width).plain.split("\n")
        for key, label, action in self._offered() if event.y == len(lines) - 1 else ():
            word = f"{key} {label}"
            at = lines[-1].find(word)
            if at <= event.x < at + len(word):
                self.call_later(self.run_action, action)
                return
        self.focus()


class ItemRow(Row):
    """One item of the list; how it is counted shows while it is chosen."""

    def __init__(self, state: ItemState, how: str) -> None:
        super().__init__(id=f"item-{state.id}")
        self.state = state
        self.how = how

    def lead(self) -> Content:
        """The mark, and whether it is met."""
        signs = {None: ("· ", "$text-muted"), True: ("✓ ", "$text-success"), False: ("○ ", "$text-muted")}
        return self.mark + said(signs[self.state.met])

    def words(self, width: int) -> Content:  # noqa: ARG002
        """``Practised on at least 12 of the last 28 days   14``; how it is counted while it is chosen."""
        line = said(self.state.text, (f"   {self._count()}", "$text-muted"))
        return line + said(("\n" + self.how, "$text-muted")) if self.has_focus and self.how else line

    def _count(self) -> str:
        state = self.state
        if state.kind == "self":
            return ""
        if state.met is None:
            return "not recorded yet"
        if state.have is None:
            return ""
        if state.need and not state.met and state.have < state.need:
            return f"{state.have} of {state.need}"
        return f"{state.have}"

    def on_focus(self) -> None:
        """More lines are needed."""
        self.call_next(self.redraw)

    def on_blur(self) -> None:
        """Fewer lines are needed."""
        self.call_next(self.redraw)


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
            return [("This way is closed\n\n", head), gate.closed]
        if state.stage == "let-go":
            return [("You no longer want to\n\n", head), checklist.letgo]
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
            rows.append(Prose(FIVE, classes="heading"))
            rows += [
                GateRow(gate, None if gates.get(gate.id) is None else not gates[gate.id])
                for gate in checklist.gates
            ]
        if state.stage == "closed" and not self.asking:
            rows.append(self._numbers_to_call())
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

    def _numbers_to_call(self) -> Prose:
        """The lines that the page of a closed gate speaks of."""
        library = self.trainer.library
        gate = next(gate for gate in library.checklist.gates if gate.id == self.state.gate)
        lines = Prose(classes="block")
        lines.say_lines(numbers(library.helplines, gate.topics, self.trainer.settings.country))
        return lines

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
        gate, closed, reopen = answered.gate.id, answered.closed, answered.reopen
        fine, _ = await self.program.save(lambda: self.trainer.answer_gate(gate, closed, reopen))
        if not fine:
            return
        self.state = self.trainer.readiness()
        if answered.closed or not any(
            row.closed is None for row in self.query(GateRow) if row.gate.id != answered.gate.id
        ):
            self.asking = False
        await self._show()
        self._first_open_gate()
        self.tell(("Saved.", "$text-success"), ("" if closed else "   z takes it back", "$text-muted"))

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
