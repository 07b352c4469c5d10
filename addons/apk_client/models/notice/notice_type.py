"""What a kind of notice is: which deadlines it fulfils, what becomes of the record, who may read it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class NoticeType:
    """One kind of notice to a client.

    ``keeps``: kinds of deadlines that are fulfilled when it leaves; ``state``: of the record after that, if it
    changes; ``is_personal``: whether it may leave only by a channel that is suitable for personal data; ``automatic``:
    value of the header «Auto-Submitted» (RFC 3834) of what no person has written; ``addon``: which addon holds the
    template.
    """

    code: str
    label: str
    keeps: tuple[str, ...] = ()
    state: str | None = None
    is_personal: bool = True
    automatic: str | None = None
    addon: str = field(kw_only=True)

    @property
    def template(self):
        """XML id of the department's template."""
        return f"{self.addon}.mail_template_{self.code}"
