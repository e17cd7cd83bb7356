"""Who has it from whom: reuse of text, chains of citation, independent groups."""
