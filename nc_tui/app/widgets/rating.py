"""A rating, 0–10 with one key: the digits, and t for ten."""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.widgets.prose import Row, said

DOTS = 10


class Rating(Row):
    """A row of ten dots with its question. Posts ``Rating.Given`` when a rating is chosen."""

    BINDINGS = [
        Binding("0", "rate(0)", "rate", key_display="0–9"),
        *(Binding(str(n), f"rate({n})", "rate", show=False) for n in range(1, 10)),
        Binding("t", "rate(10)", "ten"),
        Binding("left", "shift(-1)", "less", show=False),
        Binding("right", "shift(1)", "more", show=False),
        Binding("enter", "confirm", "take it", show=False),
    ]

    class Given(Message):
        """A rating was given."""

        def __init__(self, rating: "Rating", value: int) -> None:
            super().__init__()
            self.rating = rating
            self.value = value

        @property
        def control(self) -> "Rating":
            """The row it was given on."""
            return self.rating

    def __init__(
        self,
        question: str,
        low: str,
        high: str,
        value: int | None = None,
        *,
        id: str | None = None,
        label_width: int = 0,
    ) -> None:
        super().__init__(id=id)
        self.question = question
        self.low = low
        self.high = high
        self.value = value
        self.pointing: int | None = None
        self.label_width = label_width

    def render(self) -> Content:
        """``❯ mood  ●●●●●●○○○○ 6``, the anchors beside it while it is being answered."""
        mark = "❯ " if self.has_focus else "  "
        label = self.question.ljust(self.label_width)
        level = self.value if self.pointing is None else self.pointing
        number = "–" if level is None else str(level)
        filled = 0 if level is None else level
        parts = [
            said((mark, "bold $text-accent"), label + "  "),
            said(("●" * filled, "$text-accent"), ("○" * (DOTS - filled), "$text-muted")),
            said((f" {number:<2}", "bold" if level is not None else "$text-muted")),
        ]
        if self.has_focus:
            parts.append(said((f"  0 {self.low}, 10 {self.high}", "$text-muted")))
        return Content("").join(parts)

    def set(self, value: int | None) -> None:
        """Show a rating without posting it."""
        self.value = value
        self.pointing = None
        self.refresh()

    def action_rate(self, value: int) -> None:
        """Take this rating."""
        self.set(value)
        self.post_message(self.Given(self, value))

    def action_shift(self, by: int) -> None:
        """Point one further; enter takes it."""
        start = self.pointing if self.pointing is not None else self.value if self.value is not None else 5
        self.pointing = max(0, min(10, start + by))
        self.refresh()

    def action_confirm(self) -> None:
        """Take what is pointed at; without it, go on."""
        if self.pointing is not None:
            self.action_rate(self.pointing)
        else:
            self.screen.focus_next()

    def on_blur(self) -> None:
        """What was only pointed at is dropped."""
        self.pointing = None

    def on_click(self, event: events.Click) -> None:
        """The dot under the pointer; left of the first one is 0."""
        start = 2 + max(self.label_width, len(self.question)) + 2
        if start - 2 <= event.x < start + DOTS:
            self.action_rate(max(0, event.x - start + 1))
