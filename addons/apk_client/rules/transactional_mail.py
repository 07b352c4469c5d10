"""п. 27.1: «одновременное направление широкому кругу лиц материалов информационного характера об осуществлении функций
Департамента» is a mailing; e-mails that leave at once, each about the recipient's own order, booking or payment, are none.

A list of people makes a mailing, a document of the recipient does not.
"""

import re

# Whoever writes to a list of these writes to people, whatever an administrator has set.
PEOPLE = frozenset(
    {
        "crm.lead",
        "mail.group",
        "mail.group.member",
        "mailing.contact",
        "mailing.list",
        "res.partner",
        "res.users",
    }
)

# Where a document names the people it invites: a meeting is the matter of each of them, an e-mail about it to others is not.
INVITED = {"calendar.event": "attendee_ids.email"}


def is_transactional(model: str, documents: str) -> bool:
    """Whether e-mails about records of a model are no mailing.

    :param documents: technical names of models, as an administrator types them into one line
    """
    named = set(re.split(r"[\s,;]+", documents)) - PEOPLE
    return model in named and not model.startswith("apk.")
