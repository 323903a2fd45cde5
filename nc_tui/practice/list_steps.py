"""Which exercises would move an item of the ready list."""

from collections import Counter
from datetime import timedelta

from nc_tui.practice.checklist import EvidenceItem
from nc_tui.practice.exercise import Exercise
from nc_tui.practice.measures import Evidence


def counts_for(exercise: Exercise, item: EvidenceItem, evidence: Evidence) -> bool:
    """Whether doing an exercise on the day of the evidence would move an item one nearer, or keep it there:
    a skill that isn't practised often enough yet, another kind of place, a person, a day on which nothing was
    practised yet, a tense moment. Items that no exercise moves say no."""
    first = evidence.day - timedelta(days=item.days - 1)
    there = [(day, practice) for day, practice in evidence.practised if first <= day <= evidence.day]
    match item.measure:
        case "each_skill":
            times = Counter(practice.skill for _, practice in there)
            fewest = min((times[skill] for skill in evidence.skills), default=0)
            return times[exercise.skill] < item.need or times[exercise.skill] == fewest
        case "settings":
            return exercise.setting not in {practice.setting for _, practice in there}
        case "people":
            return exercise.with_a_person
        case "practice_days" | "recent_practice":
            return all(day != evidence.day for day, _ in there)
        case "tense_settled":
            return exercise.stakes == "tense" and exercise.where == "out"
        case _:
            return False
