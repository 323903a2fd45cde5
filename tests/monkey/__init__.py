"""Somebody who presses anything."""
