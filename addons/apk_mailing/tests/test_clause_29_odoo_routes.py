"""п. 29 «любым способом»: every way of leaving that Odoo has ends at the same consents; opening a link does not."""

from odoo import http
from odoo.tests import HttpCase, tagged

from .common import MailingCommon


@tagged("post_install", "-at_install")
class TestClause29OdooRoutes(MailingCommon, HttpCase):
    def setUp(self):
        super().setUp()
        self.consent = self._agree("ivanov@client.test")
        self.other = self._agree("ivanov@client.test", topic=self.animals)
        self.list = self.env["mailing.list"].create(
            {"name": "Список", "apk_topic_id": self.support.id, "is_public": True}
        )
        self.contact = self.env["mailing.contact"].create(
            {"name": "И", "email": "ivanov@client.test", "list_ids": self.list.ids}
        )
        self.mailing = self._mailing(
            mailing_model_id=self.env["ir.model"]._get_id("mailing.list"),
            contact_list_ids=self.list.ids,
        )
        self.secret = {
            "document_id": self.contact.id,
            "email": "ivanov@client.test",
            "hash_token": self.mailing._generate_mailing_recipient_token(
                self.contact.id, "ivanov@client.test"
            ),
        }

    def _open(self, path, **options):
        return self.url_open(f"/mailing/{self.mailing.id}/{path}", params=self.secret, **options)

    def test_opening_a_link_of_odoo_changes_nothing(self):
        for path in ("unsubscribe", "confirm_unsubscribe"):
            self.assertEqual(self._open(path).status_code, 200)
            self.opener.head(
                f"{self.base_url()}/mailing/{self.mailing.id}/{path}",
                params=self.secret,
                timeout=30,
            )
        self.assertTrue(self.consent.is_live)

    def test_the_one_click_of_odoo(self):
        self._open("unsubscribe_oneclick", method="POST", data={"List-Unsubscribe": "One-Click"})
        self.assertFalse(self.consent.is_live)
        self.assertTrue(self.other.is_live)

    def test_the_button_on_the_page_of_odoo(self):
        self.authenticate(None, None)
        self.url_open(
            "/mailing/confirm_unsubscribe",
            data={
                "mailing_id": self.mailing.id,
                **self.secret,
                "csrf_token": http.Request.csrf_token(self),
            },
        )
        self.assertFalse(self.consent.is_live)

    def test_a_mailing_on_clients(self):
        self.mailing.write({"mailing_model_id": self.env["ir.model"]._get_id("res.partner")})
        answer = self._open("unsubscribe_oneclick", method="POST", data={"": ""})
        self.assertEqual(answer.status_code, 200)
        self.assertFalse(self.consent.is_live)
        self.assertTrue(self.other.is_live)
        self.assertFalse(self.env["mail.blacklist"].search([("email", "=", "ivanov@client.test")]))

    def _call(self, path, **values):
        return self.make_jsonrpc_request(
            path, {"mailing_id": self.mailing.id, **self.secret, **values}
        )

    def test_the_page_of_preferences(self):
        self._call("/mailing/list/update", lists_optin_ids=[])
        self.assertFalse(self.consent.is_live)
        self._call("/mailing/list/update", lists_optin_ids=self.list.ids)
        self.assertFalse(self.consents._live_for(["ivanov@client.test"], "mailing", self.support))

    def test_the_stop_list(self):
        self._call("/mailing/blocklist/add")
        self.assertFalse(self.consent.is_live or self.other.is_live)
        self._call("/mailing/blocklist/remove")
        self.assertFalse(self.consents._live_for(["ivanov@client.test"], "mailing"))

    def test_a_colleague_marks_it_on_the_screen_of_odoo(self):
        self.contact.subscription_ids.opt_out = True
        self.assertFalse(self.consent.is_live)
        self.assertTrue(self.other.is_live)

    def test_the_lists_of_odoo_follow_the_consents(self):
        self.consent._withdraw("call", source="+7 910 123-45-67")
        self.assertTrue(self.contact.subscription_ids.opt_out)
        self._agree("ivanov@client.test")
        self.assertFalse(self.contact.subscription_ids.opt_out)
