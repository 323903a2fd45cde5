"""A ladder in six signs: what is mastered, where one stands, what is still ahead."""

from nc_tui.practice.exercise import STAKES
from nc_tui.practice.ladder import Standing


def ladder(standing: Standing | None) -> str:
    """``●●◐○○○``: two rungs mastered, standing on the third."""
    at = standing.rung if standing else 0
    mastered = standing.mastered if standing else ()
    return "".join(
        "●" if stakes in mastered else "◐" if rung == at else "○" for rung, stakes in enumerate(STAKES)
    )
