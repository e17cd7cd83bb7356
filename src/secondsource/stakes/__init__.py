"""What hangs on it: assets of registers, stakes beside what registers say, the commodity chain."""
