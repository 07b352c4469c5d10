"""п. 7: surname, given name and patronymic of a client are one truth with the full name."""

from odoo.tests import Form, tagged

from .common import ClientCommon

PARTS = ("apk_surname", "apk_given_name", "apk_patronymic")


@tagged("post_install", "-at_install")
class TestClause07Names(ClientCommon):
    def _parts(self, client):
        return tuple(client[part] or "" for part in PARTS)

    def _client(self, **values):
        return self.env["res.partner"].create(values)

    def test_a_name_typed_whole_fills_its_parts(self):
        self.assertEqual(self._parts(self.client), ("Иванов", "Пётр", "Сергеевич"))
        self.client.name = "Фома Кузьмич Громов"
        self.assertEqual(self._parts(self.client), ("Громов", "Фома", "Кузьмич"))
        self.assertEqual(self.client.name, "Фома Кузьмич Громов")

    def test_a_corrected_part_changes_the_name(self):
        self.client.apk_patronymic = "Семёнович"
        self.assertEqual(self.client.name, "Иванов Пётр Семёнович")
        self.client.write({"apk_surname": "Петров", "apk_patronymic": False})
        self.assertEqual(self.client.name, "Петров Пётр")

    def test_a_person_knows_better_which_word_is_which(self):
        client = self._client(
            name="Али Гасан", apk_surname="Али", apk_given_name="Гасан", apk_patronymic=False
        )
        self.assertEqual(self._parts(client), ("Али", "Гасан", ""))
        client.write({"name": "Али Гасан", "apk_surname": "Гасан", "apk_given_name": "Али"})
        self.assertEqual(self._parts(client), ("Гасан", "Али", ""))

    def test_parts_of_another_name_do_not_stay(self):
        client = self._client(name="Петрова Анна", apk_surname="Сидорова", apk_given_name="Мария")
        self.assertEqual(self._parts(client), ("Петрова", "Анна", ""))

    def test_an_uncertain_name_and_a_company_have_no_parts(self):
        self.assertEqual(self._parts(self._client(name="Фермер44")), ("", "", ""))
        farm = self._client(name="Петров Иван Сергеевич", is_company=True)
        self.assertEqual(self._parts(farm), ("", "", ""))
        self.client.is_company = True
        self.assertEqual(self._parts(self.client), ("", "", ""))

    def test_parts_that_a_person_has_emptied_stay_empty(self):
        client = self._client(name="Роман Май")
        client.write(dict.fromkeys(PARTS, False))
        client.comment = "прозвище"
        self.assertEqual((client.name, self._parts(client)), ("Роман Май", ("", "", "")))

    def test_the_form_keeps_them_in_step_while_it_is_typed(self):
        with Form(self.env["res.partner"], "apk_client.apk_client_view_form") as form:
            form.name = "Лосева Мария Ильинична"
            self.assertEqual(form.apk_patronymic, "Ильинична")
            form.apk_surname = "Кац-Лосева"
            self.assertEqual(form.name, "Кац-Лосева Мария Ильинична")
        self.assertEqual(form.record.name, "Кац-Лосева Мария Ильинична")

    def test_several_cards_written_at_once_keep_their_own_names(self):
        other = self._client(name="Лосева Мария Ильинична")
        (self.client | other).write({"apk_surname": "Громов"})
        self.assertEqual(self.client.name, "Громов Пётр Сергеевич")
        self.assertEqual(other.name, "Громов Мария Ильинична")

    def test_merged_cards_keep_one_name(self):
        farm = self._client(name="КФХ Петров", email="farm@client.test")
        merge = self.env["base.partner.merge.automatic.wizard"]
        merge._merge([self.client.id, farm.id], farm)
        self.assertEqual((farm.name, self._parts(farm)), ("КФХ Петров", ("", "", "")))

    def test_a_client_is_found_by_words_of_the_name_in_any_order(self):
        for typed in ("Пётр Иванов", "Сергеевич Иванов", "Иванов Пётр"):
            found = self.env["res.partner"].name_search(typed)
            self.assertIn(self.client.id, [found_id for found_id, _name in found], typed)
        found = self.env["res.partner"].name_search("Анна Иванов")
        self.assertNotIn(self.client.id, [found_id for found_id, _name in found])

    def test_a_letter_to_the_head_of_a_firm_names_the_post_in_the_dative(self):
        firm = self._client(name="ООО «Ромашка»", is_company=True)
        head = self._client(
            name="Громова Анна Петровна", function="главный агроном", parent_id=firm.id
        )
        addressee = head._letter_addressee().replace("\u00a0", " ")
        self.assertEqual(addressee, "Главному агроному ООО «Ромашка»\nГромовой А.П.")
        head.parent_id = False
        self.assertEqual(head._letter_addressee().replace("\u00a0", " "), "Громовой А.П.")
