"""One page a file, with its style sheet beside it."""
