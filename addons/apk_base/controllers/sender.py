"""Who sends a public form: told apart by this process while it runs, known to nobody.

A keyed hash of the address; no other process could make it, and nothing of it is kept.
"""

import hashlib
import hmac
import secrets

from odoo.http import request

SECRET = secrets.token_bytes(32)


def sender() -> bytes:
    address = request.httprequest.remote_addr or ""
    return hmac.new(SECRET, address.encode(), hashlib.sha256).digest()
