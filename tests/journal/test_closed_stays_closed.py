"""A closed way stays closed: whatever happens to the files, what can't be known opens nothing."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zlib import crc32

import pytest
from msgspec.json import decode, encode

from nc_tui.journal.folders import folders
from nc_tui.journal.record_codec import sealed
from nc_tui.journal.sealing import NAME
from nc_tui.practice.kinds import Profile
from nc_tui.practice.way import GATES
from nc_tui.trainer import Trainer, TrainerError
from tests.clock import SetClock

MORNING = datetime.fromisoformat("2026-11-23T07:30:00+01:00")
GATE = "asked-no-contact"


def someone(home: Path, at: datetime = MORNING) -> Trainer:
    """The program, opened on the home."""
    return Trainer(folders(home), SetClock(at))


def months(home: Path) -> list[Path]:
    return sorted((home / "data" / "journal").rglob("*.json"))


@pytest.fixture
def answered(tmp_path: Path) -> Path:
    """A home in which all is answered with no, and then one question with yes."""
    home = tmp_path / "home"
    first = someone(home, MORNING - timedelta(days=40))
    first.situation.describe(Profile(gates=dict.fromkeys(GATES, False)))
    then = someone(home)
    then.situation.answer_gate(GATE, True)
    assert someone(home).situation.closed_gate() == GATE
    return home


@pytest.fixture
def no_answers(tmp_path: Path) -> Path:
    """A home in which every question is answered with no, so that the way is open."""
    home = tmp_path / "home"
    someone(home, MORNING - timedelta(days=40)).situation.describe(Profile(gates={GATE: False}))
    someone(home).situation.describe(Profile(gates=dict.fromkeys(GATES, False)))
    assert someone(home).situation.way.is_closed() is False
    return home


def empty(file: Path) -> None:
    file.write_bytes(b"")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def point_nowhere(file: Path) -> None:
    file.unlink()
    file.symlink_to("gone")


def lose(file: Path) -> None:
    file.unlink()


def lose_folder(file: Path) -> None:
    shutil.move(file.parent, file.parents[3] / "elsewhere")


def lose_journal(file: Path) -> None:
    shutil.move(file.parents[1], file.parents[3] / "elsewhere")


def bar_folder(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.symlink_to(file.parent.name)


HARMS = [empty, cut, loop, point_nowhere, lose, lose_folder, lose_journal, bar_folder]


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("before", [False, True], ids=["unanswered before", "yes"])
def test_a_file_or_folder_that_is_cut_empty_looped_or_gone_opens_nothing(
    answered: Path, harm: Callable[[Path], None], before: bool
) -> None:
    harm(months(answered)[-1])
    if before:
        assert someone(answered).history.doubts
    found = someone(answered)
    assert found.situation.closed_gate() == GATE
    assert found.situation.way.reasons(GATE)
    assert not found.ready.state().is_open


@pytest.mark.parametrize("harm", HARMS)
def test_lost_noes_close_the_way_until_the_question_is_answered_anew(
    no_answers: Path, harm: Callable[[Path], None]
) -> None:
    harm(months(no_answers)[-1])
    found = someone(no_answers)
    assert found.situation.way.is_closed() is True
    if months(no_answers) and months(no_answers)[-1].is_symlink():
        months(no_answers)[-1].unlink()
    for link in (no_answers / "data" / "journal").glob("*"):
        if link.is_symlink():
            link.unlink()
    found = someone(no_answers)
    for gate in found.situation.way.in_doubt:
        found.situation.answer_gate(gate, False)
    assert found.situation.way.is_closed() is False
    assert someone(no_answers).situation.way.is_closed() is False, "and it stays answered"


def test_no_flipped_bit_of_the_record_that_says_yes_opens_the_way(answered: Path) -> None:
    file = months(answered)[-1]
    raw = file.read_bytes()
    for place in range(len(raw)):
        bit = 1 << place % 8
        file.write_bytes(raw[:place] + bytes([raw[place] ^ bit]) + raw[place + 1 :])
        assert someone(answered).situation.closed_gate() == GATE, (place, bit)


def test_no_flipped_bit_opens_the_way_where_nothing_was_sealed(answered: Path) -> None:
    file = months(answered)[-1]
    raw = file.read_bytes()
    for place in range(len(raw)):
        shutil.rmtree(answered / "state")
        bit = 1 << (place + 3) % 8
        file.write_bytes(raw[:place] + bytes([raw[place] ^ bit]) + raw[place + 1 :])
        assert someone(answered).situation.way.is_closed() is True, (place, bit)


def test_mending_the_journal_settles_no_doubt(answered: Path) -> None:
    cut(months(answered)[-1])
    shutil.rmtree(answered / "state")
    doubtful = someone(answered)
    assert doubtful.situation.way.in_doubt
    doubtful.session.journal.repair()
    doubtful.calendar.goal("A walk", "started")
    assert set(someone(answered).situation.way.in_doubt) == set(doubtful.situation.way.in_doubt)


def rewrite(file: Path, device: str, change: Callable[[dict[str, object]], None]) -> None:
    """The month's last record, changed and with a right checksum, as a file of another device."""
    tables = decode(file.read_bytes())
    document = list(tables["records"].values())[-1]
    change(document)
    other = file.parents[1] / device / file.name
    other.parent.mkdir(exist_ok=True)
    other.write_bytes(encode({"records": {"1": sealed(document)}}))


