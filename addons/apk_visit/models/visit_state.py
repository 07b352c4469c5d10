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
# The seat of a visit in one of these states can be given to nobody else: the exclusion constraint has this list.
SEATED_STATES = ("reserved", "confirmed", "came")
COMING_STATES = ("reserved", "confirmed")
ATTENDED_STATES = ("came", "done")
ENDED_STATES = ("done", "missed", "cancelled")
