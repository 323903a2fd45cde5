"""The same exercise with two people on one day is two practices."""

import pytest
from msgspec.structs import replace

from nc_tui.practice.kinds import Practice
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.trainer.conftest import Afresh

GREETING = "warmth-three-greetings"


def told(trainer: Trainer) -> list[tuple[str | None, str | None, int | None, str]]:
    found = trainer.session.of_day(trainer.today, Practice)
    return [(one.with_, one.note, one.after, one.outcome) for _, one in found]


@pytest.fixture
def with_the_baker(trainer: Trainer) -> Trainer:
    trainer.practice.record(GREETING, "partly", details=OutcomeDetails(5, None, 2, "baker", "she smiled"))
    return trainer


BAKER = ("baker", "she smiled", 2, "partly")


def test_another_name_is_another_practice(with_the_baker: Trainer) -> None:
    with_the_baker.practice.record(GREETING, details=OutcomeDetails(with_="barista"))
    assert told(with_the_baker) == [BAKER, ("barista", None, None, "done")]
    assert with_the_baker.practice.outcome_of(GREETING) == "done"


def test_the_same_name_corrects_its_own_record_whatever_was_told_since(with_the_baker: Trainer) -> None:
    with_the_baker.practice.record(GREETING, "not", details=OutcomeDetails(with_="barista"))
    with_the_baker.practice.record(GREETING, details=OutcomeDetails(after=3, with_=" Baker "))
    assert told(with_the_baker) == [("Baker", "she smiled", 3, "partly"), ("barista", None, None, "not")]


def test_a_name_completes_a_record_without_one(trainer: Trainer) -> None:
    trainer.practice.record(GREETING, "partly", details=OutcomeDetails(note="a word"))
    trainer.practice.record(GREETING, details=OutcomeDetails(with_="baker"))
    assert told(trainer) == [("baker", "a word", None, "partly")]


def test_what_names_nobody_corrects_what_is_shown(with_the_baker: Trainer) -> None:
    with_the_baker.practice.record(GREETING, "not", details=OutcomeDetails(with_="barista"))
    with_the_baker.practice.record(GREETING, details=OutcomeDetails(after=7))
    assert told(with_the_baker) == [("baker", "she smiled", 7, "partly"), ("barista", None, None, "not")]


def test_an_undo_takes_only_the_second_practice(with_the_baker: Trainer) -> None:
    with_the_baker.practice.record(GREETING, details=OutcomeDetails(with_="barista"))
    with_the_baker.undo.undo()
    assert told(with_the_baker) == [BAKER]


def test_a_record_that_is_opened_again_may_get_another_name(with_the_baker: Trainer) -> None:
    practice = with_the_baker.practice
    for name in ("bakery girl", "the baker"):
        practice.finish(replace(practice.progress(GREETING, with_the_baker.today), with_=name))
    assert told(with_the_baker) == [("the baker", "she smiled", 2, "partly")]


def test_from_a_record_another_practice_begins_with_nothing_said(
    with_the_baker: Trainer, afresh: Afresh
) -> None:
    practice = with_the_baker.practice
    recorded = practice.progress(GREETING, with_the_baker.today)
    assert practice.may_be_another(recorded)
    begun = practice.another(recorded)
    assert not practice.may_be_another(begun)
    practice.save_progress(replace(begun, outcome="done"))
    again = afresh()
    again.practice.finish(again.practice.progress(GREETING, again.today))
    assert told(again) == [BAKER, (None, None, None, "done")]
