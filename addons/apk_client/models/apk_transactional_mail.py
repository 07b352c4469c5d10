from odoo import api, models

from ..rules.transactional_mail import is_transactional


class ApkTransactionalMail(models.AbstractModel):
    """Letters and text messages to many that are no mailing: each is about the recipient's own document (п. 27.1, 27.2)."""

    _name = "apk.transactional.mail"
    _description = "Letters about the recipient's own matter"

    @api.model
    def _is_about(self, model):
        """:param str model: whose records the letters are about; empty for letters about nothing"""
        get = self.env["ir.config_parameter"].sudo().get_param  # sudo: a setting
        return bool(model) and is_transactional(model, get("apk_client.transactional_mail") or "")
