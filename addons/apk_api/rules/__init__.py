"""What programs of others ask of the office and what they are told: pure Python."""