@pytest.mark.parametrize("kind", ["profile", "oracle"])
def test_a_record_of_a_newer_version_that_may_be_an_answer_closes_the_way(
    no_answers: Path, kind: str
) -> None:
    def newer(document: dict[str, object]) -> None:
        document |= {"id": "f" * 36, "kind": kind, "data": {"gates": "in another form"}}

    rewrite(months(no_answers)[-1], "tablet", newer)
    found = someone(no_answers)
    assert found.situation.way.is_closed() is True
    assert "newer" in found.situation.way.doubt_words()
    for gate in found.situation.way.in_doubt:
        found.situation.answer_gate(gate, False)
    assert someone(no_answers).situation.way.is_closed() is False


def test_a_damaged_record_that_is_plainly_something_else_closes_nothing(no_answers: Path) -> None:
    someone(no_answers).calendar.goal("Learn to swim", "started")
    file = months(no_answers)[-1]
    file.write_bytes(file.read_bytes().replace(b"swim", b"skim"))
    assert someone(no_answers).situation.way.is_closed() is False


def test_a_clock_set_back_a_year_opens_nothing(answered: Path) -> None:
    past = someone(answered, MORNING - timedelta(days=365))
    assert past.situation.closed_gate() == GATE
    with pytest.raises(TrainerError, match="answered yes"):
        past.situation.answer_gate(GATE, False)
    assert someone(answered).situation.closed_gate() == GATE


def test_an_older_no_of_another_machine_opens_nothing(answered: Path, tmp_path: Path) -> None:
    other = someone(tmp_path / "other", MORNING + timedelta(days=1))
    other.situation.answer_gate(GATE, False)
    shutil.copytree(
        tmp_path / "other" / "data" / "journal", answered / "data" / "journal", dirs_exist_ok=True
    )
    assert someone(answered, MORNING + timedelta(days=2)).situation.closed_gate() == GATE


def test_a_no_to_one_question_opens_no_other_that_the_same_record_closed(tmp_path: Path) -> None:
    home = someone(tmp_path)
    home.situation.describe(Profile(gates={"crisis": True, "legal-order": True}))
    home.situation.answer_gate("crisis", False, reopen=True)
    assert home.situation.closed_gate() == "legal-order"
    assert someone(tmp_path).situation.closed_gate() == "legal-order"


def test_a_sealed_yes_is_opened_by_a_record_that_names_it_and_by_nothing_less(answered: Path) -> None:
    lose_journal(months(answered)[-1])
    found = someone(answered)
    with pytest.raises(TrainerError, match="answered yes"):
        found.situation.answer_gate(GATE, False)
    found.situation.answer_gate(GATE, False, reopen=True)
    assert GATE not in found.situation.way.in_doubt
    for number, folder in enumerate((answered / "elsewhere").iterdir()):
        shutil.copytree(folder, answered / "data" / "journal" / f"restored-{number}")
    assert someone(answered).situation.closed_gate() is None, "the very answer was opened, and stays so"


def test_a_journal_that_comes_back_leaves_no_doubt(no_answers: Path) -> None:
    journal = no_answers / "data" / "journal"
    journal.rename(no_answers / "away")
    assert someone(no_answers).situation.way.is_closed() is True
    (no_answers / "away").rename(journal)
    assert someone(no_answers).situation.way.is_closed() is False


def test_an_answer_that_was_taken_back_is_no_lost_answer(no_answers: Path) -> None:
    here = someone(no_answers)
    here.situation.answer_gate(GATE, False)
    here.undo.undo()
    assert someone(no_answers).situation.way.is_closed() is False


def test_a_newcomer_is_in_no_doubt_and_nothing_is_written_for_them(tmp_path: Path) -> None:
    here = someone(tmp_path)
    assert here.situation.way.is_closed() is None
    assert here.situation.way.in_doubt == ()
    assert not (tmp_path / "state" / NAME).exists()


def test_a_sound_journal_without_a_seal_is_sealed_and_not_doubted(no_answers: Path) -> None:
    seal = no_answers / "state" / NAME
    before = seal.read_bytes()
    seal.unlink()
    assert someone(no_answers).situation.way.is_closed() is False
    assert seal.read_bytes() == before
    assert seal.stat().st_mode & 0o777 == 0o600


def spoil_empty(seal: Path) -> None:
    seal.write_bytes(b"")


def spoil_flip(seal: Path) -> None:
    raw = seal.read_bytes()
    seal.write_bytes(raw[:-3] + bytes([raw[-3] ^ 1]) + raw[-2:])


def spoil_loop(seal: Path) -> None:
    seal.unlink()
    seal.symlink_to(seal.name)


def spoil_pipe(seal: Path) -> None:
    seal.unlink()
    os.mkfifo(seal)


@pytest.mark.parametrize("spoil", [spoil_empty, spoil_flip, spoil_loop, spoil_pipe])
def test_a_damaged_seal_is_doubted_only_where_the_journal_cannot_vouch_for_itself(
    no_answers: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(no_answers / "state" / NAME)
    assert someone(no_answers).situation.way.is_closed() is False
    spoil(no_answers / "state" / NAME)
    shutil.rmtree(no_answers / "data" / "journal")
    for _ in range(2):
        assert set(someone(no_answers).situation.way.in_doubt) == {*GATES}
    found = someone(no_answers)
    for gate in GATES:
        found.situation.answer_gate(gate, False)
    assert someone(no_answers).situation.way.is_closed() is False


def test_every_flipped_bit_of_the_seal_is_noticed(answered: Path) -> None:
    seal = answered / "state" / NAME
    raw = seal.read_bytes()
    lose_journal(months(answered)[-1])
    for place in range(len(raw)):
        seal.write_bytes(raw[:place] + bytes([raw[place] ^ (1 << place % 8)]) + raw[place + 1 :])
        assert someone(answered).situation.way.is_closed() is True, place
    head = raw.split(b"{", 1)[0]
    assert int(head.split(b"\n")[1], 16) == crc32(raw[len(head) :])
