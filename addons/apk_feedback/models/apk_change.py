from odoo import api, fields, models

from ..messages import CHANGE_TELLS_FIGURES
from ..rules.publishing import told_figures

TOLD_FOR_DAYS = 365  # a letter does not boast of what is older


class ApkChange(models.Model):
    """«Вы сказали — мы сделали» (п. 82): what clients said and what has become of it, without figures (п. 81)."""

    _name = "apk.change"
    _description = "Change after feedback"
    _inherit = ["apk.protected.mixin"]
    _order = "published_on desc, id desc"
    _rec_name = "said"

    said = fields.Text(string="You said", required=True)
    done = fields.Text(string="We did", required=True)
    measure_id = fields.Many2one("apk.measure", string="Measure", ondelete="restrict")
    area_id = fields.Many2one("apk.area", string="Area", ondelete="restrict")
    state = fields.Selection(
        [("draft", "Draft"), ("published", "Published")],
        default="draft",
        required=True,
        copy=False,
        written_by="system",
    )
    published_on = fields.Date(copy=False, written_by="system")

    @api.constrains("said", "done")
    def _check_figures(self):
        for change in self:
            words = told_figures(change.said) or told_figures(change.done)
            if words:
                raise CHANGE_TELLS_FIGURES(self.env, words=words)

    def action_publish(self):
        self.check_access("write")
        published = {"state": "published", "published_on": self.env["apk.office"]._today()}
        self.sudo().write(published)  # sudo: by this button only

    def action_withdraw(self):
        self.check_access("write")
        self.sudo().state = "draft"  # sudo: by this button only

    @api.model
    def _published(self):
        return self.sudo().search([("state", "=", "published")])  # sudo: public

    @api.model
    def _for_letter(self, area):
        """The latest change, one of the area first; nothing when it is old."""
        since = fields.Date.subtract(self.env["apk.office"]._today(), days=TOLD_FOR_DAYS)
        recent = self._published().filtered(lambda change: change.published_on >= since)
        return (recent.filtered(lambda change: area and change.area_id == area) or recent)[:1]
