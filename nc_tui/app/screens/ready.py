"""Ready: what the list is, the questions that close it, what is still ahead, and the reviews."""

from collections.abc import Iterator, Mapping
from typing import Literal, assert_never

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget

from nc_tui.app.pages.page import Page
from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.helplines import numbers
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.opening import Pieces, sunrise
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.app.widgets.ready_rows import AheadRow, GateRow, OpenedRow, StandRow
from nc_tui.app.widgets.rows import Column, KeyRow
from nc_tui.practice.checklist import Gate
from nc_tui.practice.kinds import Review
from nc_tui.practice.wording import near_day, short_day
from nc_tui.trainer.views.distances import AheadLine
from nc_tui.trainer.views.ready import Act, ReadyView

FIVE = "First, five questions. A yes to any of them closes the list, for your sake or theirs."
AGAIN = "Before each review: how are things right now?"
FEW = 4
"""Of so many items ahead, each says what moves it; of more only the chosen one."""

Shown = Literal[
    "described", "questions", "doubt", "closed", "let-go", "opening", "list", "review", "answered"
]
"""What the page shows: only what the list is; questions; why it is closed; the page of the opening; what is
ahead; a stage of the reviews."""

KEYS: Mapping[str, tuple[Shown, ...]] = {
    "ask": ("described", "doubt"),
    "show": ("described",),
    "unfold": ("list",),
    "goals": ("list",),
    "rehearse": ("list",),
    "begin": ("opening", "review"),
}
"""Where each of the page's keys means something."""
ACTS: Mapping[str, Act] = {
    "begin": "review",
    "let_go": "let-go",
    "take_back": "take-back",
    "answers": "answers",
}
"""What a binding does, as the view calls it."""


