"""The week: what was practised and with whom, how you were, one sentence of your own, what comes next."""

from collections.abc import Callable
from datetime import date
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from nc_tui.app.grid import INNER
from nc_tui.app.pages.page import Body, OverlayPage
from nc_tui.app.widgets.bars import Room, TopBar
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.prose import Drawn, Prose, said
from nc_tui.app.widgets.rows import Columns
from nc_tui.app.widgets.week_picture import climbed, own_words, people, practised, ratings, tension
from nc_tui.trainer.views.week import WeekView

GROUPS = ("practised", "mood", "pull", "people", "tension", "words", "climbed")
"""What it shows, from top to bottom; the line to write in is before the last."""
PLACEHOLDER = "a sentence about your week"


class SentenceField(Field):
    """The line for one's own sentence."""

    BINDINGS = [Binding("enter", "submit", "save")]


class WeekPage(OverlayPage):
    """One week on one page; the weeks before it with ←."""

    CSS_PATH = "week.tcss"
    BINDINGS = [
        Binding("escape,enter", "close", "back", key_display="esc"),
        Binding("left", "step(-1)", "weeks", key_display="← →"),
        Binding("right", "step(1)", "weeks", show=False),
        Binding("a", "write", "your words"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.monday: date | None = None
        """The week that is shown; None is the present one, whichever that is."""

    def room(self) -> Room:
        return Room(said(("Your week", "bold $foreground")), self.view.name)

    def compose(self) -> ComposeResult:
        """Begin with the present week, or with the one before while nothing is in it yet."""
        self.view = self.trainer.views.week()
        if not self.view.week.says_something and self.view.earlier is not None:
            before = self.trainer.views.week(self.view.earlier)
            if before.week.says_something:
                self.view, self.monday = before, before.monday
        self.writing = False
        yield from super().compose()

    def compose_middle(self) -> ComposeResult:
        with Middle(), Body(id="body"):
            for id in GROUPS:
                if id == "climbed":
                    with Columns(id="line"):
                        yield Prose("Your words", classes="label")
                        yield SentenceField(placeholder=PLACEHOLDER)
                yield Prose(id=id, classes="group")

    def on_mount(self) -> None:
        self._show()
        if self._begun():
            self.action_write()

    def on_resize(self) -> None:
        self._show()

    def journal_changed(self) -> None:
        self.view = self.trainer.views.week(self.monday)
        self._show()

    def _show(self) -> None:
        view, few_signs = self.view, self.host.few_signs
        drawings: dict[str, Callable[[int], Content | None]] = {
            "practised": partial(practised, view),
            "mood": partial(ratings, view, "mood", few_signs=few_signs),
            "pull": partial(ratings, view, "pull", few_signs=few_signs),
            "people": partial(people, view),
            "tension": partial(tension, view),
            "words": partial(own_words, view),
            "climbed": partial(climbed, view),
        }
        for id in GROUPS:
            draw, group = drawings[id], self.query_one(f"#{id}", Prose)
            group.display = draw(INNER) is not None
            group.update(Drawn(lambda width, draw=draw: draw(width) or said()))  # type: ignore[misc]
        says = self._may_write or view.words is not None
        self.query_one("#words").display = says and not self.writing
        self.query_one("#line").display = self.writing
        self.query_one(TopBar).refresh()
        self.refresh_bindings()

    # -- other weeks -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No way to a week that isn't there, and nothing to write of a week without anything."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action == "step":
            there = self.view.earlier if parameters == (-1,) else self.view.later
            return not self.writing and there is not None
        if action == "write":
            return not self.writing and self._may_write
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """The week before, or after."""
        wanted = self.view.earlier if by < 0 else self.view.later
        self.tell()
        self.view = self.trainer.views.week(wanted)
        self.monday = None if self.view.is_present else self.view.monday
        self._show()
        self.query_one(Body).scroll_home(animate=False)

    # -- one's own sentence ------------------------------------------------------------------------

    @property
    def _may_write(self) -> bool:
        return self.view.may_write and self.view.week.says_something

    @property
    def _draft(self) -> str:
        return f"week-{self.view.monday}"

    def _begun(self) -> str:
        """What was begun of the sentence and isn't saved."""
        return self.trainer.drafts.load(self._draft)

    def action_write(self) -> None:
        """Write the sentence, or change it."""
        note = self.view.week.note
        field = self.query_one(SentenceField)
        self.writing = True
        self._show()
        field.value = self._begun() or ("" if note is None else note[1])
        field.cursor_position = len(field.value)
        field.focus()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.writing:
            self.save_soon()

    def write_draft(self) -> None:
        self.cancel_saving()
        if self.is_mounted and self.writing:
            field, note = self.query_one(SentenceField), self.view.week.note
            unsaved = field.value != ("" if note is None else note[1])
            self.trainer.drafts.save(self._draft, field.value if unsaved else "")

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        words, view = event.value, self.view
        self.cancel_saving()
        self._stop_writing()
        saved = await self.act(lambda: self._save(words, view))
        if saved is None:
            self.action_write()
        elif saved.result:
            self.confirm("Saved.   z to undo")

    def _save(self, words: str, view: WeekView) -> bool:
        record = self.trainer.weeks.say(words, view.monday)
        self.trainer.drafts.discard(f"week-{view.monday}")
        return record is not None

    def _stop_writing(self) -> None:
        self.writing = False
        self.set_focus(None)
        self._show()

    def action_close(self) -> None:
        """From the line back to the page; what is half-written stays a draft."""
        if not self.writing:
            super().action_close()
        elif self.may_close():
            self._stop_writing()
