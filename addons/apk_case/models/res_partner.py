from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_client.models.res_partner import SERVING

from .apk_case_search import CLIENT_NAME, PHONES, phone_end
from .case_state import OPEN_STATES


class ResPartner(models.Model):
    """The messages of a client (п. 2, 6)."""

    _inherit = "res.partner"

    # Nobody else may learn whether a person has written, not even by a search filter.
    apk_case_ids = fields.One2many(
        "apk.case", "partner_id", string="Messages of the client", groups=SERVING
    )
    apk_case_count = fields.Integer(compute="_compute_apk_case_count", groups=SERVING)

    # by what the search box of messages finds clients
    _apk_client_name_idx = models.Index(f"USING gin ({CLIENT_NAME})")
    _apk_phone_end_idx = models.Index(
        f"({phone_end(PHONES[0])} text_pattern_ops) WHERE {phone_end(PHONES[0])} IS NOT NULL"
    )
    _apk_second_phone_end_idx = models.Index(
        f"({phone_end(PHONES[1])} text_pattern_ops) WHERE {phone_end(PHONES[1])} IS NOT NULL"
    )
    _apk_second_phone_start_idx = models.Index(
        f"({PHONES[1]} text_pattern_ops) WHERE {PHONES[1]} IS NOT NULL"
    )
    _apk_email_part_idx = models.Index(
        lambda registry: "USING gin (email_normalized gin_trgm_ops)" if registry.has_trigram else ""
    )

    @api.model
    def _search_display_name(self, operator, value):
        """The number of a message finds its client wherever a client is looked for: on the call card, too.

        Only for those who serve clients; a number proves nobody's name.
        """
        found = super()._search_display_name(operator, value)
        if (
            operator != "ilike"
            or not isinstance(value, str)
            or not self.env.user.has_groups(SERVING)
        ):
            return found
        cases = self.env[
            "apk.case"
        ].sudo()  # sudo: an operator may not read messages; a client leaves
        numbered = cases.search([("name", "in", cases._numbers_in(value))])
        return Domain(found) | Domain("id", "in", numbered.partner_id.ids)

    def _compute_apk_case_count(self):
        groups = self.env["apk.case"]._read_group(
            [("partner_id", "in", self.ids)], ["partner_id"], ["__count"]
        )
        counts = dict(groups)
        for partner in self:
            partner.apk_case_count = counts.get(partner, 0)

    def _open_matters(self):
        others = super()._open_matters()
        if not self.env["apk.case"].has_access("read"):
            return others
        cases = self.apk_case_ids.filtered(lambda case: case.state in OPEN_STATES)
        states = dict(cases._fields["state"]._description_selection(self.env))
        own = [
            {
                "model": case._name,
                "id": case.id,
                "name": f"{case.name} — {case.subject}",
                "what": states[case.state],
                "due": case.next_due_at,
            }
            for case in cases.sorted(lambda case: (not case.next_due_at, case.next_due_at))
        ]
        return [*own, *others]

    def _follow_new_email(self, former):
        # sudo: a message of another unit is answered at the new address, too
        cases = self.env["apk.case"].sudo()
        ours = cases.search([("partner_id", "in", self.ids), ("reply_email", "=", former)])
        ours._follow_card_email(former, self.email_normalized)
        return super()._follow_new_email(former)

    def action_open_cases(self):
        return self._action_of_client("apk_case.apk_case_action")
