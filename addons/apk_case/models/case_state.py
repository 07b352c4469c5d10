"""States of a message: what each is called, and in which the office still owes an answer."""

STATES = [
    ("registered", "Registered"),
    ("in_work", "Under review"),
    ("clarifying", "Clarified with the client"),
    ("approval", "Answer is being approved"),
    ("answered", "Answered"),
    ("forwarded", "Forwarded"),
    ("not_considered", "Not considered on the merits"),
    ("merged", "Merged"),
    ("closed", "Closed"),
]
OPEN_STATES = ("registered", "in_work", "clarifying", "approval")
