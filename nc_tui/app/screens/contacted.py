"""They contacted me, or contact was needed: what it was, and the guide for it. And: I looked."""

from nc_tui.app.pages.asking import AskingPage
from nc_tui.app.pages.page import Page
from nc_tui.app.widgets.prose import Part
from nc_tui.app.widgets.question import Option, Question
from nc_tui.app.widgets.wordings import CHANNELS, TOPICS

STARTS = (Option("t", "them", "they contacted me"), Option("n", "me", "I had to contact them"))
WAYS = (
    Option("p", "profile", "I looked at their profile"),
    Option("a", "asked-around", "I asked others about them"),
    Option("h", "drove-past", "I went past their home"),
    Option("o", "other", "something else"),
)


class WithGuidePage(AskingPage):
    """Saves what happened and goes back; where no guide led here, the guide for it opens."""

    def close_to_guide(self, line: str, guide: str | None) -> None:
        """Back to the page before, or on to the guide; either says what was done."""
        from_guide = any(isinstance(page, Page) and page.WALKS_A_GUIDE for page in self.app.screen_stack)
        if guide in self.trainer.guides and not from_guide:
            self.close_with(line, "guide", guide_id=guide)
        else:
            self.close_with(line)


class ContactedPage(WithGuidePage):
    """Contact that isn't a slip in itself. What the user began, off topic, is a slip and is saved as one."""

    HEADING = "Contact"

    def lead(self) -> list[Part]:
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
            hint = self.trainer.views.contact_hint(self.answers["started"])
            return Question("topic", "What was it about?", TOPICS, hint)
        return None

    async def complete(self) -> None:
        started, channel, topic = (self.answers[name] for name in ("started", "channel", "topic"))
        on = self.trainer.situation.on_topic(topic)  # type: ignore[arg-type]
        saved = await self.act(lambda: self.trainer.moments.contact(started, channel, on, topic))  # type: ignore[arg-type]
        if saved is None:
            await self.ask_last_again()
            return
        view = self.trainer.views.contact(saved.result.data)  # type: ignore[arg-type]
        self.close_to_guide(f"Saved: {view.words}. z to undo.", view.guide)


class LookedPage(WithGuidePage):
    """Monitoring: saved plainly, with no word of blame."""

    HEADING = "I looked"

    def lead(self) -> list[Part]:
        return [
            (
                "Thank you for being honest. Your clock keeps running; the ready list asks for 28 days "
                "without looking.",
                "$text-muted",
            )
        ]

    def next_question(self) -> Question | None:
        return None if "way" in self.answers else Question("way", "What was it?", WAYS)

    async def complete(self) -> None:
        way = self.answers["way"]
        if await self.act(lambda: self.trainer.moments.looked(way)) is not None:
            self.close_to_guide("Saved. z to undo.", "looked")
        else:
            await self.ask_last_again()
