from odoo import fields, models


class ApkArticleCheck(models.Model):
    """What readers and clients get passes the check of outgoing texts at publication (п. 7, 24)."""

    _name = "apk.article"
    _inherit = ["apk.article", "apk.checked.text.mixin"]

    # of the draft, which readers do not see
    text_errors = fields.Text(groups="apk_base.group_editor")
    may_override_text = fields.Boolean(groups="apk_base.group_editor")
    text_override_reason = fields.Text(groups="apk_base.group_editor")

    def _checked_text(self):
        kind = "script" if self.kind == "script" else "article"
        title = self.draft_name or self.name or ""
        return kind, [title, *self.env["apk.text.check"]._blocks_of(self.draft_body)]

    def _may_override_text(self):
        """Whoever may publish the section answers for its words."""
        return self._may_publish() or super()._may_override_text()
