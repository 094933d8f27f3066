"""German as the search understands it: pure functions without Django, for every engine."""
