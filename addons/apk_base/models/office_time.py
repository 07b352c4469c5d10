"""Between Odoo's naive UTC and the time of the office."""

from datetime import timezone

from odoo.addons.apk_base.models.apk_office import MOSCOW as MOSCOW


def to_local(moment):
    """Odoo's naive UTC -> aware Moscow time."""
    return moment.replace(tzinfo=timezone.utc).astimezone(MOSCOW)


def to_naive_utc(moment):
    """Aware time -> what Odoo stores."""
    return moment.astimezone(timezone.utc).replace(tzinfo=None)
