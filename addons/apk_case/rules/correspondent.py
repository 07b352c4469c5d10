"""Who wrote an e-mail and where its answer goes: two facts that a mail program keeps apart (RFC 5322, 3.6.2)."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# Nobody reads them.
NOREPLY = re.compile(
    r"(no|not|non|do-?not|donot|never)[._-]?(reply|repl|answer|response)\b.*|noreply.*|bounces?|mailer-daemon|postmaster"
    r"|notif\w*|(auto|web)?robot|mailer|www-data|wordpress|daemon|null|nobody",
    re.IGNORECASE,
)
# An answer to a list is read by strangers.
LIST = re.compile(
    r"(.+[-_.])?(list|lists|all|everyone|announce|rassylka|discuss)|.+[-_.](request|owner|users|devel)", re.IGNORECASE
)  # fmt: skip
LIST_DOMAIN = re.compile(
    r"(lists?|groups?|maillist|mailman)\..+|(google|yahoo)groups\.com|groups\.io", re.IGNORECASE
)


@dataclass(frozen=True)
class Mailbox:
    """A name, empty when there is none, and an address in small letters."""

    name: str = ""
    address: str = ""


def is_noreply(address: str) -> bool:
    return bool(NOREPLY.fullmatch(address.partition("@")[0]))


def is_list(address: str) -> bool:
    local, _at, domain = address.partition("@")
    return bool(LIST.fullmatch(local) or LIST_DOMAIN.fullmatch(domain))


def usable_replies(
    sender: str, reply_to: Sequence[Mailbox], own_addresses: Collection[str], *, from_a_list: bool
) -> list[Mailbox]:
    """Mailboxes of ``Reply-To`` that an answer to a person may go to.

    ==================  =====================================================
    the sender's own    says nothing new
    ours                we would write to ourselves
    noreply@            nobody reads it
    of a mailing list   strangers read it (RFC 2369, RFC 5322 3.6.2)
    ==================  =====================================================
    """
    if from_a_list:
        return []
    ours = {address.lower() for address in own_addresses} | {sender}
    return [
        box
        for box in reply_to
        if ADDRESS.fullmatch(box.address)
        and box.address not in ours
        and not is_noreply(box.address)
        and not is_list(box.address)
    ]
