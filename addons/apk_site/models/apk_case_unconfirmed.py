from odoo import api, fields, models
from odoo.fields import Domain

BY_THEMSELVES = ("first_reply", "status_notice")  # notices that no person sends


class ApkCaseUnconfirmed(models.Model):
    """Somebody has typed an e-mail address into the form of the site: whose mailbox it is, only its owner can say.

    Until then nothing leaves by itself; what a person sends, the answer above all, leaves (п. 20, 25). The terms run
    from the receipt, confirmed or not.
    """

    _inherit = "apk.case"

    unconfirmed_email = fields.Char(
        string="Address not confirmed",
        copy=False,
        written_by="system",
        erase=False,
        help="The client has typed it on the site and has not confirmed it by the link in our letter.",
    )
    is_email_unconfirmed = fields.Boolean(
        string="Awaits confirmation of the address",
        compute="_compute_is_email_unconfirmed",
        search="_search_is_email_unconfirmed",
    )

    @api.depends("unconfirmed_email", "reply_email")
    def _compute_is_email_unconfirmed(self):
        """A person who has set another address knows where to write."""
        for case in self:
            waiting = case.unconfirmed_email
            case.is_email_unconfirmed = bool(waiting) and case.reply_email == waiting

    def _search_is_email_unconfirmed(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("unconfirmed_email", "!=", False)

    def _writes_to_unconfirmed(self, document):
        """Whether a notice would go to the address that nobody has confirmed."""
        if not self.is_email_unconfirmed:
            return False
        return any(channel.code == "email" for _role, channel in self._delivery_plan(document))

    def _let_first_reply_leave(self):
        if not self._writes_to_unconfirmed("first_reply"):
            return super()._let_first_reply_leave()
        waits = self.env._("The e-mail address is not confirmed")
        self.sudo().first_reply_hold = waits  # sudo: no role writes it; the program has a reason
        return None

    def _release_or_report(self):
        """п. 19: a suspicion that nobody has judged lets the first reply go; an address that nobody has confirmed does not."""
        if self._writes_to_unconfirmed("first_reply"):
            return None
        return super()._release_or_report()

    def _notify_status(self):
        if self._writes_to_unconfirmed("status_notice"):
            return None
        return super()._notify_status()

    def _may_fall_back(self, delivery):
        """A notice that has not reached the client by telephone does not go on by itself to an address of a stranger."""
        following = delivery.channel_id.fallback_channel_id
        is_by_itself = delivery.document in BY_THEMSELVES
        if is_by_itself and following.code == "email" and self.is_email_unconfirmed:
            return False
        return super()._may_fall_back(delivery)

    def _confirm_email(self, address):
        """The mailbox has answered: what waited for it leaves; every message that waits for this address is told."""
        waiting = self.filtered(lambda case: case.unconfirmed_email == address)
        for case in waiting:
            case.unconfirmed_email = False
            note = self.env._("%(number)s: the e-mail address is confirmed", number=case.name)
            case._log_interaction(case.partner_id, "choice", note)
            if case.abuse_state != "suspected" and case.is_open:  # that hold is the head's (п. 19)
                case.first_reply_hold = False
                case._let_first_reply_leave()
