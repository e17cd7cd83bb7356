"""The same steps over an archive: many files to Parquet on Ray, and from there into a ledger."""
