"""п. 18, 62: who wrote, where the answer goes and whose card it is are three facts of an e-mail."""

from email import message_from_bytes, policy

from odoo.tests import Form, tagged

from odoo.addons.apk_base.messages import SETTING_IS_WRONG
from odoo.addons.apk_base.tests.refused import refused

from .common import CaseCommon

FIELDS = (
    "Имя: Мария Кузнецова\nТелефон: +7 910 765-43-21\nE-mail: {email}\nСообщение: Прошу перезвонить"
)


@tagged("post_install", "-at_install")
class TestClause18WhoseEmailItIs(CaseCommon):
    def _from_site(self, number, **parts):
        parts.setdefault("sender", "Сайт департамента <noreply@site.test>")
        return self._receive(self._raw_email(f"<site{number}@site.test>", **parts))

    def _addresses(self, case):
        return set(case.sudo().delivery_ids.mapped("address"))

    # The form of a site

    def test_a_form_with_reply_to_is_the_citizens(self):
        case = self._from_site(1, headers={"Reply-To": "Мария Кузнецова <maria@client.test>"})
        self.assertEqual(case.partner_id.name, "Мария Кузнецова")
        self.assertEqual(case.partner_id.email, "maria@client.test")
        self.assertEqual(self._addresses(case), {"maria@client.test"})
        self.assertEqual(case.greeting_name, "Мария")
        self.assertIn("noreply@site.test", case.email_from)
        self.assertTrue(case.is_sent_by_another)

    def test_two_citizens_of_one_site_have_two_cards(self):
        one = self._from_site(1, text=FIELDS.format(email="maria@client.test"))
        two = self._from_site(
            2, text=FIELDS.format(email="anna@client.test").replace("Мария", "Анна")
        )
        self.assertNotEqual(one.partner_id, two.partner_id)
        self.assertEqual(one.partner_id.phone_sanitized, "+79107654321")
        self.assertEqual(two.partner_id.name, "Анна Кузнецова")
        self.assertEqual(self._addresses(two), {"anna@client.test"})

    def test_a_form_in_a_table_is_read(self):
        rows = FIELDS.format(email="maria@client.test").split("\n")
        cells = "".join("<tr><td>{}</td><td>{}</td></tr>".format(*row.split(": ")) for row in rows)
        raw = self._html_email(f"<table>{cells}</table>")
        case = self._receive(raw)
        self.assertEqual(
            (case.partner_id.name, case.reply_email), ("Мария Кузнецова", "maria@client.test")
        )

    def _html_email(self, html):
        email = message_from_bytes(
            self._raw_email("<table@site.test>", sender="noreply@site.test"), policy=policy.default
        )
        email.set_content(html, subtype="html")
        return email.as_bytes()

    def test_a_form_marked_as_automatic_is_answered(self):
        for number, headers in enumerate(
            ({"Auto-Submitted": "auto-generated"}, {"Precedence": "bulk"}, {"X-Auto-Response-Suppress": "All"})
        ):  # fmt: skip
            email = f"maria{number}@client.test"
            case = self._from_site(number, headers=headers, text=FIELDS.format(email=email))
            self.assertEqual(self._addresses(case), {email}, headers)
            self.assertFalse(case.first_reply_hold)

    def test_a_listed_sender_is_a_form_whatever_it_looks_like(self):
        with Form(self.env["res.config.settings"]) as settings:
            settings.apk_site_forms = "zayavki@raion.test @forms.test"
        settings.record.set_values()
        text = FIELDS.format(email="maria@client.test")
        for number, sender in enumerate(("zayavki@raion.test", "Приём <any@forms.test>")):
            case = self._from_site(number, sender=sender, text=text)
            self.assertEqual(case.partner_id.name, "Мария Кузнецова", sender)
        with refused(self, SETTING_IS_WRONG):
            self.env["res.config.settings"].create({"apk_site_forms": "не адрес"}).set_values()

    def test_a_form_sent_from_our_own_mailbox_is_the_citizens(self):
        own = self.env["apk.office"]._email()
        reply = {"Reply-To": "Мария Кузнецова <maria@client.test>"}
        case = self._from_site(1, sender=f"Департамент <{own}>", headers=reply)
        self.assertEqual(case.partner_id.email, "maria@client.test")
        echo = self._from_site(2, sender=own, headers={"Reply-To": own})
        self.assertFalse(echo)

    def test_a_form_that_names_nobody_is_nobodys_until_the_registrar_says_whose(self):
        case = self._from_site(1, text="Прошу помочь с субсидией")
        self.assertFalse(case.partner_id)
        self.assertFalse(case.delivery_ids)
        self.assertIn("выберите его карточку в поле «Клиент»", case.first_reply_hold)
        self.assertTrue(case.awaits_client)
        case.with_user(self.registrar).partner_id = self.client
        self.assertEqual(self._addresses(case), {"ivanov@client.test"})
        self.assertFalse(case.first_reply_hold or case.awaits_client)
        events = self.env["apk.interaction"].search([("case_id", "=", case.id)])
        self.assertEqual(
            events.filtered(lambda one: one.kind == "message_in").partner_id, self.client
        )

    def test_a_form_with_a_phone_alone_makes_a_card_that_is_called(self):
        case = self._from_site(1, text="Имя: Мария Кузнецова\nТелефон: 8 910 765-43-21")
        self.assertEqual((case.partner_id.name, case.partner_id.email), ("Мария Кузнецова", False))
        self.assertEqual(case.chosen_channel_id.code, "phone")
        again = self._from_site(2, text="Имя: Кузнецова Мария\nТелефон: +7 (910) 765 43 21")
        self.assertEqual(again.partner_id, case.partner_id)

    def test_a_suspicion_of_abuse_is_not_lifted_by_naming_the_client(self):
        case = self._from_site(1, text="Вы идиоты, чтоб вы сдохли")
        self.assertEqual((case.abuse_state, case.awaits_client), ("suspected", True))
        case.with_user(self.registrar).partner_id = self.client
        self.assertTrue(case.first_reply_hold)
        self.assertFalse(case.delivery_ids)

    # Reply-To of a person

    def test_an_answer_goes_to_reply_to_and_the_card_stays_the_persons(self):
        case = self._receive(self._raw_email(headers={"Reply-To": "ivanov@home.test"}))
        self.assertEqual(case.partner_id, self.client)
        self.assertEqual(self._addresses(case), {"ivanov@home.test"})
        self.assertEqual(self.client.email, "ivanov@client.test")
        reply = self._raw_email("<2@home.test>", sender="Пётр Иванов <ivanov@home.test>",
                             subject=f"Дополнение к {case.name}")  # fmt: skip
        self.assertEqual(self._receive(reply), case)
        lines = self.env["apk.interaction"].search(
            [("case_id", "=", case.id), ("kind", "=", "message_in")]
        )
        self.assertEqual(lines.partner_id, self.client)

    def test_reply_to_that_no_client_reads_is_ignored(self):
        own = self.env["apk.office"]._email()
        for number, reply in enumerate((own, "noreply@work.test", "fermery@googlegroups.com")):
            raw = self._raw_email(f"<{number}@client.test>", headers={"Reply-To": reply})
            self.assertEqual(self._addresses(self._receive(raw)), {"ivanov@client.test"}, reply)

    # One mailbox, several people

    def test_the_wife_gets_a_card_of_her_own(self):
        case = self._receive(self._raw_email(sender="Иванова Анна Петровна <ivanov@client.test>"))
        self.assertNotEqual(case.partner_id, self.client)
        self.assertEqual(
            (case.partner_id.name, case.greeting_name), ("Иванова Анна Петровна", "Анна Петровна")
        )
        self.assertEqual(case.shared_mailbox_ids, self.client)
        again = self._raw_email("<2@client.test>", sender="Анна Иванова <ivanov@client.test>")
        self.assertEqual(self._receive(again).partner_id, case.partner_id)
        his = self._raw_email("<3@client.test>", sender="Петя <ivanov@client.test>")
        self.assertEqual(self._receive(his).partner_id, self.client)

    def test_a_signature_tells_more_than_the_name_of_the_mailbox(self):
        text = "Прошу помочь.\n\nС уважением,\nИванова Анна Петровна"
        case = self._receive(self._raw_email(text=text))
        self.assertEqual(case.partner_id.name, "Иванова Анна Петровна")

    def test_a_nickname_is_no_other_person(self):
        for number, name in enumerate(("Фермер44", "", "ivanov", "П. Иванов", "Petr Ivanov")):
            raw = self._raw_email(
                f"<{number}@client.test>", sender=f'"{name}" <ivanov@client.test>'
            )
            self.assertEqual(self._receive(raw).partner_id, self.client, name)

    def test_one_press_joins_the_cards_of_one_person(self):
        case = self._receive(self._raw_email(sender="Анна Сидорова <ivanov@client.test>"))
        case.with_user(self.registrar).action_same_person()
        self.assertEqual(case.partner_id, self.client)
        self.assertEqual(self.client.name, "Иванов Пётр Сергеевич")
        self.assertFalse(case.shared_mailbox_ids)

    def test_one_press_tells_the_cards_apart_for_good(self):
        case = self._receive(self._raw_email(sender="Анна Иванова <ivanov@client.test>"))
        case.with_user(self.registrar).action_different_people()
        self.assertFalse(case.shared_mailbox_ids | case.client_duplicate_ids)
        self.assertFalse(self.client.apk_duplicate_ids)

    def test_an_addition_of_the_wife_is_hers_in_his_message(self):
        case = self._receive(self._raw_email())
        notice = self._deliveries(case, "first_reply").mail_message_id
        reply = self._raw_email("<2@client.test>", headers={"In-Reply-To": notice.message_id},
                             sender="Анна Иванова <ivanov@client.test>")  # fmt: skip
        self.assertEqual(self._receive(reply), case)
        lines = self.env["apk.interaction"].search(
            [("case_id", "=", case.id), ("kind", "=", "message_in")]
        )
        self.assertEqual(
            set(lines.mapped("partner_id.name")), {"Иванов Пётр Сергеевич", "Анна Иванова"}
        )

    def test_a_card_that_was_an_address_gets_its_name(self):
        card = self.env["res.partner"].create(
            {"name": "anon@client.test", "email": "anon@client.test"}
        )
        case = self._receive(self._raw_email(sender="Анна Петрова <anon@client.test>"))
        self.assertEqual((case.partner_id, card.name), (card, "Анна Петрова"))

    def test_a_phone_that_the_card_does_not_know_is_one_press_away(self):
        case = self._from_site(
            1,
            text=FIELDS.format(email="ivanov@client.test").replace(
                "Мария Кузнецова", "Пётр Иванов"
            ),
        )
        self.assertEqual(case.partner_id, self.client)
        self.assertEqual(case.new_contacts, "+7 910 765-43-21", "the name is on the card")
        case.with_user(self.registrar).action_keep_contacts()
        self.assertEqual(self.client.phone, "+7 910 123-45-67")
        self.assertEqual(self.client.child_ids.mapped("phone_sanitized"), ["+79107654321"])
        case.invalidate_recordset()
        self.assertFalse(case.new_contacts)
