"""п. 27.1: what is a mailing, and what are e-mails to each person about their own matter."""

import pytest
from apk_client.rules.transactional_mail import INVITED, PEOPLE, is_transactional

SET = "sale.order, event.registration\nhelpdesk.ticket;res.partner apk.case"

CASES = [
    ("quotations to three buyers", "sale.order", True),
    ("confirmations to those who booked a seminar", "event.registration", True),
    ("a document of somebody else's addon that the administrator has named", "helpdesk.ticket", True),
    ("an e-mail from the list of contacts, though somebody has named it", "res.partner", False),
    ("an e-mail from a list of Odoo's mailings", "mailing.contact", False),
    ("an e-mail to leads of the trade", "crm.lead", False),
    ("a document that nobody has named", "project.task", False),
    ("messages of clients have a road of their own", "apk.case", False),
    ("a piece of a name is no name", "order", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("model", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_transactional_mail(model, expected):
    assert is_transactional(model, SET) is expected


def test_where_nothing_is_named_everything_is_a_mailing():
    assert not is_transactional("sale.order", "")


def test_no_list_of_people_invites_anybody():
    assert not PEOPLE & INVITED.keys()
