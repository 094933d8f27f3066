"""What the operator looks at: the mail that goes out, and the log of who did what."""
