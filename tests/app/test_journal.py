"""The journal page: by keys and by mouse, at every size, with nothing in it and with far too much."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from rich.cells import cell_len
from textual import events
from textual.widget import Widget
from textual.widgets import Input

from nc_tui.app.app import NcTui
from nc_tui.app.screens.journal import JournalPage
from nc_tui.app.widgets.diary_list import DiaryList
from nc_tui.app.widgets.entry_form import DayField, EntryCard, RatingField
from nc_tui.app.widgets.fields import Sheet
from nc_tui.journal.errors import JournalError
from nc_tui.practice.kinds import Checkin, Practice
from nc_tui.practice.records import Record
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.conftest import EXTREMES
from tests.app.looking import (
    Driver,
    assert_tidy,
    at_each,
    lines,
    open_page,
    page,
    press,
    settled,
    shown,
    until,
    write,
)

AtHome = Callable[[], Trainer]
EVERY_SIZE = [(40, 20), (80, 24), (120, 35), (160, 50)]
ONE = "listening-one-open-question"


def listed(pilot: Driver) -> DiaryList:
    return page(pilot).query_one(DiaryList)


def card(pilot: Driver) -> EntryCard:
    return page(pilot).query_one(EntryCard)


async def on_journal(pilot: Driver) -> None:
    """Open the page."""
    await settled(pilot)
    await open_page(pilot, "journal")
    assert isinstance(page(pilot), JournalPage)


def standing(trainer: Trainer) -> list[Record]:
    return [one.entry.record for one in trainer.diary.whole().entries]


def recorded(trainer: Trainer, days_ago: int = 0, note: str = "in the rain", who: str = "Maja") -> Record:
    details = OutcomeDetails(predicted=5, after=2, with_=who, note=note)
    return trainer.practice.record(ONE, "done", trainer.today - timedelta(days=days_ago), details)


def facts(record: Record) -> Practice:
    assert isinstance(record.data, Practice)
    return record.data


async def to_row(pilot: Driver, kind: type[Widget], place: int = 0) -> None:
    """Go to a row of the form by the key that goes on."""
    wanted = list(card(pilot).query(kind))[place]
    for _ in range(30):
        if pilot.app.screen.focused is wanted:
            return
        await press(pilot, "tab")
    raise AssertionError(f"no way to {kind}")


@pytest.mark.parametrize("size", EXTREMES, ids=str)
async def test_an_entry_is_found_corrected_moved_removed_and_brought_back_by_keys(
    trainer: Trainer, at_home: AtHome, size: tuple[int, int]
) -> None:
    recorded(trainer)
    recorded(trainer, 3, "on the canal")
    trainer.checkins.check_in(6, 2)
    async with NcTui(trainer).run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "2", "6")
        assert_tidy(pilot)
        assert "Today Mon 23 Nov" in shown(pilot)
        assert "2 rest days" in shown(pilot)
        await press(pilot, "/")
        await write(pilot, "CANAL")
        assert [facts(one.record).note for one in listed(pilot).entries] == ["on the canal"]
        assert_tidy(pilot)
        await press(pilot, "enter", "enter")
        assert_tidy(pilot)
        await to_row(pilot, RatingField, 2)
        await press(pilot, "7")
        assert "was 2" in shown(pilot)
        assert "the picture of expected and felt" in shown(pilot)
        await press(pilot, "m")
        assert isinstance(pilot.app.screen.focused, DayField)
        await press(pilot, "left", "ctrl+s")
        assert "Saved." in shown(pilot)
        moved = facts(next(one for one in standing(at_home()) if one.day == date(2026, 11, 19)))
        assert (moved.after, moved.predicted, moved.note, moved.with_) == (7, 5, "on the canal", "Maja")
        await press(pilot, "delete")
        assert "z brings it back" in shown(pilot)
        assert len(standing(at_home())) == 2
        await press(pilot, "z")
        assert len(standing(at_home())) == 3
        await press(pilot, "escape")
        assert len(listed(pilot).entries) == 3, "esc leads out of the search"
        await press(pilot, "escape")
        assert not isinstance(page(pilot), JournalPage), "and then to Today"


@pytest.mark.parametrize("size", [(40, 20), (120, 35)], ids=str)
async def test_the_mouse_chooses_opens_and_corrects(trainer: Trainer, size: tuple[int, int]) -> None:
    recorded(trainer)
    recorded(trainer, 1)
    async with NcTui(trainer).run_test(size=size) as pilot:
        await on_journal(pilot)
        place = listed(pilot).region
        texts = [line[place.x : place.right] for line in lines(pilot)]
        rows = [number for number, line in enumerate(texts) if "One open question" in line]
        for _ in range(2):
            await pilot.click(offset=(listed(pilot).region.x + 10, rows[1]))
            await settled(pilot)
        assert card(pilot).entry.record.day == trainer.today - timedelta(days=1)
        field = card(pilot).query(RatingField).first()
        field.scroll_visible(animate=False, immediate=True)
        await settled(pilot)
        await pilot.click(offset=(field.content_region.x + 14 + 8, field.content_region.y))
        await settled(pilot)
        assert card(pilot).changes() == {"predicted": 8}


@pytest.mark.parametrize(("action", "left"), [("screen.save", 1), ("screen.remove", 0)])
async def test_a_click_on_the_edge_of_an_entry_does_what_its_key_does(
    trainer: Trainer, action: str, left: int
) -> None:
    recorded(trainer)
    async with NcTui(trainer).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        await press(pilot, "enter")
        assert "ctrl+s save" in shown(pilot)
        edge = card(pilot).bottom
        zone = next(zone for zone in edge.zones if zone.action == action)
        await pilot.click(edge, offset=(zone.start, zone.row))
        await settled(pilot)
        assert not page(pilot).query(EntryCard)
        assert len(standing(trainer)) == left


@pytest.mark.parametrize("key", ["enter", "m"])
async def test_an_entry_stays_closed_where_what_was_typed_in_it_cannot_be_read(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    record = recorded(trainer)
    trainer.corrections.save_draft(record, {"note": "half a thought"})

    def refuse(_record: Record) -> None:
        raise JournalError("Permission denied")

    with monkeypatch.context() as shut:
        shut.setattr(trainer.corrections, "draft", refuse)
        async with NcTui(trainer).run_test(size=(80, 24)) as pilot:
            await on_journal(pilot)
            await press(pilot, key)
            assert not page(pilot).query(EntryCard)
            assert "Permission denied" in shown(pilot)
    assert trainer.corrections.draft(record) == {"note": "half a thought"}


async def test_esc_leaves_an_entry_as_it_was(trainer: Trainer) -> None:
    recorded(trainer)
    async with NcTui(trainer).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        await press(pilot, "enter")
        await to_row(pilot, RatingField)
        await press(pilot, "9", "escape")
        assert facts(standing(trainer)[0]).predicted == 5
        assert not page(pilot).query(EntryCard)
        assert pilot.app.screen.focused is listed(pilot)


async def test_the_history_of_a_person_and_of_an_exercise_is_a_key_away(trainer: Trainer) -> None:
    for number in range(3):
        recorded(trainer, number * 7)
    recorded(trainer, 2, who="Samir")
    trainer.checkins.check_in(5, 1)
    async with NcTui(trainer).run_test(size=(120, 35)) as pilot:
        await on_journal(pilot)
        await press(pilot, "end", "p")
        assert len(listed(pilot).entries) == 3
        assert "with Maja" in shown(pilot)
        assert "Maja: 3 times in 3 weeks" in shown(pilot)
        assert "expected 5.0, it was 2.0" in shown(pilot)
        await press(pilot, "h")
        assert len(listed(pilot).entries) == 4
        await press(pilot, "escape")
        assert len(listed(pilot).entries) == 5


async def test_words_are_erased_once_it_was_asked_for_twice(trainer: Trainer, at_home: AtHome) -> None:
    recorded(trainer)
    async with NcTui(trainer).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        await press(pilot, "e")
        assert "Press e again" in shown(pilot)
        assert facts(standing(at_home())[0]).note == "in the rain"
        await press(pilot, "e")
        assert "Erased. The day stays." in shown(pilot)
        assert facts(standing(at_home())[0]).note is None


async def test_what_cannot_be_is_said_and_stays_typed(trainer: Trainer) -> None:
    trainer.moments.begin_urge(6)
    async with NcTui(trainer).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        await press(pilot, "enter")
        field = card(pilot).query(Input).first()
        field.focus()
        field.value = "late"
        await settled(pilot)
        assert "write it as 18:20" in shown(pilot)
        await press(pilot, "ctrl+s")
        assert field.value == "late"
        field.value = "23:59"
        await settled(pilot)
        assert "in the future" in shown(pilot)


async def test_what_is_changed_elsewhere_meanwhile_is_said_and_both_stand(
    trainer: Trainer, at_home: AtHome
) -> None:
    record = recorded(trainer)
    async with NcTui(trainer).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        await press(pilot, "enter")
        await to_row(pilot, RatingField)
        await press(pilot, "9")
        at_home().corrections.correct(record, {"note": "from the phone"})
        trainer.session.look_again()
        pilot.app.journal_changed()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "changed elsewhere just now" in shown(pilot)
        await press(pilot, "ctrl+s")
        assert "both are there now" in shown(pilot)
        found = [facts(one) for one in standing(at_home())]
        assert {(one.predicted, one.note) for one in found} == {(9, "in the rain"), (5, "from the phone")}


async def test_a_correction_that_was_not_saved_is_there_again_after_a_crash(
    trainer: Trainer, at_home: AtHome
) -> None:
    recorded(trainer)
    async with NcTui(trainer).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        await press(pilot, "enter")
        await to_row(pilot, RatingField)
        await press(pilot, "9")
        await to_row(pilot, Sheet)
        await write(pilot, ", and then some")
        page(pilot).save_now()
    async with NcTui(at_home()).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        await press(pilot, "enter")
        assert "not saved yet" in shown(pilot)
        assert card(pilot).changes() == {"predicted": 9, "note": "in the rain, and then some"}
        await press(pilot, "ctrl+s")
        assert facts(standing(at_home())[0]).note == "in the rain, and then some"
        await press(pilot, "enter")
        assert card(pilot).changes() == {}


async def test_what_closes_the_way_is_read_here_and_changed_elsewhere(trainer: Trainer) -> None:
    trainer.situation.answer_gate("asked-no-contact", True)
    async with NcTui(trainer).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        await press(pilot, "delete")
        assert "under 3, my situation" in shown(pilot)
        await press(pilot, "enter")
        assert "under 3, my situation" in shown(pilot)
        assert not card(pilot).query(DayField)
        assert trainer.situation.closed_gate() == "asked-no-contact"


async def test_a_journal_without_records_says_what_will_be_there(app: NcTui) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        async for size in at_each(pilot, EVERY_SIZE):
            assert "Nothing yet." in shown(pilot), size
            assert_tidy(pilot)
        await press(pilot, "down", "enter", "delete", "m", "e", "end", "pageup", "/")
        await write(pilot, "x")
        await press(pilot, "enter")
        assert_tidy(pilot)


@pytest.mark.parametrize("size", [(40, 20), (120, 35)], ids=str)
async def test_hostile_endless_and_foreign_texts_are_shown_as_text(
    trainer: Trainer, size: tuple[int, int]
) -> None:
    recorded(trainer, 0, "pomegranate " * 8_000)
    recorded(trainer, 1, "[bold red]not markup[/] \x1b[31m $error", "[@click=app.quit]x[/]")
    recorded(trainer, 2, "שלום לכולם · مرحبا", "👨‍👩‍👧‍👦 family")
    recorded(trainer, 3, "你好，今天下雨了。" * 30, "王小明")
    async with NcTui(trainer).run_test(size=size) as pilot:
        await on_journal(pilot)
        for _ in range(4):
            assert all(cell_len(line) <= size[0] for line in lines(pilot))
            await press(pilot, "enter")
            await press(pilot, "escape", "down")
        if size[0] > 60:
            assert "[bold red]not markup[/]" in shown(pilot)
        await press(pilot, "/")
        await write(pilot, "你好")
        assert len(listed(pilot).entries) == 1


async def test_a_day_with_forty_records_is_gone_through_row_by_row(trainer: Trainer) -> None:
    at = trainer.now()
    many = [
        (Checkin(mood=number % 10), trainer.today, at - timedelta(minutes=number)) for number in range(40)
    ]
    trainer.session.journal.append_many(many)
    trainer.session.forget_history()
    async with NcTui(trainer).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        for number in range(1, 40):
            pilot.app.post_message(events.Key("down", None))
            await settled(pilot)
            chosen = listed(pilot).chosen
            assert chosen is not None
            assert listed(pilot).place == number
            assert f"▌ {chosen.time}" in shown(pilot)
        await press(pilot, "home")
        assert listed(pilot).place == 0
        await press(pilot, "pagedown")
        assert 10 < listed(pilot).place < 30


async def test_the_terminals_cursor_stands_at_the_chosen_entry(demo: Trainer) -> None:
    async with NcTui(demo).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        for key in ("down", "down", "pagedown", "end", "up"):
            await press(pilot, key)
            assert lines(pilot)[pilot.app.cursor_position.y].lstrip().startswith("▌")


async def test_resizing_keeps_the_chosen_entry_in_sight(demo: Trainer) -> None:
    async with NcTui(demo).run_test(size=(160, 50)) as pilot:
        await on_journal(pilot)
        await press(pilot, "pagedown", "pagedown", "down")
        chosen = listed(pilot).chosen
        for size in ((40, 20), (120, 35), (300, 80), (80, 24)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: any(line.lstrip(" │").startswith("▌") for line in lines(pilot)))
            assert listed(pilot).chosen == chosen


async def test_of_ten_years_only_what_is_in_sight_is_drawn(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = datetime.fromisoformat("2016-11-23T08:00:00+01:00")
    made = [
        (Checkin(mood=n % 10), (at + timedelta(days=n)).date(), at + timedelta(days=n)) for n in range(3650)
    ]
    trainer.session.journal.append_many(made)
    trainer.session.forget_history()
    drawn: list[int] = []
    draw = DiaryList.render_line

    def counted(self: DiaryList, y: int) -> object:
        drawn.append(y)
        return draw(self, y)

    monkeypatch.setattr(DiaryList, "render_line", counted)
    async with NcTui(trainer).run_test(size=(80, 24)) as pilot:
        await on_journal(pilot)
        await until(pilot, lambda: len(listed(pilot).entries) == 3650)
        await settled(pilot)
        drawn.clear()
        await press(pilot, "down")
        assert len(drawn) <= 60
        await press(pilot, "end")
        chosen = listed(pilot).chosen
        assert chosen is not None
        assert chosen.record.day == date(2016, 11, 23)
