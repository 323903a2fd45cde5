"""A guide: short pages with choices, and an ending that says what to do in the next ten minutes."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.pages.page import Body
from nc_tui.app.pages.text_first import TextFirstPage
from nc_tui.app.widgets.helplines import numbers
from nc_tui.app.widgets.prose import Part, Prose, Row
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rows import Column, KeyRow
from nc_tui.practice import branching
from nc_tui.practice.branching import Ending, RecordKind
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
        Binding("c", "copy", "copy the draft"),
        Binding("g", "guide", "continue"),
        Binding("q", "questions", "the questions"),
        Binding("exclamation_mark", "lines", "help", key_display="!"),
    ]

    def __init__(self, guide_id: str) -> None:
        super().__init__()
        self.guide_id = guide_id

    def compose_body(self) -> ComposeResult:
        self.scripts = self.trainer.guides
        self.path = branching.start(self.scripts, self.guide_id, self.closed)
        self.recorded_before: int | None = None
        self._shown_closed = self.closed
        self._shown_text = ""
        yield Prose(id="title", classes="heading")
        yield Prose(id="text")
        yield Prose(id="lines")
        yield Column(id="ways")

    async def on_mount(self) -> None:
        await self._show()

    # -- what it says ------------------------------------------------------------------------------

    @property
    def closed(self) -> branching.Closed:
        """What is closed of contact at this moment."""
        return self.trainer.situation.contact()

    @property
    def view(self) -> GuideView:
        """The page on which the path stands, at this moment."""
        return self.trainer.views.guide(self.path, self.recorded_before)

    async def _show(self) -> None:
        self._shown_closed = self.closed
        view = self.view
        ending = view.ending
        self._shown_text = view.page.text
        self.query_one("#title", Prose).say(*_title(view))
        self.query_one("#text", Prose).say(*_text(view))
        lines = self.query_one("#lines", Prose)
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
            if view.asks_rating:
                await rows.mount(Rating("How tense are you?", "calm", "overwhelmed"))
            await rows.mount_all(list(self._rows(view)))
        self.refresh_bindings()

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
            yield KeyRow("c", "copy the draft", "screen.copy")
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
        """Take a choice, by its number."""
        if 1 <= key <= len(self.view.options):
            self.path = branching.choose(self.scripts, self.path, key, self.closed)
            await self._show()

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


def _title(view: GuideView) -> list[Part]:
    if view.check is None:
        return [view.title]
    return [("A check first, then on you go\n", "$text-accent"), view.check]


def _text(view: GuideView) -> list[Part]:
    doubt = f"{view.doubt} It is asked under 3.\n\n" if view.doubt else ""
    doubt = doubt or (f"{view.aside}\n\n" if view.aside else "")
    parts: list[Part] = [(doubt, "$text-muted"), view.page.text]
    return parts if view.ending is None else parts + _ending(view.ending)


def _ending(ending: Ending) -> list[Part]:
    parts: list[Part] = [("\n\nThe next ten minutes\n", "$text-accent"), (ending.now, "bold")]
    if ending.note:
        parts += [("\n\nA draft to copy and make your own\n", "$text-accent"), ending.note]
    return parts
