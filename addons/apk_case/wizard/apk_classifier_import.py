import base64

from odoo import fields, models

from ..messages import CLASSIFIER_CANNOT_BE_READ
from ..rules.classifier import BadClassifierFile, parse_classifier


class ApkClassifierImport(models.TransientModel):
    """Load the all-Russian classifier from a CSV or JSON file; known codes are renamed, none is deleted."""

    _name = "apk.classifier.import"
    _description = "Import of the classifier"

    file = fields.Binary(string="File (CSV or JSON)", required=True, attachment=False)
    file_name = fields.Char()
    result = fields.Char(readonly=True)

    def action_import(self):
        self.ensure_one()
        try:
            entries = parse_classifier(base64.b64decode(self.with_context(bin_size=False).file))
        except BadClassifierFile as error:
            raise CLASSIFIER_CANNOT_BE_READ(self.env, what=str(error)) from error
        nodes = self.env["apk.classifier.node"].sudo()  # sudo: no role edits them; an official file
        added, changed = nodes._load_entries(entries)
        self.result = self.env._(
            "Added: %(added)s, changed: %(changed)s", added=added, changed=changed
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
