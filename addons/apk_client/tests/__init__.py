from . import (
    test_clause_05_channel,
    test_clause_06_history,
    test_clause_18_registration,
    test_clause_19_urgent,
    test_clause_20_first_reply,
    test_clause_25_answer,
    test_mail_delivery,
    test_mail_intake,
    test_production_calendar,
    test_security,
    test_status_page,
)
