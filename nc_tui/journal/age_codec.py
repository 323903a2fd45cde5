"""The codec of a locked journal: age files, as https://age-encryption.org/v1 describes them, by pyrage."""

from typing import Any

from nc_tui.journal.codec import UndecodableError

ENDING = ".age"


class AgeCodec:
    """Encrypts to the first of these X25519 identities (``AGE-SECRET-KEY-1…``), and decrypts what any of them
    can open."""

    ending = ENDING

    def __init__(self, identities: tuple[str, ...]) -> None:
        import pyrage

        self._age: Any = pyrage
        self._identities = [pyrage.x25519.Identity.from_str(one) for one in identities]
        self._recipients = [self._identities[0].to_public()]

    def encode(self, content: bytes) -> bytes:
        """The bytes, encrypted."""
        sealed: bytes = self._age.encrypt(content, self._recipients)
        return sealed

    def decode(self, raw: bytes) -> bytes:
        """What was encrypted. Raises UndecodableError."""
        try:
            content: bytes = self._age.decrypt(raw, self._identities)
        except self._age.DecryptError as error:
            raise UndecodableError from error
        return content


class ClosedCodec:
    """A locked journal without its key: nothing can be read or written. Raises LockedError for all."""

    ending = ENDING

    def encode(self, content: bytes) -> bytes:  # noqa: ARG002 - a codec's signature
        """Raises LockedError."""
        from nc_tui.journal.keys import LockedError

        raise LockedError

    def decode(self, raw: bytes) -> bytes:  # noqa: ARG002 - a codec's signature
        """Raises LockedError."""
        from nc_tui.journal.keys import LockedError

        raise LockedError
