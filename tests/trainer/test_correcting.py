"""Correcting what is there: any kind, any age, nothing overwritten unseen, nothing opened in passing."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from nc_tui.journal.errors import RemainsError
from nc_tui.journal.folders import folders
from nc_tui.practice.kinds import Checkin, Letter, Practice, Profile, Review, Slip, Urge
from nc_tui.practice.records import Record
from nc_tui.practice.searching import Search
from nc_tui.practice.way import GATES
from nc_tui.trainer import OutcomeDetails, Trainer, TrainerError
from nc_tui.trainer.correcting import NOTHING_CHANGES
from tests.clock import SetClock
from tests.trainer.conftest import Afresh

ONE = "presence-sounds-near-and-far"
OTHER = "listening-one-open-question"
GATE = "asked-no-contact"


def recorded(trainer: Trainer, day: date | None = None, **said: object) -> Record:
    details = OutcomeDetails(**({"predicted": 5, "after": 2, "with_": "Maja", "note": "rain"} | said))  # type: ignore[arg-type]
    return trainer.practice.record(ONE, "done", day, details)


def standing(trainer: Trainer) -> list[Record]:
    return [one.entry.record for one in trainer.diary.whole().entries]


def only(trainer: Trainer) -> Record:
    (record,) = standing(trainer)
    return record


def facts(record: Record) -> Practice:
    assert isinstance(record.data, Practice)
    return record.data


def test_only_the_named_fields_change_and_one_undo_leads_back(trainer: Trainer, afresh: Afresh) -> None:
    record = recorded(trainer)
    trainer.corrections.correct(record, {"after": 7})
    there = facts(only(afresh()))
    assert (there.after, there.predicted, there.with_, there.note) == (7, 5, "Maja", "rain")
    trainer.undo.undo()
    assert facts(only(afresh())).after == 2


def test_saving_without_a_change_writes_nothing(trainer: Trainer) -> None:
    record = recorded(trainer)
    saved = trainer.corrections.correct(record, {"after": 2})
    assert saved.record.id == record.id
    assert len(trainer.session.journal.everything()) == 1


@pytest.mark.parametrize("days", [1, 20, 40, 800])
def test_a_record_moves_to_any_day_and_one_undo_brings_it_back(
    trainer: Trainer, afresh: Afresh, days: int
) -> None:
    record = recorded(trainer)
    there = trainer.today - timedelta(days=days)
    trainer.corrections.correct(record, {"note": "moved"}, there)
    found = only(afresh())
    assert (found.day, facts(found).note) == (there, "moved")
    assert trainer.practice.numbers() == afresh().practice.numbers()
    trainer.undo.undo()
    found = only(afresh())
    assert (found.day, facts(found).note) == (trainer.today, "rain")


def test_an_undo_of_a_move_works_in_the_next_sitting_too(trainer: Trainer, afresh: Afresh) -> None:
    trainer.corrections.correct(recorded(trainer), {}, date(2026, 9, 2))
    afresh().undo.undo()
    assert only(afresh()).day == trainer.today
    assert only(afresh()).id == afresh().corrections.find(only(afresh()).id[:30]).id


def test_an_old_record_is_corrected_by_any_of_its_ids(trainer: Trainer, afresh: Afresh) -> None:
    first = recorded(trainer, date(2024, 3, 9))
    second = trainer.corrections.correct(first, {"after": 3}).record
    third = trainer.corrections.correct(second, {}, date(2024, 5, 1)).record
    fourth = trainer.corrections.correct(third, {"after": 4}).record
    for one in (first, second, third, fourth):
        assert afresh().corrections.find(one.id).id == fourth.id


def test_an_id_that_is_short_unknown_or_of_several_says_so_in_one_line(trainer: Trainer) -> None:
    records = [recorded(trainer, trainer.today - timedelta(days=n)) for n in range(3)]
    for begun, why in (
        ("019", "no record"),
        ("ffffffff", "no record"),
        (records[0].id[:8], "3 records begin"),
    ):
        with pytest.raises(TrainerError, match=why):
            trainer.corrections.find(begun)
    assert trainer.corrections.find(f" {records[1].id.upper()} ") == records[1]


def test_a_removed_record_comes_back_by_undo_or_by_its_id(trainer: Trainer, afresh: Afresh) -> None:
    record = recorded(trainer, date(2025, 1, 5))
    assert str(trainer.corrections.remove(record)) == "“Sounds, near and far”"
    assert standing(afresh()) == []
    assert "removal" in str(trainer.undo.undo())
    assert facts(only(afresh())) == facts(record)
    trainer.corrections.remove(only(trainer))
    with pytest.raises(TrainerError, match="--restore"):
        afresh().corrections.find(record.id)
    afresh().corrections.restore(record.id[:20])
    assert facts(only(afresh())) == facts(record)
    with pytest.raises(TrainerError, match="nothing to bring back"):
        afresh().corrections.restore(record.id)


def test_words_that_were_erased_are_in_no_file_and_no_undo_brings_them(
    trainer: Trainer, afresh: Afresh, home: Path
) -> None:
    record = trainer.corrections.correct(recorded(trainer, note="zebrafish"), {"after": 3}).record
    moved = trainer.corrections.correct(record, {}, date(2026, 9, 2)).record
    trainer.corrections.erase(moved)
    trainer.undo.undo()
    assert not any(b"zebrafish" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert facts(recorded(trainer, note="new")).note == "new", "what is written later stays"
    with pytest.raises(TrainerError, match="nothing is written"):
        trainer.corrections.erase(next(one for one in standing(afresh()) if facts(one).note is None))


def test_an_erasing_that_could_not_reach_all_is_told_to_the_others_and_the_same_again_ends_it(
    trainer: Trainer, afresh: Afresh, home: Path
) -> None:
    record = recorded(trainer, note="zebrafish")
    backup = trainer.backups.make().path
    whole = backup.read_bytes()
    backup.write_bytes(whole[:-30])
    with pytest.raises(RemainsError, match=backup.name):
        trainer.corrections.erase(record)
    said = [one for one in trainer.session.journal.everything() if one.replaces == record.id]
    assert [one.erased for one in said] == [True]
    with pytest.raises(RemainsError):
        afresh().corrections.erase(afresh().corrections.find(record.id))
    backup.write_bytes(whole)
    trainer.corrections.erase(record)
    with zipfile.ZipFile(backup) as archive:
        assert not any(b"zebrafish" in archive.read(name) for name in archive.namelist())
    assert len(trainer.session.journal.everything()) == 2


def test_a_burned_letter_that_may_remain_is_erased_again_by_the_id_that_is_named(trainer: Trainer) -> None:
    letter = trainer.letters.save("zebrafish")
    backup = trainer.backups.make().path
    whole = backup.read_bytes()
    backup.write_bytes(whole[:-30])
    with pytest.raises(RemainsError) as told:
        trainer.letters.burn_saved(letter)
    backup.write_bytes(whole)
    (named,) = re.findall(r"nc-tui erase (\S+),", str(told.value))
    with pytest.raises(TrainerError, match="no record"):
        trainer.corrections.find(named)
    trainer.corrections.erase(trainer.corrections.find(named, burned=True))
    with zipfile.ZipFile(backup) as archive:
        assert not any(b"zebrafish" in archive.read(name) for name in archive.namelist())


def test_what_was_typed_and_not_saved_is_erased_with_the_record_whichever_edit_it_was_typed_in(
    trainer: Trainer, home: Path
) -> None:
    record = recorded(trainer, note="rain")
    trainer.corrections.save_draft(record, {"note": "zebrafish"})
    edited = trainer.corrections.correct(record, {"after": 4}).record
    drafts = home / "state" / "drafts"
    (drafts / f"correction-{edited.id}.draft.damaged-1").write_text("zebrafish")
    moved = trainer.corrections.correct(edited, {}, date(2026, 9, 2)).record
    trainer.corrections.erase(moved)
    assert not any(b"zebrafish" in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_an_urge_and_a_slip_take_another_time_and_none_that_cannot_be(trainer: Trainer) -> None:
    urge = trainer.moments.begin_urge(6)
    trainer.corrections.correct(urge, {"at_moment": time(6, 10), "note": "tea"})
    found = only(trainer)
    assert isinstance(found.data, Urge)
    assert (f"{found.data.at_moment:%H:%M}", found.data.note) == ("06:10", "tea")
    with pytest.raises(TrainerError, match="in the future"):
        trainer.corrections.correct(found, {"at_moment": time(22, 0)})
    slip = trainer.moments.slip("text", trainer.now() - timedelta(days=2))
    twin = trainer.moments.slip("text", trainer.now() - timedelta(days=3))
    with pytest.raises(TrainerError, match="already recorded"):
        trainer.corrections.correct(twin, {}, slip.day)
    with pytest.raises(TrainerError, match="in the future"):
        trainer.corrections.correct(slip, {}, trainer.today + timedelta(days=1))
    gone = trainer.corrections.correct(slip, {}, slip.day - timedelta(days=9)).record
    assert isinstance(gone.data, Slip)
    assert gone.data.at_moment.date() == gone.day


# -- elsewhere at the same time --------------------------------------------------------------------


def test_what_was_changed_elsewhere_meanwhile_stands_beside_the_correction(
    trainer: Trainer, afresh: Afresh
) -> None:
    record = recorded(trainer)
    afresh().corrections.correct(record, {"note": "from the other window"})
    saved = trainer.corrections.correct(record, {"note": "from this one"})
    assert saved.other is not None
    assert {facts(one).note for one in standing(afresh())} == {"from the other window", "from this one"}


def test_what_was_removed_or_moved_elsewhere_meanwhile_does_not_take_the_correction_along(
    trainer: Trainer, afresh: Afresh
) -> None:
    record = recorded(trainer)
    afresh().corrections.remove(record)
    saved = trainer.corrections.correct(record, {"note": "written anyway"})
    assert saved.gone
    assert facts(only(afresh())).note == "written anyway"
    other = afresh()
    other.corrections.correct(saved.record, {}, date(2026, 9, 1))
    assert trainer.corrections.correct(saved.record, {"after": 9}).gone
    assert sorted(one.day for one in standing(afresh())) == [date(2026, 9, 1), trainer.today]


def test_what_was_erased_elsewhere_meanwhile_stays_erased(trainer: Trainer, afresh: Afresh) -> None:
    record = recorded(trainer)
    elsewhere = afresh()
    elsewhere.session.journal.erase(record.id)
    trainer.corrections.correct(record, {"after": 4})
    found = facts(only(afresh()))
    assert (found.after, found.note, found.with_) == (4, None, None)


@pytest.mark.parametrize("then", ["nothing", "removed", "moved", "written in anew"])
def test_no_correction_brings_back_what_was_erased_elsewhere_meanwhile(
    trainer: Trainer, afresh: Afresh, home: Path, then: str
) -> None:
    record = recorded(trainer, note="zebrafish")
    elsewhere = afresh()
    elsewhere.corrections.erase(record)
    match then:
        case "removed":
            elsewhere.corrections.remove(only(elsewhere))
        case "moved":
            elsewhere.corrections.correct(only(elsewhere), {}, date(2026, 9, 1))
        case "written in anew":
            elsewhere.corrections.correct(only(elsewhere), {"note": "new"})
    with pytest.raises(TrainerError, match="erased elsewhere"):
        trainer.corrections.correct(record, {"note": "zebrafish, again"})
    saved = trainer.corrections.correct(record, {"after": 4}).record
    assert (facts(saved).after, facts(saved).note) == (4, None)
    assert not any(b"zebrafish" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert len(standing(afresh())) == (1 if then in ("nothing", "removed") else 2)


def test_an_undo_brings_back_no_word_that_was_erased_elsewhere_meanwhile(
    trainer: Trainer, afresh: Afresh, home: Path
) -> None:
    first = recorded(trainer, note="zebrafish")
    trainer.corrections.correct(first, {"after": 4})
    afresh().corrections.erase(only(afresh()))
    trainer.undo.undo()
    assert facts(only(afresh())).after == 2
    trainer.letters.save("zebrafish")
    afresh().letters.burn_saved(trainer.letters.all()[0])
    trainer.undo.undo()
    assert not any(b"zebrafish" in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_what_was_typed_here_and_not_saved_is_burned_where_another_machine_erased_the_record(
    trainer: Trainer, afresh: Afresh
) -> None:
    record, kept = recorded(trainer), recorded(trainer, date(2026, 11, 20))
    letter = trainer.letters.save("rain")
    for one in (record, kept, letter):
        trainer.corrections.save_draft(one, {"note": "zebrafish"})
    assert trainer.history
    elsewhere = afresh().session.journal
    elsewhere.erase(record.id)
    said = elsewhere.say_erased(record)
    elsewhere.erase(letter.id)
    trainer.corrections.save_draft(said, {"note": "new words"})
    assert trainer.session.look_again()
    trainer.session.carry_out_erasing()
    drafts = set(trainer.drafts.keys())
    assert drafts == {f"correction-{one.id}" for one in (kept, said)}


def test_what_was_typed_before_an_edit_was_blanked_burns_and_what_is_typed_afterwards_stays(
    trainer: Trainer, afresh: Afresh
) -> None:
    record = recorded(trainer, note="zebrafish")
    edited = trainer.corrections.correct(record, {"after": 3}).record
    trainer.corrections.save_draft(edited, {"note": "zebrafish"})
    elsewhere = afresh().session.journal
    elsewhere.erase(record.id)
    assert trainer.session.look_again()
    trainer.session.carry_out_erasing()
    assert trainer.drafts.keys() == ()
    (blank,) = standing(afresh())
    assert (blank.id, blank.blanked) == (edited.id, True)
    trainer.corrections.save_draft(blank, {"note": "new"})
    afresh().session.journal.erase(record.id)
    trainer.session.look_again()
    trainer.session.carry_out_erasing()
    assert trainer.corrections.draft(blank) == {"note": "new"}
    trainer.corrections.erase(blank)
    assert trainer.drafts.keys() == ()


def test_what_is_written_in_an_edit_that_was_blanked_stays_and_one_undo_leads_back_to_that(
    trainer: Trainer, afresh: Afresh
) -> None:
    record = recorded(trainer, note="zebrafish")
    trainer.corrections.correct(record, {"after": 3})
    afresh().session.journal.erase(record.id)
    afresh().corrections.correct(only(afresh()), {"note": "new"})
    afresh().corrections.correct(only(afresh()), {"after": 4})
    afresh().session.journal.sweep()
    assert (facts(only(afresh())).after, facts(only(afresh())).note) == (4, "new")
    for after, note in ((3, "new"), (3, None), (2, None)):
        afresh().undo.undo()
        assert (facts(only(afresh())).after, facts(only(afresh())).note) == (after, note)


def test_what_was_typed_in_a_correction_of_a_letter_burns_with_it(trainer: Trainer) -> None:
    letter = trainer.letters.save("rain")
    trainer.corrections.save_draft(letter, {"text": "zebrafish"})
    trainer.letters.burn_saved(letter)
    assert trainer.drafts.keys() == ()


def test_nothing_that_was_changed_elsewhere_is_removed_or_erased_unseen(
    trainer: Trainer, afresh: Afresh
) -> None:
    record = recorded(trainer)
    afresh().corrections.correct(record, {"note": "seen by nobody here"})
    for act in (trainer.corrections.remove, trainer.corrections.erase):
        with pytest.raises(TrainerError, match="changed elsewhere"):
            act(record)
    assert facts(only(afresh())).note == "seen by nobody here"


# -- what closes the way ---------------------------------------------------------------------------


def test_no_answer_that_closes_or_opens_the_way_is_touched_from_the_journal(
    trainer: Trainer, afresh: Afresh
) -> None:
    trainer.situation.describe(Profile(gates=dict.fromkeys(GATES, False), mode="none"))
    trainer.situation.answer_gate(GATE, True)
    trainer.situation.answer_gate(GATE, False, reopen=True)
    for record in trainer.history.lasting:
        here = afresh().corrections
        with pytest.raises(TrainerError):
            here.remove(record)
        with pytest.raises(TrainerError):
            here.correct(record, {"mode": "limited"})
        with pytest.raises(TrainerError):
            here.correct(record, {}, date(2026, 1, 1))
    trainer.situation.answer_gate(GATE, True)
    for record in trainer.history.lasting:
        with pytest.raises(TrainerError):
            afresh().corrections.remove(record)
    assert afresh().situation.closed_gate() == GATE


def test_letting_go_is_not_undone_from_the_journal(trainer: Trainer, afresh: Afresh) -> None:
    record = trainer.ready.review(Review(step="letting-go"))
    with pytest.raises(TrainerError, match="page Ready"):
        afresh().corrections.remove(record)
    review = trainer.ready.review(Review(step="review", reasons={"why": "calm"}))
    trainer.corrections.remove(review)
    with pytest.raises(TrainerError, match="make it again"):
        afresh().corrections.restore(review.id)


def test_erasing_the_words_of_an_answer_leaves_the_answer(trainer: Trainer, afresh: Afresh) -> None:
    trainer.situation.answer_gate(GATE, True)
    record = trainer.history.lasting[0]
    with pytest.raises(TrainerError, match="nothing is written"):
        trainer.corrections.erase(record)
    assert afresh().situation.closed_gate() == GATE


def test_a_sealed_letter_is_nobodys_to_find_before_its_day(trainer: Trainer) -> None:
    record = trainer.letters.save("not yet", trainer.today + timedelta(days=3))
    with pytest.raises(TrainerError, match="no record"):
        trainer.corrections.find(record.id)
    assert standing(trainer) == []


# -- what it changes -------------------------------------------------------------------------------


def test_what_a_correction_changes_is_said_before_it_is_saved(trainer: Trainer) -> None:
    for number in range(3):
        recorded(trainer, trainer.today - timedelta(days=number))
    middle = trainer.practice.record_of(ONE, trainer.today - timedelta(days=1))
    assert middle is not None
    assert trainer.corrections.effects(middle, {"outcome": "not"}) == (
        "3 practice days in a row → 2 practice days in a row",
    )
    assert trainer.corrections.effects(middle, {"note": "x"}) == (NOTHING_CHANGES,)
    assert trainer.corrections.effects(middle, {"after": 3}) == (
        "the picture of expected and felt, a little",
    )
    assert "both stand" in trainer.corrections.effects(middle, {}, trainer.today)[0]
    assert len(trainer.session.journal.everything()) == 3, "only said"


def test_what_it_says_is_what_happens_also_for_old_months(trainer: Trainer, afresh: Afresh) -> None:
    trainer.situation.describe(Profile(mode="none", since=date(2024, 1, 1), since_kind="date"))
    slip = trainer.moments.slip("text", datetime.fromisoformat("2024-06-01T21:00:00+02:00"))
    later = date(2024, 9, 14)
    (line,) = trainer.corrections.effects(slip, {}, later)
    before, after = line.split(" → ")
    assert before != after
    trainer.corrections.correct(slip, {}, later)
    clock = afresh().situation.clock()
    assert f"no contact {clock.run:,}" in after


# -- a model ---------------------------------------------------------------------------------------


class Entry(Struct):
    """An entry as the model has it on a device: what was last done to it and when, and in which act its
    present life began; none where it has just been erased. An erasing ends all that began before it."""

    when: int
    day: date | None
    note: str | None
    life: int | None


DAYS = [date(2026, 11, day) for day in (2, 9, 16)]
ACTS = ("record", "edit", "move", "remove", "restore", "erase", "sync")


@st.composite
def deeds(draw: st.DrawFn) -> list[tuple[str, int, int, int]]:
    """What happens: an act, the device, which entry, and which day or word."""
    one = st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(0, 2), st.integers(0, 2))
    return draw(st.lists(one, max_size=14))


MOVED_TWICE = [
    ("record", 0, 0, 0),
    ("sync", 0, 0, 0),
    ("erase", 0, 0, 0),
    ("move", 1, 0, 1),
    ("move", 1, 0, 2),
]
BACK_UNAWARE = [*MOVED_TWICE[:3], ("remove", 1, 0, 0), ("restore", 1, 0, 0)]
ERASED_TWICE = [
    *MOVED_TWICE[:3],
    *(("edit", 0, 0, 0), ("remove", 0, 0, 0), ("erase", 1, 0, 0), ("restore", 0, 0, 0)),
]
ANEW = [*MOVED_TWICE, ("sync", 0, 0, 0), ("edit", 0, 0, 0), ("sync", 0, 0, 0), ("move", 1, 0, 1)]


@given(happens=deeds())
@example(happens=MOVED_TWICE)
@example(happens=BACK_UNAWARE)
@example(happens=ERASED_TWICE)
@example(happens=ANEW)
@settings(max_examples=25, phases=set(Phase) - {Phase.explain})
def test_any_sequence_of_acts_on_two_devices_gives_what_the_model_says(
    happens: list[tuple[str, int, int, int]],
) -> None:
    """Of an entry the last act counts, by time; a removed one keeps what it said for its return. What was
    written by somebody who hadn't heard that the entry was erased keeps its day and loses its words."""
    for devices, model in played(happens):
        for device, known in zip(devices, model, strict=True):
            there = sorted((one.day, facts(one).note or "") for one in standing(device))
            assert there == sorted((e.day, e.note or "") for e in known.values() if e.day is not None)


