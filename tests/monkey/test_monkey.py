"""Random keys, pastes, clicks and sizes end in no error, on no page without a way back, and lose no text."""

from pathlib import Path

import pytest

from tests.monkey.journals import JOURNALS
from tests.monkey.play import Monkey

KEYS = 340
"""On each journal, a thousand in all; ``python -m tests.monkey`` presses more."""


@pytest.mark.parametrize("name", JOURNALS)
async def test_whatever_is_pressed_nothing_breaks(home: Path, name: str) -> None:
    JOURNALS[name](home)
    monkey = Monkey(home, f"1 {name}")
    await monkey.play(KEYS)
    assert monkey.count >= KEYS
