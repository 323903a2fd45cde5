"""How bytes lie on disk: the one place between what the journal writes and what the files hold.

A second codec (encryption, for example) is another class of this shape. Nothing else knows about it: files
are told apart by their ending alone, so that months of both kinds can lie side by side.
"""

from typing import Protocol


class Codec(Protocol):
    """A way of writing bytes that can be undone.

    What is needed for it (a key) is there and right before a codec is made: ``decode`` fails for damaged
    bytes only, never for a wrong key.
    """

    @property
    def ending(self) -> str:
        """What follows the plain name of each file, for example ``.age`` in ``2026-11.json.age``."""

    def encode(self, content: bytes) -> bytes:
        """The bytes for the disk."""

    def decode(self, raw: bytes) -> bytes:
        """What ``encode`` was given. Raises UndecodableError."""


class UndecodableError(OSError):
    """The bytes are none that the codec made, or are damaged."""

    def __init__(self) -> None:
        super().__init__(0, "it can't be decoded")


class PlainCodec:
    """Bytes as they are, under names as they are."""

    ending = ""

    def encode(self, content: bytes) -> bytes:
        """The same bytes."""
        return content

    def decode(self, raw: bytes) -> bytes:
        """The same bytes."""
        return raw


PLAIN: Codec = PlainCodec()
