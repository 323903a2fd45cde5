"""The hue of a skill. It stands nowhere but beside the skill's name, so that it never says anything alone."""

from nc_tui.app.theme import SKILLS
from nc_tui.app.widgets.prose import Part

PLAIN = "$foreground"


def hue(skill: str) -> str:
    """The name of a skill's colour, by its id; the text's own for a skill without one."""
    return f"$skill-{skill}" if skill in SKILLS else PLAIN


def hue_class(skill: str) -> str:
    """The class of a row about a skill: the bar of the chosen one takes its hue."""
    return f"-{skill}" if skill in SKILLS else ""


def skill_name(skill: str, title: str, width: int = 0, *, bold: bool = False) -> Part:
    """A skill's title in its hue, filled up to ``width`` cells."""
    return title.ljust(width), f"bold {hue(skill)}" if bold else hue(skill)


def chosen_rules(where: str) -> str:
    """Style rules that draw the bar of a chosen row in its skill's hue, for rows that ``where`` selects."""
    return "\n".join(f"{where}.-{skill}:focus {{ border-left: inner $skill-{skill}; }}" for skill in SKILLS)
