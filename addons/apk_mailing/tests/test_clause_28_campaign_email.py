"""п. 28: what a campaign e-mail looks like; every one holds the link that withdraws."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import EMAIL_NOT_FILLED_IN, EMAIL_WITHOUT_LINK
from .common import BODY, MailingCommon


@tagged("post_install", "-at_install")
class TestClause28CampaignEmail(MailingCommon):
    def test_the_email_is_what_mail_programs_expect_of_a_mailing(self):
        consent = self._agree("ivanov@client.test")
        self._send(self._mailing())
        (mail,) = self.box.parsed()
        link = f"https://apk.test/apk/unsubscribe/{consent.sudo().token}"
        given_on = self.env["apk.office"]._day_of(consent.given_at).strftime("%d.%m.%Y")
        self.assertEqual(mail["List-Unsubscribe"], f"<{link}>")
        self.assertEqual(mail["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
        self.assertEqual(mail["To"], "ivanov@client.test")
        self.assertIn("apk@apk.test", mail["From"])
        self.assertIn("apk@apk.test", mail["Reply-To"])
        self.assertEqual(mail["List-Id"], "<support.apk.test>")
        self.assertEqual(mail["Subject"], "Открыт отбор на гранты")
        self.assertEqual(
            mail["Message-Id"],
            self.env["mailing.trace"].search([("email", "=", "ivanov@client.test")]).message_id,
        )
        self.assertTrue(mail["Date"])
        for kind in ("html", "plain"):
            words = mail.get_body((kind,)).get_content()
            self.assertEqual(words.count(link), 1, kind)
            self.assertIn("Открыт отбор на гранты. Заявки — до 15 декабря.", words)
            self.assertIn("дали согласие на рассылку «Субсидии и гранты»", words)
            self.assertIn(given_on, words)
            self.assertNotIn("apk-", words.replace(link, ""))

    def test_no_pixel_and_no_rewritten_links(self):
        self._agree("ivanov@client.test")
        self._send(self._mailing(body_html=BODY + '<a href="https://kostroma.gov.ru/">Сайт</a>'))
        words = self.box.parsed()[0].get_body(("html",)).get_content()
        self.assertIn('href="https://kostroma.gov.ru/"', words)
        self.assertNotIn("/mail/track/", words)
        self.assertNotIn("/r/", words)
        self.assertFalse(self.env["link.tracker"].search([("mass_mailing_id", "!=", False)]))

    def test_odoos_own_places_for_links_lead_to_our_pages(self):
        consent = self._agree("ivanov@client.test")
        body = (
            BODY + '<a href="/unsubscribe_from_list">Отписаться</a><a href="/view">В браузере</a>'
        )
        mailing = self._mailing(body_html=body)
        self._send(mailing)
        words = self.box.parsed()[0].get_body(("html",)).get_content()
        token = consent.sudo().token
        self.assertEqual(words.count(f"/apk/unsubscribe/{token}"), 2)
        self.assertIn(f"/apk/campaign/{mailing.id}/{token}", words)
        self.assertNotIn("unsubscribe_from_list", words)

    def test_a_name_in_the_email_is_that_of_the_reader(self):
        self._agree("anna@client.test", name="Анна")
        self._agree("oleg@client.test", name="Олег")
        self._send(
            self._mailing(
                subject="{{ object.name }}, открыт отбор",
                body_html='<p>Здравствуйте, <t t-out="object.name"/>!</p>',
            )
        )
        for mail in self.box.parsed():
            name = {"anna@client.test": "Анна", "oleg@client.test": "Олег"}[mail["To"]]
            self.assertIn(name, mail["Subject"])
            self.assertIn(f"Здравствуйте, {name}!", mail.get_body(("html",)).get_content())

    def test_files_go_along(self):
        self._agree("ivanov@client.test")
        files = self.env["ir.attachment"].with_user(self.editor)
        file = files.create({"name": "Порядок.pdf", "raw": b"%PDF-1.4"})
        self._send(self._mailing(attachment_ids=file.ids))
        (attached,) = self.box.parsed()[0].iter_attachments()
        self.assertEqual(
            (attached.get_filename(), attached.get_content()), ("Порядок.pdf", b"%PDF-1.4")
        )

    def test_a_domain_in_russian_letters(self):
        self._agree("иван@почта.рф".replace("иван", "ivan"))
        self._send(self._mailing())
        self.assertEqual(self.box.addresses(), ["ivan@xn--80a1acny.xn--p1ai"])

    def test_without_the_link_it_does_not_leave(self):
        self._agree("ivanov@client.test")
        self.env.ref(
            "apk_mailing.email_footer"
        ).arch = "<t t-name='apk_mailing.email_footer'><p>С уважением</p></t>"
        with refused(self, EMAIL_WITHOUT_LINK, "clause 28"):
            self._mailing().action_launch()
        self.assertEqual(self.box.addresses(), [])

    def test_a_template_filled_in_half_does_not_leave(self):
        self._agree("ivanov@client.test")
        template = self.env.ref("apk_mailing.mailing_template_selection")
        mailing = template.copy({"active": True, "favorite": False})
        with refused(self, EMAIL_NOT_FILLED_IN, "мера поддержки"):
            mailing.action_launch()
        self.assertEqual(mailing.state, "draft")
        mailing.body_html = BODY
        self._send(mailing)
        self.assertEqual(self.box.addresses(), ["ivanov@client.test"])

    def test_the_plain_text_reads_well(self):
        self._agree("ivanov@client.test")
        body = '<h1 style="x">Отбор</h1><ul><li>заявка</li></ul><a href="https://apk.test/a">Порядок</a>'
        self._send(self._mailing(body_html=body, preview="Не видно в письме"))
        words = self.box.parsed()[0].get_body(("plain",)).get_content()
        self.assertTrue(
            words.startswith("Отбор\n\n— заявка\n\nПорядок <https://apk.test/a>\n\n"), words
        )

    def test_the_network_address_of_a_reader_is_not_kept(self):
        tracker = self.env["link.tracker"].create(
            {"url": "https://kostroma.gov.ru/", "title": "Сайт"}
        )
        click = self.env["link.tracker.click"].add_click(
            tracker.code, ip="10.1.2.3", country_code="RU"
        )
        self.assertFalse(click.ip or click.country_id)
        self.env["ir.config_parameter"].set_param("apk_mailing.click_addresses", "True")
        click = self.env["link.tracker.click"].add_click(
            tracker.code, ip="10.1.2.4", country_code="RU"
        )
        self.assertEqual(click.ip, "10.1.2.4")
