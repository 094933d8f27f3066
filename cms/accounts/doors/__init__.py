"""The pages of signing in: the partners' door, the staff's door, and „Mein Zugang“."""
