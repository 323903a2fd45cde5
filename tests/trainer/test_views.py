"""The views: what is hidden, what is open, what is offered; each rule once for every page and command."""

from datetime import timedelta
from typing import get_args

import pytest
from msgspec.structs import replace

from nc_tui.practice import branching
from nc_tui.practice.branching import RecordKind
from nc_tui.practice.care import NO_PERSON
from nc_tui.practice.kinds import Contact, Profile, Urge
from nc_tui.trainer import Trainer
from nc_tui.trainer.views.review import empty_at, reasons
from nc_tui.trainer.views.today import AGENDA
from tests.clock import SetClock

LISTENING = "listening-one-open-question"


def practise(trainer: Trainer, clock: SetClock, days: int) -> None:
    """Practise on so many days in a row, the last of them today."""
    for _ in range(days - 1):
        trainer.practice.record(LISTENING, "done")
        clock.forward(days=1)
    trainer.practice.record(LISTENING, "done")


def answer_all(trainer: Trainer, **yes: bool) -> None:
    """Answer every care question with no, but for those named."""
    gates = [gate.id for gate in trainer.library.checklist.gates]
    trainer.situation.describe(
        Profile(gates={gate: yes.get(gate.replace("-", "_"), False) for gate in gates})
    )


# -- the ready list ------------------------------------------------------------------------------------


def test_there_is_no_score_anywhere_before_every_question_is_answered(trainer: Trainer) -> None:
    trainer.practice.record(LISTENING, "done")
    assert trainer.views.ready().standing == "unanswered"
    assert trainer.views.ready().score == ""
    assert trainer.views.today().ready_line == ""
    assert trainer.views.status().numbers.ready.open is False
    assert not any("ready list" in line for line in trainer.views.status().lines)


def test_an_open_list_has_one_score_on_every_page(trainer: Trainer) -> None:
    answer_all(trainer)
    ready, status = trainer.views.ready(), trainer.views.status()
    assert ready.standing == "open"
    assert trainer.views.today().ready_line == f"Ready list  {ready.score}"
    assert f"ready list {ready.score}" in status.lines
    assert ready.score == f"{status.numbers.ready.met} of {status.numbers.ready.of}"


def test_a_closed_list_shows_its_gate_and_no_items(trainer: Trainer) -> None:
    answer_all(trainer, legal_order=True)
    view = trainer.views.ready()
    assert (view.standing, view.score, view.ahead, view.stands) == ("closed", "", (), ())
    assert view.closed_by is not None
    assert view.closed_by.id == "legal-order"
    assert trainer.views.today().ready_line == "Ready list closed. Practice goes on."
    assert view.may == {"answers"}


def test_what_only_the_person_can_judge_opens_after_the_evidence(trainer: Trainer) -> None:
    answer_all(trainer)
    view = trainer.views.ready()
    assert view.own == "5 sentences only you can judge; they come once everything else is met"
    assert len(view.ahead) == 12
    assert view.may == {"let-go", "answers"}


# -- numbers and days ----------------------------------------------------------------------------------


def test_hidden_numbers_and_days_are_hidden_in_every_view_and_kept_for_programs(
    trainer: Trainer, clock: SetClock
) -> None:
    trainer.situation.describe(Profile(since=trainer.today))
    practise(trainer, clock, 3)
    shown = trainer.views
    assert shown.today().numbers_line.streak == "3 practice days in a row"
    assert shown.today().clock
    assert shown.slip().days
    assert shown.slip().strength
    trainer.session.choose(replace(trainer.settings, numbers="hidden", days="hidden"))
    today, slip, status = shown.today(), shown.slip(), shown.status()
    assert "".join((today.numbers_line.streak, today.numbers_line.strength, today.numbers_line.free)) == ""
    assert (today.clock, today.milestone, slip.days, slip.strength) == ("", "", "", "")
    assert slip.stays == "3 practice days, every skill, every rung."
    assert status.lines[0].startswith("today ")
    assert not any("contact" in line or "streak" in line for line in status.lines)
    assert not any("contact" in line for line in shown.progress().totals)
    assert (status.numbers.streak, status.numbers.clock_days) == (3, 3)


