from odoo import models


class ApkCaseWordsMixin(models.AbstractModel):
    """A dialog whose words the client reads in a notice: they pass the check of texts before it leaves (п. 7, 24)."""

    _name = "apk.case.words.mixin"
    _description = "Dialog with words for the client"
    _inherit = ["apk.case.dialog.mixin", "apk.checked.text.mixin"]

    _words_field = None  # the field that holds them
    _words_kind = "notice"

    def _checked_text(self):
        return self._words_kind, (self[self._words_field] or "").splitlines()

    def _text_unit(self):
        return self.case_id.unit_id

    def _text_source(self):
        return self.case_id

    def _text_options(self):
        """The template of the notice greets and says good-bye."""
        return {"is_framed": True}
