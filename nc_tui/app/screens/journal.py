"""The journal: everything by day, searched as one types; each entry opened, corrected, moved, removed."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from nc_tui.app.pages.page import Body, Page
from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.diary_list import DiaryList
from nc_tui.app.widgets.entry_form import Changed, DayField, EntryCard, keys_of
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.app.widgets.skill_hue import skill_name
from nc_tui.practice.diary import Entry
from nc_tui.practice.searching import Search
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import count, near_day, where_and_who
from nc_tui.trainer.errors import FOR_PEOPLE

if TYPE_CHECKING:
    from nc_tui.trainer.correcting import Corrected
    from nc_tui.trainer.diary import Found, Pages

FIRST_LOOK = 0.2
"""Seconds for the first look, before older years are read."""
PREVIEWED = 1200
"""Letters of a text that the pane beside the list shows."""
CHANGED_ELSEWHERE = "This was changed elsewhere just now. If you save yours, both are there."
GONE_ELSEWHERE = "This was removed or moved elsewhere just now. If you save yours, it's an entry of its own."


class JournalPage(Page):
    """The list of days, and the entry that is open."""

    CSS_PATH = "journal.tcss"
    BINDINGS = [
        Binding("ctrl+s", "save", "save", key_display="ctrl+s", priority=True),
        Binding("slash", "search", "search", key_display="/"),
        Binding("m", "move", "another day"),
        Binding("delete", "remove", "remove", key_display="del"),
        Binding("p", "same_person", "this person"),
        Binding("h", "same_exercise", "this exercise"),
        Binding("e", "erase", "erase its words"),
        Binding("escape", "back", "back", key_display="esc"),
    ]

    _pages: "Pages | None" = None
    _found: "Found | None" = None
    _search = Search()
    _older: object = None
    """The digests of the older months when these were read: where they are others, the months may be too."""
    _day: date | None = None
    """The day that is to be shown once it is read."""
    _scope = ""
    _erasing = ""
    _saving = False

    def compose_middle(self) -> ComposeResult:
        with Horizontal(id="both"):
            with Vertical(id="left") as left:
                left.border_title = "Journal"
                with Horizontal(id="searching"):
                    yield Prose(id="scope")
                    yield Field(id="search")
                    yield Prose(id="aside")
                yield DiaryList(id="list")
                yield Prose(id="facts")
            with Body(id="body"):
                yield Card("", "", Prose(id="preview"), id="preview-card")

    def on_mount(self) -> None:
        self.query_one(DiaryList).focus()

    # -- what there is -----------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        if self._pages is None:
            self._load()

    def _load(self) -> None:
        """Show what is in memory at once, and all years once they are read."""
        self._take(self.trainer.diary.recent())
        if self._pages is not None and not self._pages.whole:
            self.set_timer(FIRST_LOOK, self._read_whole)

    def _read_whole(self) -> None:
        self._older = self.trainer.history.digests
        self.redo(self._whole, "whole")

    async def _whole(self) -> None:
        read = await self.host.save(self.trainer.diary.whole)
        if read is not None:
            self._take(read.result)

    def _take(self, pages: "Pages") -> None:
        self._pages, self._found = pages, None
        self._show_found()

    def journal_changed(self) -> None:
        if self._pages is None:
            return
        self._take(self.trainer.diary.renewed(self._pages))
        if self.trainer.history.digests is not self._older:
            self._read_whole()
        self._look_at_open()

    def _show_found(self) -> None:
        """Show what the search finds in what was read."""
        pages, diary = self._pages, self.trainer.diary
        if pages is None:
            return
        self._found = found = diary.search(pages, self._search, self._found)
        shown = self.query_one(DiaryList)
        skills = {skill.id: skill.title for skill in self.trainer.library.skills.values()}
        if found.is_search:
            shown.show_hits(diary.days(found.hits, plain=True), skills, self._search.text)
        else:
            shown.show_days(diary.days(found.hits), skills)
        self._say_found(found)
        self._preview(shown.chosen)
        self._find_day()

    def _say_found(self, found: "Found") -> None:
        entries = count(found.of, "entry", "entries")
        self.query_one("#search", Field).placeholder = f"search {entries}: notes, answers, people, titles"
        self.query_one("#scope", Prose).say(("/ ", "bold $key"), f"{self._scope}  " if self._scope else "")
        aside: tuple[Part, ...] = (
            (("esc", "bold $key"), " all") if found.is_search else ("expected → it was",)
        )
        self.query_one("#aside", Prose).say(*(aside if found.of else ()))
        total = f"{len(found.hits):,} of {found.of:,}" if found.is_search else entries
        self.query_one("#left").border_subtitle = total if found.of else ""
        facts = self.query_one("#facts", Prose)
        first, second = found.about
        if found.of == 0:
            facts.say("Nothing yet. What you record is listed here, day by day.")
        elif found.is_search and not found.hits:
            facts.say(f"Nothing found in {entries}.")
        else:
            lead = (first, "$foreground") if first else (f"{total} entries", "")
            facts.say(lead, f"\n{second}" if second else "")
        wanted = found.is_search and bool(first or not found.hits or not self.has_class("-one-beside"))
        facts.set_class(found.of == 0 or wanted, "-there")

    def show_day(self, day: date) -> None:
        """Choose the latest entry of a day, or of the one before it that has some."""
        self._day = day
        if self._pages is not None and self.is_mounted:
            if self._search != Search():
                self._look_for(Search(), "")
            else:
                self._find_day()

    def _find_day(self) -> None:
        """What is wanted may be among the years that are still to be read."""
        pages, day = self._pages, self._day
        if pages is None or day is None:
            return
        shown = self.query_one(DiaryList)
        place = next((n for n, one in enumerate(shown.entries) if one.record.day <= day), None)
        if place is not None:
            self.call_after_refresh(shown.choose, place)
        if place is not None or pages.whole:
            self._day = None

    # -- searching ---------------------------------------------------------------------------------

    def action_search(self) -> None:
        self.query_one("#search", Field).focus()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value.strip() != self._search.text:
            kept = self._search
            self._search = Search(event.value.strip(), kept.kind, kept.exercise, kept.person)
            self._show_found()

    @on(Input.Submitted, "#search")
    def _searched(self, event: Input.Submitted) -> None:
        """Enter goes to what was found."""
        event.stop()
        self.query_one(DiaryList).focus()

    def _look_for(self, search: Search, scope: str) -> None:
        self._search, self._scope = search, scope
        with self.prevent(Input.Changed):
            self.query_one("#search", Field).value = search.text
        self._found = None
        self._show_found()
        self.query_one(DiaryList).focus()

    async def action_same_exercise(self) -> None:
        """All entries about the exercise of the chosen one."""
        entry = self._at_hand()
        if entry is not None and await self._leave_entry():
            self._look_for(Search(exercise=entry.exercise), f"“{entry.listed.what}”")

    async def action_same_person(self) -> None:
        """All entries with the person of the chosen one."""
        entry = self._at_hand()
        if entry is not None and await self._leave_entry():
            name = getattr(entry.record.data, "with_", None) or ""
            self._look_for(Search(person=entry.person), f"with {clean_line(name, 24)}")

    # -- the entry beside the list -------------------------------------------------------------------

    @on(DiaryList.Chosen)
    def _chosen(self, event: DiaryList.Chosen) -> None:
        self._erasing = ""
        self._preview(event.entry)
        self.refresh_bindings()

    def _preview(self, entry: Entry | None) -> None:
        """The chosen entry in the pane beside the list; drawn only where there is one."""
        card = self.query_one("#preview-card", Card)
        card.display = entry is not None and not self.query(EntryCard)
        if entry is None or not card.display or not self.has_class("-one-beside"):
            return
        card.head(clean_line(entry.listed.what), near_day(entry.record.day, self.host.today))
        parts: list[Part] = [self._lead(entry)]
        who = entry.listed.who if entry.listed.skill else ""
        said_so = " · ".join(part for part in (who, entry.listed.ratings) if part)
        if said_so:
            parts.append(f"\n\n{said_so}")
        for text in entry.listed.texts:
            more = "…" if len(text) > PREVIEWED else ""
            parts.append(f"\n\n“{text[:PREVIEWED]}{more}”")
        if entry.record.erased:
            parts.append(("\n\nIts words are erased.", "$text-muted"))
        self.query_one("#preview", Prose).say(*parts)

    def _lead(self, entry: Entry) -> Content:
        """What an entry is about, before its fields: its skill in the hue of that."""
        skill = self.trainer.library.skills.get(entry.listed.skill or "")
        exercise = self.trainer.exercises.get(entry.exercise)
        if skill is None or exercise is None:
            when = entry.time or near_day(entry.record.day, self.host.today)
            return said((f"{entry.listed.who or when}", "$text-muted"))
        rest = f" · {where_and_who(exercise)} · {exercise.minutes} min"
        return said(skill_name(skill.id, skill.title), (rest, "$text-muted"))

    @on(DiaryList.Opened)
    async def _opened(self, event: DiaryList.Opened) -> None:
        await self._open(event.entry)

    @on(DiaryList.Moved)
    async def _to_be_moved(self, event: DiaryList.Moved) -> None:
        await self._open(event.entry)
        self.action_move()

    async def _open(self, entry: Entry) -> None:
        record = entry.record
        corrections = self.trainer.corrections
        below: list[Widget] = [Prose(""), Prose(id="effects"), Prose(id="elsewhere")]
        drafted = self.trainer.corrections.draft(record)
        card = EntryCard(entry, self._lead(entry), corrections.fixed(record), below, drafted)
        card.bottom.keys = keys_of(entry)
        body = self.query_one(Body)
        async with body.batch():
            await self.query(EntryCard).remove()
            self.query_one("#preview-card").display = False
            await body.mount(card)
        self.add_class("-entry")
        body.scroll_home(animate=False)
        first = next((widget for widget in card.query("*") if widget.focusable), None)
        if first is not None:
            first.focus()
        else:
            self.set_focus(None)
        self.refresh_bindings()
        if drafted:
            self.tell(("Still as you left it, not saved yet.", "$text-muted"))
            self._form_changed()
        self.redo(partial(self._say_elsewhere, card), "elsewhere")

    async def _say_elsewhere(self, card: EntryCard) -> None:
        """What another machine made of the entry at the same time."""
        others = await self.host.save(partial(self.trainer.corrections.said_elsewhere, card.entry.record))
        if others is not None and others.result and self._card is card:
            lead = ("Another machine changed this at the same time:", "$text-muted")
            card.query_one("#elsewhere", Prose).say(lead, *(f"\n{line[:400]}" for line in others.result))

    @property
    def _card(self) -> EntryCard | None:
        found = self.query(EntryCard)
        return found.first() if found else None

    def _at_hand(self) -> Entry | None:
        """The entry that is open, or else the chosen one."""
        card = self._card
        return card.entry if card is not None else self.query_one(DiaryList).chosen

    async def _leave_entry(self) -> bool:
        """Close the entry; what was changed in it and not saved is let go."""
        card = self._card
        self.cancel_saving()
        if card is not None:
            # Behind what is being saved: a draft on its way to the disk must not come after this.
            await self.host.save(partial(self.trainer.corrections.discard_draft, card.entry.record))
            await card.remove()
            self.remove_class("-entry")
            shown = self.query_one(DiaryList)
            shown.focus()
            self.call_after_refresh(shown.show_chosen)
            self._preview(shown.chosen)
        self.refresh_bindings()
        return True

    def _look_at_open(self) -> None:
        """Say so where the entry that is open was changed or removed elsewhere."""
        card, found = self._card, self._pages
        if card is None or found is None or self._saving:
            return
        record = card.entry.record
        here = next((one.entry for one in found.entries if one.entry.record.id == record.id), None)
        if here is not None and here.record == record:
            return
        after = next((one.entry for one in found.entries if one.entry.record.replaces == record.id), here)
        if card.is_changed:
            self.warn(GONE_ELSEWHERE if after is None else CHANGED_ELSEWHERE)
        elif after is not None:
            self.redo(partial(self._open, after), "open")
        else:
            self.redo(self._close_quietly, "open")

    async def _close_quietly(self) -> None:
        await self._leave_entry()

    # -- correcting --------------------------------------------------------------------------------

    @on(Changed)
    def _form_changed(self) -> None:
        self.save_soon()
        self.redo(self._say_effects, "effects")

    async def save_draft(self) -> None:
        """Save it, off the screen's thread."""
        card = self._card
        if card is not None and card.is_changed:
            typed = card.as_typed()
            await self.host.save(partial(self.trainer.corrections.save_draft, card.entry.record, typed))

    def write_draft(self) -> None:
        """What was changed and not saved is there again after a crash."""
        self.cancel_saving()
        card = self._card
        if card is not None and card.is_changed:
            self.trainer.corrections.save_draft(card.entry.record, card.as_typed())

    async def _say_effects(self) -> None:
        card = self._card
        if card is None:
            return
        place = self.query_one("#effects", Prose)
        if not card.is_changed:
            place.say()
            return
        try:
            changes, day = card.changes(), card.day
        except ValueError as problem:
            place.say((str(problem), "$warn"))
            return
        record, corrections = card.entry.record, self.trainer.corrections

        def told() -> tuple[bool, tuple[str, ...]]:
            try:
                return True, corrections.effects(record, changes, day)
            except FOR_PEOPLE as problem:
                return False, (str(problem),)

        lines = await self.host.save(told)
        if lines is not None and self._card is card:
            can, words = lines.result
            head: Part = ("This changes\n", "$text-muted") if can else ("", "")
            place.say(head, ("\n".join(words), "" if can else "$warn"))

    async def action_save(self) -> None:
        """Save what was corrected."""
        card = self._card
        if card is None:
            return
        try:
            changes, day = card.changes(), card.day
        except ValueError as problem:
            self.warn(str(problem))
            return
        if not card.is_changed:
            await self._leave_entry()
            return
        record = card.entry.record
        self._saving = True
        try:
            saved = await self.act(lambda: self.trainer.corrections.correct(record, changes, day))
        finally:
            self._saving = False
        if saved is not None:
            await self._leave_entry()
            self._say_saved(saved.result)

    def _say_saved(self, saved: "Corrected") -> None:
        if saved.gone:
            self.warn("Saved as an entry of its own: the other one was removed or moved elsewhere.")
        elif saved.other is not None:
            self.warn("Saved. It had been changed elsewhere too: both are there now.")
        else:
            self.confirm("Saved.   z to undo")

    def action_move(self) -> None:
        """Go to the day of the entry that is open; from the list, open it there."""
        card = self._card
        if card is None:
            self.query_one(DiaryList).action_move()
            return
        found = card.query(DayField)
        if found:
            found.first().focus()
        else:
            self.warn("This one can't be moved to another day.")

    @on(DiaryList.Removed)
    async def _to_be_removed(self) -> None:
        await self.action_remove()

    async def action_remove(self) -> None:
        """Remove the entry; z brings it back."""
        entry = self._at_hand()
        if entry is None:
            return
        why = self.trainer.corrections.kept(entry.record)
        if why:
            self.warn(why[:1].upper() + why[1:] + ".")
            return
        self._saving = True
        try:
            saved = await self.act(partial(self.trainer.corrections.remove, entry.record))
        finally:
            self._saving = False
        if saved is not None:
            await self._leave_entry()
            self.confirm("Removed.   z brings it back")

    async def action_erase(self) -> None:
        """Erase what was written in the entry, once it was asked for twice."""
        entry = self._at_hand()
        if entry is None:
            return
        if not self.trainer.corrections.can_erase(entry.record):
            self.warn("Nothing is written in this entry.")
            return
        if self._erasing != entry.record.id:
            self._erasing = entry.record.id
            self.warn("Press e again to erase its words. Nothing brings them back; the day stays.")
            return
        self._erasing, self._saving = "", True
        try:
            saved = await self.act(partial(self.trainer.corrections.erase, entry.record))
        finally:
            self._saving = False
        if saved is not None:
            await self._leave_entry()
            self.confirm(f"Erased. The day stays. {saved.result}".rstrip())

    # -- keys --------------------------------------------------------------------------------------

    async def action_back(self) -> None:
        """Out of the entry, then out of the search, then to Today."""
        if self._card is not None:
            await self._leave_entry()
        elif self._search != Search():
            self._look_for(Search(), "")
        elif isinstance(self.focused, Field):
            self.query_one(DiaryList).focus()
        else:
            await self.action_home()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        entry = self._at_hand()
        match action:
            case "save":
                return self._card is not None
            case "same_exercise":
                return entry is not None and bool(entry.exercise)
            case "same_person":
                return entry is not None and bool(entry.person)
            case "search":
                return self._card is None
            case _:
                return super().check_action(action, parameters)

    def action_down(self) -> None:
        if isinstance(self.focused, Field) and self.focused.id == "search":
            self.query_one(DiaryList).focus()
        else:
            super().action_down()
