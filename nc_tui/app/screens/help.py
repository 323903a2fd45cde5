"""Help: numbers to call. Works offline, stands behind no question."""

from typing import ClassVar

from textual.app import ComposeResult

from nc_tui.app.screens.over import Over
from nc_tui.app.widgets.prose import Part, Prose
from nc_tui.library.content import Helpline

TOPICS = {
    "emergency": "In danger now",
    "crisis": "When it is too much to carry",
    "violence": "Violence and control",
    "stalking": "Stalking",
    "own-behaviour": "Worried about your own behaviour",
    "directory": "Other countries",
}
COUNTRIES = {"INT": "international", "GB": "UK", "IE": "Ireland", "US": "USA"}


class HelpPage(Over):
    """The helplines, those of the chosen country first."""

    HERE: ClassVar[str] = "help"

    def __init__(self, topics: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.topics = topics

    def compose_body(self) -> ComposeResult:
        """One text; there is nothing to choose."""
        yield Prose(id="help", classes="block")

    def on_mount(self) -> None:
        """Say it."""
        self.query_one("#help", Prose).say(*self.words())

    def words(self) -> list[Part]:
        """The page, by topic; those asked for come first."""
        page = self.trainer.library.helplines
        parts: list[Part] = [page.intro, "\n\n", (page.danger, "$text-warning"), "\n"]
        order = [*self.topics, *(topic for topic in TOPICS if topic not in self.topics)]
        for topic in order:
            lines = sorted((one for one in page.helpline if one.topic == topic), key=self._home_first)
            if lines:
                parts += ["\n", (TOPICS.get(topic, topic), "bold $text-primary"), "\n"]
            for line in lines:
                parts += self._line(line)
        return [*parts, "\n", (page.note, "$text-muted")]

    def _home_first(self, line: Helpline) -> tuple[bool, bool]:
        return line.country != self.trainer.settings.country, line.country == "INT"

    def _line(self, line: Helpline) -> list[Part]:
        checked = f"checked on {line.checked}" if line.checked else "please verify"
        country = COUNTRIES.get(line.country, line.country)
        return [
            (f"{line.reach}", "bold $text-accent"),
            f"  {line.name} ({country})",
            (f"  {checked}\n", "$text-muted"),
            (f"    {line.text}\n", "$text-muted"),
        ]
