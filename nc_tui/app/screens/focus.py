"""What someone wants to work on, and whether a friend practises with them. Both can be skipped."""

from nc_tui.app.pages.asking import AskingPage
from nc_tui.app.widgets.prose import Part
from nc_tui.app.widgets.question import Option, Question
from nc_tui.practice.focus import FOCUSES
from nc_tui.practice.kinds import Profile
from nc_tui.practice.kinds.profile import Focus

KEYS: dict[Focus, str] = {
    "press": "p",
    "shut-down": "h",
    "about-myself": "t",
    "cant-say-no": "c",
    "read-minds": "r",
    "none": "n",
}
LEAVE = Option("s", "skip", "leave it as it is")
SKIP = Option("s", "skip", "skip")
FRIEND = (
    Option("y", "yes", "someone agreed to practise with me"),
    Option("n", "no", "nobody, for now"),
)
LEANS = (
    "The plan leans that way a little, from tomorrow on. Every skill keeps its turn. It isn't who you are."
)
AGREED = "A few exercises need a friend who knows what it's about. They come only if you have one."


class FocusPage(AskingPage):
    """Two questions. What was said before can be left as it is."""

    HEADING = "What I want to work on"
    DRAFT = "focus"

    def lead(self) -> list[Part]:
        return []

    def next_question(self) -> Question | None:
        profile = self.trainer.situation.profile
        if "focus" not in self.answers:
            options = [Option(KEYS[focus], focus, words) for focus, words in FOCUSES.items()]
            known = profile.focus is not None
            hint = f"So far: {FOCUSES[profile.focus]}. {LEANS}" if profile.focus is not None else LEANS
            options.append(LEAVE if known else SKIP)
            return Question("focus", "What happens to you with people?", tuple(options), hint, first="skip")
        if "buddy" not in self.answers:
            options = [*FRIEND, SKIP if profile.buddy is None else LEAVE]
            return Question(
                "buddy", "Would a friend practise with you?", tuple(options), AGREED, first="skip"
            )
        return None

    async def complete(self) -> None:
        focus = next((key for key in FOCUSES if key == self.answers["focus"]), None)
        buddy = {"yes": True, "no": False}.get(self.answers["buddy"])
        if focus is None and buddy is None:
            self.close_with("Nothing changed.")
            return
        part = Profile(focus=focus, buddy=buddy)
        line = "Saved. The plan follows it from tomorrow."
        await self.act(lambda: self.trainer.situation.describe(part), line, close=True)
