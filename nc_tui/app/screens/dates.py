"""Dates to be prepared for, and goals of one's own: lists that are entered once."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from nc_tui.app.screens.asking import AskingPage
from nc_tui.app.screens.over import Over
from nc_tui.app.widgets.asked import Option, Question
from nc_tui.app.widgets.prose import Prose, Row, said
from nc_tui.practice.dates import FORMS, as_typed, next_day, remark
from nc_tui.practice.wording import short_day

KINDS = (
    Option("b", "birthday", "a birthday"),
    Option("a", "anniversary", "an anniversary"),
    Option("h", "holiday", "a holiday"),
    Option("c", "court", "a court day"),
    Option("o", "hand-over", "a hand-over of the children"),
    Option("x", "other", "something else"),
)
STATES = (
    Option("s", "started", "started"),
    Option("g", "going", "going on"),
    Option("d", "done", "done"),
    Option("x", "dropped", "let go of"),
)


class ListedRow(Row):
    """An entry that can be removed or changed."""

    BINDINGS = [
        Binding("enter", "change", "change"),
        Binding("delete", "remove", "remove", key_display="del"),
    ]

    def __init__(self, key: str, line: str) -> None:
        super().__init__()
        self.key = key
        self.line = line

    def render(self) -> Content:
        """The entry."""
        return said(("❯ " if self.has_focus else "  ", "bold $text-accent"), self.line)

    async def action_remove(self) -> None:
        """Remove it."""
        page = self.screen
        if isinstance(page, DatesPage):
            await page.take_off(self.key)

    def action_change(self) -> None:
        """Say how it stands."""
        page = self.screen
        if isinstance(page, GoalsPage):
            page.program.push_screen(GoalPage(self.key))

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        """Dates are removed, goals changed."""
        return isinstance(self.screen, DatesPage if action == "remove" else GoalsPage)


class ListPage(Over):
    """A list with a way to add to it."""

    HEADING = ""
    INTRO = ""
    BINDINGS = [Binding("a", "add", "add one")]

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Prose(self.HEADING, classes="heading")
        yield Prose(self.INTRO, classes="said-soft")
        yield Vertical(id="list")

    async def on_mount(self) -> None:
        """Show it."""
        await self._show()

    def on_screen_resume(self) -> None:
        """Back from adding."""
        if self.is_mounted:
            self.run_worker(self._show(), exclusive=True)

    def lines(self) -> list[ListedRow]:
        """The entries."""
        raise NotImplementedError

    async def _show(self) -> None:
        place = self.query_one("#list", Vertical)
        rows = self.lines()
        async with place.batch():
            await place.remove_children()
            await place.mount_all(rows or [Prose("Nothing yet. a adds one.", classes="said-soft")])
        if rows:
            rows[0].focus()


class DatesPage(ListPage):
    """Days that are hard, shown a week before."""

    HEADING = "Dates"
    INTRO = "Shown on Today the week before, with a check and an exercise for the day."

    def lines(self) -> list[ListedRow]:
        """By the next time they come."""
        today = self.trainer.today
        found = []
        for key, entry in self.trainer.profile.dates.items():
            if entry is not None:
                day = next_day(entry.when, today)
                when = f"{short_day(day)} {day.year}" if day else "over"
                found.append(
                    (
                        str(day or "9999"),
                        ListedRow(key, f"{when:<17} {entry.title}  ({as_typed(entry.when)})"),
                    )
                )
        return [row for _, row in sorted(found, key=lambda pair: pair[0])]

    def action_add(self) -> None:
        """Add one."""
        self.program.push_screen(DatePage())

    async def take_off(self, key: str) -> None:
        """Take one off the list."""
        fine, _ = await self.program.save(lambda: self.trainer.remove_date(key))
        if fine:
            await self._show()
            self.tell(("Removed.", "$text-success"), ("   z takes that back", "$text-muted"))


class DatePage(AskingPage):
    """One date: what, which kind, when."""

    HEADING = "A date"

    def next_question(self) -> Question | None:
        """Three questions."""
        if "title" not in self.answers:
            return Question(
                "title", "What is it?", hint="A word is enough, and only you see it. No name is needed."
            )
        if "kind" not in self.answers:
            return Question("kind", "What kind of day?", KINDS)
        if "when" not in self.answers:
            return Question("when", "When?", hint=FORMS)
        return None

    async def take(self, question: Question, value: str) -> None:
        """What can't be a date is asked again, with the reason."""
        if question.name == "title" and not value.strip():
            self.tell(("A word is enough.", "$text-warning"))
            return
        if question.name == "when":
            fine, _ = await self.program.save(
                lambda: self.trainer.add_date(self.answers["title"], self.answers["kind"], value)  # type: ignore[arg-type]
            )
            if not fine:
                return
        await super().take(question, value)

    async def complete(self) -> None:
        """It is kept."""
        self.program.pop_screen()
        self.program.journal_changed()
        added = list(self.trainer.profile.dates.values())[-1]
        note = remark(added.when) if added is not None else None
        self.program.call_after_refresh(self.program.tell, f"Saved{f'; {note}' if note else ''}.")


class GoalsPage(ListPage):
    """Goals that have nothing to do with them."""

    HEADING = "Goals of my own"
    INTRO = "Things that are yours: a course, a garden, a run. The ready list asks for two under way."

    def lines(self) -> list[ListedRow]:
        """The latest first."""
        words = {option.value: option.label for option in STATES}
        return [
            ListedRow(goal.title, f"{words[goal.state]:<12} {goal.title}") for goal in self.trainer.goals()
        ]

    def action_add(self) -> None:
        """Add one."""
        self.program.push_screen(GoalPage(""))


class GoalPage(AskingPage):
    """One goal: what, and how it stands."""

    HEADING = "A goal of my own"

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
            return Question("state", f"How does “{self.goal_title or self.answers['title']}” stand?", STATES)
        return None

    async def complete(self) -> None:
        """Keep it."""
        title = self.goal_title or self.answers["title"]
        fine, _ = await self.program.save(lambda: self.trainer.goal(title, self.answers["state"]))
        if not fine:
            self.answers.clear()
            await self._show()
            return
        self.program.pop_screen()
        self.program.journal_changed()
