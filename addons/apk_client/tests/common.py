"""What the tests of messages share: people of the office, a client, letters."""

from email.message import EmailMessage

from odoo.tests import TransactionCase, new_test_user


class CaseCommon(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unit = cls.env.ref("apk_knowledge.unit_oorg")
        cls.topic = cls.env.ref("apk_client.topic_support_milk")
        cls.registrar = new_test_user(cls.env, "t-registrar", "apk_client.group_registrar")
        cls.specialist = new_test_user(cls.env, "t-specialist", "apk_knowledge.group_specialist")
        cls.head = new_test_user(cls.env, "t-head", "apk_knowledge.group_head")
        cls.controller = new_test_user(cls.env, "t-controller", "apk_knowledge.group_controller")
        # the unit of appeals, and the one that letters about grants find by themselves
        units = cls.unit | cls.env.ref("apk_knowledge.unit_orst")
        units.write({"head_id": cls.head.id, "member_ids": [(4, cls.specialist.id)]})
        cls.client = cls.env["res.partner"].create(
            {
                "name": "Иванов Пётр Сергеевич",
                "email": "ivanov@client.test",
                "phone": "+7 910 123-45-67",
                "street": "ул. Ленина, д. 1",
                "city": "Буй",
            }
        )

    def _channel(self, code):
        return self.env.ref(f"apk_client.channel_{code}")

    def _paper_letter(self, **values):
        """A letter on paper, entered by the registrar."""
        return (
            self.env["apk.case"]
            .with_user(self.registrar)
            .create(
                {
                    "subject": "Как получить субсидию",
                    "partner_id": self.client.id,
                    "intake_channel_id": self._channel("post").id,
                    "regime_id": self.env.ref("apk_client.regime_fz59").id,
                    "unit_id": self.unit.id,
                    "urgency": "ordinary",
                    "urgency_reason": "срок не горит",
                    "topic_id": self.topic.id,
                    "need_id": self.env.ref("apk_client.need_information").id,
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

    def _letter(self, message_id="<1@client.test>", *, headers=None, **parts):
        letter = EmailMessage()
        letter["From"] = parts.get("sender", "Пётр Иванов <ivanov@client.test>")
        letter["To"] = "apk@apk.test"
        letter["Subject"] = parts.get("subject", "Вопрос о гранте")
        letter["Message-Id"] = message_id
        for name, value in (headers or {}).items():
            letter[name] = value
        letter.set_content(parts.get("text", "Добрый день!\nКакие документы нужны для гранта?"))
        return letter.as_bytes()

    def _receive(self, raw):
        """Give a raw letter to Odoo's gateway as the mailbox does; the message it became, or nothing."""
        with self.enter_registry_test_mode():
            found = self.env["mail.thread"].message_process("apk.case", raw)
        self.env.invalidate_all()
        return self.env["apk.case"].browse(found or [])

    def _run(self, cron):
        with self.enter_registry_test_mode():
            xmlid = cron if "." in cron else f"apk_client.{cron}"
            self.env.ref(xmlid).method_direct_trigger()
        self.env.invalidate_all()
