"""A guide: short pages with choices, and an ending that says what to do in the next ten minutes."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from nc_tui.app.screens.over import Over
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.practice import branching
from nc_tui.practice.branching import Ending, Guide


class ChoiceRow(Row):
    """One way on."""

    BINDINGS = [Binding("enter", "choose", "choose")]

    def __init__(self, key: int, label: str) -> None:
        super().__init__()
        self.key = key
        self.label = label

    def render(self) -> Content:
        """Its key and its words."""
        mark = ("❯ " if self.has_focus else "  ", "bold $text-accent")
        return said(mark, (f"{self.key}  ", "bold $text-accent"), self.label)

    async def action_choose(self) -> None:
        """Go there."""
        await self.run_action(f"screen.choose({self.key})")

    async def on_click(self) -> None:
        """Go there."""
        await self.action_choose()


class GuidePage(Over):
    """A walk through one guide; the ready list's gates decide which pages there are."""

    CSS_PATH = "guide.tcss"
    BINDINGS = [
        *(Binding(str(n), f"choose({n})", f"choice {n}", show=False) for n in range(1, 5)),
        Binding("b,left", "back", "page before", key_display="b"),
        Binding("e", "exercise", "the exercise"),
        Binding("r", "record", "record it"),
        Binding("c", "copy", "copy the note"),
        Binding("g", "guide", "go on with it"),
        Binding("exclamation_mark", "lines", "help", key_display="!"),
    ]

    def __init__(self, guide_id: str) -> None:
        super().__init__()
        self.guide_id = guide_id

    def compose_body(self) -> ComposeResult:
        """The page of the walk."""
        self.scripts = self.trainer.situations
        self.closed = self.trainer.way_closed()
        self.way = branching.start(self.scripts, self.guide_id, self.closed)
        yield Prose(self.scripts[self.guide_id].title, classes="heading")
        yield Prose(id="text")
        yield Vertical(id="ways")

    async def on_mount(self) -> None:
        """The first page."""
        await self._show()

    @property
    def ending(self) -> Ending | None:
        """The ending, if the walk stands on one."""
        return branching.here(self.scripts, self.way, self.closed).ending

    async def _show(self) -> None:
        page = branching.here(self.scripts, self.way, self.closed)
        parts: list[Part] = [page.text]
        if page.ending is not None:
            parts += self._ending(page.ending)
        self.query_one("#text", Prose).say(*parts)
        ways = self.query_one("#ways", Vertical)
        choices = branching.options(self.scripts, self.way, self.closed)
        async with ways.batch():
            await ways.remove_children()
            if page.distress is not None and not choices and page.ending is None:
                await ways.mount(Rating("How tense are you?", "calm", "overwhelmed"))
            await ways.mount_all([ChoiceRow(n, choice.label) for n, choice in enumerate(choices, 1)])
        rows = self.query(Row)
        if rows:
            rows.first().focus()
        self.refresh_bindings()

    def _ending(self, ending: Ending) -> list[Part]:
        parts: list[Part] = [("\n\nThe next ten minutes\n", "$text-accent"), (ending.now, "bold")]
        if ending.note:
            parts += [("\n\nA note to copy and make your own\n", "$text-accent"), ending.note]
        return parts

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
        await self._show()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Only what this page offers."""
        if not self.is_mounted:
            return True
        ending = self.ending
        offered = {
            "exercise": ending is not None and self._exercise_id() is not None,
            "record": ending is not None and ending.record is not None,
            "copy": ending is not None and ending.note is not None,
            "guide": ending is not None and ending.guide in self.scripts,
            "back": len(self.way.path) > 1,
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
        """Do the exercise that is offered."""
        exercise_id = self._exercise_id()
        if exercise_id is not None:
            self.program.pop_screen()
            self.program.open_exercise(exercise_id)

    async def action_record(self) -> None:
        """Record what happened."""
        if self.ending is not None and self.ending.record is not None:
            name = {"urge": "urge", "slip": "slip", "monitoring": "looked", "contact": "contacted"}
            await self.program.run_action(f"app.{name[self.ending.record]}")

    def action_copy(self) -> None:
        """Put the note on the clipboard of the terminal."""
        if self.ending is not None and self.ending.note is not None:
            self.app.copy_to_clipboard(self.ending.note)
            self.tell(("Copied, where your terminal allows it.", "$text-success"))

    def action_guide(self) -> None:
        """The guide that goes on from here."""
        if self.ending is not None and self.ending.guide is not None:
            self.program.pop_screen()
            self.program.open_guide(self.ending.guide)

    def action_lines(self) -> None:
        """Helplines, those that fit first."""
        from nc_tui.app.screens.help import HelpPage

        self.program.push_screen(HelpPage(self.ending.help if self.ending else ()))

    @property
    def guide(self) -> Guide:
        """The guide."""
        return self.scripts[self.guide_id]
