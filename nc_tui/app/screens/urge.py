"""An urge: rate it, ride it for twenty minutes, and say what became of it."""

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from nc_tui.app.grid import AIRY, TALL
from nc_tui.app.pages.page import Body, OverlayPage
from nc_tui.app.widgets.bars import NARROW, Room, TopBar
from nc_tui.app.widgets.breath import BEATS, OWN_PACE, Breath
from nc_tui.app.widgets.card import Card, EdgeKey
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.marks import quoted
from nc_tui.app.widgets.middle import Middle
from nc_tui.app.widgets.prose import Drawn, Prose, in_a_line, said
from nc_tui.app.widgets.question import Asked, Question
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.rows import Column, Columns
from nc_tui.app.widgets.wave_chart import WaveChart
from nc_tui.app.widgets.wordings import SET_OFFS
from nc_tui.practice.exercise import Breathe
from nc_tui.practice.kinds import Urge
from nc_tui.practice.records import Record, order_made
from nc_tui.practice.urges import WAVE_SECONDS
from nc_tui.practice.waves import Before, in_words, points_of, rating_due
from nc_tui.wallclock import seconds as seconds_now

NOTE_EVERY = 15.0
"""Seconds between two notes of how far the wave has come, so that a closed window loses little."""
BREATH = Breathe(text="Breathe with it.", seconds=WAVE_SECONDS, in_=4, hold=0, out=6)
WAVE_DRAFT = "urge-wave"
FIRST, LATER = "How strong is the urge?", "How strong is it now?"
FIRST_SHORT, LATER_SHORT = "How strong an urge?", "How strong now?"
PASSES = "It rises, it peaks,\nit passes.\n\nYou don't have to do\nwhat it says."
PASSES_NARROW = "It rises,\nit peaks,\nit passes.\n\nYou don't have to\ndo what it says."
"""What stands beside the ring, and beside the largest one, where 18 cells are left for it."""
SURE = "You acted on it? Press f again to save that, or just stay with the wave."
MOST_SAID = 4
"""Ratings that are said; the chart has them all."""
SHORT, LARGEST = 22, 16
"""Rows of the window below which the breath is a bar, and of the ring in a tall one."""
DRAWN, DRAWN_NARROW = 4, 3
"""Earlier waves that are drawn."""
CARD_KEYS = (
    ("c", "a line for next time", "screen.ask('line')"),
    ("e", "someone else", "screen.ask('friend')"),
)
ASKED = {
    "set_off": Question("set_off", "What set it off?", SET_OFFS),
    "friend": Question(
        "friend",
        "Who else could you write to?",
        hint="A few lines to them, about anything. Just a name here; it stays on this machine.",
    ),
    "line": Question(
        "line",
        "A line for the next time?",
        hint="What helps, or what you want to remember. The next urge shows it. It stays on this machine.",
    ),
}


class HowStrong(Rating):
    """Asks again and again how strong it is. Enter ends the wave, where no rating is pointed at."""

    BINDINGS = [
        Binding("0", "rate(0)", "rate", key_display="0–9 t"),
        Binding("t", "rate(10)", "ten", show=False),
        Binding("enter", "pass_by", "it's over"),
    ]

    rare_keys = ("0–9 t",)
    """They stand beside the line."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Nothing is over that hasn't begun."""
        if action == "pass_by" and isinstance(self.screen, UrgePage) and self.screen.urge is None:
            return False
        return super().check_action(action, parameters)


