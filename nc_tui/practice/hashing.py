"""BLAKE2b without OpenSSL, which hashlib would load with it."""

try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - another Python
    from hashlib import blake2b

__all__ = ["blake2b"]
