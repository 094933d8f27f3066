"""The office's screens about partners: who wants to join, and who may look after a profile."""
