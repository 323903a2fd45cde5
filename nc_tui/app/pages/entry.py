"""A page with an entry of the diary that can be opened: corrected, moved to another day, removed, erased."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.content import Content

from nc_tui.app.host import Saved
from nc_tui.app.pages.page import Body, Page
from nc_tui.app.widgets.entry_form import Changed, DayField, EntryCard
from nc_tui.app.widgets.prose import Part
from nc_tui.practice.diary import Entry
from nc_tui.trainer.errors import FOR_PEOPLE

if TYPE_CHECKING:
    from nc_tui.trainer.correcting import Corrected
    from nc_tui.trainer.diary import Pages

T = TypeVar("T")

CHANGED_ELSEWHERE = "This was changed elsewhere just now. If you save yours, both are there."
GONE_ELSEWHERE = "This was removed or moved elsewhere just now. If you save yours, it's an entry of its own."


class EntryPage(Page):
    """While an entry is open, it stands in a card in the page's body, and the page has the class
    ``-entry``."""

    card: EntryCard | None = None
    """The entry that is open."""
    _erasing = ""
    """The entry of whose words it was asked whether they are to be erased."""
    _saving = False

    def at_hand(self) -> Entry | None:
        """The entry that keys are about: the one that is open, or else the one that is chosen."""
        raise NotImplementedError

    def lead(self, entry: Entry) -> Content:
        """What an entry is about, before its fields."""
        raise NotImplementedError

    def entry_closed(self) -> None:
        """Nothing is open any more: go back to where the entry was opened."""
        raise NotImplementedError

    # -- opening and closing -------------------------------------------------------------------------

    async def open_entry(self, entry: Entry) -> None:
        """Open it, as it was left where it was being corrected. Where that can't be read it stays closed:
        closing it would discard what was typed."""
        record, corrections = entry.record, self.trainer.corrections
        read = await self.host.save(partial(corrections.draft, record))
        if read is None:
            return
        drafted = read.result
        card = EntryCard(entry, self.lead(entry), corrections.fixed(record), drafted)
        body = self.query_one(Body)
        async with self.batch():
            if self.card is not None:
                await self.card.remove()
            # Before the card is there, whose rows would be styled again for it.
            self.add_class("-entry")
            await body.mount(card)
            self.card = card
            body.scroll_home(animate=False, immediate=True)
            self.set_focus(next((each for each in card.query("*") if each.focusable), None))
            self.draw_once_it_stands()
        self.refresh_bindings()
        if drafted:
            self.tell(("Still as you left it, not saved yet.", "$text-muted"))
            self._form_changed()
        self.redo(partial(self._say_elsewhere, card), "elsewhere")

    async def _say_elsewhere(self, card: EntryCard) -> None:
        """What another machine made of the entry at the same time."""
        others = await self.host.save(partial(self.trainer.corrections.said_elsewhere, card.entry.record))
        if others is not None and others.result and self.card is card:
            lead = ("Another machine changed this at the same time:", "$text-muted")
            card.say_elsewhere(lead, *(f"\n{line[:400]}" for line in others.result))

    async def leave_entry(self) -> None:
        """Close the entry; what was changed in it and not saved is let go."""
        card = self.card
        self.cancel_saving()
        if card is not None:
            # Behind what is being saved: a draft on its way to the disk must not come after this.
            await self.host.save(partial(self.trainer.corrections.discard_draft, card.entry.record))
            async with self.batch():
                self.card = None
                await card.remove()
                self.remove_class("-entry")
                self.entry_closed()
        self.refresh_bindings()

    def look_at_open(self, found: "Pages") -> None:
        """Say so where the entry that is open was changed or removed elsewhere, by what was read now."""
        card = self.card
        if card is None or self._saving:
            return
        record = card.entry.record
        here = next((one.entry for one in found.entries if one.entry.record.id == record.id), None)
        if here is not None and here.record == record:
            return
        after = next((one.entry for one in found.entries if one.entry.record.replaces == record.id), here)
        if card.is_changed:
            self.warn(GONE_ELSEWHERE if after is None else CHANGED_ELSEWHERE)
        elif after is not None:
            self.redo(partial(self.open_entry, after), "open")
        else:
            self.redo(self.leave_entry, "open")

    # -- correcting --------------------------------------------------------------------------------

    @on(Changed)
    def _form_changed(self) -> None:
        self.save_soon()
        self.redo(self._say_effects, "effects")

    async def save_draft(self) -> None:
        """Save it, off the screen's thread."""
        card = self.card
        if card is not None and card.is_changed:
            typed = card.as_typed()
            await self.host.save(partial(self.trainer.corrections.save_draft, card.entry.record, typed))

    def write_draft(self) -> None:
        """What was changed and not saved is there again after a crash."""
        self.cancel_saving()
        card = self.card
        if card is not None and card.is_changed:
            self.trainer.corrections.save_draft(card.entry.record, card.as_typed())

    async def _say_effects(self) -> None:
        card = self.card
        if card is None:
            return
        if not card.is_changed:
            card.say_effects()
            return
        try:
            changes, day = card.changes(), card.day
        except ValueError as problem:
            card.say_effects((str(problem), "$warn"))
            return
        record, corrections = card.entry.record, self.trainer.corrections

        def told() -> tuple[bool, tuple[str, ...]]:
            try:
                return True, corrections.effects(record, changes, day)
            except FOR_PEOPLE as problem:
                return False, (str(problem),)

        lines = await self.host.save(told)
        if lines is not None and self.card is card:
            can, words = lines.result
            head: Part = ("This changes\n", "$text-muted") if can else ("", "")
            card.say_effects(head, ("\n".join(words), "" if can else "$warn"))

    async def action_save(self) -> None:
        """Save what was corrected."""
        card = self.card
        if card is None:
            return
        try:
            changes, day = card.changes(), card.day
        except ValueError as problem:
            self.warn(str(problem))
            return
        if not card.is_changed:
            await self.leave_entry()
            return
        record = card.entry.record
        saved = await self._change(lambda: self.trainer.corrections.correct(record, changes, day))
        if saved is not None:
            self._say_saved(saved.result)

    async def _change(self, change: Callable[[], T]) -> Saved[T] | None:
        """Change the entry, and close it where that worked out."""
        self._saving = True
        try:
            saved = await self.act(change)
        finally:
            self._saving = False
        if saved is not None:
            await self.leave_entry()
        return saved

    def _say_saved(self, saved: "Corrected") -> None:
        if saved.gone:
            self.warn("Saved as an entry of its own: the other one was removed or moved elsewhere.")
        elif saved.other is not None:
            self.warn("Saved. It had been changed elsewhere too: both are there now.")
        else:
            self.confirm("Saved.   z to undo")

    def action_move(self) -> None:
        """Go to the day of the entry that is open."""
        found = self.query(DayField)
        if found:
            found.first().focus()
        else:
            self.warn("This one can't be moved to another day.")

    async def action_remove(self) -> None:
        """Remove the entry; z brings it back."""
        entry = self.at_hand()
        if entry is None:
            return
        why = self.trainer.corrections.kept(entry.record)
        if why:
            self.warn(why[:1].upper() + why[1:] + ".")
            return
        saved = await self._change(partial(self.trainer.corrections.remove, entry.record))
        if saved is not None:
            self.confirm("Removed.   z brings it back")

    async def action_erase(self) -> None:
        """Erase what was written in the entry, once it was asked for twice."""
        entry = self.at_hand()
        if entry is None:
            return
        if not self.trainer.corrections.can_erase(entry.record):
            self.warn("Nothing is written in this entry.")
            return
        if self._erasing != entry.record.id:
            self._erasing = entry.record.id
            self.warn("Press e again to erase its words. Nothing brings them back; the day stays.")
            return
        self._erasing = ""
        saved = await self._change(partial(self.trainer.corrections.erase, entry.record))
        if saved is not None:
            self.confirm(f"Erased. The day stays. {saved.result}".rstrip())
