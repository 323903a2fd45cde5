"""A rating, 0–10 with one key: the digits, and t for ten."""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.timer import Timer as Ticker

from nc_tui.app.widgets.marks import SCALE, rating_line
from nc_tui.app.widgets.prose import Row, said

FOR_TEN = (" for ten", "$text-muted")
ONE_OR_TEN = 0.5
"""Seconds in which a 0 after a 1 makes it ten."""


class Rating(Row):
    """A line from 0 to 10 with its question. Posts ``Rating.Given`` when a rating is chosen, and
    ``Rating.Passed`` when it is left as it is. A 1 is given once no 0 follows it."""

    TAKES_DIGITS = True

    BINDINGS = [
        Binding("0", "rate(0)", "rate", key_display="0–9"),
        *(Binding(str(n), f"rate({n})", "rate", show=False) for n in range(1, 10)),
        Binding("t", "rate(10)", "ten"),
        Binding("left", "shift(-1)", "less", show=False),
        Binding("right", "shift(1)", "more", show=False),
        Binding("enter", "confirm", "choose"),
        Binding("enter", "pass_by", "next"),
    ]

    class Given(Message):
        """A rating was given."""

        def __init__(self, rating: "Rating", value: int) -> None:
            super().__init__()
            self.rating = rating
            self.value = value

        @property
        def control(self) -> "Rating":
            return self.rating

    class Passed(Message):
        """It stays as it is, and what comes next is wanted."""

        def __init__(self, rating: "Rating") -> None:
            super().__init__()
            self.rating = rating

        @property
        def control(self) -> "Rating":
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
        self.follows: Rating | None = None
        """The rating that is asked for right behind this one."""
        self._one: Ticker | None = None
        self.label_width = max(label_width, len(question))

    def words(self, width: int) -> Content:
        """``mood  ━━━━━━●────  6``, with the keys and what the ends mean while it is to be answered:
        beside it, or below it where there is no room."""
        label = self.question.ljust(self.label_width) + "  " if self.label_width else ""
        level = self.value if self.pointing is None else self.pointing
        number = "  " if level is None else f"{level:>2}"
        asking = self.has_focus
        line = said(
            (label, "bold" if asking else ""),
            *rating_line(level, asking=asking),
            (f"  {number}", "bold $foreground"),
        )
        keys = said("   ", ("0–9", "bold $key"), (" or ", "$text-muted"), ("t", "bold $key"), FOR_TEN)
        anchors = f"0 {self.low}, 10 {self.high}" if self.low or self.high else ""
        begun = line + keys if asking and line.cell_length + keys.cell_length <= width else line
        if not anchors:
            return begun
        if begun.cell_length + 3 + len(anchors) <= width:
            return begun + said((f"   {anchors}", "$text-muted")) if asking else line
        return begun + said((f"\n{anchors}", "$text-muted")) if asking or level is None else line

    def set(self, value: int | None) -> None:
        """Show a rating without posting it."""
        self.value = value
        self._point(None)

    def _point(self, at: int | None) -> None:
        self.pointing = at
        self.redraw()
        self.refresh_bindings()

    def on_focus(self) -> None:
        self.call_next(self.redraw)

    def on_blur(self) -> None:
        """What was only pointed at is dropped; a 1 that waited is given."""
        if self._one is not None:
            self._give(1)
        self.pointing = None
        self.call_next(self.redraw)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Enter takes what is pointed at, or else goes on."""
        if action == "confirm":
            return self.pointing is not None
        if action == "pass_by":
            return self.pointing is None
        return True

    def action_rate(self, value: int) -> None:
        """Take this rating. A digit right behind a 1, which it doesn't make a ten, is for what follows."""
        if self._one is not None:
            self._give(10 if value == 0 else 1)
            if value != 0 and self.follows is not None:
                self.follows.action_rate(value)
        elif value == 1:
            self._point(1)
            self._one = self.set_timer(ONE_OR_TEN, lambda: self._give(1))
        else:
            self._give(value)

    def _give(self, value: int) -> None:
        if self._one is not None:
            self._one.stop()
            self._one = None
        self.set(value)
        # At once: the next digit may come sooner than the page answers, or the disk.
        if self.follows is not None:
            self.screen.set_focus(self.follows)
        self.post_message(self.Given(self, value))

    def action_shift(self, by: int) -> None:
        """Point further by ``by``; enter takes it."""
        start = self.pointing if self.pointing is not None else self.value if self.value is not None else 5
        self._point(max(0, min(10, start + by)))

    def action_confirm(self) -> None:
        if self.pointing is not None:
            self._give(self.pointing)

    def action_pass_by(self) -> None:
        self.post_message(self.Passed(self))

    def on_click(self, event: events.Click) -> None:
        """The cell under the pointer."""
        place = event.get_content_offset(self)
        start = self.lead().cell_length + (self.label_width + 2 if self.label_width else 0)
        if place is not None and place.y == 0 and start <= place.x < start + SCALE:
            self._give(place.x - start)
