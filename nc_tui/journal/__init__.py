"""The journal: records to disk and back, with drafts and settings beside it."""
