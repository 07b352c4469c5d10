"""п. 25: a notice goes to the client as card and message say now; its address is seen and changed before it leaves."""

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import DELIVERY_HAS_LEFT, NOT_ONE_ADDRESS

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause25WhereNoticesGo(CaseCommon):
    def setUp(self):
        super().setUp()
        self.case = self._receive(self._raw_email())
        self.notice = self._deliveries(self.case, "first_reply")

    def _change_card(self, **values):
        self.client.with_user(self.registrar).write(values)

    def test_the_address_is_shown_before_anything_is_sent(self):
        self.assertIn("ivanov@client.test", self.case.with_user(self.specialist).routes_text)

    def test_a_new_address_of_the_card_is_the_address_of_open_messages(self):
        self._change_card(email="ivanov@new.test")
        self.assertEqual(self.notice.address, "ivanov@new.test")
        self.assertEqual(
            (self.case.reply_email, self.case.former_email),
            ("ivanov@new.test", "ivanov@client.test"),
        )
        self.assertIn("ivanov@new.test", self.case.routes_text)

    def test_one_press_confirms_the_new_address(self):
        self._change_card(email="ivanov@new.test")
        self.case.with_user(self.registrar).action_keep_new_email()
        self.assertEqual(
            (self.case.reply_email, self.case.former_email), ("ivanov@new.test", False)
        )

    def test_one_press_takes_the_former_address_back_for_one_message(self):
        self._change_card(email="ivanov@new.test")
        self.case.with_user(self.registrar).action_write_to_former_email()
        self.assertEqual(self.notice.address, "ivanov@client.test")
        self.assertEqual(self.client.email, "ivanov@new.test")

    def test_an_address_of_the_message_alone_is_left_as_it_is(self):
        raw = self._raw_email("<2@client.test>", headers={"Reply-To": "ivanov@home.test"})
        other = self._receive(raw)
        self._change_card(email="ivanov@new.test")
        self.assertEqual(other.reply_email, "ivanov@home.test")
        self.assertEqual(self._deliveries(other, "first_reply").address, "ivanov@home.test")

    def test_a_notice_that_has_left_keeps_its_address(self):
        self.notice._mark_sent()
        self._change_card(email="ivanov@new.test")
        self.assertEqual(self.notice.address, "ivanov@client.test")

    def test_an_address_that_was_taken_away_gets_nothing_more(self):
        self._change_card(email=False)
        self.assertEqual(self.notice.state, "failed")
        self.assertNotIn("ivanov@client.test", self.case.sudo().delivery_ids.mapped("address"))

    def test_paper_that_waits_goes_to_the_new_street(self):
        case = self._paper_case()
        paper = self._deliveries(case, "first_reply")
        self._change_card(street="ул. Новая, д. 5")
        self.assertIn("ул. Новая, д. 5", paper.address)

    def test_another_client_gets_what_waits_in_another_name(self):
        other = self.env["res.partner"].create(
            {"name": "Лосева Мария Ильинична", "email": "loseva@client.test"}
        )
        self.case.with_user(self.registrar).partner_id = other
        self.assertEqual(
            (self.notice.address, self.notice.partner_id), ("loseva@client.test", other)
        )
        self.assertIn("Мария Ильинична", self.notice.body)
        self.assertNotIn("Пётр Сергеевич", self.notice.body)
        events = self.env["apk.interaction"].search([("case_id", "=", self.case.id)])
        self.assertEqual(events.partner_id, other)

    def test_what_the_former_client_has_got_stays_in_that_history(self):
        self.notice._mark_sent()
        other = self.env["res.partner"].create(
            {"name": "Лосева Мария", "email": "loseva@client.test"}
        )
        self.case.with_user(self.registrar).partner_id = other
        self.assertEqual(self.notice.partner_id, self.client)
        events = self.env["apk.interaction"].search(
            [("partner_id", "in", (self.client | other).ids)]
        )
        kinds = {event.kind: event.partner_id for event in events}
        self.assertEqual(kinds, {"message_in": other, "notice_out": self.client})

    def test_an_address_typed_into_the_message_is_used(self):
        self.case.with_user(self.registrar).reply_email = "ivanov@work.test"
        self.assertEqual(self.notice.address, "ivanov@work.test")

    def test_a_waiting_notice_is_sent_elsewhere_by_who_may(self):
        self._readdress(self.notice, "Ivanov@Work.test")
        self.assertEqual(self.notice.address, "ivanov@work.test")
        self.assertIn("ivanov@work.test", self.case.message_ids[0].body)
        self._change_card(email="ivanov@new.test")
        self.assertEqual(self.notice.address, "ivanov@work.test", "a person has decided")
        self.notice._fail("550")
        self.notice.with_user(self.registrar).action_send_again()
        self.assertEqual(self.notice.address, "ivanov@work.test")
        with self.assertRaisesRegex(AccessError, "apk.case|Message|Сообщение"):
            self._readdress(self.notice, "x@x.test", user=self.controller)

    def _readdress(self, notice, address, user=None):
        notice.with_user(user or self.registrar)._set_address(address)

    def test_the_form_of_another_address_opens_with_the_present_one(self):
        wizard = self.env["apk.delivery.readdress"].with_user(self.registrar)
        with Form(wizard.with_context(default_delivery_id=self.notice.id)) as form:
            self.assertEqual(form.address, "ivanov@client.test")
            form.address = "ivanov@work.test"
        form.record.action_readdress()
        self.assertEqual(self.notice.address, "ivanov@work.test")

    def test_a_notice_that_has_left_cannot_be_sent_elsewhere(self):
        self.notice._mark_sent()
        with refused(self, DELIVERY_HAS_LEFT, "left"):
            self._readdress(self.notice, "ivanov@work.test")

    def test_an_email_goes_to_one_address(self):
        for wrong in ("не адрес", "a@x.test, b@x.test", ""):
            with refused(self, NOT_ONE_ADDRESS, "one e-mail address"):
                self._readdress(self.notice, wrong)
