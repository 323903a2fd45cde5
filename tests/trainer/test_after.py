"""After through the trainer: its pages in every state, closed gates, drafts, and what a crash leaves."""

import re
from collections.abc import Callable

import pytest

from nc_tui.journal.errors import JournalError
from nc_tui.practice.after import REST
from nc_tui.practice.branching import page_of
from nc_tui.practice.draft_words import LONGEST
from nc_tui.practice.kinds import After, Letter, Slip
from nc_tui.practice.readiness import WAIT
from nc_tui.practice.way import ASKED, GATES
from nc_tui.trainer import Trainer, TrainerError
from tests.arrived import AFTER_STATES, HELLO, bring_to, come_to_a_hello, rested
from tests.clock import SetClock
from tests.content.contact import suggestions
from tests.trainer.conftest import Afresh

TOWARDS = {"words", "check", "replied"}
"""What leads towards them. That something was sent can be told at any time."""
COUNTS = re.compile(r"\b(day|days|hours?) (since|ago)\b|\bseen\b|\bstreak\b", re.IGNORECASE)


@pytest.fixture
def at(trainer: Trainer, clock: SetClock) -> Callable[[str], Trainer]:
    """A trainer of someone in a state."""

    def come_to(state: str) -> Trainer:
        bring_to(state, trainer, clock)
        return trainer

    return come_to


# -- every page --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", AFTER_STATES)
def test_every_state_has_a_page_of_its_own_with_a_key_for_each_row(
    state: str, at: Callable[[str], Trainer]
) -> None:
    trainer = at(state)
    view = trainer.views.after()
    assert view.standing.state == state
    assert view.text
    assert view.rows
    keys = [row.key for row in view.rows]
    assert len(keys) == len({*keys})
    assert not {"j", "k", "z", "e", "l", "m", "q"} & {*keys}, "these mean something else everywhere"
    acts = {row.act for row in view.rows}
    assert ("no" in acts) is (state != "no"), "that they said no can be told at any time"
    assert ("let-go" in acts) is (
        state not in ("let-go", "silence", "no", "theirs", "in-touch", "stopped", "closed")
    )
    said = " ".join((view.heading, *view.text, *(row.label for row in view.rows)))
    assert not COUNTS.search(said)
    assert "!" not in said


@pytest.mark.parametrize("state", AFTER_STATES)
def test_with_a_closed_gate_no_page_of_after_leads_towards_them(
    state: str, at: Callable[[str], Trainer]
) -> None:
    trainer = at(state)
    closed = {gate.closed for gate in trainer.library.checklist.gates}
    for gate in GATES:
        if trainer.situation.way.was_yes(gate):
            continue
        trainer.situation.answer_gate(gate, True)
        view = trainer.views.after()
        offered = {row.act for row in view.rows} & TOWARDS
        if view.standing.state in ("your-turn", "last-line", "agreed"):
            offered -= {"replied"}  # a fact: "I wrote back already"
        assert not view.standing.offers, gate
        assert not offered, gate
        assert suggestions(text for text in view.text if text not in closed) == []
        trainer.situation.answer_gate(gate, False, reopen=True)


def test_the_numbers_that_content_says_of_after_and_the_reviews_are_those_of_the_rules(
    trainer: Trainer,
) -> None:
    checklist = trainer.library.checklist
    hello = next(one.text for one in checklist.answers if one.id == "hello")
    ending = page_of(trainer.guides["first-hello"], "the-words").ending
    assert ending is not None
    rest = f"{int(REST.total_seconds() // 3600)} hours"
    assert rest in hello
    assert any(rest in line for line in ending.now)
    assert f"{int(WAIT.total_seconds() // 3600)} hours" in checklist.waiting


def test_an_end_is_told_as_far_as_the_records_know_it(at: Callable[[str], Trainer]) -> None:
    trainer = at("agreed")
    trainer.after.met("called-off")
    assert "didn't turn out as you hoped" in " ".join(trainer.views.after().text)
    trainer.after.asked_for_space()
    stopped = trainer.views.after()
    assert stopped.standing.state == "stopped"
    assert "or they asked for space" in " ".join(stopped.text)


# -- drafts ------------------------------------------------------------------------------------------------


def test_words_too_long_or_none_are_refused_and_what_was_there_stays(
    at: Callable[[str], Trainer],
) -> None:
    trainer = at("resting")
    for text in ("", "  \n ", "x" * (LONGEST + 1)):
        with pytest.raises(TrainerError):
            trainer.after.write(text)
    assert trainer.after.words().text == HELLO


