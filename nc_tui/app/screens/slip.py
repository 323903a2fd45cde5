"""A slip: how, when, what set it off; then what stays, a plan for next time, one small exercise."""

from datetime import datetime, timedelta

from textual.binding import Binding

from nc_tui.app.screens.asking import AskingPage
from nc_tui.app.screens.wordings import CHANNELS, SET_OFFS
from nc_tui.app.widgets.asked import Option, Question
from nc_tui.app.widgets.prose import Part
from nc_tui.practice.records import Record
from nc_tui.practice.wording import count

WHENS = (
    Option("n", "now", "in the last hour"),
    Option("t", "today", "earlier today"),
    Option("y", "yesterday", "yesterday"),
    Option("e", "earlier", "another day"),
)


class SlipPage(AskingPage):
    """Three keys, and then what stays."""

    HEADING = "A slip"
    BINDINGS = [Binding("e", "small_exercise", "one small exercise")]

    record: Record | None = None

    def lead(self) -> list[Part]:
        """First that it is fine to say so; afterwards what stays."""
        if self.record is None:
            return [
                (
                    "It happens to many people. Say what happened; nothing you have practised is lost.",
                    "$text-muted",
                )
            ]
        numbers, clock = self.trainer.numbers(), self.trainer.clock()
        practised = len(self.trainer.history.practised_days)
        parts: list[Part] = [
            ("What stays\n", "$text-accent"),
            f"{count(practised, 'practised day')}, every skill, every rung.\n",
        ]
        if clock.total is not None and clock.of is not None:
            parts.append(f"{clock.total} of {clock.of} days without contact. Only this run begins again.\n")
        parts.append(f"Strength {int(numbers.strength * 100)} %. A slip takes nothing from it.")
        return parts

    def next_question(self) -> Question | None:
        """How, when, what set it off; then the plan."""
        if "channel" not in self.answers:
            return Question("channel", "How were you in contact?", CHANNELS)
        if "when" not in self.answers:
            return Question("when", "When was it?", WHENS)
        if self.answers["when"] == "earlier" and "day" not in self.answers:
            return Question(
                "day", "Which day?", hint="yesterday, -3 (three days ago) or 2026-11-20; enter takes it"
            )
        if "set_off" not in self.answers:
            return Question("set_off", "What set it off?", SET_OFFS)
        if self.record is not None and "plan" not in self.answers:
            return Question(
                "plan",
                "One plan for next time: if this comes again, then what?",
                hint="If it is late and I am alone, then the phone goes in the kitchen. Empty is fine.",
            )
        return None

    async def take(self, question: Question, value: str) -> None:
        """The record is made as soon as the three answers are there; the plan is added to it."""
        if question.name == "day" and self._day_moment(value) is None:
            return
        self.answers[question.name] = value
        if question.name == "set_off" and not await self._keep():
            self.answers.pop("set_off")
        if question.name == "plan" and value.strip() and self.record is not None:
            record = self.record
            await self.program.save(lambda: self.trainer.plan_after(record, value))
        await self._show()

    def _day_moment(self, words: str) -> datetime | None:
        from nc_tui.practice.days import parse_day

        try:
            day = parse_day(words, self.trainer.today)
        except ValueError as fault:
            self.tell((str(fault), "$text-warning"))
            return None
        return self.trainer.now().replace(year=day.year, month=day.month, day=day.day, hour=12, minute=0)

    def _moment(self) -> datetime:
        now = self.trainer.now()
        if self.answers["when"] == "now":
            return now
        if self.answers["when"] == "today":
            start = now.replace(hour=self.trainer.settings.rollover_hour, minute=0)
            return max(now - timedelta(hours=3), start) if now >= start else now - timedelta(hours=1)
        if self.answers["when"] == "yesterday":
            yesterday = self.trainer.today - timedelta(days=1)
            return now.replace(
                year=yesterday.year, month=yesterday.month, day=yesterday.day, hour=20, minute=0
            )
        return self._day_moment(self.answers["day"]) or now

    async def _keep(self) -> bool:
        channel, set_off = self.answers["channel"], self.answers["set_off"]
        moment = self._moment()
        fine, record = await self.program.save(
            lambda: self.trainer.slip(channel, moment, set_off)  # type: ignore[arg-type]
        )
        self.record = record if fine else None
        if fine:
            self.tell(("Saved.", "$text-success"), ("   z takes it back", "$text-muted"))
        return fine

    async def complete(self) -> None:
        """Nothing is left to ask: the page stays, with what stays and what to do now."""
        self.tell(("Now, if you like: e, one small exercise. esc goes back.", "$text-muted"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """The exercise is offered once the slip is kept."""
        if action == "small_exercise":
            return self.record is not None and "plan" in self.answers
        return super().check_action(action, parameters) and not (
            action == "question_before" and self.record is not None
        )

    def action_small_exercise(self) -> None:
        """One gentle exercise, done here."""
        exercise_id = self.trainer.gentle_exercise()
        self.program.pop_screen()
        if exercise_id is not None:
            self.program.open_exercise(exercise_id)
