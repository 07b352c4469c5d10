"""What the tests of the form share: a visitor who writes."""

import re

from odoo.tests import HttpCase

from odoo.addons.apk_base.rules.flood import Allowance, Gate
from odoo.addons.apk_case.tests.common import CaseCommon

from ..controllers import write_form

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
CONSENT = re.compile(r'name="consent" value="([^"]+)"')
LINK = re.compile(r"/apk/write/confirm/\w+")
TEXT = "Какие документы нужны для гранта «Агростартап»?\nХозяйство в Буйском районе."
EMAIL = "kozlova@client.test"


class SiteCase(HttpCase, CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param("apk_base.office_email", "apk@apk.test")

    def setUp(self):
        super().setUp()
        self.patch(write_form, "GATE", Gate(Allowance(10**6, 10**6), Allowance(10**6, 10**6)))

    def _form(self, **values):
        """What a visitor sends from the page as it is now."""
        page = self.url_open("/apk/write").text
        return {
            "stamp": STAMP.search(page)[1],
            "consent": CONSENT.search(page)[1],
            "name": "Козлова Мария Ивановна",
            "way": "email",
            "email": EMAIL,
            "phone": "",
            "address": "",
            "topic": "",
            "text": TEXT,
            "agreed": "1",
            "company_site": "",
            **values,
        }

    def _send(self, form=None, files=(), **values):
        sent = [("file", (name, content, "application/octet-stream")) for name, content in files]
        return self.url_open("/apk/write", data=form or self._form(**values), files=sent or None)

    def _cases(self):
        self.env.invalidate_all()
        site = self._channel("site")
        return self.env["apk.case"].search([("intake_channel_id", "=", site.id)], order="id")

    def _letters(self, email=EMAIL):
        self.env.invalidate_all()
        return self.env["mail.mail"].search([("email_to", "=", email)], order="id")