def played(
    happens: list[tuple[str, int, int, int]],
) -> Iterator[tuple[list[Trainer], list[dict[str, Entry]]]]:
    place = Path(mkdtemp())
    clock = SetClock(datetime.fromisoformat("2026-11-23T07:30:00+01:00"))
    homes = [place / "one", place / "two"]
    model: list[dict[str, Entry]] = [{}, {}]
    last: list[dict[str, Entry]] = [{}, {}]  # what each entry said while it stood
    erased: list[dict[str, int]] = [{}, {}]  # in which act each entry was last erased, as far as is known
    ids: dict[str, str] = {}
    try:
        for number, (act, at, which, choice) in enumerate([*happens, ("sync", 0, 0, 0)]):
            clock.forward(seconds=10)
            trainer, known = Trainer(folders(homes[at]), clock), model[at]
            names = sorted(known)
            name = names[which % len(names)] if names else ""
            entry = known.get(name)
            life = number if entry is None or entry.life is None else entry.life
            if life < erased[at].get(name, 0):
                life = number
            if act == "record":
                name = f"entry {number}"
                data = Practice(ONE, "presence", "alone", "home", "here", "done", note=name)
                ids[name] = trainer.session.save(data, DAYS[choice]).id
                known[name] = Entry(number, DAYS[choice], name, number)
            elif act == "sync":
                sync(homes[0], homes[1])
                sync(homes[1], homes[0])
                for home in homes:
                    Trainer(folders(home), clock).session.journal.sweep()
                both, over = (
                    {},
                    {name: max(one.get(name, 0) for one in erased) for name in erased[0].keys() | erased[1]},
                )
                for name in {*model[0], *model[1]}:
                    found = max((one[name] for one in model if name in one), key=lambda e: e.when)
                    is_over = found.life is not None and found.life < over.get(name, 0)
                    note = None if is_over else found.note
                    both[name] = Entry(found.when, found.day, note, found.life)
                model, erased = [dict(both), dict(both)], [dict(over), dict(over)]
                last = [dict(last[0]) | dict(last[1]), dict(last[1]) | dict(last[0])]
            elif entry is None:
                continue
            elif act == "restore":
                if entry.day is None:
                    trainer.corrections.restore(ids[name])
                    was = known[name]
                    known[name] = Entry(number, last[at][name].day, was.note, life)
            elif entry.day is None:
                continue
            else:
                record = trainer.corrections.find(ids[name])
                if act == "edit":
                    word = f"word {number}"
                    trainer.corrections.correct(record, {"note": word})
                    known[name] = Entry(number, entry.day, word, life)
                elif act == "move":
                    if DAYS[choice] != entry.day:
                        trainer.corrections.correct(record, {}, DAYS[choice])
                        known[name] = Entry(number, DAYS[choice], entry.note, life)
                elif act == "remove":
                    trainer.corrections.remove(record)
                    last[at][name] = entry
                    known[name] = Entry(number, None, entry.note, life)
                elif entry.note is not None:
                    trainer.corrections.erase(record)
                    erased[at][name] = number
                    known[name] = Entry(number, entry.day, None, None)
            yield [Trainer(folders(home), clock) for home in homes], model
    finally:
        shutil.rmtree(place)


