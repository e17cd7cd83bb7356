"""Steps from one schema of the ledger to the next, run by Alembic. Their ids are the schema's numbers, four digits."""
