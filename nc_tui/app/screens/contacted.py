"""They contacted me, or contact was needed: what it was, and the guide for it. And: I looked."""

from nc_tui.app.screens.asking import AskingPage
from nc_tui.app.screens.wordings import CHANNELS, TOPICS
from nc_tui.app.widgets.prose import Part
from nc_tui.app.widgets.question import Option, Question

STARTS = (Option("t", "them", "they contacted me"), Option("n", "me", "I had to contact them"))
WAYS = (
    Option("p", "profile", "I looked at their profile"),
    Option("a", "asked-around", "I asked others about them"),
    Option("w", "drove-past", "I went past their home"),
    Option("o", "other", "something else"),
)


class KeptPage(AskingPage):
    """Keeps what was told, then goes back; where no guide led here, the guide for it opens."""

    def back_with(self, line: str, guide: str = "") -> None:
        """Back to the page before, or on to the guide; either says what was done."""
        from nc_tui.app.screens.guide import GuidePage

        program = self.program
        program.pop_screen()
        program.journal_changed()
        from_guide = any(isinstance(screen, GuidePage) for screen in program.screen_stack)
        if guide in self.trainer.guides and not from_guide:
            program.open_guide(guide)
        program.call_after_refresh(program.tell, line)


class ContactedPage(KeptPage):
    """Contact that isn't a slip in itself. What the user began, off topic, is one and is kept as such."""

    HEADING = "Contact"

    def lead(self) -> list[Part]:
        """That a message alone isn't a slip."""
        return [
            ("A message from them isn't a slip, nor is contact that children or work require.", "$text-muted")
        ]

    def next_question(self) -> Question | None:
        """Who, how, about what."""
        if "started" not in self.answers:
            return Question("started", "Who got in touch?", STARTS)
        if "channel" not in self.answers:
            return Question("channel", "How?", CHANNELS)
        if "topic" not in self.answers:
            return Question("topic", "What was it about?", TOPICS, self._hint())
        return None

    def _hint(self) -> str:
        if self.answers["started"] == "them":
            return ""
        profile = self.trainer.situation.profile
        if profile.mode != "limited":
            if self.trainer.situation.way_closed():
                return "This counts as a slip: your run starts again, and nothing else changes."
            return (
                "Limited contact isn't set, so this counts as a slip. If children, work or a home need it, "
                "set it first: 3, my situation."
            )
        labels = [option.label for option in TOPICS if option.value in (profile.topics or ())]
        return f"Your topics: {', '.join(labels) or 'none yet'}. Anything else counts as a slip."

    async def complete(self) -> None:
        """Keep it, and open the guide where they wrote."""
        answers = self.answers
        topic = answers["topic"]
        on = self.trainer.situation.on_topic(topic)  # type: ignore[arg-type]
        fine, _ = await self.program.save(
            lambda: self.trainer.moments.contact(answers["started"], answers["channel"], on, topic)  # type: ignore[arg-type]
        )
        if not fine:
            answers.pop("topic")
            await self._show()
        elif answers["started"] == "me" and not on:
            self.back_with("Saved. This counts as a slip, so your run starts again. z to undo.")
        else:
            self.back_with(
                "Saved. Not a slip. z to undo.", "they-wrote" if answers["started"] == "them" else ""
            )


class LookedPage(KeptPage):
    """Monitoring: kept plainly, with no word of blame."""

    HEADING = "I looked"

    def lead(self) -> list[Part]:
        """Why it is worth a key."""
        return [
            (
                "Thank you for being honest. Your clock keeps running; the ready list asks for 28 days "
                "without looking.",
                "$text-muted",
            )
        ]

    def next_question(self) -> Question | None:
        """Only how."""
        return None if "way" in self.answers else Question("way", "What was it?", WAYS)

    async def complete(self) -> None:
        """Keep it, and open the guide for it."""
        way = self.answers["way"]
        fine, _ = await self.program.save(lambda: self.trainer.moments.looked(way))
        if fine:
            self.back_with("Saved. z to undo.", "looked")
        else:
            self.answers.clear()
            await self._show()
