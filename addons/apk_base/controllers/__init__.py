"""What every page for a client shares; no routes of its own."""
