from odoo import api, fields, models

from odoo.addons.apk_base.models.apk_edition_mixin import STATES

from ..messages import CONTACT_POINTS_INCOMPLETE, CONTACT_POINTS_MISSING, ONLY_THE_CLIENT_OFFICER


class ApkContactPointList(models.Model):
    """An edition of the list of contact points, approved by the person responsible for client-centricity (п. 15)."""

    _name = "apk.contact.point.list"
    _description = "List of contact points"
    _inherit = ["apk.edition.mixin"]
    _order = "number desc"
    _rec_name = "number"

    state = fields.Selection(STATES)  # again: else Odoo loads no translation of the choices
    changes = fields.Text(string="What has changed")
    approved_by_id = fields.Many2one(
        "res.users", string="Approved by", copy=False, written_by="system"
    )
    approved_at = fields.Datetime(string="Approved at", copy=False, written_by="system")
    point_ids = fields.One2many("apk.contact.point", "list_id", string="Contact points", copy=True)

    _number_uniq = models.Constraint(
        "UNIQUE(number)", "There is already an edition of this number."
    )
    _in_force_uniq = models.UniqueIndex(
        "(state) WHERE state = 'in_force'", "One edition alone can be in force."
    )

    @api.depends("number")
    def _compute_display_name(self):
        for edition in self:
            edition.display_name = self.env._("Edition %s", edition.number)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_approved(self):
        self.point_ids._check_draft()

    @api.model
    def _edition_for_clients(self):
        """The edition in force; until the first approval its draft, which the page calls so."""
        return self._edition_in_force() or self.search([], order="number desc", limit=1)

    def action_approve(self):
        """From now on clients see this edition; the former one stays as it was."""
        self.ensure_one()
        self.check_access("write")
        if not self.env.user.has_group("apk_base.group_client_officer"):
            raise ONLY_THE_CLIENT_OFFICER(self.env)
        unreachable = self.point_ids.filtered(lambda point: not point.schedule or not point.place)
        if not self.point_ids:
            raise CONTACT_POINTS_MISSING(self.env)
        if unreachable:
            names = ", ".join(unreachable.mapped("name"))
            raise CONTACT_POINTS_INCOMPLETE(self.env, points=names)
        self._put_in_force(approved_by_id=self.env.uid, approved_at=fields.Datetime.now())
