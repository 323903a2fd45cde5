"""The very first page: what this is, where everything stays, what a day looks like."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding

from nc_tui.app.pages.page import Page
from nc_tui.app.widgets.prose import Prose


class WelcomePage(Page):
    """One short page, once."""

    CSS_PATH = "welcome.tcss"
    BINDINGS = [
        Binding("enter", "begin", "start"),
        Binding("escape", "begin", "begin", show=False),
        Binding("1", "begin", "begin", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        yield Prose(id="welcome")

    def on_mount(self) -> None:
        """The folder is the real one."""
        title = "bold $text-primary"
        folder = str(self.trainer.session.folders.data)
        self.query_one("#welcome", Prose).say(
            ("A break-up hurts. This is something to do with the time.\n\n", title),
            "Most advice says: wait. Here you train instead. Each morning you get two small exercises "
            "in listening, warmth, asking and six other skills, with people around you, where little is at "
            "stake. It promises no reunion, and no longer wanting one is just as good an ending.\n\n",
            ("A day\n", "$text-accent"),
            "Morning, two minutes: say how yesterday went, rate how you are, see today's two.\n"
            "Through the day: a few minutes each, when the moment comes.\n"
            "Two days in any seven are free. Late is fine. So is a missed day, and an honest no.\n\n",
            ("Private\n", "$text-accent"),
            "Everything stays on this machine. No network, no account. Your journal is in\n",
            (folder, "$text-muted"),
            "\nOn a shared computer, others with your login can read it.\n\n",
            ("! ", "bold $text-accent"),
            "numbers to call, on every page.   ",
            ("? ", "bold $text-accent"),
            "the keys.   ",
            ("F9 ", "bold $text-accent"),
            "cover the screen.",
        )

    async def action_begin(self) -> None:
        settings = replace(self.trainer.settings, welcomed=True)
        await self.act(lambda: self.trainer.session.choose(settings))
        self.close_with()
