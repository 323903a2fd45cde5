"""What Textual 8 loads at its start and this program has no use for stays unloaded.

asyncio loads OpenSSL where there is one, for connections that no part of this program makes: some 4 MB, and
time before the first screen. asyncio also works where Python was built without OpenSSL, and that is how it is
loaded here. And for the name of one type Textual loads four kinds of widget that no page shows.
"""

import sys
from importlib import import_module
from types import ModuleType

_TYPES = "textual.types"


def load_sparely() -> None:
    """Load asyncio as on a Python without OpenSSL, and Textual without those widgets. Where they are already
    there, nothing happens. Later imports find everything as it is."""
    _asyncio_without_tls()
    _textual_without_widgets()


def _asyncio_without_tls() -> None:
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def _textual_without_widgets() -> None:
    if "textual" in sys.modules:
        return
    types = sys.modules[_TYPES] = _Types(_TYPES)
    try:
        import textual.command  # noqa: F401
    finally:
        if sys.modules.get(_TYPES) is types:
            del sys.modules[_TYPES]


class _Types(ModuleType):
    """Stands in for the module that collects Textual's public types while Textual loads itself. Asked for a
    name that only that module has, it makes way for it."""

    def __getattr__(self, name: str) -> object:
        from textual import _types

        if name.startswith("__") or hasattr(_types, name):
            return getattr(_types, name)
        del sys.modules[_TYPES]
        return getattr(import_module(_TYPES), name)
