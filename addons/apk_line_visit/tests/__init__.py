from . import test_clause_53_booking_on_a_call
