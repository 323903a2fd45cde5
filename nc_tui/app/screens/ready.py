"""Ready: gates, what the journal shows, what only you can judge, and the reviews."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.pages.page import Page
from nc_tui.app.widgets.helplines import numbers
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.app.widgets.ready_rows import GateRow, ItemRow
from nc_tui.app.widgets.rows import Column
from nc_tui.practice.checklist import Gate
from nc_tui.practice.kinds import Review
from nc_tui.practice.wording import near_day, short_day
from nc_tui.trainer.views.ready import Act, ReadyView

FIVE = "First, five questions. A yes to any of them closes the list, for your sake or theirs."
ACTS: Mapping[str, Act] = {
    "review": "review",
    "let_go": "let-go",
    "take_back": "take-back",
    "answers": "answers",
}
"""What a binding does, as the view calls it."""


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
        self.view: ReadyView = self.trainer.views.ready()
        yield Prose(id="lead", classes="block")
        yield Column(id="rows")

    async def on_mount(self) -> None:
        await self._show()

    def journal_changed(self) -> None:
        view = self.trainer.views.ready()
        if view != self.view:
            self.view = view
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
        unasked = self.view.standing == "in-doubt" or self.view.stage == "gates"
        return not self.to_ask and (self.asking or unasked)

    # -- what it says ------------------------------------------------------------------------------

    def _lead(self) -> list[Part]:
        view, checklist = self.view, self.trainer.library.checklist
        if view.standing == "in-doubt":
            return _headed("This way is closed for now", view.doubt)
        if view.closed_by is not None:
            if self.asking:
                return [checklist.intro]
            return _headed("The ready list is closed", view.closed_by.closed)
        match view.stage:
            case "let-go":
                return _headed("You no longer want to", checklist.letgo)
            case "answered":
                given = (each.text for each in checklist.answers if each.id == view.state.answer)
                return _headed(view.answer, next(given, ""))
            case "answer":
                return _headed("Two calm days, two reviews", checklist.after)
            case "waiting" | "second-review":
                return [*_headed("First review saved", checklist.waiting), self._due()]
            case _:
                return _headed(f"Ready list  {view.score}".rstrip(), checklist.intro)

    def _due(self) -> str:
        due = self.view.due
        return f"\n\nThe second review opens {short_day(due.date())}, {due:%H:%M}." if due else ""

    def _rows(self) -> list[Prose]:
        view, gates = self.view, self.trainer.library.checklist.gates
        if self.to_ask:
            heading = Prose("Before each review: how are things right now?", classes="heading")
            return [heading, *(GateRow(gate, None) for gate in gates if gate.id in self.to_ask)]
        rows: list[Prose] = []
        if self._asks_gates():
            answers, in_doubt = self.trainer.situation.way.answers, view.state.in_doubt
            rows.append(Prose(FIVE, classes="heading"))
            rows += [GateRow(gate, answers.get(gate.id), gate.id in in_doubt) for gate in gates]
        elif view.closed_by is not None:
            rows.append(self._numbers_to_call(view.closed_by))
        if view.stage in ("closed", "let-go"):
            return rows
        rows += self._reasons_given()
        for part in view.parts:
            if part.kind != "gate":
                rows += [Prose(part.heading, classes="heading"), *map(ItemRow, part.rows)]
            if part.instead:
                rows.append(Prose(part.instead, classes="said-soft"))
        return rows

    def _reasons_given(self) -> list[Prose]:
        """What was written at the last review, to be read again before the next step."""
        written = self.trainer.ready.reasons()
        if written is None or self.view.stage not in ("waiting", "second-review", "answer"):
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

    def _numbers_to_call(self, gate: Gate) -> Prose:
        """The lines that the page of a closed gate speaks of."""
        lines = Prose(classes="block")
        lines.say_lines(numbers(self.trainer.library.helplines, gate.topics, self.trainer.settings.country))
        return lines

    # -- what is done ------------------------------------------------------------------------------

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """What the list allows; no review while one is being begun, nor answers that are being given."""
        if action not in ACTS or not self.is_mounted:
            return True
        begun = self.to_ask if action == "review" else action == "answers" and self._asks_gates()
        return ACTS[action] in self.view.may and not begun

    @on(GateRow.Answered)
    async def _gate(self, answered: GateRow.Answered) -> None:
        gate, closed, reopen = answered.gate.id, answered.closed, answered.reopen
        said = "" if self.to_ask else "Saved." if closed else "Saved.   z to undo"
        if await self.act(lambda: self.trainer.situation.answer_gate(gate, closed, reopen), said) is None:
            return
        self.view = self.trainer.views.ready()
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
            self.go("answer" if self.view.stage == "answer" else "review")

    def action_let_go(self) -> None:
        """A full ending; asked once."""
        self.go("let-go")

    async def action_take_back(self) -> None:
        """Open the list again."""
        await self.act(lambda: self.trainer.ready.review(Review(step="taken-back")))


def _headed(head: str, text: str) -> list[Part]:
    return [(f"{head}\n\n", "bold $text-primary"), text]
