"""An urge: rate it, ride it for twenty minutes, and say what became of it."""

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.timer import Timer as Ticker

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.prose import Part, Prose
from nc_tui.app.widgets.question import Asked, Question
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rows import Column
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.app.widgets.steps.timed import BreathePart
from nc_tui.app.widgets.wordings import SET_OFFS
from nc_tui.practice.exercise import Breathe
from nc_tui.practice.kinds import Urge
from nc_tui.practice.records import Record, order_made
from nc_tui.practice.urges import WAVE_SECONDS, next_rating, rating_due

NOTE_EVERY = 15.0
"""Seconds between two notes of how far the wave has come, so that a closed window loses little."""
BREATH = Breathe(text="Breathe with it.", seconds=WAVE_SECONDS, in_=4, hold=0, out=6)
WAVE_DRAFT = "urge-wave"


class UrgePage(OverlayPage):
    """Rides an urge. It is saved from the first rating on; leaving notes the place."""

    CSS_PATH = "urge.tcss"
    BINDINGS = [
        Binding("r", "end('ridden')", "ridden out"),
        Binding("x", "end('left')", "stop early"),
        Binding("l", "app.go('letter')", "unsent letter"),
        Binding("e", "friend", "someone else to write to"),
        Binding("f", "acted", "I acted on it"),
    ]

    def compose_body(self) -> ComposeResult:
        self.record: Record | None = None
        self._begun_as = ""
        self.asking = ""
        self._sure = False
        """Whether it was asked if the urge was really acted on."""
        self._ticker: Ticker | None = None
        yield Prose("An urge", classes="heading")
        yield Prose(id="lead", classes="block")
        yield Column(id="wave")

    async def on_mount(self) -> None:
        """Take up the open one, or ask how strong it is."""
        self.record = self.trainer.moments.open_urge()
        self._begun_as = order_made(self.record) if self.record is not None else ""
        self._ticker = self.set_interval(NOTE_EVERY, self._note_place)
        await self._show()

    @property
    def urge(self) -> Urge | None:
        """The urge that is being ridden."""
        return self.record.data if self.record is not None and isinstance(self.record.data, Urge) else None

    def _ridden_seconds(self) -> float:
        """How far the wave has come, with what the last window noted."""
        if self.record is None or self.urge is None:
            return 0.0
        noted = self.trainer.drafts.load(WAVE_DRAFT).partition(" ")
        later = float(noted[2]) if noted[0] == self.record.id.split("-")[0] and noted[2].isdigit() else 0.0
        return max(float(self.urge.seconds), later)

    async def _show(self) -> None:
        self._sure = False
        place = self.query_one("#wave", Column)
        seconds = self._wave_seconds()
        async with place.batch():
            await place.remove_children()
            urge = self.urge
            if urge is None:
                self._say(
                    ("It rises, it peaks, it passes. You don't have to do what it says.", "$text-muted")
                )
                await place.mount(Rating("How strong is the urge?", "none", "strongest", id="first"))
            elif self.asking == "set_off":
                await place.mount(Asked(Question("set_off", "What set it off?", SET_OFFS)))
            elif self.asking == "friend":
                hint = "A few lines to them, about anything. Just a name here; it stays on this machine."
                await place.mount(Asked(Question("who", "Who else could you write to?", hint=hint)))
            else:
                self._say(*self._waves(urge))
                await place.mount(BreathePart(0, BREATH, seconds))
                if self._due(urge, seconds):
                    await place.mount(Rating("How strong now?", "none", "strongest", id="later"))
        self._begin()
        self.refresh_bindings()

    def _begin(self) -> None:
        """The wave runs, also while a rating is asked for."""
        for wave in self.query(BreathePart):
            wave.begin()
            if not wave.running and wave.seconds < wave.length:
                wave.action_pause()
        for selector in ("#first", "#later"):
            if self.query(selector):
                self.query_one(selector).focus()

    def _say(self, *parts: Part) -> None:
        self.query_one("#lead", Prose).say(*parts)

    def _waves(self, urge: Urge) -> list[Part]:
        numbers = " → ".join(str(n) for n in (urge.rating, *urge.ratings))
        if next_rating(1 + len(urge.ratings)) is None:
            return [
                ("Twenty minutes. ", "$text-success"),
                "The urge was there, and you watched it. Press r: you rode it out.\n",
                (f"so far  {numbers}", "$text-muted"),
            ]
        return [
            ("Saved. ", "$text-success"),
            "Breathe with the shape; let the urge be there and watch it. Space pauses.\n",
            (f"so far  {numbers}", "$text-muted"),
        ]

    def _due(self, urge: Urge, seconds: float) -> bool:
        return rating_due(replace(urge, seconds=int(seconds)))

    def _wave_seconds(self) -> float:
        waves = list(self.query(BreathePart))
        return waves[0].seconds if waves else self._ridden_seconds()

    # -- what is done ------------------------------------------------------------------------------

    @on(Rating.Given, "#first")
    async def _first(self, given: Rating.Given) -> None:
        saved = await self.act(lambda: self.trainer.moments.begin_urge(given.value))
        if saved is not None:
            self.record, self._begun_as = saved.result, saved.result.id
            await self._show()

    def journal_changed(self) -> None:
        """What was undone is gone from the page too: the urge, or only its end, and then the wave runs on."""
        before = self.urge
        if before is None:
            return
        self.record = self.trainer.history.standing(self._begun_as)
        now = self.urge
        if now is None or (before.outcome is not None and now.outcome is None):
            self.asking = ""
            self.redo(self._show)

    @on(Rating.Given, "#later")
    async def _later(self, given: Rating.Given) -> None:
        urge = self.urge
        if urge is not None:
            seconds = int(self._wave_seconds())
            await self._change(replace(urge, ratings=(*urge.ratings, given.value), seconds=seconds))
            await self._show()

    async def _change(self, urge: Urge) -> bool:
        record = self.record
        if record is None:
            return False
        saved = await self.act(lambda: self.trainer.moments.change_urge(record, urge))
        if saved is not None:
            self.record = saved.result
        return saved is not None

    async def _note_place(self) -> None:
        if self.record is None or not self.query(BreathePart):
            return
        self.write_draft()
        urge = self.urge
        if urge is not None and self._due(urge, self._wave_seconds()) and not self.query("#later"):
            self.app.bell()
            await self._show()

    @on(StepPart.Changed)
    async def _wave_changed(self) -> None:
        self.write_draft()

    def write_draft(self) -> None:
        """Note how far the wave has come."""
        if self.record is not None and self.query(BreathePart):
            seconds = int(self._wave_seconds())
            self.trainer.drafts.save(WAVE_DRAFT, f"{self.record.id.split('-')[0]} {seconds}")

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        if action in ("end", "acted", "friend"):
            return self.is_mounted and self.urge is not None and not self.asking
        return True

    async def action_friend(self) -> None:
        self.write_draft()
        self.asking = "friend"
        await self._show()

    async def action_acted(self) -> None:
        """It was acted on. A slip of the finger says nothing: it is asked once."""
        if self._sure:
            await self.action_end("acted")
            return
        self._sure = True
        self.tell("You acted on it? Press f again to save that, or just stay with the wave.")

    async def action_end(self, outcome: str) -> None:
        """Say what became of it; then what set it off."""
        urge = self.urge
        if urge is None:
            return
        ended = replace(urge, outcome=outcome, seconds=int(self._wave_seconds()))
        if await self._change(ended):
            self.trainer.drafts.discard(WAVE_DRAFT)
            self.asking = "set_off"
            await self._show()

    @on(Asked.Answered)
    async def _answered(self, answered: Asked.Answered) -> None:
        urge, asking = self.urge, self.asking
        self.asking = ""
        if urge is None:
            return
        if asking == "friend":
            await self._change(replace(urge, who=answered.value, seconds=int(self._ridden_seconds())))
            await self._show()
            return
        ended = replace(urge, set_off=answered.value)
        await self._change(ended)
        self._finish(ended)

    def _finish(self, urge: Urge) -> None:
        """Back to the page before, by way of the slip if there was one and of help if it is offered."""
        words = {"acted": "", "ridden": "Ridden out. That counts."}
        self.close_with(words.get(urge.outcome or "", "Saved. Not acted on, and that counts."))
        self.host.after_hard_moment(self.record)
        if urge.outcome == "acted":
            self.go("slip", set_off=urge.set_off)

    def action_close(self) -> None:
        """Leave; the wave waits for three hours. A question is only left unanswered."""
        urge, asking = self.urge, self.asking
        if urge is not None and asking:
            self.asking = ""
            if asking == "friend":
                self.redo(self._show)
            else:
                self._finish(urge)
            return
        if not self.may_close():
            return
        waits = urge is not None and urge.outcome is None
        self.close_with("Saved. Press u to pick it up again." if waits else "")
        if waits:
            self.host.after_hard_moment(self.record)
