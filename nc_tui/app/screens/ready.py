"""Ready: gates, what the journal shows, what only you can judge, and the reviews."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.pages.page import Page
from nc_tui.app.widgets.helplines import numbers
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.app.widgets.ready_rows import GateRow, ItemRow
from nc_tui.app.widgets.rows import Column
from nc_tui.practice.kinds import Review
from nc_tui.practice.readiness import Readiness
from nc_tui.practice.way import ANEW
from nc_tui.practice.wording import near_day, short_day

FIVE = "First, five questions. A yes to any of them closes the list, for your sake or theirs."


class ReadyPage(Page):
    """The ready list as it stands."""

    CSS_PATH = "ready.tcss"
    BINDINGS = [
        Binding("r", "review", "review"),
        Binding("a", "answers", "answer again"),
        Binding("l", "let_go", "I no longer want to"),
        Binding("b", "take_back", "open the list again"),
    ]

    def compose_body(self) -> ComposeResult:
        self.asking = False
        self.to_ask: tuple[str, ...] = ()
        self.state: Readiness = self.trainer.ready.state()
        yield Prose(id="lead", classes="block")
        yield Column(id="rows")

    async def on_mount(self) -> None:
        await self._show()

    def journal_changed(self) -> None:
        state = self.trainer.ready.state()
        if state != self.state:
            self.state = state
            self.redo(self._show, group="rows")

    async def _show(self) -> None:
        rows = self.query_one("#rows", Column)
        chosen = self.focused.id if self.focused else None
        self.query_one("#lead", Prose).say(*self._lead())
        async with rows.batch():
            await rows.remove_children()
            await rows.mount_all(self._rows())
        again = rows.query(f"#{chosen}") if chosen else None
        if again:
            again.first().focus()
        elif self._asks_gates() or self.to_ask:
            self._first_open_gate()
        self.refresh_bindings()

    def _first_open_gate(self) -> None:
        for row in self.query(GateRow):
            if row.closed is None or row.in_doubt:
                row.focus()
                return

    def _asks_gates(self) -> bool:
        return not self.to_ask and (self.asking or self.state.stage == "gates" or self._doubted())

    def _doubted(self) -> bool:
        """Whether a doubt alone closes the list."""
        return self.state.gate is not None and self.state.gate in self.state.in_doubt

    # -- what it says ------------------------------------------------------------------------------

    def _lead(self) -> list[Part]:
        state, checklist = self.state, self.trainer.library.checklist
        head = "bold $text-primary"
        if self._doubted():
            return [
                ("This way is closed for now\n\n", head),
                f"{self.trainer.situation.way.doubt_words()} {ANEW}",
            ]
        if state.stage == "closed" and not self.asking:
            gate = next(gate for gate in checklist.gates if gate.id == state.gate)
            return [("The ready list is closed\n\n", head), gate.closed]
        if state.stage == "let-go":
            return [("You no longer want to\n\n", head), checklist.letgo]
        if state.stage == "answered":
            answer = next((each for each in checklist.answers if each.id == state.answer), None)
            if answer is not None:
                return [(answer.label + "\n\n", head), answer.text]
        if state.stage == "answer":
            return [("Two calm days, two reviews\n\n", head), checklist.after]
        if state.stage in ("waiting", "second-review"):
            due = (
                f"\n\nThe second review opens {short_day(state.due.date())}, {state.due:%H:%M}."
                if state.due
                else ""
            )
            return [("First review saved\n\n", head), checklist.waiting, due]
        score: list[Part] = (
            [(f"Ready list  {state.met} of {state.of}\n\n", head)] if state.stage != "closed" else []
        )
        return [*score, checklist.intro]

    def _rows(self) -> list[Prose]:
        state, checklist = self.state, self.trainer.library.checklist
        rows: list[Prose] = []
        if self._asks_gates():
            answers = self.trainer.situation.way.answers
            rows.append(Prose(FIVE, classes="heading"))
            rows += [
                GateRow(gate, answers.get(gate.id), gate.id in state.in_doubt) for gate in checklist.gates
            ]
        if self.to_ask:
            rows.append(Prose("Before each review: how are things right now?", classes="heading"))
            rows += [GateRow(gate, None) for gate in checklist.gates if gate.id in self.to_ask]
            return rows
        if state.stage == "closed" and not self._asks_gates():
            rows.append(self._numbers_to_call())
        if state.stage in ("closed", "let-go"):
            return rows
        rows += self._reasons_given()
        evidence = {item.id: item for item in checklist.evidence}
        rows.append(Prose("What your journal shows", classes="heading"))
        rows += [ItemRow(item, evidence.get(item.id)) for item in state.items if item.kind == "evidence"]
        rows.append(Prose("What only you can judge", classes="heading"))
        if not state.evidence_met:
            rows.append(Prose("Opens when the journal shows all of the above.", classes="said-soft"))
        rows += [ItemRow(item) for item in state.items if item.kind == "self" and state.evidence_met]
        return rows

    def _reasons_given(self) -> list[Prose]:
        """What was written at the last review, to be read again before the next step."""
        written = self.trainer.ready.reasons()
        if written is None or self.state.stage not in ("waiting", "second-review", "answer"):
            return []
        reasons = written.data.reasons if isinstance(written.data, Review) else {}
        day = near_day(written.day, self.trainer.today)
        rows = [Prose(f"What you wrote {day}", classes="heading")]
        for item in self.trainer.library.checklist.self_rated:
            if reasons.get(item.id):
                rows.append(
                    Prose(said((item.statement + "\n", "$text-muted"), reasons[item.id]), classes="block")
                )
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
        if not self.is_mounted:
            return True
        stage = self.state.stage
        if action == "review":
            return not self.to_ask and stage in ("review", "second-review", "answer")
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
        said = "" if self.to_ask else "Saved." if closed else "Saved.   z to undo"
        if await self.act(lambda: self.trainer.situation.answer_gate(gate, closed, reopen), said) is None:
            return
        self.state = self.trainer.ready.state()
        if self.to_ask:
            self._asked_again(gate, closed)
            return
        others = [row for row in self.query(GateRow) if row.gate.id != gate]
        if closed or not any(row.closed is None or row.in_doubt for row in others):
            self.asking = False
        self.redo(self._show_and_go_on, group="rows")

    async def _show_and_go_on(self) -> None:
        await self._show()
        self._first_open_gate()

    @on(ItemRow.Opened)
    def _open(self, opened: ItemRow.Opened) -> None:
        self.go(opened.page)

    async def action_answers(self) -> None:
        self.asking = True
        await self._show()
        gates = self.query(GateRow)
        if gates:
            gates.first().focus()

    async def action_review(self) -> None:
        """First what is true at this hour; then write the reasons, or give the answer."""
        self.to_ask = tuple(gate.id for gate in self.trainer.library.checklist.gates if gate.again)
        await self._show()
        self._first_open_gate()

    def _asked_again(self, gate: str, closed: bool) -> None:
        """One of the questions before a review is answered: a yes closes the list, the last no leads on."""
        self.to_ask = () if closed else tuple(asked for asked in self.to_ask if asked != gate)
        self.redo(self._show_and_go_on if self.to_ask else self._show, group="rows")
        if not self.to_ask and not closed:
            self.go("answer" if self.state.stage == "answer" else "review")

    def action_let_go(self) -> None:
        """A full ending; asked once."""
        self.go("let-go")

    async def action_take_back(self) -> None:
        """Open the list again."""
        await self.act(lambda: self.trainer.ready.review(Review(step="taken-back")))
