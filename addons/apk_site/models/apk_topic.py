from odoo import api, fields, models


class ApkTopic(models.Model):
    _inherit = "apk.topic"

    site_name = fields.Char(
        string="As clients call it",
        translate=False,
        help="Under this name the form of the site offers the topic; empty: it does not.",
    )

    @api.model
    def _offered_on_site(self):
        """Topics that a client may choose, by the names that clients read."""
        topics = self.sudo()  # sudo: a visitor may not read topics; their names are on the form
        return topics.search([("site_name", "!=", False)], order="site_name")

    @api.model
    def _chosen_on_site(self, number):
        """The topic that the form has sent; empty for a number that it does not offer.

        :param number: as it came
        """
        return self._offered_on_site().filtered(lambda topic: str(topic.id) == number)
