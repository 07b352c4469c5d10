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
# The client is told when the message comes to these (п. 5); letters tell about the other ones themselves.
NOTIFIED_STATES = ("in_work", "merged")
