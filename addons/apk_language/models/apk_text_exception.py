import hashlib

from odoo import api, fields, models


class ApkTextException(models.Model):
    """Words of one text that a person has left as they are: the screen does not show them again.

    A digest stands for the words, so nothing here tells of a client when the text itself is destroyed. Whoever decides
    whether a text may leave asks without these rows.
    """

    _name = "apk.text.exception"
    _description = "Remark on a text that is left as it is"

    res_model = fields.Char("Model of the text", required=True)
    res_id = fields.Integer("Record of the text", required=True)
    digest = fields.Char("Digest of the words", required=True)

    _words_uniq = models.Constraint(
        "UNIQUE(res_model, res_id, digest)", "These words are already left as they are."
    )

    @api.model
    def _digest(self, code, found):
        return hashlib.sha256(f"{code}|{found.lower()}".encode(errors="replace")).hexdigest()

    @api.model
    def _leave(self, record, code, found):
        """Whoever may write the text decides about its words; twice is once."""
        record.check_access("write")
        key = {"res_model": record._name, "res_id": record.id, "digest": self._digest(code, found)}
        rows = self.sudo()  # sudo: the right to write the text itself was checked above
        if not rows.search_count([(name, "=", value) for name, value in key.items()]):
            rows.create(key)

    @api.model
    def _without_left(self, record, findings):
        """:param findings: dictionaries with ``code`` and ``found``, as ``apk.text.check`` returns them"""
        record.check_access("read")
        about = [("res_model", "=", record._name), ("res_id", "=", record.id)]
        rows = self.sudo().search_fetch(about, ["digest"])  # sudo: reading the text is enough
        left = set(rows.mapped("digest"))
        return [one for one in findings if self._digest(one["code"], one["found"]) not in left]
