"""What leaves the addon on paper or as a file: it is given plain values and returns bytes."""