class ReadyPage(Page):
    """The ready list as it stands."""

    CSS_PATH = "ready.tcss"
    BINDINGS = [
        Binding("enter", "begin", "review"),
        Binding("enter", "ask", "the five questions"),
        Binding("enter", "show", "show it now"),
        Binding("v", "unfold", "unfold"),
        Binding("g", "goals", "your goals", show=False),
        Binding("r", "rehearse", "rehearse", show=False),
        Binding("a", "answers", "answer again"),
        Binding("minus", "let_go", "I no longer want to", key_display="-"),
        Binding("o", "take_back", "open the list again"),
        Binding("h", "after", "the hello"),
    ]

    def compose_middle(self) -> ComposeResult:
        """One column, in the middle of a wide window."""
        with Middle():
            yield from super().compose_middle()

    def compose_body(self) -> ComposeResult:
        self.asking = False
        self.to_ask: tuple[str, ...] = ()
        self.unfolded = False
        self.wanted = False
        self.opening = self._filled = False
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

    def on_screen_resume(self) -> None:
        self._note_opening()

    def _note_opening(self) -> None:
        """The opening was shown once somebody has seen it: a page that is made ahead shows it to nobody."""
        if self.opening and self.app.screen is self:
            self.trainer.ready.opening_shown()
            self.call_after_refresh(self._fill_pieces)

    def _fill_pieces(self) -> None:
        """They fill once, for whoever sees them."""
        for pieces in self.query(Pieces):
            if not self._filled:
                self._filled = True
                pieces.fill()

    def on_screen_suspend(self) -> None:
        """Whoever comes back has seen the opening, and asks for nothing."""
        if self.opening or self.wanted or self.asking or self.to_ask:
            self.opening = self.wanted = self.asking = False
            self.to_ask = ()
            self.view = self.trainer.views.ready()
            self.redo(self._show, group="rows")

    async def _show(self) -> None:
        rows = self.query_one("#rows", Column)
        chosen = self.focused.id if self.focused else None
        if self.view.opens_now and not self.opening:
            self.opening = True
            self._note_opening()
        self.set_class(self.shows == "opening", "opening")
        lead = self.query_one("#lead", Prose)
        words = self._lead()
        lead.say(*words)
        lead.display = bool(words)
        async with rows.batch():
            await rows.remove_children()
            await rows.mount_all(list(self._rows()))
        again = rows.query(f"#{chosen}") if chosen else None
        if again:
            again.first().focus()
        elif self.shows == "questions":
            self._first_open_gate()
        elif self.shows == "list":
            for row in self.query(AheadRow):
                row.focus()
                break
        self.refresh_bindings()

    def _first_open_gate(self) -> None:
        for row in self.query(GateRow):
            if row.closed is None or row.in_doubt:
                row.focus()
                return

    @property
    def shows(self) -> Shown:
        """What the page shows now."""
        view = self.view
        if self.to_ask or self.asking:
            return "questions"
        if view.standing == "in-doubt":
            return "doubt"
        if view.closed_by is not None:
            return "closed"
        match view.stage:
            case "let-go":
                return "let-go"
            case "answered":
                return "answered"
            case "review" if self.opening:
                return "opening"
            case "review" | "waiting" | "second-review" | "answer":
                return "review"
            case "gates":
                return "described"
            case "evidence" | "closed":
                return "described" if view.is_young and not self.wanted else "list"

    # -- what it says ------------------------------------------------------------------------------

    def _lead(self) -> list[Part]:
        view, checklist = self.view, self.trainer.library.checklist
        shows = self.shows
        match shows:
            case "questions":
                return [AGAIN if self.to_ask else FIVE]
            case "doubt":
                return _headed("The ready list is closed for now", view.doubt)
            case "closed":
                return _headed(
                    "The ready list is closed", "" if view.closed_by is None else view.closed_by.closed
                )
            case "let-go":
                return _headed("You no longer want to", checklist.letgo)
            case "answered":
                given = (each.text for each in checklist.answers if each.id == view.state.answer)
                return _headed(view.answer, next(given, ""))
            case "described":
                return _headed("What is the ready list?", checklist.intro)
            case "opening":
                return []
            case "list":
                return []
            case "review":
                return self._review_lead()
            case _:
                assert_never(shows)

    def _review_lead(self) -> list[Part]:
        view, checklist = self.view, self.trainer.library.checklist
        match view.stage:
            case "answer":
                return _headed("Both reviews are done", checklist.after)
            case "waiting" | "second-review":
                due = (
                    f"\n\nThe second review opens {short_day(view.due.date())}, {view.due:%H:%M}."
                    if view.due
                    else ""
                )
                return [*_headed("First review saved", checklist.waiting), due]
            case _:
                return _headed("The list is open", checklist.intro)

    def _rows(self) -> Iterator[Widget]:
        view, shows = self.view, self.shows
        if view.after and not self.to_ask:
            yield KeyRow("h", view.after, "screen.after")
        match shows:
            case "questions":
                yield from self._gates()
            case "closed":
                if view.closed_by is not None:
                    yield self._numbers_to_call(view.closed_by)
            case "doubt":
                yield KeyRow("enter", "the five questions", "screen.ask")
            case "described":
                yield from self._described()
            case "opening":
                yield from self._opening()
            case "list":
                yield from self._list()
            case "review":
                yield from self._reasons_given()
                yield from self._next_review()
                yield from self._standing()
            case "let-go":
                yield KeyRow("o", "open the list again", "screen.take_back")
            case "answered":
                yield KeyRow("o", "open the list again", "screen.take_back")
                yield from self._list()
            case _:
                assert_never(shows)

    def _gates(self) -> Iterator[Widget]:
        known = self.trainer.situation.way.gates
        gates = [gate for gate in self.trainer.library.checklist.gates if gate.asked or gate.id in known]
        if self.to_ask:
            yield from (GateRow(gate, None) for gate in gates if gate.id in self.to_ask)
            return
        answers, in_doubt = self.trainer.situation.way.answers, self.view.state.in_doubt
        yield from (GateRow(gate, answers.get(gate.id), gate.id in in_doubt) for gate in gates)

    def _described(self) -> Iterator[Widget]:
        """In the first days there is nothing to count, and nobody is asked anything before they want it."""
        if self.view.stage == "gates":
            yield Prose(
                "It begins with five questions about safety, whenever you want to see it.",
                classes="said-soft",
            )
            yield KeyRow("enter", "the five questions", "screen.ask")
        else:
            yield Prose(
                "It fills by practice. In the first week there is nothing to count yet.", classes="said-soft"
            )
            yield KeyRow("enter", "show it all the same", "screen.show")

    def _opening(self) -> Iterator[Widget]:
        items = len(self.view.stands)
        yield from sunrise(items, *self.app.size, few_signs=self.host.few_signs)
        yield Prose(said(("The list is open.\n\n", "bold"), OPEN.format(items=items)), classes="open")
        yield OpenedRow("enter", "the review", "five sentences, ten quiet minutes", "screen.begin")
        yield OpenedRow("esc", "not now", "it stays open while your days carry it", "screen.home")
        yield OpenedRow("-", "I no longer want to", "just as good an ending", "screen.let_go")

    def _list(self) -> Iterator[Widget]:
        view = self.view
        if view.ahead:
            roomy = len(view.ahead) <= FEW
            rows: list[Prose] = []
            for line in view.ahead:
                rows += [Prose()] if rows and roomy else []
                rows.append(AheadRow(line, roomy=roomy))
            yield Card("Still ahead, nearest first", view.score, *rows, id="ahead")
        yield from self._standing()
        if view.stage == "evidence":
            yield Prose(said(("○ ", "$text-muted"), view.own), classes="own soft")
            yield Prose(self.trainer.library.checklist.limits, classes="limits soft")

    def _standing(self) -> Iterator[Widget]:
        stands = self.view.stands
        if not stands:
            return
        short = " · ".join(row.title.lower() for row in stands[:3]) + (" …" if len(stands) > 3 else "")
        words = f"✓ {len(stands)} met"
        yield Prose(said((words, "$text-success"), (f"   {short}", "$text-muted")), classes="own")
        yield KeyRow("v", "fold them" if self.unfolded else "unfold them", "screen.unfold")
        if self.unfolded:
            yield from (StandRow(row) for row in stands)

    def _next_review(self) -> Iterator[Widget]:
        match self.view.stage:
            case "review":
                yield KeyRow("enter", "the review: five sentences, ten quiet minutes", "screen.begin")
            case "second-review":
                yield KeyRow("enter", "the second review", "screen.begin")
            case "answer":
                yield KeyRow("enter", "the three answers", "screen.begin")
            case _:
                return

    def _reasons_given(self) -> Iterator[Widget]:
        """What was written at the last review, to be read again before the next step."""
        written = self.trainer.ready.reasons()
        if written is None or self.view.stage not in ("waiting", "second-review", "answer"):
            return
        reasons = written.data.reasons if isinstance(written.data, Review) else {}
        yield Prose(f"What you wrote {near_day(written.day, self.trainer.today)}", classes="heading")
        for item in self.trainer.library.checklist.self_rated:
            if reasons.get(item.id):
                yield Prose(said((item.statement + "\n", "$text-muted"), reasons[item.id]), classes="block")

    def _numbers_to_call(self, gate: Gate) -> Prose:
        """The lines that the page of a closed gate speaks of."""
        lines = Prose(classes="block")
        lines.say_lines(numbers(self.trainer.views.numbers_to_call(gate.topics)))
        return lines

    # -- what is done ------------------------------------------------------------------------------

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """What the list allows, where the page shows it."""
        if not self.is_mounted:
            return True
        if action in KEYS and self.shows not in KEYS[action]:
            return False
        if action in ("ask", "show") and self.shows == "described":
            return (action == "ask") is (self.view.stage == "gates")
        if action == "unfold":
            return bool(self.view.stands)
        if action == "after":
            return bool(self.view.after)
        if action == "answers" and (self.shows in ("questions", "described", "doubt", "opening")):
            return False
        return action not in ACTS or ACTS[action] in self.view.may

    @on(GateRow.Answered)
    async def _gate(self, answered: GateRow.Answered) -> None:
        gate, closed, reopen = answered.gate.id, answered.closed, answered.reopen
        words = "" if self.to_ask else "Saved." if closed else "Saved.   z to undo"
        if await self.act(lambda: self.trainer.situation.answer_gate(gate, closed, reopen), words) is None:
            return
        self.view = self.trainer.views.ready()
        if self.to_ask:
            self._asked_again(gate, closed)
            return
        others = [row for row in self.query(GateRow) if row.gate.id != gate]
        if closed or not any(row.closed is None or row.in_doubt for row in others):
            self.asking = False
            self.wanted = not closed
        self.redo(self._show_and_go_on, group="rows")

    async def _show_and_go_on(self) -> None:
        await self._show()
        self._first_open_gate()

    @on(AheadRow.Chosen)
    async def _work_at(self, chosen: AheadRow.Chosen) -> None:
        await self._work(chosen.item)

    async def _work(self, item: AheadLine) -> None:
        match item.way:
            case "exercise" if item.exercise is not None:
                self.go("exercise", exercise_id=item.exercise)
            case "exercise" | "path":
                self.go("path")
            case "goals":
                self.go("goals")
            case "rehearse":
                await self.action_rehearse()
            case "check-in":
                self.go("today")
            case "":
                return
            case _:
                assert_never(item.way)

    def action_after(self) -> None:
        """What comes after the list, where there is anything."""
        self.go("after")

    def action_goals(self) -> None:
        self.go("goals")

    async def action_rehearse(self) -> None:
        """The kind that is missing, where one of it can be begun today; else all of them."""
        self.tell(("Reading the talks …", "$text-muted"))
        found = await self.host.save(self.trainer.rehearsing.missing)
        self.tell()
        if found is not None and found.result is not None:
            self.go("rehearsal", rehearsal_id=found.result)
        elif found is not None:
            self.go("rehearsals")

    async def action_unfold(self) -> None:
        """What stands, or only how much of it."""
        self.unfolded = not self.unfolded
        await self._show()

    async def action_show(self) -> None:
        """Show the list in the first days, too."""
        self.wanted = True
        await self._show()

    async def action_ask(self) -> None:
        """Ask the five questions."""
        await self.action_answers()

    async def action_answers(self) -> None:
        self.asking = True
        await self._show()
        self._first_open_gate()
        if self.focused is None:
            for row in self.query(GateRow):
                row.focus()
                break

    async def action_begin(self) -> None:
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


OPEN = (
    "{items} items are met, each by what you recorded. They can't say what the other person wants, and they"
    " ask nothing of you."
)


def _headed(head: str, text: str) -> list[Part]:
    return [(f"{head}\n\n", "bold $text-primary"), text]
