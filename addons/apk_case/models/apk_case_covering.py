from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local

from ..rules.covering_mail import covering_mail, is_official


class ApkCaseCovering(models.Model):
    """Another body has passed a citizen's appeal on (59-ФЗ, ст. 8): it stays the sender, the citizen is the client.

    Every notice is the citizen's. The body gets a report on the outcome only where it has asked for one (ч. 5): a person
    writes it, the control date is kept here as a deadline.
    """

    _inherit = "apk.case"

    covering_body_id = fields.Many2one(
        "res.partner",
        string="Passed on by",
        ondelete="restrict",
        tracking=True,
        erase=False,
        help="The body or the official who has sent a citizen's appeal to us with a cover note. Its number and date "
        "stand on the tab «Registration».",
    )
    wants_report = fields.Boolean(
        string="Asks for the outcome",
        copy=False,
        tracking=True,
        help="The cover note asks to tell its sender what has become of the appeal.",
    )
    owes_report = fields.Boolean(compute="_compute_owes_report")
    reported_at = fields.Datetime(string="Body told", copy=False, written_by="system")

    @api.depends(
        "covering_body_id",
        "wants_report",
        "reported_at",
        "control_on",
        "deadline_ids.fulfilled_at",
        "deadline_ids.waived_at",
    )
    def _compute_owes_report(self):
        for case in self:
            is_controlled = case.control_on and case._open_deadline_of("control")
            owed = case.wants_report or is_controlled
            case.owes_report = bool(case.covering_body_id and owed) and not case.reported_at

    def _covering_values(self, spooled, author, subject, text):
        """Values of a new message that a body has passed on; empty when its sender writes for itself.

        :param author: ``FormAuthor``: who wrote the e-mail
        """
        received = to_local(spooled.received_at or fields.Datetime.now()).date()
        official = is_official(author.name, author.email)
        note = covering_mail(subject, text, received, sender_is_official=official)
        if not note:
            return {}
        clients = self.env["res.partner"]
        body = clients._card_of(author.email, author.name) or clients.create(
            {"name": author.name or author.email, "email": author.email, "is_company": True}
        )
        return {
            "partner_id": False,
            "covering_body_id": body.id,
            "reply_email": False,
            "writer_name": False,
            "incoming_number": note.number,
            "incoming_on": note.dated,
            "control_on": note.control_on,
            "wants_report": note.wants_report,
            "awaits_client": True,
            "first_reply_hold": self._ask_for_citizen(note.citizen),
        }

    def _ask_for_citizen(self, named):
        hold = self.env._(
            "Another body has passed a citizen's appeal on. Choose the citizen in «Client»: the first reply leaves to"
            " the citizen by itself."
        )
        return f"{hold} {self.env._('It names: %s', named)}" if named else hold

    def action_sender_is_client(self):
        """A body writes on its own behalf: it is the client, and is answered."""
        self.check_access("write")
        for case in self.filtered("covering_body_id"):
            body = case.covering_body_id
            case.write({"partner_id": body.id, "covering_body_id": False, "control_on": False,
                        "wants_report": False, "reply_email": body.email_normalized})  # fmt: skip

    def action_body_told(self):
        """The outcome has left to the body in writing; the promise is kept."""
        self.check_access("write")
        for case in self:
            case._fulfil("control", at=fields.Datetime.now())
            case.sudo().reported_at = fields.Datetime.now()  # sudo: nobody may write it; see above
            note = self.env._("The body was told the outcome: %s", case.covering_body_id.name)
            case.message_post(body=note)
