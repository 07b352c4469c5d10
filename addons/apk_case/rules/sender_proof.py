"""Whether an e-mail has really come from the address in its From (п. 18; RFC 8601, 7208, 6376, 7489).

Anybody may write any From. The mail server that takes e-mails for the office checks SPF, DKIM and DMARC and writes what it
found into ``Authentication-Results`` under a name of its own; it removes headers under that name that came from outside
(RFC 8601, 5). So a header counts when its first word is the name of a server that the office trusts.
"""

import re
from dataclasses import dataclass
from email.message import Message
from email.utils import getaddresses

from .mail_headers import LIST_LIMIT, header_text

HEADERS_LIMIT, COMMENT_DEPTH = 50, 5
RESULT = re.compile(r"^\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
# Where a method says whose domain it has checked, the telling place first.
SPEAKS_FOR = {
    "spf": ("smtp.mailfrom", "smtp.helo"),
    "dkim": ("header.d", "header.i"),
    "dmarc": ("header.from",),
}
PROPERTY = re.compile(r"([a-z]+\.[a-z]+)\s*=\s*(\S+)", re.IGNORECASE)
QUOTED_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
INNER_COMMENT = re.compile(r"\((?:[^()\\]|\\.)*\)")
UNBALANCED = re.compile(r'["()]')
QUOTED = "q"  # stands for a quoted string: what a sender has put into it is no syntax


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
    domain = _sender_domain(headers)
    found = ", ".join(f"{method}={result}" for method, result, _owner in results)
    return SenderProof(_state(results, domain), found)


def _state(results: list[tuple[str, str, str]], domain: str) -> str:
    """A sender is refuted by DMARC, or by SPF alone; a forwarding breaks either, so nothing less refutes."""
    said = {(method, result) for method, result, _owner in results}
    if ("dmarc", "fail") in said:
        return "failed"
    of_dmarc = {result for method, result in said if method == "dmarc"}
    believed = {"spf", "dkim"} | ({"dmarc"} if of_dmarc == {"pass"} else set())
    if any(
        result == "pass" and method in believed and _aligned(owner, domain)
        for method, result, owner in results
    ):
        return "passed"
    return "failed" if ("spf", "fail") in said else "missing"


def _results(headers: Message, servers: set[str]) -> list[tuple[str, str, str]]:
    """(method, result, domain that it speaks for) of the topmost header that a trusted server has written."""
    for value in (headers.get_all("Authentication-Results") or [])[:HEADERS_LIMIT]:
        name, *statements = _statements(str(value)) or [""]
        if (name.split() or [""])[0].lower() in servers:
            found = [_result(statement) for statement in statements]
            return [one for one in found if one]
    return []


def _result(statement: str) -> tuple[str, str, str] | None:
    found = RESULT.match(statement)
    if not found:
        return None
    method, said = found[1].lower(), dict(PROPERTY.findall(statement.lower()))
    owner = next((said[key] for key in SPEAKS_FOR[method] if key in said), "")
    return method, found[2].lower(), owner.rpartition("@")[2]


def _statements(value: str) -> list[str]:
    """The parts between semicolons, without comments, a quoted string as one sign (RFC 8601, 2.2; RFC 5322, 3.2).

    The server copies the sender's own words into its header: an address may hold quotes, brackets, semicolons. What cannot
    be told apart for certain, or is cut, says nothing.
    """
    if "=?" in value or len(value) >= LIST_LIMIT:
        return []
    plain = QUOTED_STRING.sub(QUOTED, value)
    for _level in range(COMMENT_DEPTH):
        plain = INNER_COMMENT.sub(" ", plain)
    return [] if UNBALANCED.search(plain) else plain.split(";")


def _sender_domain(headers: Message) -> str:
    """The domain of the only address in From; of several none can be proved."""
    addresses = [address for _name, address in getaddresses([header_text(headers, "From")])]
    if len(addresses) != 1:
        return ""
    return addresses[0].rpartition("@")[2].lower()


def _aligned(owner: str, domain: str) -> bool:
    """Relaxed alignment of DMARC: the same domain, or one below the other; a zone such as «ru» is nobody's."""
    if not owner or not domain or "." not in owner or "." not in domain:
        return False
    return owner == domain or owner.endswith(f".{domain}") or domain.endswith(f".{owner}")
