"""п. 13: one address leads a client to every page; whoever opens a wrong one finds the way from there, too."""

import re

from odoo.tests import tagged

from .public_routes import PublicRoutesCase

# Not for whoever looks around: behind a secret link, before or after a form, for search engines, for programs, for frames of other sites.
ELSEWHERE = (
    "<",
    "/sent",
    "/thanks",
    ".xml",
    ".pdf",
    "/apk/case",
    "/apk/rate",
    "/apk/telephony",
    "/apk/social",
    "/apk/write/consent",
    "/apk/api",
)
LINK = re.compile(r'href="(/apk/?[^"#?]*)"')


@tagged("post_install", "-at_install")
class TestStartPage(PublicRoutesCase):
    def _links_of(self, path):
        return set(LINK.findall(self.url_open(path).text))

    def test_every_page_that_a_client_may_open_is_one_press_away(self):
        wanted = {
            rule.rule
            for rule in self._rules()
            if "GET" in (rule.methods or ()) and not any(part in rule.rule for part in ELSEWHERE)
        }
        self.assertGreater(len(wanted), 9)
        self.assertEqual(wanted - self._links_of("/apk"), set())

    def test_no_link_of_it_is_dead(self):
        for path in self._links_of("/apk"):
            self.assertEqual(self.url_open(path).status_code, 200, path)

    def test_every_other_page_leads_where_it_leads(self):
        pages = self._links_of("/apk")
        for path in ("/apk/faq", "/apk/status", "/apk/no-such-page"):
            self.assertLessEqual(pages, self._links_of(path), path)

    def test_booking_is_offered_while_it_is_open_alone(self):
        self.assertIn("/apk/book", self._links_of("/apk"))
        self.env["ir.config_parameter"].set_param("apk_visit.public_booking", "off")
        for path in ("/apk", "/apk/faq"):
            self.assertNotIn("/apk/book", self._links_of(path))

    def test_the_address_works_however_it_is_typed(self):
        for path in ("/apk", "/apk/", "/APK"):
            page = self.url_open(path)
            self.assertEqual(page.status_code, 200, path)
            self.assertIn("Что вы хотите сделать?", page.text)
            self.assertNotIn("<script", page.text)
