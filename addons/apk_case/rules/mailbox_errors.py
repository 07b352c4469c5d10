"""Why a mailbox cannot be read: what libraries and mail servers say, as one of a few causes an administrator can mend."""

CAUSES = (
    ("login", ("authenticationfailed", "authentication fail", "invalid credentials",
               "login failed", "logon failure", "login denied", "[auth]", "bad username",
               "invalid user", "password", "lookup failed")),
    ("host", ("name or service not known", "getaddrinfo", "nodename nor servname",
              "name resolution", "no address associated", "name does not resolve")),
    ("refused", ("connection refused",)),
    ("certificate", ("certificate", "hostname mismatch")),
    ("encryption", ("wrong_version_number", "ssl", "tls", "eof occurred in violation")),
    ("timeout", ("timed out", "timeout")),
    ("network", ("unreachable", "no route to host", "connection reset", "broken pipe",
                 "socket error", "command: eof")),
    ("busy", ("too many", "[inuse]", "[in-use]", "[unavailable]", "[limit]", "try again", "temporar",
              "maximum number of connections", "[sys/temp]", "login-delay")),
    ("store", ("could not serialize", "no space left", "could not extend", "disk full")),
)  # fmt: skip


def error_cause(text: str) -> str:
    """A key of ``CAUSES``, or ``other``: ``error_cause("[Errno 111] Connection refused")`` -> ``refused``."""
    plain = text.lower()
    return next((cause for cause, signs in CAUSES if any(sign in plain for sign in signs)), "other")
