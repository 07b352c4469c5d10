from odoo import api, fields, models
from odoo.fields import Domain

from ..messages import ONLY_A_DRAFT_IS_PUT_IN_FORCE

STATES = [("draft", "Draft"), ("in_force", "In force"), ("superseded", "Superseded")]


class ApkEditionMixin(models.AbstractModel):
    """A document in numbered editions: a draft is put in force once, the former edition stays as it was."""

    _name = "apk.edition.mixin"
    _description = "Document in editions"
    _inherit = ["apk.protected.mixin", "mail.thread"]
    _edition_of = ()  # the fields that tell one document from another, when a model holds several

    number = fields.Integer(string="Edition", copy=False, written_by="system")
    state = fields.Selection(
        STATES, default="draft", required=True, copy=False, tracking=True, written_by="system"
    )

    @api.model_create_multi
    def create(self, vals_list):
        numbered, last = [], {}
        for vals in vals_list:
            which = {name: vals.get(name) for name in self._edition_of}
            key = tuple(which.values())
            last[key] = 1 + (last.get(key) or self._last_number(which))
            numbered.append({**vals, "number": last[key]})
        return super().create(numbered)

    @api.model
    def _editions_of(self, which):
        return Domain.AND([Domain(name, "=", value)] for name, value in which.items())

    @api.model
    def _last_number(self, which):
        return self._read_group(self._editions_of(which), [], ["number:max"])[0][0] or 0

    @api.model
    def _edition_in_force(self, **which):
        """The one that holds now; an empty recordset when none does."""
        return self.search(self._editions_of(which) & Domain("state", "=", "in_force"), limit=1)

    def _put_in_force(self, **facts):
        """From now on this edition holds.

        :param facts: who has decided it, when
        """
        self.ensure_one()
        if self.state != "draft":
            raise ONLY_A_DRAFT_IS_PUT_IN_FORCE(self.env)
        own = self.sudo()  # sudo: by a button of the model only
        former = own._edition_in_force(**{name: self[name] for name in self._edition_of})
        former.state = "superseded"
        self.env.flush_all()
        own.write({"state": "in_force", **facts})

    def action_new_edition(self):
        """What is in force is not edited: a draft is made of it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.copy().id,
            "view_mode": "form",
        }
