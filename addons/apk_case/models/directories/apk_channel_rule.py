from odoo import api, fields, models
from odoo.tools import ormcache

from ..notice_types import NOTICE_SELECTION


class ApkChannelRule(models.Model):
    """Which channel a law prescribes for a document (п. 5, 21, 25: «обязательный канал»)."""

    _name = "apk.channel.rule"
    _description = "Mandatory channel"
    # the history of every rule; one that is over is archived
    _inherit = ["mail.thread", "apk.cached.mixin"]
    _order = "regime_id, document"

    active = fields.Boolean(default=True, tracking=True)
    regime_id = fields.Many2one("apk.regime", required=True, ondelete="cascade", tracking=True)
    intake_channel_id = fields.Many2one(
        "apk.channel",
        string="When it came by",
        tracking=True,
        ondelete="cascade",
        help="Empty: whatever way the message came.",
    )
    document = fields.Selection(NOTICE_SELECTION, required=True, tracking=True)
    channel_id = fields.Many2one(
        "apk.channel",
        string="Mandatory channel",
        required=True,
        ondelete="restrict",
        tracking=True,
    )
    reason = fields.Char(string="Norm of the law", tracking=True)

    _rule_uniq = models.UniqueIndex(
        "(regime_id, document, COALESCE(intake_channel_id, 0)) WHERE active",
        "There is already a rule for this regime, document and way of receipt.",
    )

    @api.depends("regime_id", "document")
    def _compute_display_name(self):
        documents = dict(self._fields["document"]._description_selection(self.env))
        for rule in self:
            rule.display_name = f"{rule.regime_id.name}: {documents.get(rule.document, '')}"

    @api.model
    def _mandatory_channel(self, regime, intake_channel, document):
        """The prescribed channel, or empty; a rule for the channel of receipt wins over a general one."""
        found = self._prescribed().get((regime.id, document), {})
        prescribed = found.get(intake_channel.id) or found.get(False)
        return self.env["apk.channel"].browse(prescribed or ())

    @api.model
    @ormcache()
    def _prescribed(self):
        """(regime, document) -> channel of receipt, False for any -> prescribed channel; ids, kept in the memory of the process."""
        found = {}
        # sudo: a controller may not read the rules; what a law prescribes is public
        for rule in self.sudo().search([("channel_id", "!=", False)]):
            by_intake = found.setdefault((rule.regime_id.id, rule.document), {})
            by_intake.setdefault(rule.intake_channel_id.id, rule.channel_id.id)
        return found
