"""The library: ``exercises/`` read, checked and frozen."""
