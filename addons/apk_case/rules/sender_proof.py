"""Whether an e-mail has really come from the address in its From (п. 18; RFC 8601, 7208, 6376, 7489).

Anybody may write any From. The mail server that takes e-mails for the office checks SPF, DKIM and DMARC and writes what it
found into ``Authentication-Results`` under a name of its own; it removes headers under that name that came from outside
(RFC 8601, 5). So a header counts when its first word is the name of a server that the office trusts.
"""

import re
from dataclasses import dataclass
from email.message import Message

from .mail_headers import header_text

HEADERS_LIMIT = 50
METHODS = ("spf", "dkim", "dmarc")
COMMENT = re.compile(r"\([^()]*\)")
RESULT = re.compile(r"^\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
PROPERTY = re.compile(
    r"(?:smtp\.mailfrom|smtp\.helo|header\.d|header\.i|header\.from)\s*=\s*\"?([^\s\";]+)",
    re.IGNORECASE,
)
DOMAIN = re.compile(r"@([^@\s<>]+)>?\s*$")


@dataclass(frozen=True)
class SenderProof:
    """``state``: unchecked, passed, failed or missing; ``found``: «spf=pass, dkim=fail», as the server wrote."""

    state: str
    found: str = ""

    @property
    def may_join_by_number(self) -> bool:
        """A number of a message is no secret: with it alone a stranger's e-mail joins nobody's message."""
        return self.state in ("unchecked", "passed")


def sender_proof(headers: Message, servers: list[str]) -> SenderProof:
    """
    :param servers: names under which the servers that the office trusts write; none: nothing was checked
    """
    if not servers:
        return SenderProof("unchecked")
    results = _results(headers, {name.lower() for name in servers})
    if results is None:
        return SenderProof("missing")
    found = ", ".join(f"{method}={result}" for method, result, _domain in results)
    domain = _domain(header_text(headers, "From"))
    state = {(method, result) for method, result, _domain_ in results}
    is_proved = ("dmarc", "pass") in state or any(
        result == "pass" and method != "dmarc" and _aligned(owner, domain)
        for method, result, owner in results
    )
    if ("dmarc", "fail") in state:
        return SenderProof("failed", found)
    if is_proved:
        return SenderProof("passed", found)
    is_refuted = any(result in ("fail", "softfail", "permerror") for _method, result in state)
    return SenderProof("failed" if is_refuted else "missing", found)


def _results(headers: Message, servers: set[str]) -> list[tuple[str, str, str]] | None:
    """(method, result, domain that it speaks for) of the topmost header that a trusted server has written."""
    for value in (headers.get_all("Authentication-Results") or [])[:HEADERS_LIMIT]:
        name, *statements = COMMENT.sub(" ", str(value)[:10_000]).split(";")
        if (name.split() or [""])[0].lower() not in servers:
            continue
        results = []
        for statement in statements:
            if found := RESULT.match(statement):
                owner = PROPERTY.search(statement)
                domain = owner[1].rpartition("@")[2].lower() if owner else ""
                results.append((found[1].lower(), found[2].lower(), domain))
        return results
    return None


def _domain(from_header: str) -> str:
    found = DOMAIN.search(from_header.strip())
    return found[1].lower() if found else ""


def _aligned(owner: str, domain: str) -> bool:
    """Relaxed alignment of DMARC: the same domain, or one below the other; a zone such as «ru» is nobody's."""
    if not owner or not domain or "." not in owner or "." not in domain:
        return False
    return owner == domain or owner.endswith(f".{domain}") or domain.endswith(f".{owner}")
