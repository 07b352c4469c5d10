"""п. 18, 30: a number finds its message, its answer and its client in every search box, however it was retyped."""

from odoo.tests import new_test_user, tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestSearchByNumber(CaseCommon):
    def setUp(self):
        super().setUp()
        self.found = self._paper_case()
        self._paper_case()
        self.year, serial = self.found.name.removeprefix("ОГ-").split("/")
        self.serial = int(serial)

    def _retyped(self):
        year, serial = self.year, self.serial
        return (
            self.found.name.lower(),
            f"№ ОГ-{year}/{serial}",
            f"OГ–{year}\\{serial:06}.",
            f"ог {year} {serial}",
            f"«ОГ-{year[2:]}/{serial:06}»",
            f"ОГ-{year}/{str(serial).rjust(6, 'О')}",
        )

    def test_in_the_list_of_messages(self):
        for field in ("found_by", "display_name"):
            for typed in self._retyped():
                found = self.env["apk.case"].search([(field, "ilike", typed)])
                self.assertEqual(found, self.found, (field, typed))

    def test_in_a_field_of_a_form(self):
        for typed in self._retyped():
            [(found, _name)] = self.env["apk.case"].name_search(typed)
            self.assertEqual(found, self.found.id, typed)

    def test_a_part_of_a_number_is_looked_for_as_before(self):
        self.assertIn(self.found, self.env["apk.case"].search([("display_name", "ilike", f"{self.serial:06}")]))  # fmt: skip

    def test_the_client_of_a_message_on_the_call_card(self):
        operator = new_test_user(self.env, "t-line", "apk_base.group_operator")
        self.found.partner_id = self.env["res.partner"].create({"name": "Кузнецова Вера"})
        for typed in self._retyped():
            clients = self.env["res.partner"].with_user(operator).name_search(typed)
            self.assertEqual([name for _id, name in clients], ["Кузнецова Вера"], typed)

    def test_who_serves_no_clients_learns_nothing_by_a_number(self):
        stranger = new_test_user(self.env, "t-stranger", "base.group_user")
        self.assertFalse(self.env["res.partner"].with_user(stranger).name_search(self.found.name))

    def test_an_outgoing_number(self):
        delivery = self._deliveries(self.found, "first_reply")[:1].sudo()
        delivery._assign_register_number()
        year, serial = delivery.register_number.removeprefix("ИСХ-").split("/")
        for typed in (f"исх {year}/{int(serial)}", f"ИCX–{year}\\{serial}"):
            found = self.env["apk.delivery"].search([("display_name", "ilike", typed)])
            self.assertEqual(found, delivery, typed)
