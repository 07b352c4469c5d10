from odoo import api, fields, models

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.deadlines import statutory_answer_due_working_days

from ...messages import (
    CASE_IS_KEPT,
    HISTORY_NOT_CONFIRMED,
    IDENTITY_NOT_CHECKED,
    REQUEST_IS_CONFIRMED,
)
from ..res_partner_card import CARD

WORKING_DAYS = 10  # 152-ФЗ, ст. 14; the Order gives no term of its own
# What a person confirms; afterwards it is given as it was confirmed.
CONFIRMED_FIELDS = frozenset(
    ["partner_id", "asked_at", "asked_by", "identity_check", "delivery_channel"]
)


class ApkHistoryRequest(models.Model):
    """A client asks for the whole history (п. 6): who asked, how identity was checked, what was given, when.

    When a record of the client is destroyed, the file given earlier goes with it (``erase``); that it was given stays.
    """

    _name = "apk.history.request"
    _description = "Request for the history"
    _inherit = [
        "apk.letter.mixin",
        "apk.deadline.mixin",
        "apk.interaction.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "id desc"
    _rec_name = "partner_id"

    partner_id = fields.Many2one(
        "res.partner",
        string="Client",
        required=True,
        ondelete="restrict",
        index=True,
        erase=KEEP,
        context=CARD,
    )
    asked_at = fields.Datetime(string="Asked", required=True, default=fields.Datetime.now)
    asked_by = fields.Char(string="Who asked", required=True, erase=KEEP)
    identity_check = fields.Selection(
        [
            ("passport", "Passport shown"),
            ("esia", "Signed in through the state portal"),
            ("attorney", "Power of attorney shown"),
            ("signature", "Written request with a signature"),
        ],
        string="How identity was checked",
    )
    delivery_channel = fields.Selection(
        [("hand", "In person"), ("email", "By e-mail"), ("post", "By post")],
        string="How it was given",
        default="hand",
    )
    state = fields.Selection(
        [("asked", "Asked"), ("confirmed", "Confirmed"), ("given", "Given")],
        default="asked",
        required=True,
        tracking=True,
        written_by="system",
    )
    confirmed_by_id = fields.Many2one("res.users", string="Confirmed by", written_by="system")
    given_by_id = fields.Many2one("res.users", string="Given by", written_by="system")
    given_at = fields.Datetime(string="Given at", written_by="system")
    line_count = fields.Integer(string="Events in the file", written_by="system")
    sheet_count = fields.Integer(
        string="Sheets of the history", aggregator=None, written_by="system"
    )
    file_id = fields.Many2one("ir.attachment", written_by="system", erase=False)

    @api.model_create_multi
    def create(self, vals_list):
        requests = super().create(vals_list)
        for request in requests:
            request._open_deadline("history", "6; 152-ФЗ, ст. 14")  # Russian: name of the law
        return requests

    def write(self, vals):
        """What was confirmed is what is given: whose history, to whom, by what proof."""
        if (
            not self.env.su
            and CONFIRMED_FIELDS & vals.keys()
            and set(self.mapped("state")) - {"asked"}
        ):
            raise REQUEST_IS_CONFIRMED(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CASE_IS_KEPT(self.env)

    def _due(self, kind, calendar):
        return statutory_answer_due_working_days(
            to_local(self.asked_at), WORKING_DAYS, calendar.is_working_day
        )

    def _responsible(self, recipient):
        """A request belongs to no unit: the registrar on duty answers for it, the controller sees what is late."""
        office = self.env["apk.office"]
        controllers = office._controllers() if recipient == "controller" else None
        return controllers or office._duty_registrar()

    def action_confirm(self):
        """The second step: a person looks at whose history leaves and to whom."""
        self.check_access("write")
        for request in self:
            if not request.identity_check:
                raise IDENTITY_NOT_CHECKED(self.env)
            if request.state != "asked":
                continue
            # sudo: no role may write the state; who may write the request was asked above
            confirmed = request.sudo()
            confirmed.write({"state": "confirmed", "confirmed_by_id": self.env.uid})

    def action_give(self):
        """Write the archive, and into the history that it was given."""
        self.check_access("write")
        for request in self:
            if request.state != "confirmed":
                raise HISTORY_NOT_CONFIRMED(self.env)
            # sudo: a registrar may not read what every unit wrote; the client has a right to all of it
            whole = request.sudo()
            given = {"state": "given", "given_by_id": self.env.uid}
            whole.write({**given, "given_at": fields.Datetime.now(), **whole._export()})
            request._fulfil("history")
            request._log_interaction(
                request.partner_id, "history", self.env._("History given to: %s", request.asked_by)
            )
