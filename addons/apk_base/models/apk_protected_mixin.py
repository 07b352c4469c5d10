from odoo import api, models

from ..messages import FILLED_BY_THE_SYSTEM

PARAMETERS = ("written_by", "erase")
WRITERS = ("system", "creation")
KEEP = object()  # ``erase=KEEP``: an act of destruction leaves the value


class ApkProtectedMixin(models.AbstractModel):
    """Who writes a field, and what an act of destruction leaves of it: two parameters of the field itself.

    ``written_by="system"``
        only methods of the models write it, as superuser; a form or an RPC call that sends a value is refused.
    ``written_by="creation"``
        whoever creates the record gives the value; afterwards only methods write it.
    ``erase=VALUE``
        an act of destruction (п. 6) writes VALUE; ``erase=KEEP``, or no parameter: the value stays.

    A stored computed field that is read-only counts as written by the system without being marked. A related field does
    not take the parameters over from the field that it shows.
    The guard (``create``, ``write``, ``default_get``), the forms (``fields_get``) and the eraser (``_erased_values``)
    all read these parameters; no list of names stands beside them. The guard looks only at what the caller has sent and
    changes nothing in it, so the place of this mixin among the other parents of a model does not matter.
    A model with writers of its own names them in ``_writers`` and guards their fields itself.
    """

    _name = "apk.protected.mixin"
    _description = "Protected fields"
    _writers = WRITERS

    def _valid_field_parameter(self, field, name):
        if name not in PARAMETERS:
            return super()._valid_field_parameter(field, name)
        # Odoo asks this too whether a related field takes the parameter over from its source.
        if not hasattr(field, name):
            return False
        if name == "written_by" and field.written_by not in self._writers:
            raise ValueError(f"{field}: written_by={field.written_by!r} is none of {self._writers}")
        return True

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        """Forms show a field that the system writes as read-only; the views need not repeat it."""
        found = super().fields_get(allfields, attributes)
        for name in self._written_by("system") & found.keys():
            if "readonly" in found[name]:
                found[name]["readonly"] = True
        return found

    @api.model
    def default_get(self, fields):
        """Ignore what a caller would pass as a default: ``default_<field>`` in the context, or a saved user default.

        For a field that the system writes the default in the code holds.
        """
        values = super().default_get(fields)
        if self.env.su:
            return values
        for name in self._written_by("system").intersection(fields):
            values.pop(name, None)
            if self._fields[name].default:
                values[name] = self._default_in_code(name)
        return values

    def _default_in_code(self, name):
        field = self._fields[name]
        cached = field.convert_to_cache(field.default(self), self, validate=False)
        return field.convert_to_write(field.convert_to_record(cached, self), self)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_protected(self._written_by("system") & vals.keys())
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_protected(self._protected_among(vals.keys()))
        return super().write(vals)

    def _refuse_protected(self, names):
        """:raises FILLED_BY_THE_SYSTEM: the caller is no method (``sudo``) and has sent one of these fields"""
        if names and not self.env.su:
            labels = [self._fields[name]._description_string(self.env) for name in sorted(names)]
            raise FILLED_BY_THE_SYSTEM(self.env, fields=", ".join(labels))

    def _protected_among(self, names):
        """Which of the fields nobody may write into these records by hand; a model may add to them by their state."""
        return self._written_by(*WRITERS).intersection(names)

    @api.model
    def _written_by(self, *writers):
        """Names of the fields with one of these writers, a set."""
        return {name for name, field in self._fields.items() if self._writer(field) in writers}

    def _writer(self, field):
        is_computed = field.compute and field.store and field.readonly
        return getattr(field, "written_by", None) or ("system" if is_computed else None)

    @api.model
    def _erased_values(self):
        """What an act of destruction writes into a record (п. 6), by the names of the fields."""
        values = {name: getattr(field, "erase", KEEP) for name, field in self._fields.items()}
        return {name: value for name, value in values.items() if value is not KEEP}
