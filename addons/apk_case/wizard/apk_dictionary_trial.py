from markupsafe import Markup

from odoo import fields, models

from ..models.directories.apk_dictionary_entry import ASPECTS
from ..rules.client_text import own_words

TEXT_LIMIT = 20_000


class ApkDictionaryTrial(models.TransientModel):
    """«Try on a text»: what the dictionaries find in it, before a client's message is read by them (п. 66)."""

    _name = "apk.dictionary.trial"
    _description = "Trial of the dictionaries"

    text = fields.Text()
    result = fields.Html(readonly=True, sanitize=False)  # made here of escaped words

    def action_try(self):
        """By a press: what follows a text while it is typed takes the text back when the connection is lost."""
        self.ensure_one()
        self.check_access("write")
        self.result = self._findings_table() if (self.text or "").strip() else False
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "apk_case.apk_dictionary_trial_action"
        )
        return {**action, "res_id": self.id}

    def _findings_table(self):
        reader = self.env["apk.dictionary.entry"]._reader()
        text = reader.text("", own_words(self.text[:TEXT_LIMIT]))
        found = reader.find(text)
        rows = Markup("").join(
            self._row(finding) for aspect, _name in ASPECTS for finding in found.get(aspect, ())
        )
        if not rows:
            return self.env._("No line of any dictionary is in this text.")
        heads = (self.env._("Speaks for"), self.env._("Points"), self.env._("By which words"))
        head = Markup("<tr><th>{}</th><th>{}</th><th>{}</th></tr>").format(*heads)
        return Markup("<table class='table table-sm'>{}{}</table>").format(head, rows)

    def _row(self, finding):
        entry = self.env["apk.dictionary.entry"].browse(finding.entries[0])
        words = ", ".join(f"«{one}»" for one in finding.words)
        row = Markup("<tr><td>{}</td><td>{}</td><td>{}</td></tr>")
        return row.format(entry.display_name, finding.score, words)
