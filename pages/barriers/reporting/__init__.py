"""Reporting a barrier: the public form, its receipt, and who hears of it."""
