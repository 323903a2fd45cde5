"""A journal that is locked holds no plain text, loses nothing on the way there and back, and opens only with
its passphrase or its recovery key."""

import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from nc_tui.journal import backups, encrypting, keys
from nc_tui.journal.drafts import Drafts
from nc_tui.journal.durable import replace_file
from nc_tui.journal.errors import JournalError, RefusedError, RemainsError
from nc_tui.journal.folders import Folders, folders
from nc_tui.journal.journal import Journal
from nc_tui.journal.keys import NewKey, NoKeyError, Opened, WrongSecretError
from nc_tui.journal.notice import notice
from nc_tui.journal.sealing import write_seal
from nc_tui.journal.store import Store
from nc_tui.practice.kinds import Letter, Profile
from nc_tui.practice.records import Record
from nc_tui.practice.way import SealedFacts, way
from nc_tui.trainer.locking import Lock, bring_over
from tests.journal.examples import TODAY, Clock, checkin, practice
from tests.journal.killing import killed_before

pytestmark = pytest.mark.usefixtures("quick_keys")
MARKER = "Zwetschgendatschi"
PASSPHRASE = "four words by chance"


def quietly(_done: int, _of: int) -> None:
    """Nobody looks on."""


def opened(home: Path, secret: str = PASSPHRASE, *, recovery: bool = False) -> Journal:
    """The locked journal, opened anew."""
    place = folders(home)
    key = Lock(place).open(secret, recovery=recovery)
    assert key.closed == ()
    return Journal(place, Clock(), Lock(place).opened(key), encodes=keys.is_on(place))


def lock(home: Path, new: NewKey | None = None) -> NewKey:
    """Turns the lock on for the first time and encrypts what is there."""
    new = new or Lock.new_key(PASSPHRASE)
    assert bring_over(Lock(folders(home)).turn_on(new, Clock()), quietly)[1] == ()
    return new


def unlock(home: Path) -> None:
    place = folders(home)
    assert bring_over(Lock(place).turn_off(Lock(place).open(PASSPHRASE), Clock()), quietly)[1] == ()


def plain(home: Path) -> Journal:
    return Journal(folders(home), Clock())