def test_words_are_on_disk_before_the_record_says_that_they_rest(
    trainer: Trainer, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the record can't be saved, the words are there, and their rest hasn't begun."""
    come_to_a_hello(trainer, clock)

    def full(*_: object, **__: object) -> None:
        raise JournalError("Not saved: the disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(trainer.session, "save", full)
        with pytest.raises(JournalError):
            trainer.after.write(HELLO)
    assert trainer.after.words().text == HELLO
    assert trainer.after.standing().state == "words"
    assert trainer.views.after().quote == HELLO
    trainer.after.write(HELLO)
    assert trainer.after.standing().state == "resting"


def test_a_gate_that_closes_in_the_middle_of_a_draft_keeps_the_words(at: Callable[[str], Trainer]) -> None:
    trainer = at("check")
    trainer.situation.answer_gate("workaround", True)
    assert trainer.after.standing().state == "not-open"
    assert "care" in {row.act for row in trainer.views.after().rows}, "where to answer anew is offered"
    with pytest.raises(TrainerError, match="the check isn't open"):
        trainer.after.check(dict.fromkeys(ASKED, False), steady=True, honest=True, read=True)
    assert trainer.after.words().text == HELLO


def test_the_check_wants_all_five_questions_and_a_yes_closes_the_list(at: Callable[[str], Trainer]) -> None:
    trainer = at("check")
    with pytest.raises(TrainerError, match="five care questions"):
        trainer.after.check({"crisis": False}, steady=True, honest=True, read=True)
    answers = dict.fromkeys(ASKED, False) | {"legal-order": True}
    assert not trainer.after.check(answers, steady=True, honest=True, read=True).held
    assert trainer.situation.closed_gate() == "legal-order"


def test_words_of_another_machine_cant_be_checked_or_sent_here(
    at: Callable[[str], Trainer], clock: SetClock
) -> None:
    trainer = at("resting")
    trainer.drafts.burn("after")
    rested(trainer, clock)
    view = trainer.views.after()
    assert "another machine" in " ".join(view.text)
    assert "check" not in {row.act for row in view.rows}
    with pytest.raises(TrainerError):
        trainer.after.check(dict.fromkeys(ASKED, False), steady=True, honest=True, read=True)


def test_a_damaged_draft_is_words_to_be_looked_at_again_never_a_crash(at: Callable[[str], Trainer]) -> None:
    trainer = at("resting")
    trainer.drafts.save("after", "Hello, half of it {")
    assert trainer.after.words().text == "Hello, half of it {"
    assert not trainer.after.are_here(trainer.after.standing())


def test_what_was_dropped_stays_until_undo_is_over_and_is_then_erased(
    at: Callable[[str], Trainer], afresh: Afresh, clock: SetClock
) -> None:
    trainer = at("kept")
    trainer.after.tidy()
    trainer.undo.undo()
    assert trainer.views.after().quote == HELLO
    trainer.after.drop(as_letter=True)
    clock.forward(days=2)
    later = afresh()
    later.after.tidy()
    assert later.after.words().text == ""
    assert [one.data.text for one in later.letters.all() if isinstance(one.data, Letter)] == [HELLO]


# -- facts -------------------------------------------------------------------------------------------------


def test_a_no_closes_its_gate_before_it_is_told_so_that_nothing_between_opens_a_way(
    at: Callable[[str], Trainer], monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = at("waiting")
    made: list[str] = []
    save = trainer.session.save

    def watched(data: object, *given: object, **named: object) -> object:
        made.append(type(data).__name__)
        return save(data, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(trainer.session, "save", watched)
    trainer.after.answered("no")
    assert made == ["Profile", "After"]


def test_a_hello_past_a_closed_gate_is_a_slip_and_ends_no_run_by_choice(at: Callable[[str], Trainer]) -> None:
    trainer = at("words")
    trainer.situation.answer_gate("asked-no-contact", True)
    assert isinstance(trainer.after.sent().data, Slip)
    assert trainer.after.told().sent is None


def test_unknown_words_are_refused_in_one_line(at: Callable[[str], Trainer]) -> None:
    trainer = at("waiting")
    with pytest.raises(TrainerError, match="isn't one of"):
        trainer.after.answered("perhaps")
    with pytest.raises(TrainerError, match="isn't one of"):
        trainer.after.met("so-so")
    with pytest.raises(TrainerError, match="isn't one of"):
        trainer.after.sent("pigeon")  # type: ignore[arg-type]
    assert [one.data.step for one in trainer.history.lasting if isinstance(one.data, After)][-1] == "sent"


def test_a_goodbye_has_lines_from_days_that_went_better_than_expected(at: Callable[[str], Trainer]) -> None:
    goodbye = at("let-go").views.after().goodbye
    assert goodbye is not None
    assert goodbye.practised == "42 practice days, with 4 people. They stay yours."
    assert len(goodbye.lines) == 3
