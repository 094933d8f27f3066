"""Four eyes: who has a submitted page, what went out without a second person, who is told."""
