"""They contacted me, or contact was needed: what it was, and the guide for it. And: I looked."""

from nc_tui.app.screens.asking import AskingPage
from nc_tui.app.screens.wordings import CHANNELS, TOPICS
from nc_tui.app.widgets.asked import Option, Question
from nc_tui.app.widgets.prose import Part

STARTS = (Option("t", "them", "they contacted me"), Option("n", "me", "I had to contact them"))
WAYS = (
    Option("p", "profile", "I looked at their profile"),
    Option("a", "asked-around", "I asked others about them"),
    Option("w", "drove-past", "I went by their place"),
    Option("o", "other", "something else"),
)


class ContactedPage(AskingPage):
    """Contact that is no slip in itself. What one began oneself, off topic, is one and is kept as such."""

    HEADING = "Contact"

    def lead(self) -> list[Part]:
        """That a message alone is no slip."""
        return [
            ("A message from them is no slip. Neither is what the children or the work need.", "$text-muted")
        ]

    def next_question(self) -> Question | None:
        """Who, how, about what."""
        if "started" not in self.answers:
            return Question("started", "Who began?", STARTS)
        if "channel" not in self.answers:
            return Question("channel", "How?", CHANNELS)
        if "topic" not in self.answers:
            return Question("topic", "What was it about?", TOPICS)
        return None

    async def complete(self) -> None:
        """Keep it, and open the guide where they wrote."""
        answers = self.answers
        topic = answers["topic"]
        on = self.trainer.on_topic(topic)  # type: ignore[arg-type]
        fine, _ = await self.program.save(
            lambda: self.trainer.contact(answers["started"], answers["channel"], on, topic)  # type: ignore[arg-type]
        )
        if not fine:
            return
        self.program.pop_screen()
        self.program.journal_changed()
        if answers["started"] == "them" and "they-wrote" in self.trainer.situations:
            self.program.open_guide("they-wrote")
        elif answers["started"] == "me" and not on:
            self.program.call_after_refresh(
                self.program.tell,
                "Saved. It wasn't one of your topics, so the run begins again; z takes it back.",
            )
        else:
            self.program.call_after_refresh(self.program.tell, "Saved. No slip.")


class LookedPage(AskingPage):
    """Monitoring: kept plainly, with no word of blame."""

    HEADING = "I looked"

    def lead(self) -> list[Part]:
        """Why it is worth a key."""
        return [
            (
                "Good that you say so. It doesn't touch the clock; the ready list asks for 28 days without.",
                "$text-muted",
            )
        ]

    def next_question(self) -> Question | None:
        """Only how."""
        return None if "way" in self.answers else Question("way", "What was it?", WAYS)

    async def complete(self) -> None:
        """Keep it, and open the guide for it."""
        way = self.answers["way"]
        fine, _ = await self.program.save(lambda: self.trainer.monitoring(way))
        if fine:
            self.program.pop_screen()
            self.program.journal_changed()
            self.program.call_after_refresh(self.program.tell, "Saved. The guide “I looked” is under 3.")
