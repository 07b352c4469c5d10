"""п. 80: «Опросы клиентов проводятся с соблюдением максимально возможного уровня анонимности»."""

import hashlib
import secrets
from datetime import date

TOKEN_BYTES = 24


def new_token() -> str:
    """What stands in the link of one invitation: 192 random bits, impossible to guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """All that is kept of a token: enough to spend it once, not enough to write the link again."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def coarse_month(day: date) -> date:
    """An answer remembers its month only: a moment would lead to the letter that was just opened."""
    return day.replace(day=1)
