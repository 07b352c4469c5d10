from odoo import api, models

from ..messages import NOT_A_CLIENT


class BasePartnerMerge(models.TransientModel):
    """A registrar merges contacts of one client (п. 2)."""

    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Odoo merges contacts with different addresses for administrators only; duplicates of a client do differ."""
        contacts = self.env["res.partner"].browse(partner_ids) | (
            dst_partner or self.env["res.partner"]
        )
        if self._belong_to_the_office(contacts):
            raise NOT_A_CLIENT(self.env)
        with self.env["apk.retention.lock"]._opened_for_merge():
            if not self.env.user.has_group("apk_base.group_registrar"):
                return super()._merge(partner_ids, dst_partner, extra_checks)
            # sudo: a registrar may not delete contacts; the merge gives all they have to the one that stays
            merge = self.sudo()
            return super(BasePartnerMerge, merge)._merge(partner_ids, dst_partner, False)

    @api.model
    def _belong_to_the_office(self, contacts):
        """Whether a card is a company's of this Odoo or a user's: OdooBot, the public user, archived users too."""
        # sudo: a registrar may not read users; only whether a card is a colleague's is asked
        known = self.sudo().with_context(active_test=False)
        users = known.env["res.users"].search_count([("partner_id", "in", contacts.ids)], limit=1)
        companies = known.env["res.company"].search_count(
            [("partner_id", "in", contacts.ids)], limit=1
        )
        return bool(users or companies)
