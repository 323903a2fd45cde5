"""The pieces of a rehearsal's page: what comes before a talk, the talk, and looking back at it."""
