"""The card of a client: who it is, how to reach it, who acts for whom (п. 2, 6, 11)."""

from datetime import date

from odoo.tests import Form, freeze_time, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import NUMBER_IS_WRONG
from .common import ClientCommon

CARD = "apk_client.apk_client_view_form"
LEFTOVERS = (
    "vat", "category_id", "website", "user_id", "function", "ref", "industry_id", "company_registry",
    "image_1920", "child_ids", "state_id",
)  # fmt: skip
PERSONS_INN, COMPANYS_INN = "500100732259", "7830002293"


@tagged("post_install", "-at_install")
class TestClientCard(ClientCommon):
    def _card(self, client=None):
        partners = self.env["res.partner"].with_user(self.registrar)
        return Form(client.with_user(self.registrar) if client else partners, CARD)

    def _represent(self, **values):
        return self.env["apk.representation"].create(
            {
                "partner_id": self.env["res.partner"]
                .create({"name": "СПоК «Заволжье»", "apk_client_type": "legal"})
                .id,
                "representative_id": self.client.id,
                "number": "5",
                "issued_on": date(2026, 3, 2),
                "valid_until": date(2027, 3, 1),
                **values,
            }
        )

    def test_a_person_is_entered_by_surname_name_and_patronymic(self):
        with self._card() as card:
            card.apk_client_type = "citizen_ru"
            card.apk_surname, card.apk_given_name = "Кузьмин", "Лев"
            card.apk_patronymic = "Ильич"
        client = card.record
        self.assertEqual((client.name, client.is_company), ("Кузьмин Лев Ильич", False))

    def test_a_legal_entity_is_an_organisation_whoever_enters_it(self):
        with self._card() as card:
            card.apk_client_type = "legal"
            card.name = "СПоК «Заволжье»"
        self.assertTrue(card.record.is_company)
        loaded = self.env["res.partner"].create({"name": "ООО «Нива»", "apk_client_type": "legal"})
        self.assertTrue(loaded.is_company)

    def test_nothing_of_a_shop_is_on_the_card(self):
        for person in (self.registrar, self.env.ref("base.user_admin")):
            card = self.env["res.partner"].with_user(person).get_view(self.env.ref(CARD).id)["arch"]
            found = [name for name in LEFTOVERS if f'name="{name}"' in card]
            self.assertEqual(found, [], person.login)

    def test_odoos_own_form_of_a_contact_stays_and_leads_to_the_card(self):
        form = self.env["res.partner"].with_user(self.specialist).get_view(view_type="form")["arch"]
        self.assertNotIn("apk_inn", form)
        self.assertIn("action_open_client_card", form)
        action = self.client.with_user(self.specialist).action_open_client_card()
        self.assertEqual(action["views"], [(self.env.ref(CARD).id, "form")])

    def test_a_mistyped_inn_is_told_of_at_once_and_not_saved(self):
        partners = self.env["res.partner"].with_user(self.registrar)
        card = partners.new({"name": "Кузьмин Лев", "apk_inn": "5001 0073 2258"})
        self.assertIn("500100732258", card._onchange_apk_inn()["warning"]["message"])
        card = partners.new({"name": "Кузьмин Лев", "apk_inn": COMPANYS_INN})
        self.assertIn("12", card._onchange_apk_inn()["warning"]["message"])
        card = partners.new({"name": "Кузьмин Лев", "apk_inn": PERSONS_INN})
        self.assertIsNone(card._onchange_apk_inn())
        with refused(self, NUMBER_IS_WRONG, "check digit"):
            self.client.apk_inn = "500100732258"

    def test_the_address_is_in_the_order_of_the_post(self):
        with self._card(self.client) as card:
            card.apk_district_id = self.env.ref("apk_client.district_buyskiy")
            card.city, card.zip = "с. Борок", "157070"
        self.assertEqual(
            self.client.apk_postal_address,
            "ул. Ленина, д. 1, с. Борок, Буйский район, Костромская область, 157070",
        )

    def test_a_city_is_named_once(self):
        self.client.write(
            {"apk_district_id": self.env.ref("apk_client.district_city_buy").id, "zip": "157000"}
        )
        self.assertEqual(
            self.client.apk_postal_address, "ул. Ленина, д. 1, Буй, Костромская область, 157000"
        )
        self.client.city = False
        self.assertIn(", Буй, ", self.client.apk_postal_address)

    def test_an_organisation_is_not_named_twice_in_its_address(self):
        firm = self.env["res.partner"].create(
            {"name": "ООО «Нива»", "apk_client_type": "legal", "street": "ул. Полевая, д. 7"}
        )
        self.assertEqual(firm.apk_postal_address, "ул. Полевая, д. 7")
        worker = self.env["res.partner"].create({"name": "Кузьмин Лев", "parent_id": firm.id})
        self.assertEqual(worker.apk_postal_address, "ООО «Нива», ул. Полевая, д. 7")

    def test_abroad_the_address_is_as_odoo_writes_it(self):
        self.client.country_id = self.env.ref("base.kz")
        self.assertEqual(self.client.apk_postal_address, self.client.contact_address_inline)

    def test_the_second_phone_finds_the_client_like_the_first(self):
        self.client.apk_second_phone = "8 (4942) 55-16-31"
        self.env.flush_all()  # Odoo's own search of phones asks the database past the ORM
        found = self.env["res.partner"].search([("phone_mobile_search", "ilike", "551631")])
        self.assertIn(self.client, found)
        partners = self.env["res.partner"]
        self.assertEqual(partners.search(partners._with_phone("+74942551631")), self.client)
        self.assertEqual(partners.search(partners._with_phone("+79101234567")), self.client)
        self.assertFalse(partners.search(partners._with_phone(False)))
        card = partners._card_for("Иванов Пётр Сергеевич", "", "8 4942 551631")
        self.assertEqual(card, self.client)
        self.assertEqual(self.client._lacks("", "8 4942 551631"), ("", ""))

    @freeze_time("2026-11-20 09:00:00")  # Fri 12:00 in Kostroma
    def test_whom_the_client_represents_stands_at_the_top(self):
        self._represent()
        self.assertEqual(
            self.client.with_context(lang="ru_RU").apk_represents_text,
            "СПоК «Заволжье» (по доверенности № 5) до 1 марта 2027 г.",
        )

    @freeze_time("2027-03-02 09:00:00")  # Tue 12:00 in Kostroma
    def test_a_document_that_has_ended_gives_no_authority(self):
        self._represent()
        self.assertFalse(self.client.apk_represents_text)

    def test_a_new_document_has_no_representative_in_its_name(self):
        paper = self.env["apk.representation"].new({"kind": "attorney"})
        self.assertNotIn("False", paper.display_name)

    def test_the_latest_of_the_history_is_on_the_card_of_who_may_read_it(self):
        events = self.env["apk.interaction"].create(
            [
                {
                    "partner_id": self.client.id,
                    "happened_at": f"2026-11-{day} 09:00:00",
                    "kind": "message_in",
                    "summary": f"Сообщение {day}",
                }
                for day in range(10, 17)
            ]
        )
        card = self.client.with_user(self.specialist)
        self.assertEqual(card.apk_recent_interaction_ids, events[:1:-1])
        operator = new_test_user(self.env, "t-operator", "apk_base.group_operator")
        form = self.env.ref(CARD).id
        shown = self.env["res.partner"].with_user(operator).get_view(form)["arch"]
        self.assertNotIn("apk_recent_interaction_ids", shown)
        self.assertIn("apk_represents_text", shown)
