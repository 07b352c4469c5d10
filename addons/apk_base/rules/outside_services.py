"""Where Odoo's own modules call a server outside of the office, and what they get instead while nobody has allowed it.

What an administrator enters a key or an address for (a mailbox, a gateway, a network, Unsplash, Google) is allowed by that
and does not stand here. ``tests/acceptance/test_nothing_leaves_unasked.py`` records what a running server tries.
"""

from dataclasses import dataclass
from typing import Any

PUBLISHER = "publisher"
LINK_PREVIEWS = "link_previews"
COMPANIES = "companies"
ODOO_SERVICES = "odoo_services"
PICTURES = "pictures"
BROWSER_NOTICES = "browser_notices"
SERVICES = (PUBLISHER, LINK_PREVIEWS, COMPANIES, ODOO_SERVICES, PICTURES, BROWSER_NOTICES)


class Refused:
    """The answer of a call that a person has made by a press: the person is told that it is switched off."""


@dataclass(frozen=True)
class MethodCall:
    """A method that calls outside; its module may be absent."""

    service: str
    model: str
    method: str
    answer: Any = None


METHODS = (
    MethodCall(PUBLISHER, "publisher_warranty.contract", "update_notification", False),
    MethodCall(LINK_PREVIEWS, "mail.link.preview", "_is_link_preview_enabled", False),
    MethodCall(LINK_PREVIEWS, "mail.link.preview", "_create_from_message_and_notify"),
    MethodCall(LINK_PREVIEWS, "mail.link.preview", "_search_or_create_from_url"),
    MethodCall(COMPANIES, "iap.autocomplete.api", "_request_partner_autocomplete", (False, "")),
    MethodCall(COMPANIES, "iap.enrich.api", "_request_enrich", {}),
    MethodCall(ODOO_SERVICES, "iap.account", "_get_account_information_from_iap"),
    MethodCall(ODOO_SERVICES, "iap.account", "get_credits", 0),
    MethodCall(ODOO_SERVICES, "snailmail.letter", "_snailmail_cron"),
    MethodCall(ODOO_SERVICES, "snailmail.letter", "_snailmail_print_valid_address", Refused),
    MethodCall(ODOO_SERVICES, "ir.module.module", "_call_apps", Refused),
    MethodCall(ODOO_SERVICES, "ir.module.module", "_get_industry_categories_from_apps", ()),
    MethodCall(ODOO_SERVICES, "ir.module.module", "button_immediate_install_app", Refused),
    MethodCall(PICTURES, "ir.qweb.field.image", "load_remote_url"),
    MethodCall(PICTURES, "mailing.mailing", "_get_image_by_url"),
    MethodCall(BROWSER_NOTICES, "mail.push", "_push_notification_to_endpoint"),
    MethodCall(BROWSER_NOTICES, "mail.thread", "_web_push_send_notification"),
)

# An address of the editor of texts -> the service, and what the editor gets
ROUTES = {
    "/html_editor/link_preview_external": (LINK_PREVIEWS, {}),
    "/html_editor/media_library_search": (PICTURES, {"media": [], "results": 0}),
    "/html_editor/save_library_media": (PICTURES, Refused),
    "/html_editor/attachment/add_url": (PICTURES, Refused),
    "/html_editor/generate_text": (ODOO_SERVICES, Refused),
}
