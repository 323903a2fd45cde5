"""A ladder in six signs: what is mastered, what is open, what is still ahead."""

from nc_tui.practice.exercise import STAKES
from nc_tui.practice.ladder import Standing


def ladder(standing: Standing | None) -> str:
    """``●●◐○○○``: two rungs mastered, the third open, the user stands on it."""
    if standing is None:
        return "○" * len(STAKES)
    return "".join(
        "●" if stakes in standing.mastered else "◐" if stakes in standing.open else "○" for stakes in STAKES
    )