class UrgePage(OverlayPage):
    """Rides an urge. It is saved from the first rating on; leaving notes the place."""

    CSS_PATH = "urge.tcss"
    BINDINGS = [
        Binding("l", "app.go('letter')", "letter"),
        Binding("f", "acted", "I acted on it"),
        Binding("x", "end('left')", "stop early"),
        Binding("space", "rest", "stop or start the ring"),
        Binding("e", "ask('friend')", "someone else"),
        Binding("c", "ask('line')", "a line for next time"),
    ]

    def compose_middle(self) -> ComposeResult:
        with Middle(), Body(id="body"):
            yield from self.compose_body()

    def compose_body(self) -> ComposeResult:
        self.record: Record | None = None
        self._begun_as = ""
        self.asking = ""
        self._came_far, self._since = 0.0, seconds_now()
        """Seconds of the wave up to a moment, and that moment."""
        self._before = Before()
        with Column(id="wave"):
            with Columns(id="breathing"):
                yield Prose(id="passes")
                yield Breath(BREATH, id="breath")
                yield Prose(id="far")
            yield HowStrong(FIRST, "", "", id="strong")
            with Columns(id="cards"):
                with Card("This wave", "", id="chart-card"):
                    yield WaveChart(id="chart")
                with Card("From earlier urges", "", id="words-card"):
                    yield Prose(id="words")
        yield Column(id="ask")

    async def on_mount(self) -> None:
        """Take up the open one, or ask how strong it is."""
        self.record = self.trainer.moments.open_urge()
        self._begun_as = order_made(self.record) if self.record is not None else ""
        self._came_far, self._since = self._noted_seconds(), seconds_now()
        breath = self.query_one(Breath)
        breath.moves = self.app.animation_level != "none"
        self.set_interval(1 / BEATS if breath.moves else 1, self._beat)
        self.set_interval(NOTE_EVERY, self._note_place)
        await self._show()

    @property
    def urge(self) -> Urge | None:
        """The urge that is being ridden."""
        return self.record.data if self.record is not None and isinstance(self.record.data, Urge) else None

    @property
    def seconds(self) -> float:
        """Seconds of the wave so far; none before it has begun."""
        if self.urge is None:
            return 0.0
        return min(WAVE_SECONDS, self._came_far + seconds_now() - self._since)

    def _noted_seconds(self) -> float:
        """How far the wave had come, with what the last window noted."""
        if self.record is None or self.urge is None:
            return 0.0
        noted = self.trainer.drafts.load(WAVE_DRAFT).partition(" ")
        later = float(noted[2]) if noted[0] == self.record.id.split("-")[0] and noted[2].isdigit() else 0.0
        return max(float(self.urge.seconds), later)

    def room(self) -> Room:
        """Where nothing stands beside the ring, the bar says how far the wave has come."""
        here = self.is_mounted and not self._has_sides and self.urge is not None
        return Room(said(("An urge", "bold $foreground")), self._minutes() if here else "")

    @property
    def _has_sides(self) -> bool:
        """Whether something stands beside the ring."""
        width, height = self.app.size
        return width >= NARROW and height >= SHORT

    def _minutes(self) -> str:
        return f"{int(self.seconds) // 60} of {WAVE_SECONDS // 60} min"

    def _so_far(self) -> Content:
        """``7 → 6 → 4`` so far."""
        levels = [] if self.urge is None else [str(level) for _, level in points_of(self.urge)]
        if len(levels) > MOST_SAID:
            levels = [levels[0], "…", *levels[1 - MOST_SAID :]]
        return said(("so far ", "$text-muted"), (" → ".join(levels), "$foreground"))

    # -- what it shows -----------------------------------------------------------------------------

    async def _show(self) -> None:
        wave, place = self.query_one("#wave", Column), self.query_one("#ask", Column)
        question = ASKED.get(self.asking)
        self._before = self.trainer.moments.before(self.record)
        self._show_words()
        if question is None and wave.display:
            place.display = False
            self._show_wave()
            self.query_one(HowStrong).focus()
            self.refresh_bindings()
            self.query_one(TopBar).refresh()
            return
        async with self.batch():
            await place.remove_children()
            wave.display, place.display = question is None, question is not None
            if question is not None:
                typed = "" if question.options else self.trainer.drafts.load(_draft(self.asking))
                await place.mount(Asked(question, (), typed))
            else:
                self._show_wave()
                self.query_one(HowStrong).focus()
        self.refresh_bindings()
        self.query_one(TopBar).refresh()

    def _show_wave(self) -> None:
        urge, strong = self.urge, self.query_one(HowStrong)
        narrow, before = self.app.size.width < NARROW, self._before
        first, later = (FIRST_SHORT, LATER_SHORT) if narrow else (FIRST, LATER)
        strong.question, strong.label_width = first if urge is None else later, len(first)
        points = () if urge is None else points_of(urge)
        due = urge is not None and rating_due(replace(urge, seconds=int(self.seconds)))
        strong.set(points[-1][1] if points and not due else None)
        self._show_breath()
        drawn = before.waves[: DRAWN_NARROW if narrow else DRAWN]
        rows = self._chart_rows
        self.query_one("#chart", WaveChart).show(
            points,
            drawn,
            self.seconds,
            in_words(before.waves) or "The first one you watch here.",
            rows=rows,
            few_signs=self.host.few_signs,
        )
        self.query_one("#words", Prose).styles.min_height = 0 if narrow else rows + 2
        self.query_one("#chart-card", Card).head("This wave", "● now   ─ earlier" if drawn else "")

    @property
    def _chart_rows(self) -> int:
        """Rows of the wave's curve."""
        width, height = self.app.size
        return 3 if width < NARROW else 4 if height < AIRY else 7 if height < TALL else 9

    def _show_words(self) -> None:
        before, card = self._before, self.query_one("#words-card", Card)
        card.display = bool(before.words or before.people)
        keys = [EdgeKey(*key) for key in CARD_KEYS]
        self.query_one("#chart-card", Card).name_keys(keys if self.urge is not None else ())
        width, height = self.app.size
        most = 1 if width < NARROW and height < SHORT else self._chart_rows + 2
        self.query_one("#words", Prose).update(Drawn(lambda width: _words(before, width, most)))

    def _show_breath(self) -> None:
        """The ring with what stands beside it, and the time."""
        width, height = self.app.size
        narrow, breath = width < NARROW, self.query_one(Breath)
        rows = 0 if height < SHORT and not (narrow and height >= 20) else 8 if narrow else 10
        if height >= AIRY and not narrow:
            rows = LARGEST if height >= TALL else 13
        if self.host.few_signs:
            rows = 0
        breath.take(rows)
        passes, far_side = self.query_one("#passes", Prose), self.query_one("#far", Prose)
        passes.display = far_side.display = self._has_sides
        passes.say(PASSES_NARROW if rows == LARGEST else PASSES)
        stop = "start the ring" if breath.at_rest else "stop the ring"
        far = [said(""), said(("space", "bold $key"), (f" {stop}", "$text-muted"))]
        if self.urge is not None:
            far = [said((self._minutes(), "$text-muted")), self._so_far(), *far]
        far_side.say(Content("\n").join(far))

    def on_resize(self) -> None:
        if self.is_there and not self.asking:
            self._show_words()
            self._show_wave()

    def _beat(self) -> None:
        """The ring breathes; the time goes by."""
        if not self.is_there or self.app.screen is not self or self.asking:
            return
        seconds = self.seconds if self.urge is not None else seconds_now() - self._since
        self.query_one(Breath).at(seconds)
        if self.urge is None:
            return
        chart = self.query_one("#chart", WaveChart)
        if int(chart.seconds) // 60 != int(seconds) // 60:
            self._show_breath()
            self.query_one(TopBar).refresh()
        chart.come_to(seconds)

    # -- what is done ------------------------------------------------------------------------------

    @on(Rating.Given, "#strong")
    async def _given(self, given: Rating.Given) -> None:
        record, seconds, value = self.record, int(self.seconds), given.value
        if record is None or self.urge is None:
            saved = await self.act(lambda: self.trainer.moments.begin_urge(value), "Saved.")
            if saved is not None:
                self.record, self._begun_as = saved.result, saved.result.id
                self._came_far, self._since = 0.0, seconds_now()
        else:
            changed = await self.act(lambda: self.trainer.moments.rate_urge(record, value, seconds), "Saved.")
            if changed is not None:
                self.record = changed.result
        await self._show()

    @on(Rating.Passed, "#strong")
    async def _over(self) -> None:
        await self.action_end("ridden")

    def journal_changed(self) -> None:
        """What was undone is gone from the page too: the urge, a rating, or only its end, and then the wave
        runs on."""
        before = self.urge
        if before is None:
            return
        self.record = self.trainer.history.standing(self._begun_as)
        now = self.urge
        if now is None or (before.outcome is not None and now.outcome is None):
            self.asking = ""
            self.redo(self._show)
        elif len(now.ratings) < len(before.ratings):
            self.redo(self._show)

    async def _change(self, urge: Urge) -> bool:
        record = self.record
        if record is None:
            return False
        saved = await self.act(lambda: self.trainer.moments.change_urge(record, urge))
        if saved is not None:
            self.record = saved.result
        return saved is not None

    async def _note_place(self) -> None:
        """Note how far the wave has come. Where a rating is asked for, the line is empty again."""
        urge = self.urge
        if urge is None or urge.outcome is not None:
            return
        self.write_draft()
        if self.asking or not rating_due(replace(urge, seconds=int(self.seconds))):
            return
        strong = self.query_one(HowStrong)
        if strong.value is not None and strong.pointing is None:
            strong.set(None)
            self.app.bell()
            over = self.seconds >= WAVE_SECONDS
            self.tell("Twenty minutes. The urge was there, and you watched it." if over else LATER)

    def write_draft(self) -> None:
        """Note how far the wave has come, and the line that is half typed."""
        urge = self.urge
        if self.record is not None and urge is not None and urge.outcome is None:
            self.trainer.drafts.save(WAVE_DRAFT, f"{self.record.id.split('-')[0]} {int(self.seconds)}")
        for field in self.query_one("#ask").query(Field):
            self.trainer.drafts.save(_draft(self.asking), field.value)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.save_soon()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool:
        if action in ("end", "acted", "ask"):
            return self.is_mounted and self.urge is not None and not self.asking
        if action == "rest":
            return self.is_mounted and not self.asking
        return True

    def action_rest(self) -> None:
        """Let the ring stand still, or move again; the time goes on."""
        breath = self.query_one(Breath)
        breath.at_rest = None if breath.at_rest else OWN_PACE
        self._show_breath()
        self._beat()

    async def action_ask(self, what: str) -> None:
        self.write_draft()
        self.tell()
        self.asking = what
        await self._show()

    async def action_acted(self) -> None:
        """It was acted on. A slip of the finger says nothing: it is asked, and answered while that stands
        there."""
        if self.says(SURE):
            await self.action_end("acted")
        else:
            self.tell(SURE)

    async def action_end(self, outcome: str) -> None:
        """Say what became of it; then what set it off."""
        urge = self.urge
        if urge is None:
            return
        ended = replace(urge, outcome=outcome, seconds=int(self.seconds))
        if await self._change(ended):
            self.trainer.drafts.discard(WAVE_DRAFT)
            self.tell()
            self.asking = "set_off"
            await self._show()

    @on(Asked.Answered)
    async def _answered(self, answered: Asked.Answered) -> None:
        urge, asking = self.urge, self.asking
        if urge is None:
            self.asking = ""
            return
        if ASKED.get(asking) is not answered.question:
            return
        if asking != "set_off":
            told = {"who" if asking == "friend" else "note": answered.value or None}
            if await self._change(replace(urge, **told, seconds=int(self.seconds))):
                self.cancel_saving()
                self.trainer.drafts.discard(_draft(asking))
                self.asking = ""
                await self._show()
            return
        self.asking = ""
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
            if asking == "set_off":
                self._finish(urge)
            elif self.may_close():
                self._warned = False
                self.asking = ""
                self.redo(self._show)
            return
        if not self.may_close():
            return
        waits = urge is not None and urge.outcome is None
        self.close_with("Saved. Press u to pick it up again." if waits else "")
        if waits:
            self.host.after_hard_moment(self.record)


def _draft(asking: str) -> str:
    return f"urge-{asking}"


def _words(before: Before, width: int, most: int) -> Content:
    """What someone wrote of an earlier urge, and to whom they wrote instead, in ``most`` lines: the whole
    of it is in the journal."""
    people: list[Content] = []
    if before.people:
        names = in_a_line(", ".join(before.people), 2 * width - 12)
        people = said(("wrote to ", "$text-muted"), names).wrap(width)
    if not before.words:
        return Content("\n").join(people[:most])
    people = people[: max(0, most - 1)]
    room = most - len(people)
    cells = room * (width - 2) - 2
    begun = before.words[: 4 * max(1, cells)]  # a line may have a hundred thousand letters
    shown = quoted(in_a_line(begun, cells), width)
    while shown.plain.count("\n") >= room and cells > width // 2:
        cells -= width // 2
        shown = quoted(in_a_line(begun, cells), width)
    return Content("\n").join([shown, *people])
