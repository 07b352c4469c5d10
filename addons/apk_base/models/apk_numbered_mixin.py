from odoo import api, models
from odoo.fields import Domain

from ..rules.registration import find_numbers


class ApkNumberedMixin(models.AbstractModel):
    """Records with a registration number: whoever looks for one finds it however the number was retyped (п. 18)."""

    _name = "apk.numbered.mixin"
    _description = "Records with a registration number"
    _number_field = "name"

    @api.model
    def _number_prefixes(self):
        """Every prefix that a number of this model may have."""
        raise NotImplementedError

    @api.model
    def _numbers_in(self, text):
        """The numbers of this model that stand in a text, as they are written in ``_number_field``."""
        return find_numbers(text, self._number_prefixes())

    @api.model
    def _search_display_name(self, operator, value):
        """Search boxes and fields of forms ask here; the model's own rules go on beside the number."""
        found = super()._search_display_name(operator, value)
        numbers = []
        if operator in ("ilike", "=ilike") and isinstance(value, str):
            numbers = self._numbers_in(value)
        return Domain(found) | Domain(self._number_field, "in", numbers) if numbers else found
