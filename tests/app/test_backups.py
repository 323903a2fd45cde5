"""The page of backups: from Settings, what one would bring, and bringing it back."""

from pathlib import Path
from threading import Event

import pytest
from textual.events import Key

from nc_tui.app.app import NcTui
from nc_tui.app.screens.backups import BackupPage, BackupRow, BackupsPage
from nc_tui.journal.backups import InBackup
from nc_tui.journal.uniting import Progress
from nc_tui.practice.kinds import Checkin
from nc_tui.trainer import Trainer
from nc_tui.trainer.backups import Restored
from tests.app.looking import assert_tidy, open_page, press, said, settled, until, whole


def lose_the_month(home: Path) -> None:
    for path in (home / "data" / "journal").rglob("2026-11.json"):
        path.unlink()


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_what_was_lost_is_shown_and_brought_back(
    app: NcTui, trainer: Trainer, home: Path, size: tuple[int, int]
) -> None:
    trainer.checkins.check_in(5, 2)
    trainer.backups.make()
    lose_the_month(home)
    (home / "state" / "backups" / "2026-11-20.zip").write_bytes(b"PK")
    trainer.session.forget_history()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "comma", "b")
        assert isinstance(app.screen, BackupsPage)
        await until(pilot, lambda: len(app.screen.query(BackupRow)) == 2)
        assert_tidy(pilot)
        assert "1 record would be added" in whole(pilot)
        assert "can't be read" in whole(pilot)
        await press(pilot, "down", "down", "enter")
        assert "2026-11-20.zip can't be read" in said(pilot)
        await press(pilot, "up", "enter")
        page = app.screen
        assert isinstance(page, BackupPage)
        await until(pilot, lambda: page.found is not None)
        await settled(pilot)
        assert_tidy(pilot)
        assert "1 record would be added" in whole(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: "1 record brought back." in said(pilot))
        await until(pilot, lambda: "Nothing is missing here" in whole(pilot))
        assert [one.mood for _record, one in trainer.session.of_day(trainer.today, Checkin)] == [5]
        assert "bring it back" not in whole(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: len(app.screen.query(BackupRow)) == 3)
        assert "before a change" in whole(pilot)


async def test_every_one_of_a_long_list_can_be_come_to(app: NcTui, trainer: Trainer, home: Path) -> None:
    trainer.checkins.check_in(5, 2)
    trainer.backups.make()
    for day in range(1, 23):
        (home / "state" / "backups" / f"2026-11-{day:02}.zip").write_bytes(b"PK")
    async with app.run_test(size=(40, 20)) as pilot:
        await open_page(pilot, "backups")
        await until(pilot, lambda: len(app.screen.query(BackupRow)) == 23)
        app.screen.query(BackupRow).last().focus()
        await settled(pilot)
        assert_tidy(pilot)


async def test_a_click_backs_up_now_and_another_one_looks_into_it(app: NcTui, trainer: Trainer) -> None:
    trainer.checkins.check_in(5, 2)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go("backups")
        await settled(pilot)
        await until(pilot, lambda: "There are none yet." in whole(pilot))
        await pilot.click("KeyRow")
        await until(pilot, lambda: len(app.screen.query(BackupRow)) == 1)
        await settled(pilot)
        assert "Backed up, as everything is now." in said(pilot)
        await pilot.click(BackupRow)
        await until(pilot, lambda: "Nothing is missing here" in whole(pilot))


async def test_a_backup_that_cannot_be_made_is_one_line(app: NcTui, home: Path) -> None:
    (home / "state").mkdir(parents=True, exist_ok=True)
    (home / "state" / "backups").write_text("in the way")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go("backups")
        await settled(pilot)
        await press(pilot, "b")
        await until(pilot, lambda: said(pilot).startswith("Not saved"))


async def test_what_is_brought_back_comes_and_is_said_though_its_page_is_left_meanwhile(
    app: NcTui, trainer: Trainer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer.checkins.check_in(5, 2)
    trainer.backups.make()
    lose_the_month(home)
    trainer.session.forget_history()
    left, restore = Event(), trainer.backups.restore

    def slowly(found: InBackup, told: Progress) -> Restored:
        left.wait(20)
        return restore(found, told)

    monkeypatch.setattr(trainer.backups, "restore", slowly)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.go("backups")
        await until(pilot, lambda: len(app.screen.query(BackupRow)) == 1)
        await press(pilot, "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, BackupPage) and app.screen.found is not None)
        await settled(pilot)
        for key in ("a", "escape"):
            app.post_message(Key(key, None))
        await until(pilot, lambda: isinstance(app.screen, BackupsPage))
        left.set()
        await until(pilot, lambda: "1 record brought back." in said(pilot))
        assert [one.mood for _record, one in trainer.session.of_day(trainer.today, Checkin)] == [5]
