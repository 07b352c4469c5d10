import base64

from odoo import api, fields, models

from ..messages import VISIT_IS_OVER


class ApkVisitCard(models.Model):
    """The card of personal reception (п. 74): what the client got, and whether the way was needed (п. 75)."""

    _inherit = "apk.visit"

    gave_information = fields.Boolean(string="Information given")
    gave_consultation = fields.Boolean(string="Consultation given")
    gave_answer = fields.Boolean(string="Answer given")
    outcome = fields.Text(string="What was said and agreed on", erase=False)
    need_id = fields.Many2one("apk.need", string="What the client needed", ondelete="restrict")
    case_ids = fields.One2many("apk.case", "visit_id", string="Written requests handed in")
    case_count = fields.Integer(compute="_compute_case_count")
    could_be_remote = fields.Selection(
        [("yes", "Yes"), ("no", "No, the client had to come")],
        string="Could it be done without coming",
        help="The report on the expediency of personal reception counts these answers (clause 75).",
    )
    remote_channel_id = fields.Many2one(
        "apk.channel", string="By which channel", ondelete="restrict"
    )
    remote_share = fields.Float(
        string="Could do without coming, %", compute="_compute_remote_share", store=True, aggregator="avg"
    )  # fmt: skip
    rating_offer = fields.Selection(
        [
            ("link", "Link sent"),
            ("qr", "QR code shown"),
            ("paper", "Paper form given"),
            ("declined", "The client does not want to"),
        ],
        string="Offered to rate",
        readonly=True,
        copy=False,
        tracking=True,
    )
    rating_offered_at = fields.Datetime(string="Offered at", readonly=True, copy=False)
    rating_offered_by_id = fields.Many2one("res.users", string="Who offered", readonly=True)

    @api.depends("case_ids")
    def _compute_case_count(self):
        for visit in self:
            visit.case_count = len(visit.sudo().case_ids)  # sudo: how many is no secret

    @api.depends("could_be_remote")
    def _compute_remote_share(self):
        for visit in self:
            visit.remote_share = 100.0 if visit.could_be_remote == "yes" else 0.0

    def _offer_rating(self, way):
        """п. 61: «клиенту необходимо предложить оценить опыт такого личного посещения» — and write down that it was."""
        self.check_access("write")
        for visit in self:
            if visit.state not in ("came", "done"):
                raise VISIT_IS_OVER(self.env, visit=visit.display_name)
            offered = {"rating_offer": way, "rating_offered_at": fields.Datetime.now()}
            offered["rating_offered_by_id"] = self.env.uid
            visit.sudo().write(offered)  # sudo: kept by the system

    def _forget_offer(self):
        """Another way of rating was meant, or none was declined; what has left stays sent."""
        self.write(
            dict.fromkeys(("rating_offer", "rating_offered_at", "rating_offered_by_id"), False)
        )

    def action_rating_link(self):
        """The link leaves by the client's channel; who has none is shown the code."""
        for visit in self:
            if not visit._delivery_plan("visit_rating"):
                return visit.action_rating_qr()
            visit._offer_rating("link")
            visit._send_notice("visit_rating")
        return True

    def action_rating_qr(self):
        """A fresh code on the screen, for the client's own telephone."""
        self.ensure_one()
        self._offer_rating("qr")
        shown = self.env["apk.visit.rating"].create({"visit_id": self.id})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Show the code to the client"),
            "res_model": shown._name,
            "res_id": shown.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_rating_paper(self):
        """A slip with the code and the link, for those who will answer at home."""
        self._offer_rating("paper")
        return self.env.ref("apk_visit.action_report_rating_slip").report_action(self)

    def _rating_slip(self):
        """A fresh link and its code as a picture, for one sheet of paper."""
        link = self._feedback_link("visit")
        code = base64.b64encode(self._feedback_qr(link))
        return {"link": link, "code": code, "office": self.env["apk.office"]._details()["name"]}

    def action_rating_declined(self):
        self._offer_rating("declined")

    def action_open_cases(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("apk_case.apk_case_action")
        return {**action, "domain": [("visit_id", "=", self.id)], "context": {}}
