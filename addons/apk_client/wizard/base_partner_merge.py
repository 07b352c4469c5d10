from odoo import models


class BasePartnerMerge(models.TransientModel):
    """A registrar merges contacts of one client (п. 2)."""

    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Odoo merges contacts with different addresses for administrators only; duplicates of a client do differ."""
        is_registrar = self.env.user.has_group("apk_base.group_registrar")
        contacts = self.env["res.partner"].browse(partner_ids)
        # sudo: a registrar may not read users; only whether a contact is a colleague's is asked
        users = contacts.sudo().user_ids
        if not is_registrar or users:
            return super()._merge(partner_ids, dst_partner, extra_checks)
        # sudo: a registrar may not delete contacts; the merge gives all they have to the one that stays
        merge = self.sudo()
        return super(BasePartnerMerge, merge)._merge(partner_ids, dst_partner, False)
