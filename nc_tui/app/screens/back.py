"""Coming back after a pause: was there contact in it? A yes leads gently to where it can be told."""

from nc_tui.app.pages.asking import AskingPage
from nc_tui.app.widgets.prose import Part
from nc_tui.app.widgets.question import NOTHING, Option, Question
from nc_tui.practice.kinds.returning import IN_BETWEEN, InBetween
from nc_tui.trainer.views.welcome_back import GREETING, QUESTION, WHY_ASKED

KEYS: dict[InBetween, str] = {"yes": "y", "no": "n", "rather-not": "r"}
LATER = "later"
TELL = (
    Option("i", "slip", "I got in touch, or answered although I'd decided not to"),
    Option("t", "contacted", "they got in touch, or it was needed"),
    Option("s", LATER, "skip"),
)


class BackPage(AskingPage):
    """One question; after a yes one more."""

    HEADING = GREETING
    DRAFT = "back"

    def lead(self) -> list[Part]:
        if self.answers.get("contact") == "yes":
            return [("Saved. Thank you for being honest. Nothing you practised is lost.", "$text-muted")]
        return []

    def next_question(self) -> Question | None:
        """Nothing is chosen beforehand: what isn't told stays untold."""
        if "contact" not in self.answers:
            options = tuple(Option(KEYS[one], one, words) for one, words in IN_BETWEEN.items())
            return Question("contact", QUESTION, options, WHY_ASKED, first=NOTHING)
        if self.answers["contact"] == "yes" and "told" not in self.answers:
            return Question("told", "Would you like to say what happened?", TELL, first=LATER)
        return None

    async def take(self, question: Question, value: str) -> None:
        """The answer is saved at once, whatever follows it."""
        if question.name == "contact":
            contact = next(one for one in IN_BETWEEN if one == value)
            if await self.act(lambda: self.trainer.returning.say(contact)) is None:
                return
        await super().take(question, value)

    def journal_changed(self) -> None:
        """An answer that was undone is asked for again."""
        if "contact" in self.answers and self.trainer.returning.answer() != self.answers["contact"]:
            self.answers.clear()
            self.redo(self.ask)

    async def complete(self) -> None:
        told = self.answers.get("told", LATER)
        self.close_with("Saved.   z to undo", then="" if told == LATER else told)
