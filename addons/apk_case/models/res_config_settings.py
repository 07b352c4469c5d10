from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """The mailboxes of the office and the switch of the first replies, on the page of settings."""

    _inherit = "res.config.settings"

    apk_first_replies_leave = fields.Boolean(
        string="First replies leave", compute="_compute_apk_mail"
    )
    apk_first_replies_waiting = fields.Integer(
        string="First replies that wait", compute="_compute_apk_mail"
    )
    apk_mailbox_ids = fields.Many2many(
        "fetchmail.server", string="Mailboxes", compute="_compute_apk_mail"
    )

    def _compute_apk_mail(self):
        # sudo: an administrator of the program may not read messages; a figure leaves
        cases = self.env["apk.case"].sudo()
        mailboxes = self.env["fetchmail.server"].search([])  # pylint: disable=no-search-all
        for page in self:
            page.apk_first_replies_leave = cases._first_replies_leave()
            page.apk_first_replies_waiting = len(cases._awaiting_start())
            page.apk_mailbox_ids = mailboxes
