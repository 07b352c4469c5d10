"""How an answer was collected, from the link in a notice to a table of paper forms."""

COLLECTION_MODES = [
    ("notice", "Link in a notice"),
    ("page", "Public page"),
    ("qr", "QR code"),
    ("widget", "Block on the site"),
    ("interview", "Written down by an employee"),
    ("paper", "Paper form"),
    ("import", "Table of paper forms"),
    ("personal", "Personal invitation"),
]
# A link for one client, spent once: everybody who has got one could have answered.
BY_INVITATION = ("notice", "personal")
