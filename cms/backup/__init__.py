"""Keeping the site beside itself, and bringing it back: docs/betrieb.md says it to the operator."""
