"""Rehearsals: talks with made-up people, by level; which may be begun, and why others may not."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.app.pages.page import OverlayPage
from nc_tui.app.widgets.prose import Part, Prose, Row, said
from nc_tui.app.widgets.rows import Column
from nc_tui.practice.rehearsal_runs import needs_met
from nc_tui.practice.wording import short_day
from nc_tui.trainer.rehearsal_views import MEETS, levels, why_shut
from nc_tui.trainer.rehearsing import Offer

INTRO = "Talks with made-up people. Nobody hears them, nobody scores them, and you can leave at any line."
TITLE_COLUMN = 42
"""Cells for a title and the blanks behind it; the longest title has 40."""
COUNTS = 3
"""The level whose talks count for the ready list."""


class OfferRow(Row):
    """A rehearsal; enter opens it, or says why that isn't for today."""

    BINDINGS = [Binding("enter", "open", "open")]

    class Opened(Message):
        """It is to be opened."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    def __init__(self, offer: Offer) -> None:
        super().__init__(id=f"rehearsal-{offer.rehearsal.id}")
        self.offer = offer

    def words(self, width: int) -> Content:
        """``The long queue and Baris        4 min  begun``, on two lines where there is no room for one."""
        one = self.offer.rehearsal
        tone = "" if self.offer.shut is None else "$text-muted"
        minutes = f"{one.minutes} min"
        begun = "  begun" if self.offer.begun else ""
        if width >= TITLE_COLUMN + len(minutes) + len("  begun"):
            return said((one.title.ljust(TITLE_COLUMN), tone), (f"{minutes:>6}", "$text-muted"), begun)
        return said((one.title, tone), (f"  {minutes}", "$text-muted"), begun)

    def action_open(self) -> None:
        self.post_message(self.Opened(self.offer))

    def on_click(self) -> None:
        self.focus()
        self.action_open()


class RehearsalsPage(OverlayPage):
    """The list."""

    CSS_PATH = "rehearsal.tcss"

    def compose_body(self) -> ComposeResult:
        self.offers: tuple[Offer, ...] = ()
        yield Prose("Rehearsals", id="title", classes="heading")
        yield Prose(INTRO, id="intro", classes="block soft")
        with Column(id="levels"):
            # The first time, all talks are read and checked, which may take a few seconds.
            yield Prose("Reading them …", classes="soft block")

    def on_mount(self) -> None:
        self.redo(self._read)

    def journal_changed(self) -> None:
        self.redo(self._read)

    async def _read(self) -> None:
        """Off the screen's thread: the files may have to be read and checked first."""
        read = await self.host.save(self.trainer.rehearsing.offers)
        if read is not None:
            self.offers = read.result
            await self._show()

    async def _show(self) -> None:
        chosen = self.focused.id if self.focused else None
        left = self.trainer.rehearsing.left_this_week()
        count = f"{left} left this week" if left else "that's enough for this week"
        self.query_one("#title", Prose).say("Rehearsals", (f"   {count}", "not bold $text-muted"))
        place = self.query_one("#levels", Column)
        async with place.batch():
            await place.remove_children()
            await place.mount_all(list(self._rows()))
        again = place.query(f"#{chosen}") if chosen else place.query(OfferRow)
        if again:
            again.first().focus()
        self.refresh_bindings()

    def _rows(self) -> Iterator[Prose]:
        shown = tuple(levels(self.offers, self.trainer.today))
        for level in shown:
            yield Prose(level.words[0].upper() + level.words[1:], classes="heading")
            if level.why is not None:
                yield Prose(level.why, classes="said-soft why")
            for offer in level.offers:
                yield OfferRow(offer)
        if any(level.level == COUNTS and level.offers for level in shown):
            yield Prose(said(*self._needs()), classes="said-soft needs")
        yield from self._faults()

    def _needs(self) -> Iterator[Part]:
        """Which of the three that the ready list asks for are there."""
        met = needs_met(self.trainer.rehearsing.past(), self.trainer.today)
        yield "The ready list asks for three: "
        for number, (need, words) in enumerate(MEETS.items()):
            yield " · " if number else ""
            yield words
            if need in met:
                yield (f" ✓ {short_day(met[need])}", "$text-success")
        yield "."

    def _faults(self) -> Iterator[Prose]:
        faults = self.trainer.rehearsing.faults
        if faults:
            yield Prose("Some files were left out: nc-tui content check says why.", classes="said-soft needs")

    # -- what is done ------------------------------------------------------------------------------

    @on(OfferRow.Opened)
    def _open(self, opened: OfferRow.Opened) -> None:
        offer = opened.offer
        if offer.shut is None:
            self.go("rehearsal", rehearsal_id=offer.rehearsal.id)
        else:
            self.warn(why_shut(offer.shut, self.trainer.today))
