"""The people of an organisation: who looks after its profile, and who invites and removes them."""
