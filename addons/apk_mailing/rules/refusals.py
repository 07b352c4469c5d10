"""What a mail server's refusal says: does the address not exist, is the e-mail unwelcome, or is it too early."""

import re

ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
# RFC 3463: 5.1.x the address is bad, 5.2.1 the mailbox is switched off. 5.2.2 is a full mailbox, 5.7.x a policy.
NO_SUCH_MAILBOX = {"1.0", "1.1", "1.2", "1.3", "1.6", "1.10", "2.1"}
CODES = (550, 551, 553)  # RFC 5321: no such mailbox, not local, name not allowed


def address_is_dead(code: int, text: str) -> bool:
    """A hard bounce: nobody will ever read e-mails to this address.

    The enhanced code wins: «550 5.7.1» refuses the e-mail, «550 5.1.1» the address.
    """
    found = ENHANCED.search(text)
    if found:
        return found[1] == "5" and f"{found[2]}.{found[3]}" in NO_SUCH_MAILBOX
    return code in CODES


def status_says_dead(status: str) -> bool:
    """RFC 3464, 2.3.4: the status of one recipient in a report on a returned e-mail."""
    return bool(status) and address_is_dead(0, status)
