"""Which forms come from the same address, without keeping the address.

The flood gate counts by a hash of the address with a key that is made when the process starts and is stored nowhere:
nobody can find the address behind a hash, and after a restart the hashes of the same address differ.
"""

import hashlib
import hmac
import secrets

from odoo.http import request

from ..rules.flood import network_of

SECRET = secrets.token_bytes(32)


def sender() -> bytes:
    """Hash of the address that the current request comes from, 32 bytes."""
    address = network_of(request.httprequest.remote_addr or "")
    return hmac.new(SECRET, address.encode(), hashlib.sha256).digest()
