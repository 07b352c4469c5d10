from odoo import api, models

from ..exceptions import KeptByTheSystem


class ApkKeptMixin(models.AbstractModel):
    """Facts that only the model's own methods record: a screen or an RPC call that sends them is refused.

    What the model counts by itself (stored computed fields) is such a fact without being named.
    """

    _name = "apk.kept.mixin"
    _description = "Facts kept by the system"

    _kept_by_the_system = frozenset()
    _given_at_creation = frozenset()  # of them, those that the model itself sets in every new row

    @api.model
    def default_get(self, fields):
        """A default is a value, too: ``default_*`` of a caller's context, or one saved by a user for himself."""
        values = super().default_get(fields)
        if self.env.su:
            return values
        for name in self._kept_among(fields) - self._given_at_creation:
            values.pop(name, None)
            field = self._fields[name]
            if field.default:
                cached = field.convert_to_cache(field.default(self), self, validate=False)
                values[name] = field.convert_to_write(field.convert_to_record(cached, self), self)
        return values

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_kept(vals.keys() - self._given_at_creation)
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_kept(vals.keys())
        return super().write(vals)

    def _refuse_kept(self, names):
        kept = self._kept_among(names)
        if kept and not self.env.su:
            raise KeptByTheSystem(self, sorted(kept))

    def _kept_among(self, names):
        return {name for name in names if name in self._kept_by_the_system or self._counts(name)}

    def _counts(self, name):
        field = self._fields.get(name)
        return bool(field and field.compute and field.store and field.readonly)
