"""How an organisation keeps its own profile, and how the office decides what waits for it."""
