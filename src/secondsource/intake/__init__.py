"""The world's bytes -> Document: files, folders, pages, records, addresses."""
