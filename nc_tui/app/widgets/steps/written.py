"""Steps that are written: a text, a list, an if-then plan."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, TextArea

from nc_tui.app.widgets.fields import SAVED, Field, Sheet
from nc_tui.app.widgets.prose import Prose
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.app.widgets.steps.timed import clock_face
from nc_tui.practice.exercise import List, Plan, Write
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.practice.text import clean_line
from nc_tui.wallclock import seconds as seconds_now


class WritePart(StepPart):
    """A text area. Where writing is timed, the time is shown and nothing is cut off when it ends."""

    DEFAULT_CSS = """
    WritePart TextArea { height: 8; }
    .-narrow WritePart TextArea { height: 6; }
    """

    def __init__(self, index: int, step: Write, old: Answer | None, run: float = 0.0) -> None:
        super().__init__(index)
        self.step = step
        self.old = (old.text or "") if old else ""
        self._before = run
        self._since = seconds_now()

    def compose(self) -> ComposeResult:
        sheet = Sheet(self.old, id="text")
        sheet.border_title = SAVED
        yield sheet
        yield Prose(id="aim", classes="soft")

    def on_mount(self) -> None:
        self._aim()
        if self.step.seconds is not None:
            self.set_interval(1, self._aim)

    def begin(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    @property
    def seconds(self) -> float:
        """Seconds spent on it."""
        return self._before + seconds_now() - self._since

    @property
    def answer(self) -> Answer:
        text = next((area.text for area in self.query(TextArea)), self.old)
        return Answer(self.index, text=text or None)

    def _aim(self) -> None:
        parts = []
        if self.step.lines is not None:
            parts.append(f"{self.step.lines} line{'s' if self.step.lines > 1 else ''} will do")
        if self.step.seconds is not None:
            left = self.step.seconds - self.seconds
            parts.append(
                f"{clock_face(left)} left" if left > 0 else "time is up; finish the sentence and stop"
            )
        self.query_one("#aim", Prose).say("  ".join(parts))

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.changed()


class LinesPart(StepPart):
    """Several lines to type in; enter goes from one to the next, and behind the last one on."""

    DEFAULT_CSS = """
    LinesPart Horizontal { height: 1; margin: 0 0 1 0; }
    .-narrow LinesPart Horizontal { margin: 0; }
    LinesPart .lead { width: auto; min-width: 6; color: $text-muted; }
    """

    def __init__(self, index: int, leads: list[str], values: list[str]) -> None:
        super().__init__(index)
        self.leads = leads
        self.values = values
        self._asked = False
        """Whether it was asked about an empty line; once is enough."""

    def compose(self) -> ComposeResult:
        from textual.containers import Horizontal

        for lead, value in zip(self.leads, self.values, strict=True):
            with Horizontal():
                yield Prose(lead, classes="lead")
                yield Field(value)
        yield Prose(id="asks", classes="soft")

    def begin(self) -> None:
        """The first empty line, or the first."""
        fields = list(self.query(Field))
        (next((field for field in fields if not field.value), fields[0])).focus()

    @property
    def lines(self) -> list[str]:
        """What is typed; before the fields are there, what they begin with."""
        fields = [field.value for field in self.query(Field)]
        return [clean_line(line) for line in (fields if len(fields) == len(self.values) else self.values)]

    @on(Input.Changed)
    def _changed(self) -> None:
        self.changed()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        fields = list(self.query(Field))
        place = fields.index(event.input) if isinstance(event.input, Field) else len(fields) - 1
        if not event.value.strip() and not self._asked:
            self._asked = True
            self.query_one("#asks", Prose).say("This line is empty. Enter again leaves it so.")
            return
        self.query_one("#asks", Prose).say("")
        if place + 1 < len(fields):
            fields[place + 1].focus()
        else:
            self.post_message(self.Finished())


class ListPart(LinesPart):
    """A list of short items."""

    def __init__(self, index: int, step: List, old: Answer | None) -> None:
        items = list(old.items) if old else []
        values = (items + [""] * step.count)[: max(step.count, len(items))]
        super().__init__(index, [f"{n}." for n in range(1, len(values) + 1)], values)

    @property
    def answer(self) -> Answer:
        """The items that say something."""
        return Answer(self.index, items=tuple(line for line in self.lines if line))


class PlanPart(LinesPart):
    """If this happens, then I do that."""

    def __init__(self, index: int, step: Plan, old: Answer | None) -> None:
        values = list(old.items) if old and len(old.items) == 2 else [step.if_, step.then]
        super().__init__(index, ["", ""], values)

    @property
    def answer(self) -> Answer:
        """Both halves, and the sentence they make."""
        first, then = self.lines
        return Answer(
            self.index,
            text=clean_line(f"{first}, then {then}") if first and then else None,
            items=(first, then),
        )
