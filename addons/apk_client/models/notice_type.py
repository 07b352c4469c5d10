"""What a kind of outgoing notice is: which deadline it keeps, what it makes of the record, who may read it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class NoticeType:
    """``keeps``: kinds of deadlines met when it leaves; ``state``: of the message after that, if it changes;
    ``states_due_date``: whether the client reads there until when the answer comes; ``is_personal``: whether it may
    leave only by a channel that is suitable for personal data; ``automatic``: written by a machine, in the words of
    RFC 3834; ``addon``: where the template stands.
    """

    code: str
    label: str
    keeps: tuple[str, ...] = ()
    state: str | None = None
    states_due_date: bool = False
    is_personal: bool = True
    automatic: str | None = None
    addon: str = field(kw_only=True)

    @property
    def template(self):
        return f"{self.addon}.mail_template_{self.code}"
