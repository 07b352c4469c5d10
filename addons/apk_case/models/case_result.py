"""What may become of a question of a message, and so of the message (59-ФЗ, ст. 8, 10; Указ № 171): keys and their labels."""

RESULTS = [
    ("supported", "Supported"),
    ("explained", "Explained"),
    ("not_supported", "Not supported"),
    ("answered_author", "Author answered"),
    ("referred", "Referred to the competent body"),
    ("unanswered", "Without an answer"),
]