def sync(source: Path, target: Path) -> None:
    """Brings another home's newer files, as a syncing engine does."""
    for path in (source / "data" / "journal").glob("*/*.json"):
        copy = target / "data" / "journal" / path.relative_to(source / "data" / "journal")
        own = (target / "state" / "device").exists() and copy.parent.name in (
            target / "state" / "device"
        ).read_text()
        if not own:
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


def test_the_search_of_the_diary_says_what_it_is_about(trainer: Trainer) -> None:
    for number, (expected, felt) in enumerate(((5, 2), (4, 2), (6, 1))):
        said = OutcomeDetails(predicted=expected, after=felt, with_="Maja", note="rain")
        trainer.practice.record(OTHER, "done", trainer.today - timedelta(days=7 * number), said)
    trainer.checkins.check_in(6, 2)
    trainer.letters.save("about Maja")
    pages = trainer.diary.whole()
    found = trainer.diary.search(pages, Search("maja"))
    assert (len(found.hits), found.of) == (4, 5)
    assert found.about == ("Maja: 3 times in 3 weeks", "expected 5.0, it was 1.7")
    narrower = trainer.diary.search(pages, Search("maja ra"), found)
    assert len(narrower.hits) == 3
    assert {type(one.entry.record.data) for one in found.hits} == {Practice, Letter}
    assert not trainer.diary.search(pages, Search()).is_search
    assert isinstance(pages.entries[0].entry.record.data, Letter | Checkin | Practice)
