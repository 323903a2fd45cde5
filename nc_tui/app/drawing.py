"""Lines on the screen, kept at less cost than Textual 8 keeps them.

Each line that Textual draws has seven caches of its own, and each page some hundred lines; most of these
caches stay empty. Here one gets its dictionary once there is something to put into it.

And Textual remembers two colours for each widget by the widget itself, which keeps the lines of a thousand
widgets in memory that are long gone. Here the colours are remembered by the colours they are made from.
"""

from functools import lru_cache
from typing import TypeVar

from textual._styles_cache import StylesCache
from textual.cache import FIFOCache
from textual.color import Color
from textual.style import Style

Key = TypeVar("Key")
Value = TypeVar("Value")

_NOTHING: dict[object, object] = {}
"""What empty caches share. It is never written to."""


class LateCache(FIFOCache[Key, Value]):
    """Textual's cache, without a dictionary of its own until the first value."""

    __slots__ = ()

    def __init__(self, maxsize: int) -> None:
        self._maxsize = maxsize
        self._cache = _NOTHING  # type: ignore[assignment]
        self.hits = self.misses = 0

    def set(self, key: Key, value: Value) -> None:
        """Set a value."""
        if self._cache is _NOTHING:
            self._cache = {}
        super().set(key, value)

    __setitem__ = set


@lru_cache(64)
def _inner_outer(base_background: Color, background: Color) -> tuple[Style, Style]:
    return Style(background=base_background + background), Style(background=base_background)


def _by_colours(_cache: StylesCache, base_background: Color, background: Color) -> tuple[Style, Style]:
    return _inner_outer(base_background, background)


def draw_sparely() -> None:
    """Let Textual do both so."""
    from textual import strip

    strip.FIFOCache = LateCache  # type: ignore[attr-defined]
    StylesCache.get_inner_outer = _by_colours  # type: ignore[method-assign, assignment]
