"""Dates to prepare for, and goals of the user's own: lists that are entered once."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from nc_tui.app.screens.asking import AskingPage
from nc_tui.app.screens.overlay_page import OverlayPage
from nc_tui.app.widgets.boxes import Column
from nc_tui.app.widgets.prose import Prose, Row
from nc_tui.app.widgets.question import Option, Question
from nc_tui.practice.key_dates import FORMS, SUGGESTIONS, as_typed, next_day, remark
from nc_tui.practice.wording import short_day

KINDS = (
    Option("b", "birthday", "a birthday"),
    Option("a", "anniversary", "an anniversary"),
    Option("h", "holiday", "a holiday"),
    Option("c", "court", "a court day"),
    Option("o", "hand-over", "a handover of the children"),
    Option("x", "other", "something else"),
)
STATES = (
    Option("s", "started", "started"),
    Option("g", "going", "under way"),
    Option("d", "done", "done"),
    Option("x", "dropped", "let go"),
)


class ListedRow(Row):
    """An entry that can be opened, changed or removed."""

    BINDINGS = [
        Binding("enter", "open", "open"),
        Binding("delete,x", "remove", "remove", key_display="del"),
    ]

    def __init__(self, key: str, line: str) -> None:
        super().__init__()
        self.key = key
        self.line = line

    def words(self, width: int) -> Content:  # noqa: ARG002
        """The entry."""
        return Content(self.line)

    async def action_remove(self) -> None:
        """Remove it."""
        page = self.screen
        if isinstance(page, DatesPage):
            await page.take_off(self.key)

    def action_open(self) -> None:
        """What can be done about it."""
        page = self.screen
        if isinstance(page, ListPage):
            page.open_entry(self.key)

    def on_click(self) -> None:
        """What can be done about it."""
        self.action_open()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Only dates are removed; a goal is let go of."""
        return action != "remove" or isinstance(self.screen, DatesPage)


class ListPage(OverlayPage):
    """A list with a way to add to it."""

    HEADING = ""
    INTRO = ""
    BINDINGS = [Binding("a", "add", "add one")]

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Prose(self.HEADING, classes="heading")
        yield Prose(self.INTRO, classes="said-soft")
        yield Column(id="list")

    async def on_mount(self) -> None:
        """Show it."""
        await self._show()

    def journal_changed(self) -> None:
        """Something was added, changed or undone."""
        self.run_worker(self._show(), exclusive=True)

    def lines(self) -> list[ListedRow]:
        """The entries."""
        raise NotImplementedError

    def open_entry(self, key: str) -> None:
        """Go into one."""
        raise NotImplementedError

    async def _show(self) -> None:
        place = self.query_one("#list", Column)
        at = next((n for n, row in enumerate(self.query(ListedRow)) if row.has_focus), 0)
        rows = self.lines()
        async with place.batch():
            await place.remove_children()
            await place.mount_all(rows or [Prose("Nothing yet. Press a to add one.", classes="said-soft")])
        if rows:
            rows[min(at, len(rows) - 1)].focus()


class DatesPage(ListPage):
    """Days that are hard, shown a week before."""

    HEADING = "Dates"
    INTRO = "Shown on Today the week before, with a check and an exercise for the day."

    def lines(self) -> list[ListedRow]:
        """By the next time they come."""
        today = self.trainer.today
        found = []
        for key, entry in self.trainer.situation.profile.dates.items():
            if entry is not None:
                day = next_day(entry.when, today)
                when = f"{short_day(day)} {day.year}" if day else "over"
                line = f"{when:<17} {entry.title}  ({as_typed(entry.when)})"
                found.append((str(day or "9999"), ListedRow(key, line)))
        return [row for _, row in sorted(found, key=lambda pair: pair[0])]

    def action_add(self) -> None:
        """Add one."""
        self.program.push_screen(DatePage())

    def open_entry(self, key: str) -> None:
        """What helps on that day."""
        from nc_tui.app.screens.date_detail import DateDetailPage

        self.program.push_screen(DateDetailPage(key))

    async def take_off(self, key: str) -> None:
        """Take one off the list."""
        fine, _ = await self.program.save(lambda: self.trainer.calendar.remove_date(key))
        if fine:
            await self._show()
            self.tell(("Removed.", "$text-success"), ("   z to undo", "$text-muted"))


