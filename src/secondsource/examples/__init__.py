"""Constructed example reports in six storylines: what `secondsource demo` reads. Nothing in them is news."""
