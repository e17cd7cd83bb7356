"""What was known, when: tables, append-only writes, history, search."""