class DatePage(AskingPage):
    """One date: what, which kind, when."""

    HEADING = "A date"
    DRAFT = "date"

    def next_question(self) -> Question | None:
        """Three questions."""
        if "title" not in self.answers:
            return Question(
                "title", "What is it?", hint="A word is enough, and only you see it. No name needed."
            )
        if "kind" not in self.answers:
            return Question("kind", "What kind of day?", KINDS)
        if "when" not in self.answers:
            return Question(
                "when",
                "When?",
                hint=f"{FORMS.capitalize()}. Leave out the year if it comes round every year.",
            )
        return None

    def typed(self, question: Question) -> str:
        """A day that many people keep has its date already."""
        draft = super().typed(question)
        if question.name != "when" or draft:
            return draft
        title = self.answers["title"].strip().casefold()
        known = next(
            (one.when for one in SUGGESTIONS if title and one.title.casefold().startswith(title)), None
        )
        return as_typed(known) if known is not None else ""

    async def take(self, question: Question, value: str) -> None:
        """What can't be a date is asked again, with the reason."""
        if question.name == "title" and not value.strip():
            self.tell(("A word is enough.", "$text-warning"))
            return
        if question.name == "when":
            fine, _ = await self.program.save(
                lambda: self.trainer.calendar.add_date(self.answers["title"], self.answers["kind"], value)  # type: ignore[arg-type]
            )
            if not fine:
                return
        await super().take(question, value)

    async def complete(self) -> None:
        """It is kept."""
        program = self.program
        program.pop_screen()
        program.journal_changed()
        added = list(self.trainer.situation.profile.dates.values())[-1]
        note = remark(added.when) if added is not None else None
        program.call_after_refresh(program.tell, f"Saved{f'; {note}' if note else ''}. z to undo.")


class GoalsPage(ListPage):
    """Goals that have nothing to do with them."""

    HEADING = "Goals of my own"
    INTRO = "Things that are yours: a course, a garden, a run. The ready list asks for two under way."

    def lines(self) -> list[ListedRow]:
        """The latest first."""
        words = {option.value: option.label for option in STATES}
        return [
            ListedRow(goal.title, f"{words[goal.state]:<12} {goal.title}")
            for goal in self.trainer.calendar.goals()
        ]

    def action_add(self) -> None:
        """Add one."""
        self.program.push_screen(GoalPage(""))

    def open_entry(self, key: str) -> None:
        """Say how it stands."""
        self.program.push_screen(GoalPage(key))


class GoalPage(AskingPage):
    """One goal: what, and how it stands."""

    HEADING = "A goal of my own"
    DRAFT = "goal"

    def __init__(self, title: str) -> None:
        super().__init__()
        self.goal_title = title

    def next_question(self) -> Question | None:
        """Its name unless it has one, then how it stands."""
        if not self.goal_title and "title" not in self.answers:
            return Question(
                "title", "What is it?", hint="A few words: learn to swim, the balcony, Spanish twice a week."
            )
        if "state" not in self.answers:
            return Question("state", f"How is “{self.goal_title or self.answers['title']}” going?", STATES)
        return None

    async def take(self, question: Question, value: str) -> None:
        """A goal has a name."""
        if question.name == "title" and not value.strip():
            self.tell(("A few words are enough.", "$text-warning"))
            return
        await super().take(question, value)

    async def complete(self) -> None:
        """Keep it."""
        title = self.goal_title or self.answers["title"]
        fine, _ = await self.program.save(lambda: self.trainer.calendar.goal(title, self.answers["state"]))
        if not fine:
            self.answers.clear()
            await self._show()
            return
        program = self.program
        program.pop_screen()
        program.journal_changed()
        program.call_after_refresh(program.tell, "Saved. z to undo.")
