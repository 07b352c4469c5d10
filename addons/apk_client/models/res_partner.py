from odoo import api, fields, models
from odoo.fields import Domain

from ..messages import CLIENT_IS_KEPT

# Who serves a client and who controls it; a registrar, a head and an administrator are specialists too (152-ФЗ, ст. 7).
SERVING = ",".join(f"apk_base.group_{role}" for role in ("specialist", "operator", "controller"))


class ResPartner(models.Model):
    """A client of the department (п. 2 «внешний клиент»)."""

    _name = "res.partner"
    _inherit = "res.partner"

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
    apk_interaction_count = fields.Integer(compute="_compute_apk_interaction_count", groups=SERVING)
    apk_consent_count = fields.Integer(compute="_compute_apk_consent_count", groups=SERVING)

    @api.depends("apk_representation_ids.valid_until")
    def _compute_apk_representation_warning(self):
        for partner in self:
            states = partner.apk_representation_ids.mapped("state")
            partner.apk_representation_warning = bool({"expired", "expiring"} & set(states))

    def _compute_apk_interaction_count(self):
        groups = self.env["apk.interaction"]._read_group(
            [("partner_id", "in", self.ids)], ["partner_id"], ["__count"]
        )
        counts = dict(groups)
        for partner in self:
            partner.apk_interaction_count = counts.get(partner, 0)

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
            raise CLIENT_IS_KEPT(self.env)

    def _open_matters(self):
        """What the office owes this client now, the most pressing first; an addon to the right adds its own.

        Whoever may not read a kind of matters is told of the others.

        :return: list of ``{model, id, name, what, due}``: ``due`` is a moment in UTC or False
        """
        self.ensure_one()
        return []

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
