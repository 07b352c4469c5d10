from odoo import api, fields, models

from ..messages import CHANGE_DISCLOSES_FIGURES
from ..rules.publishing import disclosed_figures

ANNOUNCED_FOR_DAYS = 365  # an answer mentions no older changes


class ApkChange(models.Model):
    """«Вы сказали — мы сделали» (п. 82): what clients said and what has become of it, without figures (п. 81)."""

    _name = "apk.change"
    _description = "Change after feedback"
    _inherit = ["apk.protected.mixin"]
    _order = "published_on desc, id desc"
    _rec_name = "said"

    said = fields.Text(string="You said", required=True)
    done = fields.Text(string="We did", required=True)
    measure_id = fields.Many2one("apk.measure", ondelete="restrict")
    area_id = fields.Many2one("apk.area", ondelete="restrict")
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
            words = disclosed_figures(change.said) or disclosed_figures(change.done)
            if words:
                raise CHANGE_DISCLOSES_FIGURES(self.env, words=words)

    def action_publish(self):
        """From now on anybody reads it on the page «Вы сказали — мы сделали»."""
        self.check_access("write")
        published = {"state": "published", "published_on": self.env["apk.office"]._today()}
        # sudo: state and day are the system's to write; the caller may write the change, whose words hold no figures
        self.sudo().write(published)

    def action_withdraw(self):
        """Take it off the page."""
        self.check_access("write")
        # sudo: the state is the system's to write; the caller may write the change, and it only stops being shown
        self.sudo().state = "draft"

    @api.model
    def _published(self):
        # sudo: visitors have no rights at all; published changes are made to be read by anybody
        return self.sudo().search([("state", "=", "published")])

    @api.model
    def _for_answer(self, area):
        """The change to mention in an answer: the latest one of the area, else the latest; none older than a year."""
        since = fields.Date.subtract(self.env["apk.office"]._today(), days=ANNOUNCED_FOR_DAYS)
        recent = self._published().filtered(lambda change: change.published_on >= since)
        return (recent.filtered(lambda change: area and change.area_id == area) or recent)[:1]
