from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_moment

from ...rules.refusal_reasons import refusal_reason

REPORT_KINDS = [
    ("delayed", "Delayed, the server keeps trying"),
    ("relayed", "Passed on, no further reports"),
    ("expanded", "Passed on to a list of addresses"),
    ("delivered", "Delivered to the mailbox"),
    ("failed", "Not delivered"),
    ("read", "Opened by the recipient"),
    ("deleted", "Deleted without being read"),
    ("receipt", "Receipt without a statement of reading"),
    ("auto_reply", "Automatic reply of the mailbox"),
    ("acknowledgement", "Confirmed by the recipient's system"),
    ("calendar_reply", "Reply of the recipient's calendar"),
    ("challenge", "The mailbox asks to confirm the sender"),
    ("complaint", "The recipient called it spam"),
    ("opt_out", "The recipient asked to stop such e-mails"),
    ("not_spam", "The recipient called it no spam"),
    ("feedback", "Report of the mail provider"),
    ("bounce", "Unclear report of a mail server"),
    ("elsewhere", "Report on another address"),
]


class ApkDeliveryReport(models.Model):
    """What a server or the client's mail program has reported of a delivery (RFC 3464, 8098, 5965): its log (п. 25).

    Rows are written once, by the mailbox alone; what they change in the delivery is decided by ``rules/mail_effects.py``.
    """

    _name = "apk.delivery.report"
    _description = "Report on a delivery"
    _inherit = "apk.protected.mixin"
    _order = "reported_at, id"
    _rec_name = "kind"

    delivery_id = fields.Many2one(
        "apk.delivery", required=True, index=True, ondelete="restrict", written_by="system"
    )
    kind = fields.Selection(
        REPORT_KINDS, string="What is reported", required=True, written_by="system"
    )
    reported_at = fields.Datetime(
        string="Reported",
        required=True,
        help="When the report reached us, by our clock.",
        written_by="system",
    )
    reason = fields.Char(string="In words", written_by="system", erase=False)
    diagnostic = fields.Char(string="The server's words", written_by="system", erase=False)
    report_key = fields.Char(required=True, groups=fields.NO_ACCESS, written_by="system")

    _once = models.Constraint(
        "UNIQUE(delivery_id, kind, report_key)", "This report is already in the log."
    )

    @api.depends("kind", "reported_at", "reason", "diagnostic")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for report in self:
            moment = format_moment(to_local(report.reported_at))
            words = filter(None, (labels[report.kind], report.reason, report.diagnostic))
            report.display_name = f"{moment} — " + ". ".join(one.rstrip(".") for one in words)

    @api.model
    def _sentence(self, outcome):
        """Why a server has refused, as a registrar reads it; False where the kind says it all."""
        return {
            "no_mailbox": self.env._("There is no such address. Ask the client for the right one."),
            "no_domain": self.env._("There is no such mail domain. Check the address for a slip."),
            "switched_off": self.env._("The client's mailbox is switched off."),
            "mailbox_full": self.env._("The client's mailbox is full."),
            "too_large": self.env._("The e-mail is too large for the client's mailbox."),
            "refused": self.env._("The client's mail server refused the e-mail by its own rules."),
            "no_connection": self.env._("The client's mail server could not be reached."),
            "server_trouble": self.env._("The client's mail server has a trouble of its own."),
            "": self.env._("The client's mail server did not deliver the e-mail.")
            if outcome.kind == "failed"
            else False,
        }[refusal_reason(outcome.status, outcome.diagnostic)]
