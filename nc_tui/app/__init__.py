"""The full-screen program.

It opens no connection, so that it needs no OpenSSL. asyncio loads it wherever Python has it, which takes 4 MB
and a good part of what asyncio itself takes to load; without it asyncio only refuses to encrypt connections.
"""

import sys
from importlib import import_module


def load_without(name: str, unneeded: str) -> None:
    """Load a module as on a Python that doesn't have the ``unneeded`` one. Where either is loaded already,
    nothing changes."""
    if name in sys.modules or unneeded in sys.modules:
        return
    sys.modules[unneeded] = None  # type: ignore[assignment]  # so an import says that there is none
    try:
        import_module(name)
    finally:
        del sys.modules[unneeded]


load_without("asyncio", "ssl")
