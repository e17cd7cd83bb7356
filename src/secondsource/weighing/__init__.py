"""Claim against claim: same event, relations, grades, truth under copying."""
