from odoo import api, models

from ..rules.transactional_mail import is_transactional


class ApkTransactionalMail(models.AbstractModel):
    """E-mails and text messages to many that are no mailing: each is about the recipient's own document (п. 27.1, 27.2)."""

    _name = "apk.transactional.mail"
    _description = "Transactional mail about the recipient's own matter"

    @api.model
    def _is_transactional(self, model):
        """Whether what is sent about records of a model is no mailing.

        :param str model: empty when it is about no record
        """
        # sudo: a sender may not read settings; only yes or no leaves
        settings = self.env["ir.config_parameter"].sudo()
        return bool(model) and is_transactional(
            model, settings.get_param("apk_client.transactional_mail") or ""
        )
