"""The rules: pure functions over records. No files, no screens, no clock of their own."""