def test_strength_is_the_same_number_in_words_and_for_programs(trainer: Trainer, clock: SetClock) -> None:
    for _ in range(20):
        practise(trainer, clock, 2)
        today = trainer.views.today().numbers_line.strength
        number = f"{trainer.views.status().numbers.strength:.0%}".replace("%", " %")
        assert today == f" · strength {number}"
        assert trainer.views.slip().strength.startswith(f"Strength {number}.")


def test_in_a_pause_no_free_day_is_promised(trainer: Trainer, clock: SetClock) -> None:
    practise(trainer, clock, 9)
    assert trainer.views.today().numbers_line.free == " · 2 rest days free"
    clock.forward(days=5)
    line = trainer.views.today().numbers_line
    assert line.streak.startswith("A pause after 9 in a row. 9 practice days stay yours")
    assert line.free == ""


def test_the_day_itself_of_a_week_is_a_milestone_only_where_days_are_shown(
    trainer: Trainer, clock: SetClock
) -> None:
    trainer.situation.describe(Profile(since=trainer.today - timedelta(days=6)))
    assert trainer.views.today().milestone == "a week"
    clock.forward(days=1)
    assert trainer.views.today().milestone == ""


# -- today ---------------------------------------------------------------------------------------------


def test_today_has_each_exercise_with_its_skill_and_how_it_went(trainer: Trainer) -> None:
    first, second = trainer.views.today().planned
    trainer.practice.record(first.exercise.id, "partly")
    done, still_open = trainer.views.today().planned
    assert done == replace(first, outcome="partly")
    assert done.is_done
    assert still_open == second
    assert still_open.lead == trainer.library.skills[second.exercise.skill].title
    assert not still_open.is_done


def test_a_date_has_its_guides_and_on_its_day_one_gentle_exercise(trainer: Trainer, clock: SetClock) -> None:
    answer_all(trainer)
    trainer.calendar.add_date("Their birthday", "birthday", "24 Nov")
    (coming,) = trainer.views.today().coming
    assert (coming.title, coming.when, coming.exercise) == ("Their birthday", "tomorrow", None)
    assert coming.guides == ("birthday", AGENDA)
    clock.forward(days=1)
    (there,) = trainer.views.today().coming
    assert there.when == "today"
    assert there.exercise is not None
    answer_all(trainer, crisis=True)
    assert trainer.views.today().coming[0].guides == ("birthday",)


def test_an_open_urge_shows_until_it_is_told(trainer: Trainer) -> None:
    record = trainer.moments.begin_urge(7)
    assert trainer.views.today().has_open_urge
    assert isinstance(record.data, Urge)
    trainer.moments.change_urge(record, replace(record.data, outcome="ridden"))
    assert not trainer.views.today().has_open_urge


def test_mood_and_pull_are_given_back_after_three_days(trainer: Trainer, clock: SetClock) -> None:
    for mood in (3, 5, 4):
        assert trainer.views.today().week == ""
        trainer.checkins.check_in(mood, 2)
        clock.forward(days=1)
    assert trainer.views.today().week == "Mood around 4 this week. Pull around 2 this week."


# -- guides --------------------------------------------------------------------------------------------


def endings(trainer: Trainer) -> list[branching.ScriptPath]:
    """Walks that stand on the endings of all guides, each reached by itself."""
    return [
        branching.ScriptPath(guide, (branching.Step(page.id),))
        for guide in trainer.guides
        for page in trainer.guides[guide].pages
        if page.ending is not None
    ]


def test_an_ending_offers_the_exercise_it_names_or_the_first_of_its_skill(trainer: Trainer) -> None:
    answer_all(trainer)
    offered = 0
    for walk in endings(trainer):
        view = trainer.views.guide(walk)
        assert view.ending is not None
        wanted = view.ending.exercise
        assert (view.exercise is None) is (wanted is None)
        if view.exercise is not None:
            offered += 1
            assert wanted in (view.exercise.exercise.id, view.exercise.exercise.skill)
    assert offered > 10


