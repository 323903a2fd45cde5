"""The codec that the tests of the journal write with, and a second one that leaves nothing legible."""

from zlib import crc32

from nc_tui.journal.codec import PLAIN, Codec, UndecodableError

in_use: Codec = PLAIN
"""The codec of the test that runs."""


class Scrambled:
    """Turns every bit over and puts a checksum before them."""

    ending = ".scrambled"

    def encode(self, content: bytes) -> bytes:
        body = turned(content)
        return crc32(body).to_bytes(4) + body

    def decode(self, raw: bytes) -> bytes:
        if len(raw) < 4 or crc32(raw[4:]).to_bytes(4) != raw[:4]:
            raise UndecodableError
        return turned(raw[4:])


def turned(content: bytes) -> bytes:
    return content.translate(bytes(255 - byte for byte in range(256)))
