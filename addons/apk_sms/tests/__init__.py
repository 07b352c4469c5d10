from . import test_clause_25_text_messages
