"""п. 6, 18: a table of clients: recognised, filled in, taken back; nobody is written to."""

from odoo import fields
from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CHECK_FIRST, LOADED_STAYS, NOTHING_TO_TAKE_BACK, TOO_LATE_TO_TAKE_BACK
from .common import TransferCommon

HEAD = ["Наименование", "ИНН", "E-mail", "Тел.", "Район", "Населённый пункт", "Категория"]
FIRM_INN, PERSON_INN = 4401000069, "500100732259"


@tagged("post_install", "-at_install")
class TestClause06Clients(TransferCommon):
    def _clients(self, transfer):
        return self._records(transfer)

    def test_a_table_of_the_accountant_becomes_cards(self):
        letters = self._letters()
        transfer = self._loaded(
            "client",
            ["Клиенты департамента на 1 января"],
            [],
            HEAD,
            ["СПК «Заря»", FIRM_INN, None, "8 (4942) 55-16-31", None, "с. Ильинское", None],
            ["Петрова Анна Ильинична", PERSON_INN, "Petrova@client.test ", 89106601234, None, None, None],
        )  # fmt: skip
        firm, person = self._clients(transfer)
        self.assertEqual(
            (firm.apk_inn, firm.apk_client_type, firm.is_company), (str(FIRM_INN), "legal", True)
        )
        self.assertEqual((firm.phone_sanitized, firm.city), ("+74942551631", "с. Ильинское"))
        self.assertEqual((person.apk_surname, person.apk_client_type), ("Петрова", "citizen_ru"))
        self.assertEqual((person.email_normalized, person.phone_sanitized), ("petrova@client.test", "+79106601234"))  # fmt: skip
        self.assertEqual(transfer.row_ids.mapped("line"), [4, 5])
        self.assertEqual(self._letters(), letters)

    def test_a_check_keeps_nothing(self):
        before = self.env["res.partner"].search_count([])
        transfer = self._checked("client", HEAD[:2], ["ООО «Нива»", FIRM_INN])
        self.assertEqual((transfer.ok_count, transfer.error_count), (1, 0))
        self.assertEqual(self.env["res.partner"].search_count([]), before)

    def test_each_mistake_is_named_with_its_row_and_the_rest_is_loaded(self):
        transfer = self._checked(
            "client",
            HEAD,
            ["Иванов Пётр Ильич", "500100732258", None, None, None, None, None],
            [None, None, "nobody@client.test", None, None, None, None],
            ["Сидоров Иван Ильич", None, "не помнит", None, None, None, None],
            ["Орлов Олег Ильич", None, None, None, "Галичскай", None, None],
            ["Белов Олег Ильич", None, "belov@client.test", None, None, None, None],
        )
        self.assertEqual((transfer.ok_count, transfer.error_count), (1, 4))
        problems = self._problems(transfer)
        for line, word in ((2, "опечатка"), (3, "name"), (4, "не помнит"), (5, "Галич")):
            self.assertIn(word, problems[line])
        transfer.action_load()
        self.assertEqual(self._clients(transfer).name, "Белов Олег Ильич")
        self.assertEqual(transfer.error_count, 4)

    def test_who_is_here_already_gets_only_what_the_card_lacks(self):
        card = self.env["res.partner"].create(
            {"name": "ООО «Нива»", "apk_inn": str(FIRM_INN), "phone": "+79100000001"}
        )
        transfer = self._checked(
            "client", HEAD[:4], ["Общество «Нива»", FIRM_INN, "niva@client.test", "89100000002"]
        )
        self.assertEqual((transfer.ok_count, transfer.twin_count), (0, 1))
        self.assertIn("ООО «Нива»", self._problems(transfer)[2])
        self.assertFalse(card.email)
        transfer.action_load()
        self.assertEqual((card.name, card.email, card.phone), ("ООО «Нива»", "niva@client.test", "+79100000001"))  # fmt: skip
        card.street = "ул. Новая, 1"
        transfer.action_undo()
        self.assertTrue(card.exists())
        self.assertEqual((card.email, card.street), (False, "ул. Новая, 1"))

    def test_what_somebody_has_corrected_since_stays_when_the_table_is_taken_back(self):
        card = self.env["res.partner"].create({"name": "ООО «Нива»", "apk_inn": str(FIRM_INN)})
        transfer = self._loaded(
            "client", HEAD[:4], ["ООО «Нива»", FIRM_INN, "old@client.test", "89100000002"]
        )
        card.email = "new@client.test"
        transfer.action_undo()
        self.assertEqual((card.email, card.phone), ("new@client.test", False))

    def test_a_family_of_one_mailbox_and_a_father_of_the_son_s_name_are_apart(self):
        self.env["res.partner"].create(
            {"name": "Волков Иван Петрович", "email": "dom@client.test", "apk_inn": PERSON_INN}
        )
        transfer = self._checked(
            "client",
            HEAD[:3],
            ["Волкова Мария Сергеевна", None, "dom@client.test"],
            ["Волков Иван Петрович", "440100000106", "dom@client.test"],
            ["Волков Иван Петрович", None, "dom@client.test"],
        )
        states = transfer.row_ids.sorted("line").mapped("state")
        self.assertEqual(states, ["ok", "ok", "twin"])

    def test_two_rows_of_one_client_become_one_card(self):
        transfer = self._checked(
            "client", HEAD[:3], ["ООО «Нива»", FIRM_INN, None], ["Нива", FIRM_INN, "niva@client.test"]
        )  # fmt: skip
        self.assertIn("row 2", self._problems(transfer)[3])
        transfer.action_load()
        self.assertEqual(len(set(self._clients(transfer).ids)), 1)
        self.assertEqual(self._clients(transfer)[0].email, "niva@client.test")

    def test_a_table_taken_back_leaves_no_card_but_those_with_a_history(self):
        transfer = self._loaded(
            "client", HEAD[:3], ["Ким Олег Ильич", None, "kim@client.test"], ["Лис Олег Ильич", None, "lis@client.test"]
        )  # fmt: skip
        kept, gone = self._clients(transfer)
        self._paper_case(partner_id=kept.id)
        with refused(self, LOADED_STAYS, "Take it back"):
            transfer.unlink()
        transfer.action_undo()
        self.assertEqual(transfer.state, "undone")
        self.assertTrue(kept.exists())
        self.assertFalse(gone.exists())
        self.assertEqual(transfer.stayed_count, 1)
        self.assertIn("used since", self._problems(transfer)[2])
        with refused(self, NOTHING_TO_TAKE_BACK, "Nothing"):
            transfer.action_undo()

    def test_a_card_that_a_clerk_has_corrected_or_written_about_stays(self):
        rows = [[f"Ким Олег Ильич {number}", None, f"kim{number}@client.test"] for number in range(4)]  # fmt: skip
        transfer = self._loaded("client", HEAD[:3], *rows)
        corrected, noted, filed, untouched = self._clients(transfer)
        corrected.phone = "8 910 000-00-07"
        noted.message_post(body="Просил звонить после обеда", message_type="comment")
        self.env["ir.attachment"].create(
            {"name": "доверенность.pdf", "res_model": "res.partner", "res_id": filed.id, "raw": b"%PDF"}
        )  # fmt: skip
        transfer.action_undo()
        self.assertEqual(len((corrected | noted | filed).exists()), 3)
        self.assertFalse(untouched.exists())
        self.assertEqual(transfer.stayed_count, 3)

    def test_after_a_month_a_table_is_no_longer_taken_back(self):
        transfer = self._loaded("client", HEAD[:3], ["Ким Олег Ильич", None, "kim@client.test"])
        month_ago = fields.Datetime.subtract(fields.Datetime.now(), days=31)
        transfer.sudo().loaded_at = month_ago
        with refused(self, TOO_LATE_TO_TAKE_BACK, "30 days"):
            transfer.action_undo()
        self.assertTrue(self._clients(transfer).exists())

    def test_a_table_does_not_say_where_the_password_of_a_colleague_is_sent(self):
        colleague = new_test_user(self.env, "t-colleague", "base.group_system")
        card = colleague.partner_id
        card.write({"name": "Орлов Олег Ильич", "phone": "8 910 000-00-09", "email": False})
        card.apk_inn = PERSON_INN
        row = ["Орлов Олег Ильич", PERSON_INN, "stranger@client.test", "89100000009"]
        transfer = self._loaded("client", HEAD[:4], row)
        self.assertFalse(card.email)
        self.assertNotEqual(self._clients(transfer), card)

    def test_the_same_table_twice_brings_nobody_twice(self):
        row = ["Ким Олег Ильич", None, "kim@client.test"]
        self._loaded("client", HEAD[:3], row)
        again = self._checked("client", HEAD[:3], row)
        self.assertEqual((again.ok_count, again.twin_count), (0, 1))

    def test_a_second_press_loads_nothing_twice(self):
        transfer = self._loaded("client", HEAD[:3], ["Ким Олег Ильич", None, "kim@client.test"])
        with refused(self, CHECK_FIRST, "Check"):
            transfer.action_load()

    def test_nobody_but_an_administrator_carries_data_over(self):
        transfer = self._transfer("client", HEAD[:1], ["Ким Олег Ильич"])
        registrar = new_test_user(self.env, "t-no-transfer", "apk_base.group_registrar")
        for method in ("action_check", "action_load", "action_undo", "action_template", "read"):
            with self.assertRaisesRegex(Exception, "apk.transfer|Transfer of data"):
                getattr(transfer.with_user(registrar), method)()
