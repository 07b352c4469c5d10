from odoo import models


class ApkCaseStaffEmail(models.Model):
    """E-mails to colleagues about a message: they tell what it is about and by when, before anybody opens it (п. 66)."""

    _inherit = "apk.case"

    def _term_text(self):
        """«Ответ по существу: до 18:00 3 декабря 2026 г.»; empty when nothing is owed."""
        if not self.next_due_at:
            return ""
        kind = dict(self.env["apk.deadline"]._kinds())[self.next_due_kind]
        return self.env._("%(kind)s: until %(term)s", kind=kind, term=self.next_due_text)

    def message_notify(self, *, subject=False, subtitles=None, **kwargs):
        if len(self) == 1:
            subject = f"{subject or self.name}: {self.subject}"
            told = [f"{self.name} — {self.subject}", self._term_text()]
            subtitles = [*filter(None, told), *(subtitles or [])]
        return super().message_notify(subject=subject, subtitles=subtitles, **kwargs)

    def _message_auto_subscribe_notify(self, partner_ids, template):
        """«Вам поручено сообщение …» instead of «Вы были назначены на Сообщение клиента …»."""
        if self.env.context.get("mail_auto_subscribe_no_notify") or not self.env.registry.ready:
            return
        for case in self:
            case.message_notify(
                subject=self.env._("Assigned to you, %s", case.name),
                body=self.env["ir.qweb"]._render(
                    "apk_case.assigned_email", {"case": case, "term": case._term_text()}
                ),
                partner_ids=partner_ids,
                email_layout_xmlid="mail.mail_notification_layout",
            )

    def _notify_get_recipients_groups_fillup(self, groups, model_description, msg_vals=False):
        for _name, _belongs, values in groups:
            button = values.setdefault("button_access", {})
            button.setdefault("title", self.env._("Open the message"))
        return super()._notify_get_recipients_groups_fillup(groups, model_description, msg_vals)
