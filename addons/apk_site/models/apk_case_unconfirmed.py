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
    held_for_confirmation = fields.Boolean(
        string="The first reply waits for the confirmation alone",
        copy=False,
        written_by="system",
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

    def write(self, vals):
        """Any other reason that holds the first reply outlasts the confirmation; ``vals`` is only completed."""
        if "first_reply_hold" in vals:
            vals = {"held_for_confirmation": False, **vals}
        return super().write(vals)

    def _let_first_reply_leave(self):
        if not self._writes_to_unconfirmed("first_reply"):
            return super()._let_first_reply_leave()
        waits = self.env._("The e-mail address is not confirmed")
        # sudo: no role writes the hold; the program has a reason
        self.sudo().write({"first_reply_hold": waits, "held_for_confirmation": True})
        return None

    @api.model
    def _start_first_replies(self, since):
        """A message that waits for its address may be too old for «мы получили ваше сообщение», too."""
        result = super()._start_first_replies(since)
        # sudo: an administrator may not read messages; it is decided for all
        held = self.sudo().search([("held_for_confirmation", "=", True)])
        held.filtered(lambda case: case.received_at <= since)._leave_to_a_person()
        return result

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
        """The mailbox has answered: what waited for it alone leaves; every message that waits for this address is told.

        A first reply that is held for another reason, a suspicion or a life in danger, stays a person's to send (п. 19).
        """
        waiting = self.filtered(lambda case: case.unconfirmed_email == address)
        for case in waiting:
            case.unconfirmed_email = False
            note = self.env._("%(number)s: the e-mail address is confirmed", number=case.name)
            case._log_interaction(case.partner_id, "choice", note)
            if case.held_for_confirmation and case.is_open:
                case._let_confirmed_reply_leave()

    def _let_confirmed_reply_leave(self):
        """Who has confirmed one message may have written the others, or a stranger has: a flood is a person's to answer."""
        address = self._address_for(self.env.ref("apk_client.channel_email"))
        if self._had_enough_first_replies(address):
            self.first_reply_hold = self.env._("Too many first replies to this address in an hour")
            self._notify_assignee(self.first_reply_hold)
            return
        self.first_reply_hold = False
        self._let_first_reply_leave()
