"""States of a visit, in the order of its life."""

STATES = [
    ("draft", "New"),
    ("reserved", "Time held"),
    ("confirmed", "Booked"),
    ("came", "Came"),
    ("done", "Finished"),
    ("missed", "Did not come"),
    ("cancelled", "Cancelled"),
]
# Whoever is in one of these has a seat that nobody else may have.
SEATED = ("reserved", "confirmed", "came")
COMING = ("reserved", "confirmed")
ENDED = ("done", "missed", "cancelled")
