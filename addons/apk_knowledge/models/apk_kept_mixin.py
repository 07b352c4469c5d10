from odoo import api, models

from ..exceptions import KeptByTheSystem


class ApkKeptMixin(models.AbstractModel):
    """Facts that only the model's own methods record: a screen or an RPC call that sends them is refused."""

    _name = "apk.kept.mixin"
    _description = "Facts kept by the system"

    _kept_by_the_system = frozenset()
    _given_at_creation = frozenset()  # of them, those that the model itself sets in every new row

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_kept(vals.keys() - self._given_at_creation)
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_kept(vals.keys())
        return super().write(vals)

    def _refuse_kept(self, names):
        kept = self._kept_by_the_system & names
        if kept and not self.env.su:
            raise KeptByTheSystem(self, sorted(kept))
