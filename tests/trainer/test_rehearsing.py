"""Rehearsals through the trainer: begun, left, picked up, recorded, and counted for the ready list."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from nc_tui.practice.kinds import Profile, RehearsalRun
from nc_tui.practice.moves import SKILLED
from nc_tui.practice.rehearsal import Rehearsal, Talk
from nc_tui.practice.rehearsal_runs import needs_met
from nc_tui.practice.rehearsing import Run, ended, here, leave, onward, options, say
from nc_tui.practice.way import GATES
from nc_tui.trainer import Trainer, TrainerError


@pytest.fixture
def calm(trainer: Trainer) -> Trainer:
    """Somebody on a calm day who has answered every care question with no."""
    trainer.situation.describe(Profile(gates=dict.fromkeys(GATES, False)))
    trainer.checkins.check_in(7, 2)
    return trainer


def first_of_level(trainer: Trainer, level: int) -> Rehearsal:
    return next(one for one in trainer.rehearsing.all.values() if one.level == level)


def played(rehearsal: Rehearsal, run: Run) -> Iterator[Run]:
    """The run after each step, saying a skilled sentence wherever there is one."""
    while ended(rehearsal, run) is None:
        if isinstance(here(rehearsal, run).page, Talk):
            replies = options(rehearsal, run)
            number = next((n for n, reply in replies if reply.move in SKILLED), replies[0][0])
            run = say(rehearsal, run, number)
        else:
            run = onward(rehearsal, run)
        yield run


def test_a_run_that_was_left_waits_where_it_was(calm: Trainer) -> None:
    rehearsal = first_of_level(calm, 1)
    halfway = next(played(rehearsal, calm.rehearsing.run(rehearsal)))
    calm.rehearsing.save_run(halfway)
    assert calm.rehearsing.run(rehearsal) == halfway
    assert next(one for one in calm.rehearsing.offers() if one.rehearsal == rehearsal).begun


def test_a_run_whose_file_has_changed_begins_anew_and_keeps_what_was_written_in_it(calm: Trainer) -> None:
    rehearsal = first_of_level(calm, 1)
    halfway = next(played(rehearsal, calm.rehearsing.run(rehearsal)))
    written = replace(halfway, wanted="to be heard", note="slower")
    calm.rehearsing.save_run(replace(written, edition=halfway.edition + 1))
    again = calm.rehearsing.run(rehearsal)
    assert (again.said, again.edition) == ((), halfway.edition)
    assert (again.wanted, again.note) == ("to be heard", "slower")


def test_a_run_through_a_file_that_is_gone_is_read_and_listed_as_ever(calm: Trainer) -> None:
    gone = RehearsalRun(
        "not-there-any-more", 1, 1, 3, (1, 2), ("warm", "ask"), "silence", "silence-or-no", after=2
    )
    record = calm.session.save(gone, calm.today)
    assert calm.corrections.described(record).words
    assert "silence-or-no" in needs_met(calm.rehearsing.past(), calm.today)
    assert all(one.rehearsal.id != gone.rehearsal for one in calm.rehearsing.offers())


def test_the_same_run_on_two_machines_is_two_talks_and_the_next_one_is_another(calm: Trainer) -> None:
    rehearsal = first_of_level(calm, 1)
    run = next(played(rehearsal, calm.rehearsing.run(rehearsal)))
    for _ in range(2):
        calm.rehearsing.finish(rehearsal, leave(rehearsal, run))
    assert [one.run.run for one in calm.rehearsing.past()] == [1, 1]
    assert calm.rehearsing.left_this_week() == 0
    assert calm.rehearsing.run(rehearsal).run > 1


def test_a_finished_run_is_a_record_its_draft_is_gone_and_the_day_is_practised(calm: Trainer) -> None:
    rehearsal = first_of_level(calm, 1)
    last = list(played(rehearsal, calm.rehearsing.run(rehearsal)))[-1]
    calm.rehearsing.save_run(last)
    record = calm.rehearsing.finish(rehearsal, last)
    assert isinstance(record.data, RehearsalRun)
    assert record.data.rehearsal == rehearsal.id
    assert calm.today in calm.history.practised_days
    assert calm.rehearsing.run(rehearsal).run == 2


def test_a_stopped_run_is_recorded_and_practises_no_day(calm: Trainer) -> None:
    rehearsal = first_of_level(calm, 1)
    record = calm.rehearsing.finish(rehearsal, calm.rehearsing.run(rehearsal), stopped=True)
    assert isinstance(record.data, RehearsalRun)
    assert record.data.end == "stopped"
    assert calm.today not in calm.history.practised_days


def test_two_a_week_are_enough(calm: Trainer) -> None:
    rehearsal = first_of_level(calm, 1)
    assert calm.rehearsing.left_this_week() == 2
    for _ in range(2):
        run = next(played(rehearsal, calm.rehearsing.run(rehearsal)))
        calm.rehearsing.finish(rehearsal, leave(rehearsal, run))
    shut = calm.rehearsing.why_shut(rehearsal)
    assert shut is not None
    assert shut.why == "week-full"
    assert shut.until is not None
    assert shut.until > calm.today


def test_level_three_stays_shut_while_a_care_question_is_unanswered(trainer: Trainer) -> None:
    trainer.checkins.check_in(7, 2)
    for one in trainer.rehearsing.offers():
        if one.rehearsal.level == 3 and one.rehearsal.kind != "hand-over":
            assert one.shut is not None
            assert one.shut.why == "gate"


def test_undo_takes_a_run_back(calm: Trainer) -> None:
    rehearsal = first_of_level(calm, 1)
    run = next(played(rehearsal, calm.rehearsing.run(rehearsal)))
    calm.rehearsing.finish(rehearsal, leave(rehearsal, run))
    assert str(calm.undo.undo()) == "the rehearsal"
    assert calm.rehearsing.past() == ()


def test_an_unknown_rehearsal_is_answered_with_the_nearest(trainer: Trainer) -> None:
    with pytest.raises(TrainerError, match="no rehearsal “nonsense-xyz”"):
        trainer.rehearsing.rehearsal("nonsense-xyz")


def test_what_was_written_about_a_run_is_cleaned(calm: Trainer) -> None:
    from msgspec.structs import replace

    rehearsal = first_of_level(calm, 1)
    run = next(played(rehearsal, calm.rehearsing.run(rehearsal)))
    record = calm.rehearsing.finish(rehearsal, replace(leave(rehearsal, run), plan="If\x1b[31m late"))
    assert isinstance(record.data, RehearsalRun)
    assert record.data.plan == "If[31m late"


def test_nothing_of_it_is_loaded_before_it_is_asked_for(trainer: Trainer) -> None:
    assert "rehearsing" not in vars(trainer)
    assert trainer.views.today().day == trainer.today
    assert "rehearsing" not in vars(trainer)
