"""The chance that a made-up life is lived by."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Chance(Protocol):
    """The part of ``random.Random`` that the demo uses."""

    def random(self) -> float:
        """A number in [0, 1)."""
        ...

    def gauss(self, mu: float, sigma: float) -> float:
        """A number from the normal distribution."""
        ...

    def choice(self, seq: Sequence[T]) -> T:
        """One of them."""
        ...
