from odoo import models


class MergePartnerAutomatic(models.TransientModel):
    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """A registrar joins cards of one client though their addresses differ (п. 2): that is what duplicates do."""
        is_registrar = self.env.user.has_group("apk_client.group_registrar")
        cards = self.env["res.partner"].browse(partner_ids)
        if (
            not is_registrar or cards.sudo().user_ids
        ):  # sudo: cards of colleagues are Odoo's business
            return super()._merge(partner_ids, dst_partner, extra_checks)
        return super(
            MergePartnerAutomatic, self.sudo()
        )._merge(  # sudo: a registrar deletes no other card
            partner_ids, dst_partner and dst_partner.sudo(), False
        )
