"""Notices about a message: what each is called, which deadlines it meets, to which state it brings the message."""

from functools import partial

from odoo.addons.apk_client.models.notice.notice_type import NoticeType

# Deliveries beside the one that fulfils the deadline.
SECONDARY = ("additional", "notice")

CaseNotice = partial(NoticeType, addon="apk_case")

NOTICE_TYPES = {
    document.code: document
    for document in (
        CaseNotice(
            "first_reply",
            "First reply",
            ("first_reply",),
            is_personal=False,
            automatic="auto-replied",
        ),
        CaseNotice("answer", "Answer on the merits", ("answer", "urgent_answer"), "answered"),
        CaseNotice(
            "forward_notice", "Notice of forwarding", ("forward", "first_reply"), "forwarded"
        ),
        CaseNotice("fix_offer", "Offer to mend an application", ("fixable_contact",)),
        CaseNotice("extension_notice", "Notice of extension"),
        CaseNotice("clarification", "Question to the client"),
        CaseNotice("status_notice", "Notice of a new status", is_personal=False),
        CaseNotice(
            "abuse_notice",
            "Notice of inadmissible behaviour",
            ("abuse_notice", "first_reply"),
            "not_considered",
        ),
    )
}
# Goes by a channel unfit for personal data and tells that the notice went by another one (delivery role ``notice``).
NOTICE = CaseNotice("notice", "Notice of what another channel brings", is_personal=False)
NOTICE_SELECTION = [(document.code, document.label) for document in NOTICE_TYPES.values()]
