"""What a client rates; an addon to the right rates its own by these keys."""

DOCUMENTS = [
    ("first_reply", "First reply"),
    ("answer", "Answer on the merits"),
    ("call", "Consultation by phone"),
    ("visit", "Personal visit"),
    ("site", "Site of the department"),
    ("general", "Work of the department"),
    ("event", "Event"),
]
WAYS = [
    ("letter", "Link in a letter"),
    ("page", "Public page"),
    ("qr", "QR code"),
    ("widget", "Block on the site"),
    ("spoken", "Written down by an employee"),
    ("paper", "Paper form"),
    ("import", "Table of paper forms"),
    ("personal", "Personal invitation"),
]
