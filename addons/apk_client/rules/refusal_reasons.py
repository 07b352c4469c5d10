"""Why a mail server has refused an e-mail, by the codes of RFC 3463."""

import re

# The first entry that fits: a code, or the beginning of one.
REASONS = (
    ("no_mailbox", ("5.1.1", "5.1.0", "5.1.3", "5.1.6", "5.1.10", "5.2.0")),
    ("no_domain", ("5.1.2", "5.4.4", "5.1.8")),
    ("switched_off", ("5.2.1",)),
    ("mailbox_full", ("5.2.2", "4.2.2", "4.2.1")),
    ("too_large", ("5.2.3", "5.3.4", "4.3.4")),
    ("refused", ("5.7.", "5.6.", "4.7.")),
    ("no_connection", ("5.4.", "4.4.")),
    ("server_trouble", ("4.3.", "5.3.", "5.5.", "4.5.")),
)
# What servers say instead of a code. Russian: Russian servers say it in Russian.
WORDS = {
    "mailbox_full": r"mailbox (is )?full|over ?quota|quota exceeded|insufficient storage|переполнен",  # Russian: see above
    "no_mailbox": r"(unknown|no such) (user|recipient|mailbox)|user (unknown|not found)|no mailbox here|invalid mailbox"
    r"|does ?n[o']t exist|recipient (address )?rejected|не существует|не найден",  # Russian: see above
    "no_domain": r"(host|domain) (name )?not found|unrouteable address|name service error",
    "no_connection": r"(connection|connect) (timed out|refused|to)|timeout exceeded",
}


def refusal_reason(status: str, diagnostic: str) -> str:
    """A key of the sentence that a registrar reads; empty when neither the code nor the words are known.

    :param status: «5.1.1», or empty
    :param diagnostic: what the server has said
    """
    for reason, codes in REASONS:
        if any(status.startswith(code) if code.endswith(".") else status == code for code in codes):
            return reason
    said = diagnostic.lower()
    return next((reason for reason, words in WORDS.items() if re.search(words, said)), "")
