from odoo import fields, models


class ApkCasePlainLanguage(models.Model):
    """The answer through the check of outgoing texts while it is written and before it leaves (п. 7, 17, 24, 65).

    The screen asks by calls of its own. A computed field would not do: the form of the web client asks for it
    on every change of the answer, and takes the typed text back when that call fails.
    """

    _name = "apk.case"
    _inherit = ["apk.case", "apk.checked.text.mixin"]

    text_override_reason = fields.Text(erase=False)

    def _checked_text(self):
        """What the clerk has written; the template around it is nobody's mistake."""
        blocks = self.env["apk.text.check"]._blocks_of(self.answer_body)
        if not self.is_refusal:
            is_social = self.chosen_channel_id.code == "gospublic"
            return "public_reply" if is_social else "answer", blocks
        words = [self.refusal_grounds or "", self.refusal_next_steps or ""]
        return "refusal", [*blocks, *"\n".join(words).splitlines()]

    def _erase_copies(self):
        """What was let through quotes the answer, and why may name its client."""
        result = super()._erase_copies()
        for case in self:
            erased = {"found": "—", "reason": "—", "record_name": case.name}
            self.env["apk.text.override"]._of(case).write(erased)
        return result

    def _text_options(self):
        """The template greets, says good-bye, and adds what a refusal must have (п. 24)."""
        is_social = self.chosen_channel_id.code == "gospublic"
        return {"is_framed": True, "allows_smileys": is_social}
