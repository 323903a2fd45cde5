"""The steps of an exercise. Each posts ``Changed`` whenever its answer changes."""
