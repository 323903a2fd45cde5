"""nc-tui: Active No Contact in the terminal. Train how you connect, with other people, day by day."""

__version__ = "0.1.0"
