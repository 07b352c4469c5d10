from odoo import api, fields, models
from odoo.fields import Domain

from ..messages import ONLY_A_DRAFT_IS_PUT_IN_FORCE

STATES = [("draft", "Draft"), ("in_force", "In force"), ("superseded", "Superseded")]


class ApkEditionMixin(models.AbstractModel):
    """A document in numbered editions: a draft is put in force once, the former edition stays as it was.

    A model that holds several documents names the fields that tell them apart in ``_edition_of``.
    """

    _name = "apk.edition.mixin"
    _description = "Document in editions"
    _inherit = ["apk.protected.mixin", "mail.thread"]
    _edition_of = ()

    number = fields.Integer(string="Edition", readonly=True, copy=False, written_by="creation")
    state = fields.Selection(
        STATES, default="draft", required=True, copy=False, tracking=True, written_by="system"
    )

    @api.model_create_multi
    def create(self, vals_list):
        editions = super().create(vals_list)
        for edition in editions:
            edition._give_number()
        return editions

    def _give_number(self):
        """After the creation: in the values of ``create`` the guard of protected fields would refuse the number."""
        which = {name: self[name] for name in self._edition_of}
        last = self._read_group(self._editions_of(which), [], ["number:max"])[0][0] or 0
        edition = self.sudo()  # sudo: nobody may write a number; it only counts the editions
        edition.number = last + 1

    @api.model
    def _editions_of(self, which):
        """Domain of all editions of a document; ``which`` holds the values of ``_edition_of``."""
        return Domain.AND([Domain(name, "=", value)] for name, value in which.items())

    @api.model
    def _edition_in_force(self, **which):
        """The edition of the document that holds now; an empty recordset when none does.

        :param which: values of the fields of ``_edition_of``
        """
        return self.search(self._editions_of(which) & Domain("state", "=", "in_force"), limit=1)

    def _put_in_force(self, **facts):
        """From now on this edition holds, and the one in force until now is superseded.

        The caller has checked who may decide it.

        :param facts: values of the model's own fields: who has decided, when
        :raises ONLY_A_DRAFT_IS_PUT_IN_FORCE: it is in force, or was
        """
        self.ensure_one()
        if self.state != "draft":
            raise ONLY_A_DRAFT_IS_PUT_IN_FORCE(self.env)
        edition = self.sudo()  # sudo: nobody may write a state; the model's button has decided
        former = edition._edition_in_force(**{name: self[name] for name in self._edition_of})
        former.state = "superseded"
        self.env.flush_all()  # the unique index allows one edition in force at a time
        edition.write({"state": "in_force", **facts})

    def action_new_edition(self):
        """Open a new draft, a copy of this edition: an edition in force is not edited."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.copy().id,
            "view_mode": "form",
        }
