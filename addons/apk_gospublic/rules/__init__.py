"""What social networks say and what they want to hear: pure Python, no connection."""
