"""First reply (п. 20): who gets one by itself."""

# A person does not write more often; two mail robots that answer each other do.
FIRST_REPLIES_PER_HOUR = 10
