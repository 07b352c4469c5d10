from odoo import api, models

from .. import messages

PARAMETERS = ("written_by", "erase")
WRITERS = ("system", "creation")
KEEP = object()  # ``erase=KEEP``: figures, dates and directories stay for the statistics


class ApkProtectedMixin(models.AbstractModel):
    """States of a field, stated once, as parameters of the field itself.

    ``written_by="system"``: only the model's own methods write it; a screen or an RPC call that sends it is refused.
    ``written_by="creation"``: given when the record is made, by a person or the model, and by nobody afterwards.
    ``erase=VALUE``: what an act of destruction leaves in it; ``erase=KEEP``: it stays.

    A stored computed field without an inverse is written by the system without being marked.
    """

    _name = "apk.protected.mixin"
    _description = "Protected fields"

    def _valid_field_parameter(self, field, name):
        return name in PARAMETERS or super()._valid_field_parameter(field, name)

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        """Screens show what the system writes as read-only."""
        found = super().fields_get(allfields, attributes)
        for name in self._written_by("system") & found.keys():
            if "readonly" in found[name]:
                found[name]["readonly"] = True
        return found

    @api.model
    def default_get(self, fields):
        """A default is a value, too: ``default_*`` of a caller's context, or one saved by a user for himself."""
        values = super().default_get(fields)
        if self.env.su:
            return values
        for name in self._written_by("system").intersection(fields):
            values.pop(name, None)
            field = self._fields[name]
            if field.default:
                cached = field.convert_to_cache(field.default(self), self, validate=False)
                values[name] = field.convert_to_write(field.convert_to_record(cached, self), self)
        return values

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_protected(self._written_by("system") & vals.keys())
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_protected(self._protected_among(vals.keys()))
        return super().write(vals)

    def _refuse_protected(self, names):
        if names and not self.env.su:
            labels = [self._fields[name]._description_string(self.env) for name in sorted(names)]
            raise messages.FILLED_BY_THE_SYSTEM(self.env, fields=", ".join(labels))

    def _protected_among(self, names):
        """Which of the fields nobody may write into these records by hand; a model may add to them by their state."""
        return self._written_by(*WRITERS).intersection(names)

    @api.model
    def _written_by(self, *writers):
        """Names of the fields with these writers."""
        return {name for name, field in self._fields.items() if self._writer(field) in writers}

    def _writer(self, field):
        counted = field.compute and field.store and field.readonly
        return getattr(field, "written_by", None) or ("system" if counted else None)

    @api.model
    def _erased_values(self):
        """What an act of destruction writes into a record (п. 6)."""
        marked = {name: getattr(field, "erase", KEEP) for name, field in self._fields.items()}
        return {name: value for name, value in marked.items() if value is not KEEP}
