"""п. 30, 70: one field finds the caller by name, telephone or the number of a message; the rest stays hidden."""

from ast import literal_eval

from lxml import etree

from odoo.tests import freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import CALLER_NOT_FOUND, NOT_TRAINED, OPERATORS_ONLY
from .common import LineCommon

FRIDAY = "2026-11-20 08:00:00"  # Fri 11:00 in Kostroma


@tagged("post_install", "-at_install")
@freeze_time(FRIDAY)
class TestClause3070WhoIsCalling(LineCommon):
    def _find(self, text, user=None):
        return self.env["apk.call"].with_user(user or self.operator).find_caller(text)

    def _found(self, text):
        return {(row["kind"], row["id"]) for row in self._find(text)}

    def test_a_client_is_found_by_every_spelling_of_the_phone(self):
        self.client.phone = "+7 910 123-45-67"
        for typed in ("89101234567", "+7 (910) 123-45-67", "8 910 123 45", "123-45-67", "4567"):
            self.assertIn(("client", self.client.id), self._found(typed), typed)

    def test_a_client_is_found_by_words_of_the_name_in_any_order_and_layout(self):
        client = self.client.copy({"name": "Алёхина Ядвига Петровна", "phone": False})
        for typed in ("алехина", "ядвиг алёх", "Ядвига Петровна", "fkt[byf"):
            self.assertIn(("client", client.id), self._found(typed), typed)

    def test_two_clients_of_one_name_are_told_apart_by_phone_and_town(self):
        self.client.copy({"name": "Ядвигин Лев", "phone": "+7 910 555-55-55", "city": "Буй"})
        (row,) = self._find("Ядвигин")
        self.assertIn("+7 910 555-55-55 · Буй", row["note"])

    def test_a_message_is_found_by_its_number_however_it_is_told(self):
        case = self._paper_case()
        serial = case.name.rpartition("/")[2].lstrip("0")
        for typed in (case.name, f"2026/{serial}", f"№ {serial}", serial):
            rows = [row for row in self._find(typed) if row["kind"] == "message"]
            self.assertIn(case.name, [row["name"] for row in rows], typed)
            self.assertIn(self.client.name, rows[0]["note"], typed)

    def test_the_status_is_told_for_a_caller_from_another_phone(self):
        case = self._paper_case()
        call = self._call("+7 910 999-99-99")
        card = call.choose_caller("message", case.name)
        self.assertEqual(card["message"]["name"], case.name)
        self.assertTrue(card["message"]["state"])
        self.assertIn("2026 г.", card["message"]["due"])
        self.assertEqual(card["client"]["name"], self.client.name)
        self.assertEqual(call.case_id, case)

    def test_a_message_is_found_by_nothing_but_its_number(self):
        """An operator may not read messages: neither their words nor a phone of the writer may find one."""
        case = self._paper_case()
        case.sudo().write({"subject": "Выбраковка ядохимикатов", "writer_phone": "+79107776655"})
        for typed in ("ядохимикатов", "79107776655", case.name[-2:] * 2, self.client.name):
            kinds = {row["kind"] for row in self._find(typed)}
            self.assertNotIn("message", kinds, typed)
        rows = str(self._find(case.name))
        self.assertNotIn("ядохимикатов", rows)

    def test_only_who_may_take_calls_searches(self):
        case = self._paper_case()
        with refused(self, OPERATORS_ONLY):
            self._find(case.name, self.specialist)
        untrained = new_test_user(self.env, "t-untrained", "apk_base.group_operator")
        with refused(self, NOT_TRAINED):
            self._find(case.name, untrained)
        call = self._call("+7 910 999-99-99")
        with refused(self, OPERATORS_ONLY):
            call.with_user(self.specialist).choose_caller("message", case.name)

    def test_a_key_that_was_never_offered_leads_nowhere(self):
        case = self._paper_case()
        call = self._call("+7 910 999-99-99")
        for kind, key in (
            ("message", str(case.id)),
            ("message", ""),
            ("message", case.name[:-1]),
            ("client", self.specialist.partner_id.id),
            ("client", 0),
            ("callback", -1),
            ("case", case.id),
        ):
            with refused(self, CALLER_NOT_FOUND, msg=(kind, key)):
                call.choose_caller(kind, key)
        self.assertFalse(call.partner_id or call.case_id)

    def test_a_colleague_is_not_found_as_a_client(self):
        self.specialist.partner_id.write({"name": "Ядвигин Лев", "phone": "+7 910 555-55-55"})
        self.assertEqual(self._find("Ядвигин"), [])
        self.assertEqual(self._find("+7 910 555-55-55"), [])

    def test_who_waits_for_a_call_is_found_by_the_number(self):
        call = self._call("+7 910 999-99-99")
        call.promise_callback("+7 910 888-88-88", question="О гранте")
        (row,) = self._find("888-88-88")
        self.assertEqual((row["kind"], row["name"]), ("callback", "+7 910 888-88-88"))
        self.assertIn("О гранте", row["note"])

    def test_a_wrong_client_is_forgotten_at_any_moment(self):
        case = self._paper_case()
        call = self._call()
        call.choose_caller("message", case.name)
        call.promise_callback("+7 910 123-45-67")
        card = call.forget_caller()
        self.assertEqual((card["client"]["id"], card["message"]), (False, False))
        self.assertFalse(call.callback_id.partner_id)
        other = self.client.copy({"name": "Иванова Мария", "phone": False})
        call.finish("callback")
        self.assertEqual(call.choose_caller("client", other.id)["client"]["name"], other.name)
        self.assertEqual(call.callback_id.partner_id, other)

    def test_the_profile_and_the_latest_contacts_without_the_words_of_messages(self):
        case = self._paper_case()
        case.sudo().subject = "Выбраковка ядохимикатов"
        self.client.write({"city": "Буй", "apk_needs_filing_help": True})
        self._call().finish("answered")
        client = self._call().card()["client"]
        self.assertIn("Буй", client["notes"])
        self.assertIn("+7 910 123-45-67", client["notes"])
        self.assertLessEqual(len(client["contacts"]), 5)
        first, *others = client["contacts"]
        self.assertTrue(first["text"], "one's own call is told in words")
        of_message = [one for one in others if one["what"] == "Message from the client"]
        self.assertTrue(of_message)
        self.assertEqual({one["text"] for one in of_message}, {""})

    def test_a_specialist_sees_on_a_transferred_call_what_the_own_rights_allow(self):
        case = self._paper_case()
        call = self._call()
        call.choose_caller("message", case.name)
        call.transfer("transferred", expert_id=self.expert.id)
        stranger = new_test_user(self.env, "t-stranger", "apk_base.group_specialist")
        self.expert.user_id = stranger
        card = call.with_user(stranger).card()
        self.assertFalse(card["message"])
        self.assertNotIn(case.name, str(card["client"]["matters"]))

    def test_a_number_is_shown_for_what_it_is(self):
        hidden = self._call("anonymous")
        self.assertFalse(hidden.phone)
        self.assertIn("hidden", hidden.card()["call"]["phone_note"])
        hidden.choose_caller("client", self.client.id)
        self.assertEqual(self._call("anonymous").card()["client"]["maybe"], [])
        colleague = self._call("205").card()
        self.assertIn(self.expert.name, colleague["call"]["phone_note"])
        neighbour = self.client.copy({"name": "Иванова Мария", "phone": "+7 49445 5-16-40"})
        district = self._call("51640").card()
        self.assertEqual(district["call"]["phone_text"], "5-16-40")
        self.assertIn("without its code", district["call"]["phone_note"])
        self.assertEqual(district["client"]["certainty"], "maybe")
        self.assertIn(neighbour.id, [one["id"] for one in district["client"]["maybe"]])

    def test_a_telephone_finds_its_client_in_every_field_of_a_client(self):
        clients = self.env["res.partner"].with_user(self.operator)
        self.client.phone = "+7 910 123-45-67"
        for typed in ("9101234567", "8 (910) 123-45-67", "123-45-67"):
            self.assertIn(self.client.id, [one for one, _name in clients.name_search(typed)], typed)
        self.specialist.partner_id.phone = "+7 910 555-55-55"
        self.assertEqual(clients.name_search("9105555555"), [])

    def test_who_has_only_called_stands_among_the_clients(self):
        client = self.client.copy({"name": "Иванова Мария", "phone": False})
        self._call("+7 910 999-99-99").choose_caller("client", client.id)
        view = self.env.ref("apk_client.apk_client_view_search")
        arch = etree.fromstring(client.with_user(self.operator).get_view(view.id, "search")["arch"])
        (filter_,) = arch.xpath("//filter[@name='apk_clients']")
        domain = literal_eval(filter_.get("domain"))
        self.assertIn(client, self.env["res.partner"].with_user(self.operator).search(domain))
