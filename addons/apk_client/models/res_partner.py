from odoo import api, fields, models
from odoo.fields import Domain

from ..exceptions import ClientIsKept
from .apk_client_identity import SERVING
from .case_states import OPEN_STATES


class ResPartner(models.Model):
    """A client of the department (п. 2 «внешний клиент»)."""

    _name = "res.partner"
    _inherit = ["apk.client.identity", "res.partner"]

    apk_client_type = fields.Selection(
        [
            ("citizen_ru", "Citizen of Russia"),
            ("citizen_foreign", "Foreign citizen"),
            ("stateless", "Stateless person"),
            ("legal", "Legal entity"),
            ("kfh", "Farm without legal personality"),
            ("ip", "Individual entrepreneur"),
            ("representative", "Representative"),
        ],
        string="Type of client",
    )
    chosen_channel_id = fields.Many2one(
        "apk.channel",
        string="Preferred channel",
        domain=[("can_notify", "=", True)],
        tracking=True,
        help="How would you like to get answers and notices? (clause 5)",
    )
    apk_segment_ids = fields.Many2many("apk.segment", string="Segments")
    apk_needs_filing_help = fields.Boolean(
        string="Needs help with filing",
        groups=SERVING,
        help="Low digital skills or little Russian: applications are filled in together (clause 10).",
    )
    apk_language_note = fields.Char(
        string="Language of talk",
        groups=SERVING,
        help="In which language, and through whom, to talk with the client (clause 10).",
    )
    apk_has_health_limits = fields.Boolean(
        string="Health limits",
        groups=SERVING,
        help="A representative may act for the client; visits need an accessible place (clause 11).",
    )
    apk_representation_ids = fields.One2many(
        "apk.representation", "partner_id", string="Representatives", groups=SERVING
    )
    apk_representation_warning = fields.Boolean(
        compute="_compute_apk_representation_warning", groups=SERVING
    )
    # Whether somebody has written at all is told to nobody else, not even by a filter.
    apk_case_ids = fields.One2many(
        "apk.case", "partner_id", string="Messages of the client", groups=SERVING
    )
    apk_case_count = fields.Integer(compute="_compute_apk_counts", groups=SERVING)
    apk_interaction_count = fields.Integer(compute="_compute_apk_counts", groups=SERVING)
    apk_consent_count = fields.Integer(compute="_compute_apk_consent_count", groups=SERVING)

    @api.depends("apk_representation_ids.valid_until")
    def _compute_apk_representation_warning(self):
        for partner in self:
            states = partner.apk_representation_ids.mapped("state")
            partner.apk_representation_warning = bool({"expired", "expiring"} & set(states))

    def _compute_apk_counts(self):
        counts = {
            model: dict(
                self.env[model]._read_group(
                    [("partner_id", "in", self.ids)], ["partner_id"], ["__count"]
                )
            )
            for model in ("apk.case", "apk.interaction")
        }
        for partner in self:
            partner.apk_case_count = counts["apk.case"].get(partner, 0)
            partner.apk_interaction_count = counts["apk.interaction"].get(partner, 0)

    def _compute_apk_consent_count(self):
        """Consents in force; who may not read the register sees none."""
        consents = self.env["apk.consent"]
        live = Domain("partner_id", "in", self.ids) & Domain("withdrawn_at", "=", False)
        counts = consents.has_access("read") and dict(
            consents._read_group(live, ["partner_id"], ["__count"])
        )
        for partner in self:
            partner.apk_consent_count = counts and counts.get(partner, 0)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_history(self):
        history = self.env["apk.interaction"].sudo()  # sudo: lines of every unit count
        if history.search_count([("partner_id", "in", self.ids)], limit=1):
            raise ClientIsKept(self.env)

    def _open_matters(self):
        """What the office owes this client now, the most pressing first; an addon to the right adds its own.

        Whoever may not read a kind of matters is told of the others.

        :return: list of ``{model, id, name, what, due}``: ``due`` is a moment in UTC or False
        """
        self.ensure_one()
        if not self.env["apk.case"].has_access("read"):
            return []
        cases = self.apk_case_ids.filtered(lambda case: case.state in OPEN_STATES)
        return [
            {
                "model": case._name,
                "id": case.id,
                "name": f"{case.name} — {case.subject}",
                "what": dict(case._fields["state"]._description_selection(case.env))[case.state],
                "due": case.next_due_at,
            }
            for case in cases.sorted(lambda case: (not case.next_due_at, case.next_due_at))
        ]

    def action_open_cases(self):
        return self._action_of_client("apk_client.apk_case_action")

    def action_open_interactions(self):
        return self._action_of_client("apk_client.apk_interaction_action")

    def action_open_consents(self):
        return self._action_of_client("apk_client.apk_consent_action")

    def _action_of_client(self, xmlid):
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        return {
            **action,
            "domain": [("partner_id", "=", self.id)],
            "context": {"default_partner_id": self.id, "apk_one_client": True},
        }
