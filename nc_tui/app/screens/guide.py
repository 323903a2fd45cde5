"""A guide: short pages with choices, and an ending that says what to do in the next ten minutes."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.screens.help import numbers
from nc_tui.app.screens.overlay_page import OverlayPage
from nc_tui.app.screens.page import Body
from nc_tui.app.widgets.boxes import Column
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.app.widgets.rating import Rating
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
"""The action that keeps each kind of record, and how it is offered."""


class WayRow(Row):
    """One way on: a choice, or what an ending offers."""

    BINDINGS = [Binding("enter", "choose", "choose")]

    def __init__(self, key: str, label: str, action: str) -> None:
        super().__init__()
        self.key = key
        self.label = label
        self.way = action

    def lead(self) -> Content:
        """Its key."""
        return self.mark + said((f"{self.key}  ", "bold $text-accent"))

    def words(self, width: int) -> Content:  # noqa: ARG002
        """Its words."""
        return Content(self.label)

    async def action_choose(self) -> None:
        """Go there."""
        await self.run_action(f"screen.{self.way}")

    async def on_click(self) -> None:
        """Go there."""
        await self.action_choose()


class GuidePage(OverlayPage):
    """A walk through one guide; the ready list's gates decide which pages there are."""

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
        """The page of the walk."""
        self.scripts = self.trainer.guides
        self.way = branching.start(self.scripts, self.guide_id, self.closed)
        self.kept_before: int | None = None
        self._shown_closed = self.closed
        self._shown_text = ""
        yield Prose(id="title", classes="heading")
        yield Prose(id="text")
        yield Prose(id="lines")
        yield Column(id="ways")

    async def on_mount(self) -> None:
        """The first page."""
        await self._show()

    # -- what it says ------------------------------------------------------------------------------

    @property
    def closed(self) -> bool | None:
        """Whether the way to the other person is closed, at this moment; None where nobody knows yet."""
        return self.trainer.situation.contact_closed()

    @property
    def ending(self) -> Ending | None:
        """The ending, if the walk is on one."""
        return branching.here(self.scripts, self.way, self.closed).ending

    async def _show(self) -> None:
        self._shown_closed = self.closed
        page = branching.here(self.scripts, self.way, self.closed)
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
        page = branching.here(self.scripts, self.way, self.closed)
        ways = self.query_one("#ways", Column)
        async with self.batch():
            await ways.remove_children()
            if page.distress is not None and self.way.path[-1].distress is None:
                await ways.mount(Rating("How tense are you?", "calm", "overwhelmed"))
            await ways.mount_all(list(self._rows()))
        self.refresh_bindings()

    def _title(self) -> list[Part]:
        check = self.way.path[-1].check
        title = self.scripts[self.guide_id].title
        if check is None:
            return [title]
        return [("A check first, then on you go\n", "$text-accent"), self.scripts[check].title]

    def _ending(self, ending: Ending) -> list[Part]:
        parts: list[Part] = [("\n\nThe next ten minutes\n", "$text-accent"), (ending.now, "bold")]
        if ending.note:
            parts += [("\n\nA draft to copy and make your own\n", "$text-accent"), ending.note]
        return parts

    def _rows(self) -> Iterator[WayRow]:
        if self._asks_first():
            yield WayRow("q", "answer the questions", "questions")
        choices = branching.options(self.scripts, self.way, self.closed)
        for number, choice in enumerate(choices, 1):
            yield WayRow(str(number), choice.label, f"choose({number})")
        ending = self.ending
        if ending is None:
            return
        exercise_id = self._exercise_id()
        if exercise_id is not None:
            one = self.trainer.exercises[exercise_id]
            yield WayRow("e", f"the exercise: “{one.title}”, {one.minutes} min", "exercise")
        if ending.note is not None:
            yield WayRow("c", "copy the draft", "copy")
        if ending.record is not None and not self._recorded():
            yield WayRow("r", RECORDS[ending.record][1], "record")
        if ending.guide is not None and ending.guide in self.scripts:
            yield WayRow("g", f"continue with: “{self.scripts[ending.guide].title}”", "guide")

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

    def _move(self, by: int) -> None:
        """While one still reads, the text moves; then lines are chosen."""
        body = self.query_one(Body)
        unread = body.max_scroll_y - body.scroll_offset.y > 0
        if self.focused is None and by > 0 and unread:
            body.scroll_relative(y=3, animate=False)
        elif isinstance(self.focused, Row) and by < 0 and self.focused is self.query(Row).first():
            self.set_focus(None)
            body.scroll_relative(y=-3, animate=False)
        elif self.focused is None and by < 0:
            body.scroll_relative(y=-3, animate=False)
        else:
            super()._move(by)

    # -- what is done ------------------------------------------------------------------------------

    async def action_choose(self, key: int) -> None:
        """Go on."""
        if 1 <= key <= len(branching.options(self.scripts, self.way, self.closed)):
            self.way = branching.choose(self.scripts, self.way, key, self.closed)
            await self._show()

    async def on_rating_given(self, given: Rating.Given) -> None:
        """The answer to how tense one is."""
        self.way = branching.rate(self.scripts, self.way, given.value, self.closed)
        await self._show()

    async def action_back(self) -> None:
        """The page before."""
        self.way = branching.back(self.way)
        self.kept_before = None
        await self._show()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Only what this page offers."""
        if not self.is_mounted:
            return True
        ending = self.ending
        offered = {
            "exercise": ending is not None and self._exercise_id() is not None,
            "record": ending is not None and ending.record is not None and not self._recorded(),
            "copy": ending is not None and ending.note is not None,
            "guide": ending is not None and ending.guide in self.scripts,
            "back": len(self.way.path) > 1,
            "questions": self._asks_first(),
        }
        return offered.get(action, True)

    def _exercise_id(self) -> str | None:
        wanted = self.ending.exercise if self.ending else None
        if wanted is None:
            return None
        if wanted in self.trainer.exercises:
            return wanted
        return next((one.id for one in self.trainer.exercises.values() if one.skill == wanted), None)

    def action_exercise(self) -> None:
        """Do the exercise that is offered; afterwards one is back here."""
        exercise_id = self._exercise_id()
        if exercise_id is not None:
            self.program.open_exercise(exercise_id)

    async def action_record(self) -> None:
        """Record what happened; afterwards one is back here."""
        if self.ending is not None and self.ending.record is not None:
            self.kept_before = self._kept()
            await self.program.run_action(f"app.{RECORDS[self.ending.record][0]}")

    def _kept(self) -> int:
        """How many records there are of the kind that is offered."""
        kind = self.ending.record if self.ending is not None else None
        if kind is None:
            return 0
        data = KINDS[kind]
        return sum(isinstance(record.data, data) for record in self.trainer.history.recent)

    def _recorded(self) -> bool:
        """Whether it was recorded from here, so that it isn't offered twice."""
        return self.kept_before is not None and self._kept() > self.kept_before

    def journal_changed(self) -> None:
        """What was recorded, or undone, is offered no longer, or again. A gate may have closed."""
        if self._shown_text == branching.QUESTIONS_FIRST and not self._asks_first():
            self.run_worker(self._show(), exclusive=True)
        elif self.kept_before is not None or self.closed is not self._shown_closed:
            self.run_worker(self._offer_anew(), exclusive=True)

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
            self.tell(("Copied, where your terminal allows it.", "$text-success"))

    def action_guide(self) -> None:
        """The guide that goes on from here."""
        if self.ending is not None and self.ending.guide is not None:
            program, guide = self.program, self.ending.guide
            program.pop_screen()
            program.open_guide(guide)

    def _asks_first(self) -> bool:
        """Whether the page here waits for care questions."""
        last = self.way.path[-1]
        page = branching.page_of(self.scripts[last.check or self.way.script], last.page)
        return branching.asks_first(page, self.closed)

    def action_questions(self) -> None:
        """The care questions that come before this page; afterwards it is shown, or what stands in."""
        from nc_tui.app.screens.situation import CareQuestionsPage

        self.program.push_screen(CareQuestionsPage())

    def action_lines(self) -> None:
        """Helplines, those that fit first."""
        from nc_tui.app.screens.help import HelpPage

        self.program.push_screen(HelpPage(self.ending.help if self.ending else ()))
