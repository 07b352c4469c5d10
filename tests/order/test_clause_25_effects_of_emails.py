"""п. 18, 20, 22, 25: what each kind of e-mail changes, row by row; the table itself is ``mail_effects.EFFECTS``."""

import pytest
from apk_client.rules.mail_effects import EFFECTS, STOPS, next_state

# step of the delivery | event of the history | words kept | ends a clarification | about nothing of ours | first reply |
# shown to the registrar
ROWS = """
personal        | -        | message_in | yes | yes | register   | yes | -
generated       | -        | message_in | yes | yes | register   | -   | -
bulk            | -        | message_in | yes | yes | quarantine | -   | -
own             | -        | -          | yes | -   | quarantine | -   | -
auto_reply      | left     | auto_reply | yes | -   | quarantine | -   | -
acknowledgement | left     | auto_reply | yes | -   | quarantine | -   | -
calendar_reply  | left     | auto_reply | yes | -   | quarantine | -   | -
challenge       | left     | -          | -   | -   | quarantine | -   | yes
read            | read     | receipt    | -   | -   | quarantine | -   | -
deleted         | left     | receipt    | -   | -   | quarantine | -   | -
receipt         | left     | -          | -   | -   | quarantine | -   | -
delivered       | arrived  | receipt    | -   | -   | quarantine | -   | -
relayed         | left     | -          | -   | -   | quarantine | -   | -
expanded        | left     | -          | -   | -   | quarantine | -   | -
delayed         | left     | -          | -   | -   | quarantine | -   | -
failed          | returned | receipt    | -   | -   | quarantine | -   | -
bounce          | -        | -          | -   | -   | quarantine | -   | yes
complaint       | left     | -          | -   | -   | quarantine | -   | -
opt_out         | left     | -          | -   | -   | quarantine | -   | -
not_spam        | left     | -          | -   | -   | quarantine | -   | -
feedback        | -        | -          | -   | -   | quarantine | -   | yes
elsewhere       | -        | -          | -   | -   | quarantine | -   | -
"""
TABLE = {
    row[0]: row[1:]
    for row in ([cell.strip() for cell in line.split("|")] for line in ROWS.split("\n") if line)
}


@pytest.mark.parametrize("kind", EFFECTS)
def test_each_kind_has_its_effect(kind):
    effect = EFFECTS[kind]
    flags = (effect.keeps_words, effect.ends_clarification, effect.first_reply, effect.for_a_person)
    words, ends, replies, shown = ("yes" if flag else "-" for flag in flags)
    step = effect.step.name.lower().replace("nothing", "-")
    assert TABLE[kind] == [step, effect.event or "-", words, ends, effect.alone, replies, shown]


def test_the_table_has_a_row_for_every_kind():
    assert TABLE.keys() == EFFECTS.keys()


STATES = ("queued", "sending", "sent", "unclear", "delivered", "failed", "cancelled")
# the state that a report brings a delivery to; «·»: only its log changes
BECOMES = """
            queued    sending   sent      unclear   delivered failed cancelled
read        delivered delivered delivered delivered ·         ·      ·
delivered   delivered delivered delivered delivered ·         ·      ·
deleted     sent      sent      ·         sent      ·         ·      ·
delayed     sent      sent      ·         sent      ·         ·      ·
relayed     sent      sent      ·         sent      ·         ·      ·
expanded    sent      sent      ·         sent      ·         ·      ·
receipt     sent      sent      ·         sent      ·         ·      ·
auto_reply  sent      sent      ·         sent      ·         ·      ·
challenge   sent      sent      ·         sent      ·         ·      ·
complaint   sent      sent      ·         sent      ·         ·      ·
failed      ·         failed    failed    failed    failed    ·      ·
bounce      ·         ·         ·         ·         ·         ·      ·
elsewhere   ·         ·         ·         ·         ·         ·      ·
own         ·         ·         ·         ·         ·         ·      ·
"""
CHANGES = [
    (kind, state, "" if became == "·" else became)
    for kind, *row in (line.split() for line in BECOMES.split("\n")[2:] if line)
    for state, became in zip(STATES, row, strict=True)
]


@pytest.mark.parametrize(("kind", "state", "became"), CHANGES)
def test_what_a_report_makes_of_a_delivery(kind, state, became):
    assert next_state(kind, state, is_read=False) == became


def test_what_was_read_cannot_come_back():
    assert next_state("failed", "delivered", is_read=True) == ""


def test_a_complaint_stops_campaigns_and_nothing_else():
    assert STOPS == {"complaint": "address", "opt_out": "consent"}
