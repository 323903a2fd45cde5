"""The app without a network.

Textual runs on asyncio, and asyncio loads OpenSSL where there is one, for connections that no part of this
program makes: a sixth of the app's memory, and time before the first screen. asyncio also works where Python
was built without OpenSSL, and that is how it is loaded here.
"""

import sys


def load_asyncio_without_tls() -> None:
    """Load asyncio as on a Python without OpenSSL. Where one of the two is already there, nothing happens."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]
