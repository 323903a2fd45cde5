"""The beginning behind the welcome page: the situation, question by question, and a first exercise to choose.

Everything can be skipped, and esc leads to Today from anywhere.
"""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content

from nc_tui.app.pages.first_steps import CARE, CONTACT, FIRST, SINCE, how_far
from nc_tui.app.pages.situation import AsksSituation
from nc_tui.app.widgets.bars import Room, TopBar
from nc_tui.app.widgets.prose import Prose, said
from nc_tui.app.widgets.question import Asked, Option, OptionRow, Question
from nc_tui.app.widgets.skill_hue import hue
from nc_tui.practice.kinds import Profile
from nc_tui.practice.wording import where_and_who
from nc_tui.trainer.views.lines import ExerciseLine

OF_QUESTION = {"mode": CONTACT, "topics": CONTACT, "since": SINCE, "day": SINCE, "first": FIRST}
"""The step to which a question belongs; all others are care questions."""
KEYS = "abc"
FIRST_HEADING = "A first exercise"
LATER = Option("s", "skip", "none yet: show me Today")
ANY = "Any of them is a good start, and you can stop halfway. It waits on Today if you leave it."


class OfferRow(OptionRow):
    """An exercise to begin with, in two lines."""

    def __init__(self, option: Option, line: ExerciseLine) -> None:
        super().__init__(option)
        self.line = line

    def words(self, width: int) -> Content:
        exercise = self.line.exercise
        lead, minutes = self.line.lead, f"{exercise.minutes} min"
        abouts = [f" · {about} · {minutes}" for about in (where_and_who(exercise), exercise.stakes)]
        about = next((one for one in abouts if cell_len(lead + one) <= width), abouts[-1])
        title = said((exercise.title, "bold" if self.has_focus else "")).wrap(max(8, width))
        return Content("\n").join([*title, said((lead, hue(exercise.skill)), (about, "$text-muted"))])


class Offers(Asked):
    """The question with exercises for its answers."""

    def __init__(self, question: Question, lines: tuple[ExerciseLine, ...]) -> None:
        super().__init__(question)
        self.lines = lines

    def compose(self) -> ComposeResult:
        yield Prose(self.question.text, id="question")
        for option, line in zip(self.question.options, self.lines, strict=False):
            yield OfferRow(option, line)
        yield OptionRow(self.question.options[-1])
        yield Prose(self.question.hint, id="hint")


class BeginningPage(AsksSituation):
    """The questions about the situation, and then the first exercise."""

    DRAFT = "situation"

    def compose_body(self) -> ComposeResult:
        self.offered = self.trainer.views.to_begin_with()
        yield from super().compose_body()

    def room(self) -> Room:
        return Room(said(("The beginning", "bold $foreground")), how_far(self.step))

    @property
    def step(self) -> int:
        """Where the question that is asked belongs."""
        question = self.next_question() if hasattr(self, "answers") else None
        return CONTACT if question is None else OF_QUESTION.get(question.name, CARE)

    def next_question(self) -> Question | None:
        question = super().next_question()
        if question is not None or "first" in self.answers or not self.offered:
            return question
        titles = zip(KEYS, self.offered, strict=False)
        options = [Option(key, line.exercise.id, line.exercise.title) for key, line in titles]
        return Question("first", "What would you like to begin with?", (*options, LATER), ANY)

    async def ask(self, at: str = "") -> None:
        """Ask, and say at which step."""
        await super().ask(at)
        if self.is_there:
            self.query_one(TopBar).refresh()
            self.query(".heading").first(Prose).say(FIRST_HEADING if self.step == FIRST else self.HEADING)

    def asked(self, question: Question) -> Asked:
        return Offers(question, self.offered) if question.name == "first" else super().asked(question)

    def _part(self, name: str, value: str) -> Profile | str | None:
        """Which exercise it is says nothing about the situation."""
        return None if name == "first" else super()._part(name, value)

    async def complete(self) -> None:
        """All but the choice is saved; a choice is opened."""
        chosen = self.answers.get("first", LATER.value)
        if chosen == LATER.value:
            await super().complete()
        elif await self.act(lambda: self.trainer.plan.begin_with(chosen)) is not None:
            self.close_with(then="exercise", exercise_id=chosen)
        else:
            del self.answers["first"]
