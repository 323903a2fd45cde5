"""What pages are made of: the bars, moving between lines, saving, asking."""
