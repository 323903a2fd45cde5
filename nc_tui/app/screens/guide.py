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
from nc_tui.practice.kinds import KINDS
from nc_tui.practice.way import ANEW

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
    def closed(self) -> bool | None:
        """Whether the way to the other person is closed, at this moment; None while nobody knows."""
        return self.trainer.situation.contact_closed()

    @property
    def ending(self) -> Ending | None:
        """The ending, if the path has come to one."""
        return branching.here(self.scripts, self.path, self.closed).ending

    async def _show(self) -> None:
        self._shown_closed = self.closed
        page = branching.here(self.scripts, self.path, self.closed)
        self._shown_text = page.text
        self.query_one("#title", Prose).say(*self._title())
        doubts = self.trainer.situation.way.doubt_words()
        parts: list[Part] = [(f"{doubts} {ANEW} It is asked under 3.\n\n", "$text-muted")] if doubts else []
        parts.append(page.text)
        if page.ending is not None:
            parts += self._ending(page.ending)
        self.query_one("#text", Prose).say(*parts)
        lines = self.query_one("#lines", Prose)
        lines.display = page.ending is not None and bool(page.ending.help)
        if page.ending is not None and page.ending.help:
            library, country = self.trainer.library, self.trainer.settings.country
            lines.say_lines(numbers(library.helplines, page.ending.help, country))
        await self._show_ways()
        self.tell()
        self.call_after_refresh(self._begin)

    async def _show_ways(self) -> None:
        page = branching.here(self.scripts, self.path, self.closed)
        rows = self.query_one("#ways", Column)
        async with self.batch():
            await rows.remove_children()
            if page.distress is not None and self.path.path[-1].distress is None:
                await rows.mount(Rating("How tense are you?", "calm", "overwhelmed"))
            await rows.mount_all(list(self._rows()))
        self.refresh_bindings()

    def _title(self) -> list[Part]:
        check = self.path.path[-1].check
        title = self.scripts[self.guide_id].title
        if check is None:
            return [title]
        return [("A check first, then on you go\n", "$text-accent"), self.scripts[check].title]

    def _ending(self, ending: Ending) -> list[Part]:
        parts: list[Part] = [("\n\nThe next ten minutes\n", "$text-accent"), (ending.now, "bold")]
        if ending.note:
            parts += [("\n\nA draft to copy and make your own\n", "$text-accent"), ending.note]
        return parts

    def _rows(self) -> Iterator[KeyRow]:
        if self._asks_first():
            yield KeyRow("q", "answer the questions", "screen.questions")
        choices = branching.options(self.scripts, self.path, self.closed)
        for number, choice in enumerate(choices, 1):
            yield KeyRow(str(number), choice.label, f"screen.choose({number})")
        ending = self.ending
        if ending is None:
            return
        exercise_id = self._exercise_id()
        if exercise_id is not None:
            exercise = self.trainer.exercises[exercise_id]
            words = f"the exercise: “{exercise.title}”, {exercise.minutes} min"
            yield KeyRow("e", words, "screen.exercise")
        if ending.note is not None:
            yield KeyRow("c", "copy the draft", "screen.copy")
        if ending.record is not None and not self._recorded():
            yield KeyRow("r", RECORDS[ending.record][1], "screen.record")
        if ending.guide is not None and ending.guide in self.scripts:
            yield KeyRow("g", f"continue with: “{self.scripts[ending.guide].title}”", "screen.guide")

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
        if 1 <= key <= len(branching.options(self.scripts, self.path, self.closed)):
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
        ending = self.ending
        offered = {
            "exercise": ending is not None and self._exercise_id() is not None,
            "record": ending is not None and ending.record is not None and not self._recorded(),
            "copy": ending is not None and ending.note is not None,
            "guide": ending is not None and ending.guide in self.scripts,
            "back": len(self.path.path) > 1,
            "questions": self._asks_first(),
        }
        return offered.get(action, True)

    def _exercise_id(self) -> str | None:
        wanted = self.ending.exercise if self.ending else None
        if wanted is None:
            return None
        if wanted in self.trainer.exercises:
            return wanted
        return next((each.id for each in self.trainer.exercises.values() if each.skill == wanted), None)

    def action_exercise(self) -> None:
        """Do the exercise that is offered; afterwards the guide is in front again."""
        exercise_id = self._exercise_id()
        if exercise_id is not None:
            self.go("exercise", exercise_id=exercise_id)

    def action_record(self) -> None:
        """Record what happened; afterwards the guide is in front again."""
        if self.ending is not None and self.ending.record is not None:
            self.recorded_before = self._records()
            self.go(RECORDS[self.ending.record][0])

    def _records(self) -> int:
        """How many records there are of the kind that is offered."""
        kind = self.ending.record if self.ending is not None else None
        if kind is None:
            return 0
        data = KINDS[kind]
        return sum(isinstance(record.data, data) for record in self.trainer.history.recent)

    def _recorded(self) -> bool:
        """Whether it was recorded from here, so that it isn't offered twice."""
        return self.recorded_before is not None and self._records() > self.recorded_before

    def journal_changed(self) -> None:
        """What was recorded, or undone, is offered no longer, or again. A gate may have closed."""
        if self._shown_text == branching.QUESTIONS_FIRST and not self._asks_first():
            self.redo(self._show)
        elif self.recorded_before is not None or self.closed is not self._shown_closed:
            self.redo(self._offer_anew)

    async def _offer_anew(self) -> None:
        """What is offered now; the text stays as it was read, and what was said stays said."""
        await self._show_ways()
        rows = self.query(Row)
        if rows:
            rows.first().focus()

    def action_copy(self) -> None:
        """Put the note on the clipboard of the terminal."""
        if self.ending is not None and self.ending.note is not None:
            self.app.copy_to_clipboard(self.ending.note)
            self.confirm("Copied, where your terminal allows it.")

    def action_guide(self) -> None:
        if self.ending is not None and self.ending.guide is not None:
            self.close_with(then="guide", guide_id=self.ending.guide)

    def _asks_first(self) -> bool:
        """Whether the page here waits for care questions."""
        last = self.path.path[-1]
        page = branching.page_of(self.scripts[last.check or self.path.script], last.page)
        return branching.asks_first(page, self.closed)

    def action_questions(self) -> None:
        """The care questions that come before this page; afterwards it is shown, or what stands in."""
        self.go("care-questions")

    def action_lines(self) -> None:
        self.go("help", topics=self.ending.help if self.ending else ())
