"""``python -m nc_tui`` is the same as ``nc-tui``."""

from nc_tui.cli import main

main()
