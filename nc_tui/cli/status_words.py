"""The numbers of ``nc-tui status`` in a line of the user's own."""

from nc_tui.cli.errors import CommandError
from nc_tui.practice.text import clean_line

KEYS = (
    "day streak best_streak rest_left strength practised_today plan_done plan_size "
    "clock_days clock_total ready"
)
"""The names of the numbers, in their order."""


class _Ready(dict[str, object]):
    """In a line of the user's own, ``{ready}`` is ``5/11`` or ``closed`` and ``{ready[met]}`` a number."""

    def __format__(self, spec: str) -> str:
        return format(f"{self['met']}/{self['of']}" if self["open"] else "closed", spec)


def filled(pattern: str, numbers: dict[str, object]) -> str:
    """The pattern with its keys filled in. Raises CommandError for a key that isn't there."""
    shown = {key: _shown(value) for key, value in numbers.items()}
    quoted = f"--format “{clean_line(pattern, 60)}”"
    try:
        return clean_line(pattern.format_map(shown), 4_000)
    except (KeyError, IndexError):
        raise CommandError(f"{quoted} names a key that isn't there; there are: {KEYS}") from None
    except (ValueError, AttributeError, TypeError, MemoryError, OverflowError):
        raise CommandError(f"{quoted} can't be read; write keys in braces, '{{streak}} days'") from None


def _shown(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return _Ready(value)
    return "-" if value is None else value
