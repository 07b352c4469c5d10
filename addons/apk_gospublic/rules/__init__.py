"""What social networks say and what they want to be told: pure Python, no connection."""