def holding(home: Path, word: str = MARKER) -> list[str]:
    """The files below the home that hold the word, inside a zip too."""
    found = []
    for path in sorted(home.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            inside = b""
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    inside = b"\n".join(archive.read(name) for name in archive.namelist())
            if word.encode() in raw + inside or word.encode() in str(path).encode():
                found.append(str(path.relative_to(home)))
    return found


def fill_everything(home: Path) -> tuple[Record, ...]:
    """A home with the marker in every kind of file that may hold a text."""
    place, journal = folders(home), plain(home)
    journal.append(Letter("kept", MARKER), TODAY)
    journal.append(practice(MARKER), TODAY.replace(year=2020))
    journal.append(Profile(gates={"asked-no-contact": True}), TODAY)
    journal.back_up_daily()
    path = place.journal / journal.device / "2026-11.json"
    raw = path.read_bytes()
    path.write_bytes(raw[:-30])
    journal.repair()
    path.write_bytes(raw)
    Drafts(place).save("letter", MARKER)
    (place.state / "drafts" / "note.draft").write_bytes(b"nc-tui draft 1 " + MARKER.encode())
    Drafts(place).load("note")
    for folder in (path.parent, place.state, place.state / "drafts", place.state / "backups"):
        (folder / ".x.1-1.nc-tmp").write_text(MARKER)
    (path.parent / "2026-11.sync-conflict-20261123.json").write_bytes(raw)
    (place.state / "backups" / "2020-01-01.zip").write_text(MARKER)
    plain(home).history(TODAY)
    return plain(home).everything()


def test_no_plain_text_is_left_anywhere_and_all_comes_back(home: Path, place: Folders) -> None:
    before = fill_everything(home)
    assert len(holding(home)) > 10
    new = Lock.new_key(PASSPHRASE)
    told: list[tuple[int, int]] = []
    journal = Lock(place).turn_on(new, Clock())
    _count, left = bring_over(journal, lambda done, of: told.append((done, of)))
    assert [path.name for path in left] == ["2020-01-01.zip.age"]
    assert told[-1][0] == told[-1][1]
    assert holding(home) == []
    assert holding(home, "asked-no-contact") == []
    assert {path.suffix for path in place.state.iterdir() if path.is_file()} <= {".age", ".lock", ""}
    assert not {"index", "status", "inventory"} & {path.name for path in place.state.iterdir()}
    again = opened(home)
    assert again.everything() == before
    assert again.waiting() == ()
    assert Drafts(place, again.codec).load("letter") == MARKER
    assert [damage.file.name for damage in again.damage() if "draft" in str(damage)] == ["note.draft.age"]
    again.append(practice(MARKER), date(2026, 1, 5))
    again.back_up()
    again.history(TODAY)
    Drafts(place, again.codec).save("letter", f"{MARKER} again")
    assert holding(home) == []
    unlock(home)
    assert [record for record in plain(home).everything() if record in before] == list(before)
    assert Drafts(place).load("letter") == f"{MARKER} again"
    assert not list(place.journal.rglob("*.age"))
    assert not keys.needs_key(place)
    assert plain(home).newer() == 0


def test_the_same_again_changes_nothing(home: Path) -> None:
    fill_everything(home)
    new = Lock.new_key(PASSPHRASE)
    bring_over(Lock(folders(home)).turn_on(new, Clock()), quietly)
    files = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    bring_over(opened(home), quietly)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == files


def test_a_version_that_knows_no_encryption_says_newer_and_what_it_adds_is_read(home: Path) -> None:
    first = plain(home).append(checkin(), TODAY)
    device = plain(home).device
    new = lock(home)
    path = folders(home).journal / device / "2026-11.json"
    assert path.read_bytes() == notice(device, TODAY.replace(day=1))
    elsewhere = home.parent / "earlier"
    shutil.copytree(folders(home).journal / device, folders(elsewhere).journal / device)
    shutil.copytree(home / "state", elsewhere / "state", ignore=shutil.ignore_patterns("keys"))
    earlier = plain(elsewhere)
    assert earlier.history(TODAY).doubts
    assert earlier.newer() == 1
    added = earlier.append(checkin(3), TODAY)
    shutil.copy(folders(elsewhere).journal / device / "2026-11.json", path)
    journal = opened(home)
    assert set(journal.everything()) == {first, added}
    assert journal.waiting() == (path,)
    assert bring_over(journal, quietly) == (1, ())
    assert path.read_bytes() == notice(device, TODAY.replace(day=1))
    assert set(opened(home, new.recovery, recovery=True).everything()) == {first, added}
    unlock(home)
    assert set(plain(home).everything()) == {first, added}
    assert (plain(home).history(TODAY).doubts, plain(home).newer()) == ((), 0)


def test_only_the_right_secret_opens_it(home: Path, place: Folders) -> None:
    new = lock(home)
    with pytest.raises(WrongSecretError):
        Lock(place).open("four words by chances")
    with pytest.raises(WrongSecretError):
        Lock(place).open("0000-0000", recovery=True)
    assert Lock(place).open(f"{PASSPHRASE}\n").identities == {new.name: new.identity}
    spoken = new.recovery.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert Lock(place).open(spoken, recovery=True).identities == {new.name: new.identity}
    composed, decomposed = "caf\u00e9 au lait", "cafe\u0301 au lait"
    Lock(place).change(Lock(place).open(PASSPHRASE), composed)
    assert Lock(place).open(decomposed).identities == {new.name: new.identity}
    with pytest.raises(WrongSecretError):
        Lock(place).open(PASSPHRASE)


def test_a_damaged_or_lost_key_file_comes_back_from_its_copy(home: Path, place: Folders) -> None:
    new = lock(home)
    file = keys.folder(place) / f"{new.name}.passphrase"
    whole = file.read_bytes()
    for broken in (whole[:-1], b"", whole[:40] + b"?" + whole[41:], None):
        if broken is None:
            shutil.rmtree(keys.folder(place))
        else:
            file.write_bytes(broken)
        assert keys.is_on(place)
        assert opened(home).codec.ending == ".age"
        assert file.read_bytes() == whole


def test_where_both_are_damaged_the_recovery_key_gives_a_new_passphrase(home: Path, place: Folders) -> None:
    record = plain(home).append(checkin(), TODAY)
    new = lock(home)
    for where in (keys.folder(place), keys.copies(place)):
        (where / f"{new.name}.passphrase").write_bytes(b"rubbish")
    with pytest.raises(NoKeyError, match="recovery key"):
        Lock(place).open(PASSPHRASE)
    lock_ = Lock(place)
    lock_.change(lock_.open(new.recovery, recovery=True), "another passphrase")
    assert opened(home, "another passphrase").everything() == (record,)


def two_keys(home: Path, tmp_path: Path) -> tuple[NewKey, NewKey]:
    """A home with the keys of two machines, each with a passphrase of its own."""
    other = tmp_path / "other"
    plain(home).append(checkin(), TODAY)
    plain(other).append(practice(MARKER), TODAY)
    one, two = lock(home), lock(other, Lock.new_key("quite another one"))
    shutil.copytree(other / "data", home / "data", dirs_exist_ok=True)
    return one, two


def test_the_damaged_file_of_one_of_two_keys_is_named_and_the_recovery_keys_mend_it(
    home: Path, place: Folders, tmp_path: Path
) -> None:
    one, two = two_keys(home, tmp_path)
    damaged = keys.folder(place) / f"{two.name}.passphrase"
    damaged.write_bytes(b"rubbish")
    with pytest.raises(NoKeyError, match=f"{two.name}.passphrase is damaged.*--recovery"):
        Lock(place).open(PASSPHRASE)
    found = Lock(place).open(one.recovery, recovery=True)
    Lock(place).change(found.with_(Lock(place).open(two.recovery, recovery=True)), "one for both")
    assert len(opened(home, "one for both").everything()) == 2
    for kind in ("passphrase", "recovery"):
        for where in (keys.folder(place), keys.copies(place)):
            (where / f"{two.name}.{kind}").write_bytes(b"rubbish")
    with pytest.raises(NoKeyError, match="move it away"):
        Lock(place).open("one for both")


def test_a_lost_recovery_key_is_replaced_with_the_passphrase(home: Path, place: Folders) -> None:
    new = lock(home)
    other = Lock(place).renew_recovery(Lock(place).open(PASSPHRASE))
    assert opened(home, new.recovery, recovery=True)
    other.keep()
    with pytest.raises(WrongSecretError):
        Lock(place).open(new.recovery, recovery=True)
    assert opened(home, other.words, recovery=True)


def test_a_slip_in_the_recovery_key_is_told_from_another_key(home: Path) -> None:
    words = Lock.new_key(PASSPHRASE).recovery
    assert Lock.slip_in(words) is None
    assert Lock.slip_in(words.lower().replace("-", "")) is None
    for place, letter in enumerate(words):
        if letter != "-":
            other = "2" if letter != "2" else "3"
            assert Lock.slip_in(words[:place] + other + words[place + 1 :]) is not None
    assert "28" in (Lock.slip_in(words[:-1]) or "")


def test_a_key_is_never_made_where_there_is_one_or_something_is_encrypted(home: Path, place: Folders) -> None:
    plain(home).append(checkin(), TODAY)
    lock(home)
    with pytest.raises(NoKeyError):
        Lock(place).turn_on(Lock.new_key(PASSPHRASE), Clock())
    shutil.rmtree(keys.folder(place))
    shutil.rmtree(keys.copies(place))
    assert keys.needs_key(place)
    with pytest.raises(NoKeyError, match="isn't here"):
        Lock(place).open(PASSPHRASE)
    with pytest.raises(NoKeyError):
        Lock(place).turn_on(Lock.new_key(PASSPHRASE), Clock())


def test_a_second_machine_asks_and_encrypts_its_own_months_with_the_same_key(
    home: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    here = plain(home).append(practice(MARKER), TODAY)
    there = plain(other).append(practice(MARKER), TODAY)
    assert plain(other).device != plain(home).device
    lock(home)
    shutil.copytree(home / "data", other / "data", dirs_exist_ok=True)
    assert keys.needs_key(folders(other))
    journal = opened(other)
    assert set(journal.everything()) == {here, there}
    assert [path.name for path in journal.waiting()] == ["2026-11.json"]
    bring_over(journal, quietly)
    assert holding(other) == []
    shutil.copytree(other / "data", home / "data", dirs_exist_ok=True)
    assert set(opened(home).everything()) == {here, there}
    unlock(home)
    shutil.copytree(home / "data", other / "data", dirs_exist_ok=True)
    assert set(opened(other).everything()) == {here, there}
    assert opened(home).foreign() != ()


def test_a_program_that_was_open_before_refuses_to_write_in_the_form_that_was_left(
    home: Path, place: Folders
) -> None:
    running, drafts = plain(home), Drafts(place)
    record = running.append(practice(MARKER), TODAY)
    lock(home)
    acts: tuple[Callable[[], object], ...] = (
        lambda: running.append(practice(MARKER), TODAY),
        lambda: drafts.save("letter", MARKER),
        running.back_up,
        lambda: running.erase(record.id),
    )
    for act in acts:
        with pytest.raises(RefusedError, match="locked meanwhile"):
            act()
    running.history(TODAY)
    assert holding(home) == []
    locked = opened(home)
    unlock(home)
    with pytest.raises(RefusedError, match="turned off meanwhile"):
        locked.append(checkin(), TODAY)
    assert plain(home).everything() == (record,)


def test_backups_of_a_locked_journal_bring_their_key(home: Path, tmp_path: Path) -> None:
    record = plain(home).append(practice(MARKER), TODAY)
    lock(home)
    opened(home).back_up(tmp_path / "mine.zip")
    elsewhere = plain(tmp_path / "new")
    found = elsewhere.in_backup(tmp_path / "mine.zip")
    assert (found.arrival.count, len(found.locked), len(found.keys)) == (0, 1, 2)
    with pytest.raises(WrongSecretError):
        Lock.open_backup(found.keys, "another passphrase")
    found = elsewhere.in_backup(tmp_path / "mine.zip", Lock.open_backup(found.keys, PASSPHRASE))
    assert (found.arrival.count, found.locked) == (1, ())
    elsewhere.take_in(found.arrival, quietly)
    assert elsewhere.everything() == (record,)
    assert elsewhere.newer() == 0


def test_what_a_locked_journal_lost_comes_back_from_its_backup(home: Path, place: Folders) -> None:
    before = plain(home)
    record = before.append(practice(MARKER), TODAY)
    before.back_up_daily()
    lock(home)
    journal = opened(home)
    for path in place.journal.rglob("2026-11*"):
        path.unlink()
    (backup,) = journal.backups()
    assert journal.ids_in_backup(backup) == {record.id}
    journal.take_in(journal.in_backup(backup).arrival, quietly)
    assert opened(home).everything() == (record,)
    opened(home).erase(record.id)
    assert opened(home).in_backup(backup).arrival.count == 0
    assert holding(home) == []


def test_a_backup_that_cannot_be_read_is_named_and_the_others_are_encrypted(
    home: Path, place: Folders
) -> None:
    journal = plain(home)
    journal.append(practice(MARKER), TODAY)
    journal.back_up()
    closed = place.state / "backups" / "2026-12-01.zip"
    closed.mkdir()
    turned_on = Lock(place).turn_on(Lock.new_key(PASSPHRASE), Clock())
    assert bring_over(turned_on, quietly)[1] == (closed,)
    assert holding(home) == []
    closed.rmdir()
    shutil.copy(closed.with_name("2026-11-23.zip"), closed)
    with zipfile.ZipFile(closed, "a") as archive:
        archive.writestr("journal/x/2026-10.json", MARKER)
    assert opened(home).waiting() == (closed.parent,)
    bring_over(opened(home), quietly)
    assert holding(home) == []
    assert opened(home).waiting() == ()


def test_a_damaged_backup_that_was_encrypted_as_a_whole_is_listed_named_and_made_plain_again(
    home: Path, place: Folders
) -> None:
    record = plain(home).append(practice(MARKER), TODAY)
    backup = plain(home).back_up().path
    cut = backup.read_bytes()[:-30]
    backup.write_bytes(cut)
    bring_over(Lock(place).turn_on(Lock.new_key(PASSPHRASE), Clock()), quietly)
    locked = opened(home)
    (wrapped,) = locked.backups()
    assert wrapped.name == f"{backup.name}.age"
    with pytest.raises(RefusedError, match="damaged"):
        locked.in_backup(wrapped)
    with pytest.raises(RemainsError, match=wrapped.name):
        locked.erase(record.id)
    unlock(home)
    assert plain(home).backups() == (backup,)
    assert backup.read_bytes() == cut


def test_backups_that_are_in_the_right_form_are_left_alone_whatever_else_waits(
    home: Path, place: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = plain(home)
    journal.append(practice(MARKER), TODAY)
    journal.back_up()
    path = place.journal / journal.device / "2026-11.json"
    raw = path.read_bytes()
    lock(home)
    form = place.state / "backups" / "form"

    def read(*_given: object) -> None:
        raise AssertionError("it was unpacked")

    monkeypatch.setattr(backups, "recast_zip", read)
    for is_known in (True, False):
        path.with_name("2026-11 (1).json").write_bytes(raw)
        if not is_known:
            form.unlink()
        assert opened(home).waiting() != ()
        bring_over(opened(home), quietly)
        assert opened(home).waiting() == ()


def test_a_backup_keeps_its_key_file_where_the_one_of_today_is_damaged(home: Path, place: Folders) -> None:
    plain(home).append(practice(MARKER), TODAY)
    new = lock(home)
    backup = opened(home).back_up().path
    (place.state / "backups" / "form").unlink(missing_ok=True)
    for where in (keys.folder(place), keys.copies(place)):
        (where / f"{new.name}.passphrase").write_bytes(b"rubbish")
    bring_over(opened(home, new.recovery, recovery=True), quietly)
    with zipfile.ZipFile(backup) as archive:
        assert keys.is_key_file(archive.read(f"keys/{new.name}.passphrase"))


def test_what_is_backed_up_while_a_month_still_waits_is_encrypted_too(home: Path, place: Folders) -> None:
    journal = plain(home)
    journal.append(practice(MARKER), TODAY)
    path = place.journal / journal.device / "2026-11.json"
    raw = path.read_bytes()
    lock(home)
    path.with_name("2026-11 (1).json").write_bytes(raw)
    backup = opened(home).back_up().path
    with zipfile.ZipFile(backup) as archive:
        months = [name for name in archive.namelist() if name.startswith("journal/")]
    assert len(months) == 2
    assert all(name.endswith(".age") for name in months)


def test_damage_is_kept_byte_by_byte_on_the_way(home: Path, place: Folders) -> None:
    journal = plain(home)
    journal.append(practice("one"), TODAY)
    journal.append(practice("two"), TODAY)
    path = place.journal / journal.device / "2026-11.json"
    raw = path.read_bytes().replace(b'"note":"one"', b'"note":"ONE"')
    path.write_bytes(raw)
    lock(home)
    again = opened(home)
    assert len(again.everything()) == 1
    assert again.damage()[0].records_lost == 1
    assert Store(place, again.codec).read(path.with_name("2026-11.json.age")) == raw
    unlock(home)
    assert path.read_bytes() == raw


def test_both_forms_of_a_month_are_united_and_erased_stays_erased(home: Path, place: Folders) -> None:
    journal = plain(home)
    first, second = journal.append(practice(MARKER), TODAY), journal.append(checkin(), TODAY)
    path = place.journal / journal.device / "2026-11.json"
    old = path.read_bytes()
    lock(home)
    third = opened(home).append(checkin(1), TODAY)
    opened(home).erase(first.id)
    path.write_bytes(old)
    again = opened(home)
    bring_over(again, quietly)
    found = {record.id: record for record in opened(home).everything()}
    assert found.keys() == {first.id, second.id, third.id}
    assert found[first.id].erased
    assert holding(home) == []


@pytest.mark.parametrize(
    "name", ["2026-11.json.sync-conflict-20261123-080000-ABCDEFG.age", "2026-11 (1).json"]
)
def test_a_conflict_copy_is_taken_in_whichever_form_it_has(home: Path, place: Folders, name: str) -> None:
    journal = plain(home)
    first = journal.append(practice(MARKER), TODAY)
    path = place.journal / journal.device / "2026-11.json"
    old = path.read_bytes()
    second = journal.append(practice(MARKER), TODAY)
    raw = path.read_bytes()
    path.write_bytes(old)
    lock(home)
    codec = opened(home).codec
    (path.parent / name).write_bytes(codec.encode(raw) if name.endswith(".age") else raw)
    third = opened(home).append(checkin(), TODAY)
    assert sorted(one.name for one in path.parent.iterdir()) == ["2026-11.json", "2026-11.json.age"]
    assert set(opened(home).everything()) == {first, second, third}
    assert holding(home) == []


def test_what_reads_back_differently_is_not_removed(
    home: Path, place: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = plain(home)
    journal.append(practice(MARKER), TODAY)
    path = place.journal / journal.device / "2026-11.json"
    raw = path.read_bytes()

    def lossy(to: Path, content: bytes, *, durable: bool = True) -> None:
        replace_file(to, content[:-1] if to.name.endswith(".json.age") else content, durable=durable)

    monkeypatch.setattr("nc_tui.journal.store.replace_file", lossy)
    with pytest.raises(JournalError, match="Nothing was removed"):
        bring_over(Lock(place).turn_on(Lock.new_key(PASSPHRASE), Clock()), quietly)
    assert path.read_bytes() == raw


def test_the_real_thing_opens_with_scrypt(home: Path, place: Folders, quick_keys: pytest.MonkeyPatch) -> None:
    """The file of the passphrase; that of the recovery key is made and opened by the same functions."""
    record = plain(home).append(checkin(), TODAY)
    new = lock(home)
    quick_keys.undo()
    path = keys.folder(place) / f"{new.name}.passphrase"
    path.write_bytes(keys.wrapped(new.identity, PASSPHRASE))
    assert b"-> scrypt" in path.read_bytes()
    assert opened(home).everything() == (record,)
    with pytest.raises(WrongSecretError):
        Lock(place).open("another passphrase")


def test_a_draft_that_is_burned_while_the_lock_is_being_turned_on_does_not_come_back(
    home: Path, place: Folders
) -> None:
    plain(home).append(checkin(), TODAY)
    Drafts(place).save("letter", MARKER)
    (place.state / "drafts" / "letter.draft.damaged-1").write_text(MARKER)
    Lock(place).turn_on(Lock.new_key(PASSPHRASE), Clock())
    journal = opened(home)
    Drafts(place, journal.codec).burn("letter")
    bring_over(journal, quietly)
    assert Drafts(place, journal.codec).load("letter") == ""
    assert holding(home) == []
    assert not list((place.state / "drafts").iterdir())


@pytest.mark.parametrize("folder", [".", "old/laptop"])
def test_an_encrypted_month_is_seen_in_whichever_folder_it_lies(
    home: Path, place: Folders, folder: str
) -> None:
    journal = plain(home)
    journal.append(Profile(gates={"asked-no-contact": True}), TODAY)
    lock(home)
    path = place.journal / journal.device / "2026-11.json.age"
    raw = path.read_bytes()
    unlock(home)
    path.with_name("2026-11.json").unlink()
    (place.state / "sealed-answers").unlink()
    (place.journal / folder).mkdir(parents=True, exist_ok=True)
    (place.journal / folder / path.name).write_bytes(raw)
    assert keys.needs_key(place)
    assert is_closed(opened(home))


# -- the sealed answers ------------------------------------------------------------------------------------

GATE = "asked-no-contact"


def closed_by_a_lost_record(home: Path) -> None:
    """A home in which a question was answered with yes, and only the sealed facts still know it."""
    journal = plain(home)
    journal.append(Profile(gates={GATE: True}), TODAY)
    journal.append(checkin(), TODAY - timedelta(days=40))
    journal.history(TODAY)
    (folders(home).journal / journal.device / "2026-11.json").unlink()
    journal.append(Profile(gates={"crisis": False}), TODAY)


def is_closed(journal: Journal) -> bool | None:
    history = journal.history(TODAY)
    return way(history.lasting, history.doubts).gates.get(GATE)


@pytest.mark.parametrize("spoiled", [False, True])
def test_a_sealed_yes_closes_the_way_while_the_lock_is_being_turned_on(
    home: Path, place: Folders, spoiled: bool
) -> None:
    closed_by_a_lost_record(home)
    if spoiled:
        (place.state / "sealed-answers").write_bytes(b"?")
    Lock(place).turn_on(Lock.new_key(PASSPHRASE), Clock())
    opened(home).append(Profile(gates={"legal-order": False}), TODAY)
    assert is_closed(opened(home))
    bring_over(opened(home), quietly)
    assert not (place.state / "sealed-answers").exists()
    assert is_closed(opened(home))


def test_a_damaged_seal_is_not_forgotten_where_another_one_is_sound(home: Path, place: Folders) -> None:
    closed_by_a_lost_record(home)
    Lock(place).turn_on(Lock.new_key(PASSPHRASE), Clock())
    write_seal(Store(place, opened(home).codec), SealedFacts())
    (place.state / "sealed-answers").write_bytes(b"?")
    bring_over(opened(home), quietly)
    assert is_closed(opened(home))


def test_a_seal_that_is_still_encrypted_when_nothing_else_is_closes_what_it_may_hold(
    home: Path, place: Folders
) -> None:
    closed_by_a_lost_record(home)
    lock(home)
    wrapped = place.state / "sealed-answers.age"
    raw = wrapped.read_bytes()
    unlock(home)
    (place.state / "sealed-answers").unlink()
    wrapped.write_bytes(raw)
    assert is_closed(plain(home))


def test_a_damaged_month_that_stays_encrypted_closes_what_it_may_have_answered(
    home: Path, place: Folders
) -> None:
    journal = plain(home)
    journal.append(checkin(), TODAY)
    lock(home)
    path = place.journal / journal.device / "2026-11.json.age"
    path.write_bytes(path.read_bytes()[:-1])
    opened(home).append(checkin(), TODAY)
    bring_over(Lock(place).turn_off(Lock(place).open(PASSPHRASE), Clock()), quietly)
    (copy,) = place.set_aside.iterdir()
    assert copy.name.endswith(".age")
    again = plain(home)
    assert is_closed(again)
    assert copy in {damage.set_aside for damage in again.damage()}


# -- killed ------------------------------------------------------------------------------------------------


def a_little_of_everything(home: Path) -> tuple[Record, ...]:
    journal = plain(home)
    journal.append(practice(MARKER), TODAY)
    journal.append(practice(MARKER), TODAY - timedelta(days=40))
    journal.append(Profile(gates={"asked-no-contact": True}), TODAY)
    journal.history(TODAY)
    journal.back_up_daily()
    Drafts(folders(home)).save("letter", MARKER)
    return plain(home).everything()


def as_it_is(home: Path, *secrets: str) -> Journal:
    """The journal as somebody would open it now."""
    if not keys.needs_key(folders(home)):
        return plain(home)
    for secret in secrets:
        with suppress(WrongSecretError):
            return opened(home, secret)
    raise AssertionError("no secret opens it")


def test_killed_at_any_change_of_turning_it_on_every_record_is_there_and_the_same_again_ends_it(
    tmp_path: Path,
) -> None:
    before, new = a_little_of_everything(tmp_path / "first"), Lock.new_key(PASSPHRASE)
    home, place, number = tmp_path / "home", folders(tmp_path / "home"), 0

    def turn_on() -> None:
        key = Lock(place).open(PASSPHRASE) if Lock(place).has_key else new
        if isinstance(key, Opened):
            Lock(place).opened(key)
        bring_over(Lock(place).turn_on(key, Clock()), quietly)

    while True:
        number += 1
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(tmp_path / "first", home)
        killed = killed_before(number, turn_on)
        assert as_it_is(home, PASSPHRASE).everything() == before, number
        turn_on()
        assert holding(home) == [], number
        journal = opened(home)
        assert (journal.everything(), journal.damage(), journal.waiting()) == (before, (), ()), number
        assert Drafts(place, journal.codec).load("letter") == MARKER
        assert opened(home, new.recovery, recovery=True).everything() == before
        assert encrypting.waiting(Store(place, journal.codec), journal.device) == ()
        assert len(journal.history(TODAY).lasting) == 1
        assert journal.damage() == (), number
        if not killed:
            break
    assert number > 40


def test_killed_at_any_change_of_turning_it_off_every_record_is_there_and_the_same_again_ends_it(
    tmp_path: Path,
) -> None:
    """The passphrase is asked for until all is plain."""
    before = a_little_of_everything(tmp_path / "first")
    lock(tmp_path / "first")
    home, place, number = tmp_path / "home", folders(tmp_path / "home"), 0
    while True:
        number += 1
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(tmp_path / "first", home)
        killed = killed_before(number, lambda: unlock(home))
        assert keys.needs_key(place) or not list((home / "state").rglob("*.age")), number
        assert as_it_is(home, PASSPHRASE).everything() == before, number
        unlock(home)
        assert not keys.needs_key(place)
        journal = plain(home)
        assert (journal.everything(), journal.damage(), journal.newer()) == (before, (), 0), number
        assert Drafts(place).load("letter") == MARKER
        assert not list(home.rglob("*.nc-tmp"))
        (backup,) = journal.backups()
        assert len(journal.ids_in_backup(backup)) == 3
        if not killed:
            break
    assert number > 30


def test_killed_at_any_change_of_changing_it_one_of_the_passphrases_opens_all(tmp_path: Path) -> None:
    before = a_little_of_everything(tmp_path / "first")
    new = lock(tmp_path / "first")
    home, place, number = tmp_path / "home", folders(tmp_path / "home"), 0

    def change() -> None:
        Lock(place).change(Lock(place).open(PASSPHRASE), "another passphrase")
        bring_over(opened(home, "another passphrase"), quietly)

    while True:
        number += 1
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(tmp_path / "first", home)
        killed = killed_before(number, change)
        assert as_it_is(home, PASSPHRASE, "another passphrase").everything() == before, number
        assert opened(home, new.recovery, recovery=True).everything() == before
        if not killed:
            break
    assert number > 8
