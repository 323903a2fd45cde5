"""The page of the lock: from Settings, turned on, changed and off again, and nothing typed is kept anywhere."""

from pathlib import Path

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.screens.lock import LockPage
from nc_tui.app.widgets.fields import Secret
from nc_tui.app.widgets.prose import Prose
from nc_tui.journal.errors import DiskFullError
from nc_tui.practice.kinds import Checkin
from nc_tui.trainer import Trainer
from nc_tui.trainer.locking import Lock, WrongSecretError
from tests.app.looking import Driver, assert_tidy, open_page, press, said, settled, shown, until, whole, write

pytestmark = pytest.mark.usefixtures("quick_keys")
PASSPHRASE, OTHER = "four words by chance", "another one by chance"


async def answer(pilot: Driver, words: str) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen.focused, Secret))
    await write(pilot, words)
    await press(pilot, "enter")


async def at_rest(pilot: Driver, heading: str) -> None:
    """Until the page says how it is again."""
    await until(pilot, lambda: heading in whole(pilot))
    await settled(pilot)


def recovery_key(pilot: Driver) -> str:
    return next(
        text
        for prose in pilot.app.screen.query(Prose)
        if (text := str(prose.content).split("\n")[-1]).count("-") == 6
    )


def holds(home: Path, words: str) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def moods(trainer: Trainer) -> list[int | None]:
    return [one.mood for _record, one in trainer.session.of_day(trainer.today, Checkin)]


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_it_is_turned_on_changed_and_off_again(
    app: NcTui, trainer: Trainer, home: Path, size: tuple[int, int]
) -> None:
    trainer.checkins.check_in(5, 2)
    trainer.backups.make()
    lock = Lock(trainer.session.folders)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "comma", "l")
        assert isinstance(app.screen, LockPage)
        await at_rest(pilot, "The lock is off")
        assert_tidy(pilot)
        await press(pilot, "enter")
        await answer(pilot, "short")
        assert "at least 8 letters" in said(pilot)
        await answer(pilot, PASSPHRASE)
        assert PASSPHRASE not in shown(pilot)
        await answer(pilot, "something else")
        assert "They differ" in said(pilot)
        await answer(pilot, PASSPHRASE)
        await until(pilot, lambda: "Recovery key" in whole(pilot))
        await settled(pilot)
        assert_tidy(pilot)
        assert not lock.is_on
        recovery = recovery_key(pilot)
        await write(pilot, "nope")
        await press(pilot, "enter")
        assert "They differ" in said(pilot)
        await write(pilot, recovery[-4:].lower())
        await press(pilot, "enter")
        await at_rest(pilot, "The lock is on")
        assert_tidy(pilot)
        assert said(pilot).startswith("The lock is on.")
        assert (lock.status().on, lock.status().waiting) == (True, 0)
        assert [path.name for path in (home / "data").rglob("*.age")] == ["2026-11.json.age"]
        assert holds(home, PASSPHRASE) + holds(home, recovery) + holds(home, '"mood"') == []
        trainer.checkins.check_in(7, 1)
        assert moods(trainer) == [5, 7]

        await press(pilot, "c")
        await answer(pilot, "not the one")
        await until(pilot, lambda: "That isn't the passphrase" in said(pilot))
        await answer(pilot, PASSPHRASE)
        await answer(pilot, OTHER)
        await answer(pilot, OTHER)
        await at_rest(pilot, "The lock is on")
        assert lock.open(OTHER)
        with pytest.raises(WrongSecretError):
            lock.open(PASSPHRASE)
        await press(pilot, "x")
        await answer(pilot, OTHER)
        await at_rest(pilot, "The lock is off")
        assert_tidy(pilot)
        assert "with the passphrase there is" in whole(pilot)
        assert moods(trainer) == [5, 7]
        assert holds(home / "data", '"mood":7') != []
        await press(pilot, "o")
        await answer(pilot, OTHER)
        await at_rest(pilot, "The lock is on")
        assert holds(home / "data", '"mood":7') == []


