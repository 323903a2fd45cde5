"""The journal: everything by day, searched as one types; each entry opened, corrected, moved, removed."""

from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input

from nc_tui.app.pages.entry import EntryPage
from nc_tui.app.pages.page import Body
from nc_tui.app.widgets.card import Card
from nc_tui.app.widgets.diary_list import DiaryList
from nc_tui.app.widgets.fields import Field
from nc_tui.app.widgets.prose import Part, Prose, said
from nc_tui.app.widgets.skill_hue import skill_name
from nc_tui.practice.diary import Entry
from nc_tui.practice.searching import Search
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import count, near_day, where_and_who

if TYPE_CHECKING:
    from nc_tui.trainer.diary import Found, Pages

FIRST_LOOK = 0.2
"""Seconds for the first look, before older years are read."""
PREVIEWED = 1200
"""Letters of a text that the pane beside the list shows."""


class JournalPage(EntryPage):
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
        """Show the latest entries at once, and all years once they are read."""
        self._take(self.trainer.diary.latest())
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
        self.look_at_open(self._pages)

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
        entry = self.at_hand()
        if entry is not None:
            await self.leave_entry()
            self._look_for(Search(exercise=entry.exercise), f"“{entry.listed.what}”")

    async def action_same_person(self) -> None:
        """All entries with the person of the chosen one."""
        entry = self.at_hand()
        if entry is not None:
            await self.leave_entry()
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
        card.set_class(entry is None, "-nothing")
        if entry is None or self.card is not None or not self.has_class("-one-beside"):
            return
        card.head(clean_line(entry.listed.what), near_day(entry.record.day, self.host.today))
        parts: list[Part] = [self.lead(entry)]
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

    def lead(self, entry: Entry) -> Content:
        """Its skill in the hue of that, with whom and for how long; else when it was."""
        skill = self.trainer.library.skills.get(entry.listed.skill or "")
        exercise = self.trainer.exercises.get(entry.exercise)
        if skill is None or exercise is None:
            when = entry.time or near_day(entry.record.day, self.host.today)
            return said((f"{entry.listed.who or when}", "$text-muted"))
        rest = f" · {where_and_who(exercise)} · {exercise.minutes} min"
        return said(skill_name(skill.id, skill.title), (rest, "$text-muted"))

    @on(DiaryList.Opened)
    async def _opened(self, event: DiaryList.Opened) -> None:
        await self.open_entry(event.entry)

    @on(DiaryList.Moved)
    async def _to_be_moved(self, event: DiaryList.Moved) -> None:
        await self.open_entry(event.entry)
        if self.card is not None:
            self.action_move()

    def at_hand(self) -> Entry | None:
        return self.card.entry if self.card is not None else self.query_one(DiaryList).chosen

    def entry_closed(self) -> None:
        """Back to the list, with the chosen entry in sight."""
        shown = self.query_one(DiaryList)
        self.set_focus(shown)
        self.call_after_refresh(shown.show_chosen)
        self._preview(shown.chosen)

    def action_move(self) -> None:
        """From the list, open the entry to move it."""
        if self.card is None:
            self.query_one(DiaryList).action_move()
        else:
            super().action_move()

    @on(DiaryList.Removed)
    async def _to_be_removed(self) -> None:
        await self.action_remove()

    # -- keys --------------------------------------------------------------------------------------

    async def action_back(self) -> None:
        """Out of the entry, then out of the search, then to Today."""
        if self.card is not None:
            await self.leave_entry()
        elif self._search != Search():
            self._look_for(Search(), "")
        elif isinstance(self.focused, Field):
            self.query_one(DiaryList).focus()
        else:
            await self.action_home()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        entry = self.at_hand()
        match action:
            case "save":
                return self.card is not None
            case "same_exercise":
                return entry is not None and bool(entry.exercise)
            case "same_person":
                return entry is not None and bool(entry.person)
            case "search":
                return self.card is None
            case _:
                return super().check_action(action, parameters)

    def action_down(self) -> None:
        if isinstance(self.focused, Field) and self.focused.id == "search":
            self.query_one(DiaryList).focus()
        else:
            super().action_down()
