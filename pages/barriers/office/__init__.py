"""The screens on which the office answers reports."""
