"""A slip: how, when, what set it off; then what stays, a plan for next time, one small exercise."""

from datetime import datetime

from textual.binding import Binding

from nc_tui.app.pages.asking import AskingPage
from nc_tui.app.widgets.prose import Part
from nc_tui.app.widgets.question import Option, Question
from nc_tui.app.widgets.wordings import CHANNELS, PLANS, SET_OFFS, WHENS
from nc_tui.practice.kinds.vocabulary import Channel, SetOff
from nc_tui.practice.records import Record
from nc_tui.practice.slip_moment import noon_of
from nc_tui.trainer.views.lines import ExerciseLine

OWN, NO_PLAN = "own", "none"


class SlipPage(AskingPage):
    """Three keys, and then what stays. ``set_off`` is known already where an urge led here."""

    HEADING = "A slip"
    DRAFT = "slip"
    BINDINGS = [Binding("e", "small_exercise", "one small exercise")]

    def __init__(self, set_off: str | None = None) -> None:
        super().__init__()
        self.set_off = set_off
        self.record: Record | None = None
        self._first = ""

    def lead(self) -> list[Part]:
        """First that it is fine to say so; afterwards what stays."""
        if self.record is None:
            return [
                (
                    "It happens to many people. Say what happened; nothing you have practised is lost.",
                    "$text-muted",
                )
            ]
        view = self.trainer.views.slip()
        kept = "\n".join(line for line in (view.stays, view.days, view.strength) if line)
        parts: list[Part] = [("What stays\n", "bold"), kept]
        if "plan" in self.answers:
            parts += ["\n\n", *self._next(view.exercise)]
        return parts

    def _next(self, small: ExerciseLine | None) -> list[Part]:
        plan = getattr(self.record.data, "plan", None) if self.record is not None else None
        parts: list[Part] = [("Next time\n", "bold"), f"{plan}\n\n"] if plan else []
        if small is not None:
            words = f"one small exercise: “{small.exercise.title}”, {small.exercise.minutes} min\n"
            parts += [("Now, if you like\n", "bold"), ("e  ", "bold $text-accent"), words]
        parts.append(("esc: back · z: undo this record", "$text-muted"))
        return parts

    def next_question(self) -> Question | None:
        """How, when, what set it off; then the plan."""
        if "channel" not in self.answers:
            return Question("channel", "How were you in contact?", CHANNELS)
        if "when" not in self.answers:
            return Question("when", "When did it happen?", WHENS)
        if self.answers["when"] == "earlier" and "day" not in self.answers:
            return Question("day", "Which day?", hint="-3 (three days ago) or 2026-11-20")
        if "set_off" not in self.answers:
            return Question("set_off", "What set it off?", SET_OFFS)
        return self._plan_question()

    def _plan_question(self) -> Question | None:
        if "plan" not in self.answers:
            first, second = PLANS[self.answers["set_off"]]
            return Question(
                "plan",
                "One plan for next time?",
                (
                    Option("a", first, first),
                    Option("s", second, second),
                    Option("o", OWN, "in my own words"),
                    Option("n", NO_PLAN, "not now"),
                ),
            )
        if self.answers["plan"] == OWN and "own" not in self.answers:
            return Question(
                "own",
                "If this happens again, what will you do?",
                hint="If it's late and I'm alone, then … enter saves it; leave it empty to skip",
            )
        return None

    async def take(self, question: Question, value: str) -> None:
        """The record is made as soon as the three answers are there; the plan is added to it."""
        if question.name == "day" and not self._can_have_been(value):
            return
        self.answers[question.name] = value
        has_when = question.name == "day" or (question.name == "when" and value != "earlier")
        if self.set_off is not None and has_when:
            self.answers["set_off"] = self.set_off
        if "set_off" in self.answers and self.record is None and not await self._save():
            self.answers.pop("set_off")
            if self.set_off is not None:
                self.answers.pop("day", None)
                self.answers.pop("when")
        if question.name in ("plan", "own") and value not in (OWN, NO_PLAN) and value.strip():
            await self._save_plan(value)
        self.discard_draft(question)
        await self.ask()

    async def _save_plan(self, plan: str) -> None:
        record = self.record
        if record is not None:
            saved = await self.act(lambda: self.trainer.moments.plan_after(record, plan))
            self.record = record if saved is None else saved.result

    def _can_have_been(self, words: str) -> bool:
        """Whether a slip can have been on the day that was typed; where it can't, say why."""
        try:
            fault = self.trainer.moments.slip_fault(self.answers["channel"], self._day_moment(words))  # type: ignore[arg-type]
        except ValueError as unreadable:
            fault = str(unreadable)
        if fault:
            self.warn(fault)
        return fault is None

    def _day_moment(self, words: str) -> datetime:
        """Noon of that day; of today the hour there is, if noon is still to come."""
        from nc_tui.practice.days import parse_day

        today = self.trainer.today
        return noon_of(parse_day(words, today), self.trainer.now(), today, self.trainer.session.place)

    def _moment(self) -> datetime:
        """Roughly when; the trainer's rule makes a moment of it."""
        day = self.answers.get("day")
        return self.trainer.moments.slip_moment(self.answers["when"], day)  # type: ignore[arg-type]

    async def _save(self) -> bool:
        channel: Channel = self.answers["channel"]  # type: ignore[assignment]
        set_off: SetOff = self.answers["set_off"]  # type: ignore[assignment]
        moment, line = self._moment(), "Saved.   z to undo"
        saved = await self.act(lambda: self.trainer.moments.slip(channel, moment, set_off), line)
        if saved is not None:
            self.record, self._first = saved.result, saved.result.id
        return saved is not None

    async def complete(self) -> None:
        """Nothing is left to ask: the page stays, with what stays and what to do now."""

    def journal_changed(self) -> None:
        """A slip that was undone is gone from the page too."""
        if self.record is None:
            return
        self.record = self.trainer.history.standing(self._first)
        if self.record is None:
            self.answers.clear()
            self.redo(self.ask)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """The exercise is offered once the slip is saved and the plan is settled."""
        if action == "small_exercise":
            return self.is_mounted and self.record is not None and self.next_question() is None
        if action == "question_before" and self.record is not None:
            return self.is_mounted and "plan" in self.answers and "own" not in self.answers
        return super().check_action(action, parameters)

    def action_small_exercise(self) -> None:
        """One gentle exercise, done here."""
        small = self.trainer.views.slip().exercise
        if small is not None:
            self.close_with(then="exercise", exercise_id=small.exercise.id)
        else:
            self.close_with()
