"""What the tests of messages share: people of the office, a client, e-mails."""

from email.message import EmailMessage

from odoo.addons.apk_client.tests.common import ClientCommon


class CaseCommon(ClientCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["apk.case"]._switch_first_replies(True)
        cls.env["ir.config_parameter"].set_param("apk_base.staff_letters_leave", "True")
        cls.topic = cls.env.ref("apk_case.topic_support_milk")

    def _paper_case(self, **values):
        """A message on paper, entered by the registrar."""
        return (
            self.env["apk.case"]
            .with_user(self.registrar)
            .create(
                {
                    "subject": "Как получить субсидию",
                    "partner_id": self.client.id,
                    "intake_channel_id": self._channel("post").id,
                    "regime_id": self.env.ref("apk_case.regime_fz59").id,
                    "unit_id": self.unit.id,
                    "urgency": "ordinary",
                    "urgency_reason": "срок не горит",
                    "topic_id": self.topic.id,
                    "need_id": self.env.ref("apk_case.need_information").id,
                    **values,
                }
            )
        )

    def _reply_template(self, name, **values):
        """A published template of ``topic``, which the messages of these tests are about."""
        article = self.env["apk.article"].create(
            {
                "name": name,
                "kind": "reply_template",
                "unit_id": self.unit.id,
                "draft_body": f"<p>{name}: подробности.</p>",
                "topic_ids": self.topic.ids,
                **values,
            }
        )
        article.action_publish()
        return article

    def _deliveries(self, case, document):
        return case.sudo().delivery_ids.filtered(lambda d: d.document == document)

    def _raw_email(self, message_id="<1@client.test>", *, headers=None, **parts):
        message = EmailMessage()
        message["From"] = parts.get("sender", "Пётр Иванов <ivanov@client.test>")
        message["To"] = "apk@apk.test"
        message["Subject"] = parts.get("subject", "Вопрос о гранте")
        message["Message-Id"] = message_id
        for name, value in (headers or {}).items():
            message[name] = value
        message.set_content(parts.get("text", "Добрый день!\nКакие документы нужны для гранта?"))
        return message.as_bytes()

    def _receive(self, raw):
        """Give a raw e-mail to Odoo's gateway as the mailbox does; the message it became, or nothing."""
        with self.enter_registry_test_mode():
            found = self.env["mail.thread"].message_process("apk.case", raw)
        self.env.invalidate_all()
        return self.env["apk.case"].browse(found or [])
