"""Joining the alliance: the public form, its confirmation, and the office that decides."""
