"""Files on paper: what they are counted in."""
