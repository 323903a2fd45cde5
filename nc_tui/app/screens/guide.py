"""A guide: short pages with choices, and an ending that says what to do in the next ten minutes."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.pages.page import Body
from nc_tui.app.pages.text_first import TextFirstPage
from nc_tui.app.widgets.act_row import ActRow
from nc_tui.app.widgets.card import Card, EdgeKey
from nc_tui.app.widgets.helplines import numbers
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rows import Column, KeyRow
from nc_tui.practice import branching
from nc_tui.practice.branching import RecordKind
from nc_tui.practice.history import History
from nc_tui.trainer.views.guide import GuideView

RECORDS: dict[RecordKind, tuple[str, str]] = {
    "urge": ("urge", "ride it out, and record the urge"),
    "slip": ("slip", "record it as a slip"),
    "monitoring": ("looked", "record that I looked"),
    "contact": ("contacted", "record the contact"),
}
"""The page that saves each kind of record, and how it is offered."""


class GuidePage(TextFirstPage):
    """A way through one guide; the ready list's gates decide which pages there are."""

    WALKS_A_GUIDE: ClassVar = True
    CSS_PATH = "guide.tcss"
    TAKES_DIGITS = True
    BINDINGS = [
        *(Binding(str(n), f"choose({n})", f"choice {n}", show=False) for n in range(1, 5)),
        Binding("b,left", "back", "previous", key_display="b"),
        Binding("e", "exercise", "the exercise"),
        Binding("r", "record", "record it"),
        Binding("y", "copy", "copy the draft"),
        Binding("g", "guide", "continue"),
        Binding("q", "questions", "the questions"),
        Binding("exclamation_mark", "lines", "help", key_display="!"),
    ]

    def __init__(self, guide_id: str) -> None:
        super().__init__()
        self.guide_id = guide_id
        self._seen: tuple[History, tuple[object, ...], GuideView] | None = None

    def compose_body(self) -> ComposeResult:
        self.scripts = self.trainer.guides
        self.path = branching.start(self.scripts, self.guide_id, self.closed)
        self.recorded_before: int | None = None
        self._shown_closed = self.closed
        self._shown_text = ""
        yield Prose(id="title")
        yield Prose(id="text")
        yield Column(id="next")
        yield Prose(id="draft")
        yield Prose(id="lines")
        yield Column(id="ways")

    def compose_middle(self) -> ComposeResult:
        """Everything beside the column stays empty on purpose."""
        with Middle(), Body(id="body"):
            yield from self.compose_body()

    async def on_mount(self) -> None:
        await self._show()

    # -- what it says ------------------------------------------------------------------------------

    @property
    def closed(self) -> branching.Closed:
        """What is closed of contact at this moment."""
        return self.trainer.situation.contact()

    @property
    def view(self) -> GuideView:
        """The page on which the path stands, at this moment; of the same facts the same one, since every key
        asks for it."""
        history, *others = self.trainer.session.facts
        facts = (*others, self.path, self.recorded_before)
        if self._seen is None or self._seen[0] is not history or self._seen[1] != facts:
            self._seen = history, facts, self.trainer.views.guide(self.path, self.recorded_before)
        return self._seen[2]

    async def _show(self) -> None:
        self._shown_closed = self.closed
        view = self.view
        ending = view.ending
        self._shown_text = view.page.text
        self.set_class(ending is not None, "-ending")
        self.query_one("#title", Prose).say(*_crumbs(view))
        self.query_one("#text", Prose).say(*_text(view))
        draft, lines = self.query_one("#draft", Prose), self.query_one("#lines", Prose)
        draft.display = view.draft is not None
        draft.say(("A draft to copy and make your own\n", "$text-muted"), view.draft or "")
        lines.display = ending is not None and bool(ending.help)
        if ending is not None and ending.help:
            lines.say_lines(numbers(self.trainer.views.numbers_to_call(ending.help)))
        await self._show_ways()
        self.tell()
        self.call_after_refresh(self._begin)

    async def _show_ways(self) -> None:
        view, rows = self.view, self.query_one("#ways", Column)
        async with self.batch():
            await rows.remove_children()
            await self._show_acts(view)
            if view.asks_rating:
                await rows.mount(Rating("How tense are you?", "calm", "overwhelmed"))
            await rows.mount_all(list(self._rows(view)))
        self.refresh_bindings()

    async def _show_acts(self, view: GuideView) -> None:
        """The acts of an ending; those that are ticked stay so while the page is the same."""
        box = self.query_one("#next", Column)
        box.display = bool(view.acts)
        if [row.act for row in box.query(ActRow)] != list(view.acts):
            await box.remove_children()
            if view.acts:
                rows = [ActRow(number, act) for number, act in enumerate(view.acts, 1)]
                numbers_of = " ".join(str(row.number) for row in rows)
                tick = EdgeKey(numbers_of, "tick", "screen.tick_next")
                between = [Prose(classes="between") for _ in rows[1:]]
                spaced = [row for pair in zip_longest(rows, between) for row in pair if row is not None]
                await box.mount(Card("The next ten minutes", "", *spaced, keys=(tick,)))

    def _rows(self, view: GuideView) -> Iterator[KeyRow]:
        if view.questions:
            yield KeyRow("q", "answer the questions", "screen.questions")
        for number, choice in enumerate(view.options, 1):
            yield KeyRow(str(number), choice.label, f"screen.choose({number})")
        if view.exercise is not None:
            exercise = view.exercise.exercise
            words = f"the exercise: “{exercise.title}”, {exercise.minutes} min"
            yield KeyRow("e", words, "screen.exercise")
        if view.draft is not None:
            yield KeyRow("y", "copy the draft", "screen.copy")
        if view.record is not None:
            yield KeyRow("r", RECORDS[view.record][1], "screen.record")
        if view.following is not None:
            yield KeyRow("g", f"continue with: “{self.scripts[view.following].title}”", "screen.guide")

    def _begin(self) -> None:
        """Choose the first line where all can be seen at once; else begin to read at the top."""
        if not self.is_mounted:
            return
        body = self.query_one(Body)
        rows = self.query(Row)
        if body.max_scroll_y == 0 or self.query(Rating):
            if rows:
                rows.first().focus()
        else:
            self.set_focus(None)
            body.scroll_home(animate=False, immediate=True)
            self.tell(("↓ more below", "$text-muted"))

    # -- what is done ------------------------------------------------------------------------------

    async def action_choose(self, key: int) -> None:
        """Take a choice by its number, or on an ending tick an act."""
        for row in self.query(ActRow):
            if row.number == key:
                row.focus()
                row.action_tick()
        if 1 <= key <= len(self.view.options):
            self.path = branching.choose(self.scripts, self.path, key, self.closed)
            await self._show()

    def action_tick_next(self) -> None:
        """Tick the first act that isn't."""
        row = next((row for row in self.query(ActRow) if not row.ticked), None)
        if row is not None:
            row.action_tick()

    async def on_rating_given(self, given: Rating.Given) -> None:
        self.path = branching.rate(self.scripts, self.path, given.value, self.closed)
        await self._show()

    async def action_back(self) -> None:
        """Back by one choice."""
        self.path = branching.back(self.path)
        self.recorded_before = None
        await self._show()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        if not self.is_mounted:
            return True
        view = self.view
        offered = {
            "exercise": view.exercise is not None,
            "record": view.record is not None,
            "copy": view.draft is not None,
            "guide": view.following is not None,
            "back": view.may_go_back,
            "questions": bool(view.questions),
        }
        return offered.get(action, True)

    def action_exercise(self) -> None:
        """Do the exercise that is offered; afterwards the guide is in front again."""
        offered = self.view.exercise
        if offered is not None:
            self.go("exercise", exercise_id=offered.exercise.id)

    def action_record(self) -> None:
        """Record what happened; afterwards the guide is in front again."""
        view = self.view
        if view.record is not None:
            self.recorded_before = view.records
            self.go(RECORDS[view.record][0])

    def journal_changed(self) -> None:
        """What was recorded, or undone, is offered no longer, or again. A gate may have closed."""
        if self._shown_text == branching.QUESTIONS_FIRST and not self.view.questions:
            self.redo(self._show)
        elif self.recorded_before is not None or self.closed != self._shown_closed:
            self.redo(self._offer_anew)

    async def _offer_anew(self) -> None:
        """What is offered now; the text stays as it was read, and what was said stays said."""
        await self._show_ways()
        rows = self.query(Row)
        if rows:
            rows.first().focus()

    def action_copy(self) -> None:
        """Put the note on the clipboard of the terminal."""
        draft = self.view.draft
        if draft is not None:
            self.app.copy_to_clipboard(draft)
            self.confirm("Copied, where your terminal allows it.")

    def action_guide(self) -> None:
        following = self.view.following
        if following is not None:
            self.close_with(then="guide", guide_id=following)

    def action_questions(self) -> None:
        """The care questions that come before this page; afterwards it is shown, or what stands in."""
        self.go("care-questions")

    def action_lines(self) -> None:
        ending = self.view.ending
        self.go("help", topics=ending.help if ending else ())


def _crumbs(view: GuideView) -> list[Part]:
    """Where this is: the guide, and the choices so far. Before a check, what it is."""
    gap = ("  ›  ", "$faint")
    if view.check is not None:
        first = "A check first, then on you go\n"
        return [(view.title, "$text-muted"), gap, (first, "$text-muted"), view.check]
    parts: list[Part] = [view.title if view.crumbs else said(("When…", "$text-muted"), gap, view.title)]
    for crumb in view.crumbs:
        parts += [gap, (crumb, "$text-muted")]
    return parts


def _text(view: GuideView) -> list[Part]:
    doubt = f"{view.doubt} It is asked under 3.\n\n" if view.doubt else ""
    doubt = doubt or (f"{view.aside}\n\n" if view.aside else "")
    text, question = _question(view.page.text)
    return [(doubt, "$text-muted"), text, (f"\n\n{question}" if question and text else question, "bold")]


def _question(text: str) -> tuple[str, str]:
    """A page's text, and the question with which it ends; empty where it doesn't end with one."""
    before, _, last = text.rstrip().rpartition(". ")
    if not last.endswith("?"):
        return text, ""
    return (f"{before}.", last) if before else ("", last)
