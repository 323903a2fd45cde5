"""The very first page: what this is, what a morning looks like, where everything stays."""

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.pages.first_steps import WELCOME, how_far
from nc_tui.app.pages.page import Body, Page
from nc_tui.app.widgets.bars import Room
from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.day_exercise import DayExercise
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.prose import Prose, said
from nc_tui.practice.wording import count

HEADING = "A break-up hurts. This is something to do with the time."
WHAT = (
    "Most advice says: wait. Here you train instead, in small exercises with people around you, where little "
    "is at stake. It promises no reunion, and no longer wanting one is just as good an ending."
)
MORNING = (
    "Two minutes each morning: how yesterday went, how you are, two like these. Late is fine. So is a missed "
    "day, and an honest no."
)
PRIVATE = "Everything stays on this machine: no network, no account. Your journal is in "
SHARED = ". Others with your login can read it; "


class ShownExercise(DayExercise, can_focus=False):
    """An exercise of the preview: to be read, not to be chosen."""

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()


class WelcomePage(Page):
    """One page, once."""

    CSS_PATH = "welcome.tcss"
    BINDINGS = [
        Binding("enter", "begin", "start"),
        Binding("escape", "begin", "begin", show=False),
        Binding("1", "begin", "begin", show=False),
    ]

    def room(self) -> Room:
        return Room(said(("Welcome", "bold $foreground")), how_far(WELCOME))

    def compose_middle(self) -> ComposeResult:
        """The two exercises are today's, and the folder is the real one."""
        planned = self.trainer.views.today().planned
        minutes = sum(line.exercise.minutes for line in planned)
        folder = str(self.trainer.session.folders.data)
        with Middle(), Body(id="body"):
            yield Prose(said((HEADING, "bold")), classes="said first")
            yield Prose(WHAT, classes="said")
            with Card("A morning", f"{count(len(planned), 'exercise')} · {minutes} min"):
                for number, line in enumerate(planned):
                    if number:
                        yield Prose(classes="between")
                    yield ShownExercise(line, self.trainer.today)
            yield Prose(MORNING, classes="said")
            parts = said(PRIVATE, (folder, "$text-muted"), SHARED, ("F9", "bold $key"), " covers the screen.")
            yield Prose(parts, classes="said")

    async def action_begin(self) -> None:
        settings = replace(self.trainer.settings, welcomed=True)
        await self.act(lambda: self.trainer.session.choose(settings))
        self.close_with()
