"""Boxes that hold lines."""

from textual.containers import Horizontal, Vertical


class Column(Vertical):
    """Lines, one below the other."""


class Columns(Horizontal):
    """Columns, side by side."""
