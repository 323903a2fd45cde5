"""How far the beginning has come, from the welcome page to the first exercise."""

from nc_tui.app.widgets.marks import steps
from nc_tui.app.widgets.prose import said

STEPS = 5
WELCOME, CONTACT, SINCE, CARE, FIRST = range(1, STEPS + 1)
"""The welcome page; contact; since when; the care questions; the first exercise."""


def how_far(step: int) -> str:
    """``step 2 of 5  ●●○○○``."""
    return f"step {step} of {STEPS}  {said(*steps(step, STEPS)).plain}"
