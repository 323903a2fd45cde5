"""How are you: mood and pull side by side in one row, which stays one row."""

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.widgets.bars import NARROW
from nc_tui.app.widgets.marks import SCALE, rating_line
from nc_tui.app.widgets.prose import Prose, said
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rows import Columns
from nc_tui.practice.kinds import Checkin

ASK = "How are you?"
MOOD, PULL = ("mood", "the worst", "the best"), ("pull to reach out", "none", "the strongest")


class OneOfTwo(Rating):
    """A rating in a row: ``mood  ━━━━━━●────  6``. A digit rates while it has the focus, and then it
    shows."""

    BINDINGS = [
        Binding("0", "rate(0)", "rate", key_display="0–9 t"),
        Binding("t", "rate(10)", "ten", show=False),
        Binding("escape", "leave", "back", key_display="esc"),
    ]

    rare_keys = ("r",)
    """While one rates, what leads here is named last."""

    class Left(Rating.Passed):
        """It is left as it is, and what came before is wanted."""

    def lead(self) -> Content:
        return Content("")

    def words(self, width: int) -> Content:
        wide = self.app.size.width >= NARROW
        level = self.value if self.pointing is None else self.pointing
        number = "" if level is None else str(level)
        if self.has_focus and level is None:
            number = "0–9" if wide else ""
        name, gap = (self.question, 2) if wide else (self.question.partition(" ")[0], 1)
        line = said(
            (name, "bold" if self.has_focus else "$text-muted"),
            " " * gap,
            *rating_line(level, asking=self.has_focus),
        )
        cells = (4 if wide else 2) if number or self.has_focus else 0
        style = "bold $key" if level is None else "$foreground"
        whole = line + said((number.rjust(cells), style))
        return said(" " * max(0, width - whole.cell_length)) + whole if self.id == "pull" else whole

    def anchors(self) -> str:
        """What 0 and 10 mean."""
        return f"{self.question}: 0 {self.low}, 10 {self.high}"

    def action_leave(self) -> None:
        self.post_message(self.Left(self))

    def on_click(self, event: events.Click) -> None:
        """The cell under the pointer."""
        event.prevent_default()
        place = event.get_content_offset(self)
        if place is None:
            return
        line = self.drawn(self.content_size.width).plain
        start = next((n for n, sign in enumerate(line) if sign in "━─●·"), 0)
        if place.y == 0 and start <= place.x < start + SCALE:
            self._give(place.x - start)


class CheckinRow(Columns):
    """The two ratings with their question."""

    DEFAULT_CSS = """
    CheckinRow { height: 1; border-left: blank; padding: 0 2 0 1; }
    CheckinRow #how { width: 14; }
    CheckinRow #mood { width: 22; padding: 0; }
    CheckinRow #pull { width: 1fr; padding: 0; }
    CheckinRow:focus-within { background: $panel; border-left: inner $lit; }
    CheckinRow:hover { background: $surface; }
    CheckinRow Row:hover { background: $surface; }
    """

    def __init__(self, checkin: Checkin | None) -> None:
        super().__init__(id="checkin")
        mood, pull = (checkin.mood, checkin.pull) if checkin is not None else (None, None)
        self.mood = OneOfTwo(*MOOD, mood, id="mood")
        self.pull = OneOfTwo(*PULL, pull, id="pull")
        self.mood.follows = self.pull

    def compose(self) -> ComposeResult:
        yield Prose(ASK, id="how")
        yield self.mood
        yield self.pull

    def show(self, checkin: Checkin | None) -> None:
        """Show what was rated."""
        self.mood.set(checkin.mood if checkin is not None else None)
        self.pull.set(checkin.pull if checkin is not None else None)
