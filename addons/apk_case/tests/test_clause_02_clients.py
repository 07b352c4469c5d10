"""п. 2: who a client is; numbers with check digits; two cards of one client are noticed."""

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.hooks import read_contacts_again
from odoo.addons.apk_client.messages import NUMBER_IS_WRONG

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause02Clients(CaseCommon):
    def test_names_apart_make_the_full_name_and_the_greeting(self):
        with Form(self.env["res.partner"], "apk_client.apk_client_view_form") as form:
            form.apk_surname = "Оглы"
            form.apk_given_name = "Али"
            form.apk_patronymic = "Гасан"
        client = form.record
        self.assertEqual(client.name, "Оглы Али Гасан")
        case = self._paper_case(partner_id=client.id)
        self.assertEqual(case.greeting_name, "Али Гасан")

    def test_a_mistyped_number_is_refused_with_its_name(self):
        for name, wrong in (
            ("apk_inn", "7707083894"),
            ("apk_ogrn", "1027700132196"),
            ("apk_snils", "112-233-445 96"),
        ):
            with refused(self, NUMBER_IS_WRONG, "mistyped"):
                self.client.write({name: wrong})

    def test_numbers_are_kept_in_one_spelling(self):
        self.client.write({"apk_inn": "7707 083 893", "apk_snils": "11223344595"})
        self.assertEqual(self.client.apk_inn, "7707083893")
        self.assertEqual(self.client.apk_snils, "112-233-445 95")

    def test_a_russian_phone_is_known_wherever_the_company_stands(self):
        self.env.company.country_id = self.env.ref("base.us")
        here, there = self.env["res.partner"].create(
            [
                {"name": "Колхозник", "phone": "8 (910) 123-45-67"},
                {"name": "Supplier", "phone": "(202) 555-0122"},
            ]
        )
        self.assertEqual(
            (here.phone_sanitized, there.phone_sanitized), ("+79101234567", "+12025550122")
        )

    def test_contacts_from_before_the_suite_are_known_by_their_phones(self):
        old = self.env["res.partner"].create({"name": "Старый", "phone": "8 910 765-43-21"})
        self.env.flush_all()
        self.env.cr.execute("UPDATE res_partner SET phone_sanitized = NULL WHERE id = %s", [old.id])
        self.env.invalidate_all()
        read_contacts_again(self.env)
        self.assertEqual(old.phone_sanitized, "+79107654321")

    def test_the_inn_that_odoo_keeps_as_tax_id_is_the_one_that_clients_are_found_by(self):
        contacts = self.env["res.partner"]
        firm = contacts.create({"name": "ООО «Нива»", "is_company": True, "vat": "RU4401000069"})
        self.assertEqual(firm.apk_inn, "4401000069")
        other = contacts.create(
            {"name": "ООО «Нива» (склад)", "is_company": True, "apk_inn": "4401000069"}
        )
        self.assertEqual(other.apk_duplicate_ids, firm)
        foreign = contacts.create({"name": "Supplier", "is_company": True, "vat": "DE123456788"})
        foreign.vat = "4401000068"  # its check digit is wrong
        self.assertFalse(foreign.apk_inn)
        other.vat = "7707083893"
        self.assertEqual(other.apk_inn, "4401000069")

    def test_contacts_from_before_the_suite_are_known_by_their_inn(self):
        old = self._firm()
        (old | old.child_ids).write({"apk_inn": False})
        read_contacts_again(self.env)
        self.assertEqual(old.apk_inn, "7707083893")
        self.assertEqual(old.child_ids.mapped("apk_inn"), [False, False])

    def test_people_of_a_firm_do_not_get_its_inn_and_are_not_offered_as_one_client(self):
        firm = self._firm()
        self.assertEqual(firm.child_ids.mapped("vat"), [firm.vat] * 2, "Odoo has copied it")
        self.assertEqual(firm.child_ids.mapped("apk_inn"), [False, False])
        self.assertFalse((firm | firm.child_ids).apk_duplicate_ids)
        firm.vat = "4401000069"
        self.assertEqual(firm.child_ids.mapped("apk_inn"), [False, False])

    def test_the_inn_of_a_firm_is_taken_when_its_card_says_that_it_is_one(self):
        person, firm = self.env["res.partner"].create(
            [{"name": "Ким Олег", "vat": "500100732259"}, {"name": "Нива", "vat": "7707083893"}]
        )
        self.assertEqual((person.apk_inn, firm.apk_inn), ("500100732259", False))
        firm.company_type = "company"
        self.assertEqual(firm.apk_inn, "7707083893")

    def _firm(self):
        people = [(0, 0, {"name": "Ким Олег"}), (0, 0, {"name": "Лис Анна"})]
        firm = {"name": "ПАО", "is_company": True, "vat": "7707083893", "child_ids": people}
        return self.env["res.partner"].create(firm)

    def test_an_empty_number_is_fine(self):
        self.client.write({"apk_inn": "", "apk_ogrn": False})
        self.assertFalse(self.client.apk_inn)

    def test_snils_is_not_for_every_specialist(self):
        self.client.apk_snils = "112-233-445 95"
        with self.assertRaisesRegex(AccessError, "apk_snils"):
            self.client.with_user(self.specialist).read(["apk_snils"])

    def test_another_card_of_the_same_client_is_noticed(self):
        twin = self.env["res.partner"].create({"name": "П. Иванов", "email": "Ivanov@Client.test"})
        self.assertEqual(twin.apk_duplicate_ids, self.client)
        stranger = self.env["res.partner"].create({"name": "Сидоров"})
        self.assertFalse(stranger.apk_duplicate_ids)

    def test_a_firm_and_a_person_of_one_phone_are_not_offered_as_one_client(self):
        firm = {"name": "СПоК «Заря»", "is_company": True, "phone": self.client.phone}
        case = self._paper_case(partner_id=self.env["res.partner"].create(firm).id)
        self.assertFalse(case.client_duplicate_ids)

    def test_the_registrar_sees_the_other_card_on_the_message(self):
        twin = self.env["res.partner"].create({"name": "П. Иванов", "phone": self.client.phone})
        case = self._paper_case(partner_id=twin.id)
        self.assertEqual(case.client_duplicate_ids, self.client)
        merge = case.action_merge_clients()
        self.assertEqual(set(merge["context"]["active_ids"]), {twin.id, self.client.id})

    def test_merging_keeps_the_whole_history(self):
        case = self._paper_case()
        twin = self.env["res.partner"].create({"name": "П. Иванов", "phone": self.client.phone})
        wizard = self.env["base.partner.merge.automatic.wizard"]
        wizard._merge([self.client.id, twin.id], twin)
        self.assertEqual(case.partner_id, twin)
        lines = self.env["apk.interaction"].search([("partner_id", "=", twin.id)])
        self.assertEqual(lines.mapped("kind"), ["message_in"])
