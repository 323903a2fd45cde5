"""The steps of an exercise, one kind a file. Each posts ``Changed`` whenever its answer changes."""