async def test_esc_leaves_the_question_first_and_nothing_was_changed(app: NcTui, trainer: Trainer) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, "lock")
        await at_rest(pilot, "The lock is off")
        await press(pilot, "o")
        await answer(pilot, PASSPHRASE)
        await answer(pilot, PASSPHRASE)
        await until(pilot, lambda: "Recovery key" in whole(pilot))
        await press(pilot, "escape")
        await at_rest(pilot, "The lock is off")
        assert "Nothing was changed." in said(pilot)
        assert not Lock(trainer.session.folders).has_key
        await press(pilot, "escape")
        assert not isinstance(app.screen, LockPage)


async def test_where_the_passphrase_is_forgotten_the_recovery_key_opens_it_and_both_can_be_made_anew(
    app: NcTui, trainer: Trainer
) -> None:
    new = Lock.new_key(PASSPHRASE)
    trainer.locking.turn_on(new, lambda _done, _of: None)
    lock = trainer.locking.lock
    async with app.run_test(size=(120, 35)) as pilot:
        await open_page(pilot, "lock")
        await at_rest(pilot, "The lock is on")
        await press(pilot, "f")
        await until(pilot, lambda: "The recovery key" in whole(pilot))
        await write(pilot, new.recovery[:-1])
        await press(pilot, "enter")
        assert "28 letters" in said(pilot)
        await write(pilot, new.recovery.lower())
        await press(pilot, "enter")
        await answer(pilot, OTHER)
        await answer(pilot, OTHER)
        await at_rest(pilot, "The lock is on")
        await press(pilot, "r")
        await answer(pilot, OTHER)
        await until(pilot, lambda: "isn't shown again" in whole(pilot))
        fresh = recovery_key(pilot)
        assert lock.open(new.recovery, recovery=True)
        await write(pilot, fresh[-4:])
        await press(pilot, "enter")
        await at_rest(pilot, "The lock is on")
        assert lock.open(fresh, recovery=True)
        with pytest.raises(WrongSecretError):
            lock.open(new.recovery, recovery=True)


async def test_turning_it_off_that_was_interrupted_goes_on_with_one_key(
    app: NcTui, trainer: Trainer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer.checkins.check_in(5, 2)
    trainer.locking.turn_on(Lock.new_key(PASSPHRASE), lambda _done, _of: None)

    def full(*_given: object) -> None:
        raise DiskFullError(home)

    async with app.run_test(size=(40, 20)) as pilot:
        await open_page(pilot, "lock")
        await at_rest(pilot, "The lock is on")
        with monkeypatch.context() as patched:
            patched.setattr("nc_tui.trainer.locking.bring_over", full)
            await press(pilot, "x")
            await answer(pilot, PASSPHRASE)
            await at_rest(pilot, "The lock is off")
        assert "Not saved" in said(pilot)
        assert "of this machine still encrypted" in whole(pilot)
        assert "on every machine" not in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: "files are plain" in said(pilot))
        assert "still encrypted" not in whole(pilot)
    assert list(home.rglob("*.age")) == []
    assert moods(trainer) == [5]


async def test_two_recovery_keys_or_one_and_a_passphrase_open_the_keys_of_two_machines(
    app: NcTui, trainer: Trainer, home: Path
) -> None:
    new, others = Lock.new_key(PASSPHRASE), Lock.new_key("the other machine's")
    trainer.locking.turn_on(new, lambda _done, _of: None)
    keys = home / "data" / "journal" / "keys"
    for kind, content in others.files.items():
        (keys / f"{others.name}.{kind}").write_bytes(content)
    async with app.run_test(size=(40, 20)) as pilot:
        await open_page(pilot, "lock")
        for second in (others.recovery, OTHER):
            await at_rest(pilot, "The lock is on")
            await press(pilot, "f")
            await until(pilot, lambda: "The recovery key" in whole(pilot))
            await write(pilot, new.recovery)
            await press(pilot, "enter")
            await until(pilot, lambda: "The other machine's recovery key, or" in whole(pilot))
            await answer(pilot, "not the one")
            await until(pilot, lambda: "That isn't the passphrase" in said(pilot))
            await answer(pilot, second)
            await until(pilot, lambda: "A new passphrase" in whole(pilot))
            await answer(pilot, OTHER)
            await answer(pilot, OTHER)
        await at_rest(pilot, "The lock is on")
    assert not trainer.locking.lock.open(OTHER).closed
