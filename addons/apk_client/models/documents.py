"""Letters to a client: what each is called, which promise it keeps, what it makes of the message."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """``keeps``: kinds of deadlines met when it leaves; ``state``: of the message after that, if it changes;
    ``tells_term``: whether the client reads there until when the answer comes; ``is_personal``: whether it may
    leave only by a channel that is suitable for personal data; ``automatic``: written by a machine, in the words of
    RFC 3834; ``addon``: where the template stands.
    """

    code: str
    label: str
    keeps: tuple[str, ...] = ()
    state: str | None = None
    tells_term: bool = False
    is_personal: bool = True
    automatic: str | None = None
    addon: str = "apk_client"

    @property
    def template(self):
        return f"{self.addon}.mail_template_{self.code}"


DOCUMENTS = {
    document.code: document
    for document in (
        Document(
            "first_reply",
            "First reply",
            ("first_reply",),
            tells_term=True,
            is_personal=False,
            automatic="auto-replied",
        ),
        Document("answer", "Answer on the merits", ("answer", "urgent_answer"), "answered"),
        Document("forward_notice", "Notice of forwarding", ("forward", "first_reply"), "forwarded"),
        Document("fix_offer", "Offer to mend an application", ("fixable_contact",)),
        Document("extension_notice", "Notice of extension", tells_term=True),
        Document("clarification", "Question to the client"),
        Document("status_notice", "Notice of a new status", is_personal=False),
        Document(
            "abuse_notice",
            "Notice of inadmissible behaviour",
            ("abuse_notice", "first_reply"),
            "no_merits",
        ),
    )
}
# Leaves instead of a letter by a channel that is not meant for personal data.
NOTICE = Document("notice", "Notice that a letter has been sent", is_personal=False)
DOCUMENT_SELECTION = [(document.code, document.label) for document in DOCUMENTS.values()]