def test_what_was_recorded_from_an_ending_is_not_offered_twice(trainer: Trainer) -> None:
    answer_all(trainer)
    by_kind = {view.record: walk for walk in endings(trainer) if (view := trainer.views.guide(walk)).record}
    assert set(by_kind) <= set(get_args(RecordKind))
    walk = by_kind["monitoring"]
    trainer.moments.looked("profile")
    before = trainer.views.guide(walk)
    assert before.record == "monitoring", "what was recorded earlier is another one"
    assert trainer.views.guide(walk, before.records).record == "monitoring"
    trainer.moments.looked("profile")
    assert trainer.views.guide(walk, before.records).record is None
    trainer.undo.undo()
    assert trainer.views.guide(walk, before.records).record == "monitoring"


# -- contact, goals, path ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("started", "on_topic", "ends"), [("me", False, True), ("me", True, False), ("them", False, False)]
)
def test_only_what_the_person_starts_off_topic_counts_as_a_slip(
    trainer: Trainer, started: str, on_topic: bool, ends: bool
) -> None:
    data = trainer.moments.contact(started, "text", on_topic).data
    assert isinstance(data, Contact)
    view = trainer.views.contact(data)
    assert view.ends_run is ends
    assert ("isn't a slip" in view.words) is not ends


def test_where_the_way_is_closed_no_hint_leads_to_limited_contact(trainer: Trainer) -> None:
    answer_all(trainer)
    assert "set it first" in trainer.views.contact_hint("me")
    assert trainer.views.contact_hint("them") == ""
    answer_all(trainer, fear_or_violence=True)
    assert "set it first" not in trainer.views.contact_hint("me")


def test_the_goals_and_the_ready_list_count_the_same(trainer: Trainer, clock: SetClock) -> None:
    answer_all(trainer)
    trainer.calendar.goal("Swim", "going")
    trainer.calendar.goal("Paint", "done")
    for days in (0, 27, 28, 60):
        clock.moment = clock.moment.replace(day=23, month=11) + timedelta(days=days)
        item = next(one for one in trainer.ready.state().items if one.id == "own-goals")
        lines = {line.title: line for line in trainer.views.goals()}
        assert sum(line.counts for line in lines.values()) == (item.have or 0)
        assert bool(lines["Swim"].lapsed) is not lines["Swim"].counts
        assert bool(lines["Swim"].until) is lines["Swim"].counts
        assert lines["Paint"].lapsed == ""


def test_path_shows_how_each_exercise_went_on_the_day_and_no_day_to_come(trainer: Trainer) -> None:
    yesterday = trainer.today - timedelta(days=1)
    trainer.practice.record(LISTENING, "partly", yesterday)
    view = trainer.views.path(yesterday)
    lines = view.skills["listening"].exercises
    assert {line.exercise.id: line.outcome for line in lines}[LISTENING] == "partly"
    assert trainer.views.path(trainer.today + timedelta(days=3)).day == trainer.today
    assert trainer.views.path(trainer.today - timedelta(days=300)).day == view.first


def test_on_coming_back_nothing_says_what_wasnt_done(trainer: Trainer, clock: SetClock) -> None:
    for _ in range(6):
        trainer.checkins.check_in(6, 3)
        clock.forward(days=1)
    clock.forward(days=4)
    assert trainer.moments.notice() == NO_PERSON
    view = trainer.views.today()
    assert view.back is not None
    assert "nothing to catch up on" in view.back.stays
    assert view.notice == ""


def test_the_reasons_of_a_review_are_saved_each_behind_its_label(trainer: Trainer) -> None:
    items = trainer.library.checklist.self_rated
    three = next(item for item in items if item.id == "accept-ending")
    one = next(item for item in items if item.id == "signs-welcome")
    written = {three.id: ["wait", " ", "swim"], one.id: ["none"]}
    assert reasons([three, one], written) == {
        three.id: "after a yes: wait\nafter silence: swim",
        one.id: "none",
    }
    assert empty_at([three, one], written) == (0, 1)
    assert empty_at([one], written) is None
