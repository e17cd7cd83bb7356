"""One module a step, `vNNNN_what_changes.py`; a released step is never changed."""
