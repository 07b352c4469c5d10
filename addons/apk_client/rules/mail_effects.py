"""What an incoming e-mail changes, by who wrote it and what it says: the one table of such decisions (п. 18, 20, 22, 25).

RFC 3464, 2.3.3: «delayed … the reporting MTA is continuing to attempt delivery», «failed … abandoned any attempts».
RFC 8098, 3.2.6.2: «displayed … does not guarantee that the content has been understood»; «deleted … may or may not
have been seen». RFC 3834, 2: a reply of a program is never answered by a program. RFC 5965, 3.5: a complaint is about
an e-mail that has arrived.
"""

from dataclasses import dataclass
from enum import Enum


class Step(Enum):
    """What a report proves of a delivery."""

    NOTHING = "only its log"
    LEFT = "it left our server"
    ARRIVED = "it reached the mailbox"
    READ = "it was opened"
    RETURNED = "it did not reach the mailbox"


@dataclass(frozen=True)
class Effect:
    """One row of the table.

    ``step``: of the delivery that it answers or is about.
    ``event``: in the history of the client, when that delivery or a message is known: a kind of ``apk.interaction``.
    ``keeps_words``: it is added to the message that it answers, ``ends_clarification``: as the client's reply, with a
    task for the assignee.
    ``alone``: what becomes of it when it is about nothing of ours: ``register`` or ``quarantine``.
    ``first_reply``: a new message from it is acknowledged by itself (п. 20).
    ``for_a_person``: the registrar sees it even when it is about something of ours.
    """

    step: Step = Step.NOTHING
    event: str = ""
    keeps_words: bool = False
    ends_clarification: bool = False
    alone: str = "quarantine"
    first_reply: bool = False
    for_a_person: bool = False


PERSON = Effect(
    event="message_in",
    keeps_words=True,
    ends_clarification=True,
    alone="register",
    first_reply=True,
)
EFFECTS = {
    # written by, or for, a person
    "personal": PERSON,
    # RFC 3834, 5 «auto-generated»: the form of a site carries a citizen's words
    "generated": Effect(
        event="message_in", keeps_words=True, ends_clarification=True, alone="register"
    ),
    # RFC 2919, 2369: a list passes on what its members answer
    "bulk": Effect(event="message_in", keeps_words=True, ends_clarification=True),
    # written by a program in the name of nobody
    "own": Effect(keeps_words=True),
    "auto_reply": Effect(Step.LEFT, event="auto_reply", keeps_words=True),
    "acknowledgement": Effect(Step.LEFT, event="auto_reply", keeps_words=True),
    "calendar_reply": Effect(Step.LEFT, event="auto_reply", keeps_words=True),
    "challenge": Effect(Step.LEFT, for_a_person=True),
    # RFC 8098: receipts
    "read": Effect(Step.READ, event="receipt"),
    "deleted": Effect(Step.LEFT, event="receipt"),
    "receipt": Effect(Step.LEFT),
    # RFC 3464: on the way
    "delivered": Effect(Step.ARRIVED, event="receipt"),
    "relayed": Effect(Step.LEFT),
    "expanded": Effect(Step.LEFT),
    "delayed": Effect(Step.LEFT),
    "failed": Effect(Step.RETURNED, event="receipt"),
    "bounce": Effect(for_a_person=True),
    # RFC 5965: complaints; what they mean for campaigns decides ``STOPS``
    "complaint": Effect(Step.LEFT),
    "opt_out": Effect(Step.LEFT),
    "not_spam": Effect(Step.LEFT),
    "feedback": Effect(for_a_person=True),
    # a report that names our e-mail and somebody else's address
    "elsewhere": Effect(),
}
# п. 28, 29: what a complaint does to campaigns. «Это спам» is no word about a topic: the address is stopped, and the
# consent stays on file; «отписаться» by the button of the mail program is the withdrawal itself.
STOPS = {"complaint": "address", "opt_out": "consent"}

# What a step does in each state of a delivery; where nothing stands, only the log changes.
TRANSITIONS = {
    Step.LEFT: {"queued": "sent", "sending": "sent", "unclear": "sent"},
    Step.ARRIVED: {
        "queued": "delivered", "sending": "delivered", "sent": "delivered", "unclear": "delivered",
    },
    Step.READ: {
        "queued": "delivered", "sending": "delivered", "sent": "delivered", "unclear": "delivered",
    },
    # «queued» has been put there again by a person: an earlier attempt comes back
    Step.RETURNED: {
        "sending": "failed", "sent": "failed", "delivered": "failed", "unclear": "failed",
    },
}  # fmt: skip


def next_state(kind: str, state: str, *, is_read: bool) -> str:
    """The state that a report brings a delivery to; empty when only its log changes.

    :param kind: a key of ``EFFECTS``
    :param is_read: the client's mail program has reported that the e-mail was opened: no server can return it any more
    """
    step = EFFECTS[kind].step
    if step is Step.RETURNED and is_read:
        return ""
    return TRANSITIONS.get(step, {}).get(state, "")
