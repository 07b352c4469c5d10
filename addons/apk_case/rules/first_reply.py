"""First reply (п. 20): when it does not leave by itself."""

# A person does not write more often within an hour; two programs that answer each other do.
FIRST_REPLIES_PER_HOUR = 10
