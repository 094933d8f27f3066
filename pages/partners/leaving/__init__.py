"""How an organisation leaves the alliance, and takes its data along."""
