"""A made-up person's journal to look around in."""
