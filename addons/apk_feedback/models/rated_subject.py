"""What a client rates: each subject has a questionnaire of its own, or the general one."""

RATED_SUBJECTS = [
    ("first_reply", "First reply"),
    ("answer", "Answer on the merits"),
    ("call", "Consultation by phone"),
    ("visit", "Personal visit"),
    ("site", "Site of the department"),
    ("general", "Work of the department"),
    ("event", "Event"),
]
