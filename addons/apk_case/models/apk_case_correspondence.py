from odoo import api, fields, models
from odoo.tools import email_normalize

from ..messages import NO_OTHER_CARD

# What has happened to the message is that client's; a notice that has left is not.
EVENTS_OF_THE_CLIENT = ("message_in", "status", "choice", "decision")


class ApkCaseCorrespondence(models.Model):
    """Who wrote, where notices go, whose card it is: three facts of a message (п. 2, 18, 25).

    ``email_from`` is who wrote, a site or another body, too; ``partner_id`` is the client; ``reply_email`` is where this
    message is answered by e-mail. Empty, the address of the card is used.
    """

    _inherit = "apk.case"

    reply_email = fields.Char(
        string="Answer by e-mail to",
        copy=False,
        tracking=True,
        erase=False,
        help="Where notices about this message go. Empty: the address of the client's card.",
    )
    former_email = fields.Char(
        string="Former address",
        copy=False,
        written_by="system",
        erase=False,
        help="The client's card had this address when the message came.",
    )
    writer_name = fields.Char(
        string="Name in the message", copy=False, written_by="creation", erase=False
    )
    writer_phone = fields.Char(
        string="Phone in the message", copy=False, written_by="creation", erase=False
    )
    awaits_client = fields.Boolean(
        string="The client is not named yet", copy=False, written_by="system"
    )
    is_sent_by_another = fields.Boolean(compute="_compute_is_sent_by_another")
    new_contacts = fields.Char(string="Not on the card", compute="_compute_new_contacts")
    shared_mailbox_ids = fields.Many2many(
        "res.partner", string="The same mailbox", compute="_compute_client_warnings"
    )
    routes_text = fields.Char(string="The answer goes to", compute="_compute_routes_text")

    @api.depends("email_from", "reply_email", "partner_id.email_normalized")
    def _compute_is_sent_by_another(self):
        """The sender's address is neither the client's nor the one of the answer."""
        for case in self:
            sender = email_normalize(case.email_from or "")
            client = (case.reply_email, case.partner_id.email_normalized)
            case.is_sent_by_another = bool(sender) and sender not in client

    @api.depends("partner_id.name", "partner_id.phone", "writer_name", "writer_phone")
    def _compute_new_contacts(self):
        """What of the typed name and phone the client's card does not have."""
        for case in self:
            typed = case.writer_name or "", case.writer_phone or ""
            lacks = case.partner_id._lacks(*typed) if case.partner_id else ()
            case.new_contacts = ", ".join(filter(None, lacks))

    @api.depends(
        "state",
        "partner_id",
        "reply_email",
        "chosen_channel_id",
        "intake_channel_id",
        "regime_id",
        "partner_id.email",
        "partner_id.phone",
        "partner_id.apk_postal_address",
    )
    def _compute_routes_text(self):
        """What whoever sends reads before: by which channels, to which addresses."""
        deliveries = self.env["apk.delivery"]
        for case in self:
            is_ahead = case._origin and case.partner_id and case.is_open
            plan = case._delivery_plan("answer") if is_ahead else []
            routes = [(channel, case._address_for(channel)) for _role, channel in plan]
            case.routes_text = deliveries._describe_routes(routes)

    def _follow_correspondence(self, names, former):
        """Somebody has written whose the message is, where its answer goes, or when another body wants to hear of it.

        :param names: fields that were written
        :param former: the clients before, by message; of those whose client was written
        """
        for case, client in former.items():
            case._change_client(client, "reply_email" in names)
        if "reply_email" in names:
            self.sudo().delivery_ids._readdress()  # sudo: no role writes deliveries; see the method
        if "control_on" in names:
            self._follow_control_date()

    def _change_client(self, former, keeps_address):
        """A person has named another client: notices, history and what waits to be sent are that client's from now on.

        :param former: the client before
        :param keeps_address: whether the same hand has set the address of the answer, too
        """
        self.ensure_one()
        if former == self.partner_id:
            return
        known = self.partner_id.email_normalized
        if not keeps_address and self.reply_email != known:
            self.reply_email = False
        # sudo: nobody may write these; whoever may write the message has named its client
        system = self.sudo()
        system.former_email = False
        events = self.env["apk.interaction"].sudo()  # sudo: no role may write the history
        events._move_to_client(self, former, EVENTS_OF_THE_CLIENT)
        if not former and system.mail_spool_id:
            system._log_email(system.mail_spool_id)
        elif not former:
            self._log_registration()
        if self.partner_id:
            system.delivery_ids.filtered(lambda one: one.state == "queued")._write_anew()
        if self.awaits_client and self.partner_id:
            system.awaits_client = False
            if self.abuse_state != "suspected":  # that hold is the head's to lift (п. 19)
                system.first_reply_hold = False
            self._hold_if_older()
            self._acknowledge_unless_held()

    def _follow_card_email(self, former, current):
        """The address of the client's card has changed: what went to the former one goes to the new one.

        Whoever works on an open message sees it and may take it back: the client may have asked to be answered there.
        """
        for case in self.filtered(lambda one: one.reply_email == former):
            case.write({"reply_email": current, "former_email": case.is_open and former})

    def action_keep_new_email(self):
        """A person has seen that notices go to the new address of the card."""
        self.check_access("write")
        self.sudo().former_email = False  # sudo: nobody may write it; the right was checked

    def action_write_to_former_email(self):
        """A person knows that this message must be answered where it came from."""
        self.check_access("write")
        for case in self.filtered("former_email"):
            case.reply_email = case.former_email
            case.sudo().former_email = False  # sudo: nobody may write it; the right was checked

    def action_keep_contacts(self):
        """What the client has typed beside the address goes onto the card: a first phone, or another contact."""
        self.ensure_one()
        self.check_access("write")
        client = self.partner_id
        name, phone = client._lacks(self.writer_name or "", self.writer_phone or "")
        if phone and not client.phone:
            client.phone = phone
            phone = ""
        if name or phone:
            label = name or client.name
            client.create({"parent_id": client.id, "type": "other", "name": label, "phone": phone})

    def action_same_person(self):
        """The cards of one mailbox are one person's: they become one, under the name registered first."""
        self.ensure_one()
        self.check_access("write")
        cards = (self.partner_id | self.shared_mailbox_ids).sorted("id")
        if len(cards) < 2:
            raise NO_OTHER_CARD(self.env)
        if len(cards) > 2:
            return self.partner_id.action_merge_duplicates()
        merge = self.env["base.partner.merge.automatic.wizard"]
        merge._merge(cards.ids, cards[0])
        self.env.invalidate_all()
        return None

    def action_different_people(self):
        """Several people write from one mailbox: nobody is asked about these cards again."""
        self.ensure_one()
        self.check_access("write")
        self.partner_id._tell_apart_from(self.shared_mailbox_ids)
