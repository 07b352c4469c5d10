"""What the tests of pages for clients share: every route, a working link of each, every form."""

import re

from odoo import fields
from odoo.tests import HttpCase

from odoo.addons.apk_base.controllers import gates
from odoo.addons.apk_base.rules.flood import Allowance, Gate
from odoo.addons.apk_base.rules.public_address import is_for_clients
from odoo.addons.apk_feedback.controllers import public_form
from odoo.addons.apk_knowledge.controllers import faq
from odoo.addons.apk_mailing.controllers import pages
from odoo.addons.apk_site.controllers import write_form
from odoo.addons.apk_site.rules.written_form import read
from odoo.addons.apk_visit.controllers import public_booking

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
RATE = re.compile(r"/apk/rate/\w+")
VISIT = re.compile(r"/apk/visit/\w+")
CONFIRM = re.compile(r"/apk/subscribe/confirm/\w+")
CONFIRM_ADDRESS = re.compile(r"/apk/write/confirm/\w+")
WIDE = Allowance(10**6, 10**6)


class PublicRoutesCase(HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param("apk_visit.public_booking", "on")
        cls.env["ir.config_parameter"].set_param("apk_base.office_email", "apk@apk.test")
        cls.env["apk.case"]._switch_first_replies(True)
        cls.client = cls.env["res.partner"].create(
            {"name": "Иванов Пётр Сергеевич", "email": "ivanov@client.test"}
        )
        cls.case = cls.env["apk.case"].create(
            {
                "subject": "Вопрос о гранте",
                "partner_id": cls.client.id,
                "email_from": cls.client.email,
                "intake_channel_id": cls.env.ref("apk_client.channel_email").id,
                "regime_id": cls.env.ref("apk_case.regime_order_only").id,
            }
        )
        cls.topics = cls.env["apk.consent.topic"].search([])
        cls.consent = cls.env["apk.consent"]._give(
            "mailing", "web", topics=cls.topics[0], email="ivanov@client.test", name="Иванов"
        )
        cls.survey = cls.env["apk.consent"]._give(
            "survey", "paper", email="survey@client.test", name="Иванов"
        )
        cls.article = (
            cls.env["apk.article"].search(
                [("is_public", "=", True), ("state", "=", "published")], limit=1
            )
            or cls._published_article()
        )

    @classmethod
    def _published_article(cls):
        article = cls.env["apk.article"].create(
            {
                "name": "Как получить грант",
                "kind": "question",
                "body": "<p>Подайте заявку.</p>",
                "is_public": True,
                "unit_id": cls.env["apk.unit"].search([], limit=1).id,
            }
        )
        article.action_publish()
        return article

    def setUp(self):
        super().setUp()
        self._open_gates()
        self.url_open("/apk/faq")  # the server makes its map of routes

    def _open_gates(self):
        """What one visitor may send in a minute is tested by itself."""
        self.patch(gates, "GATES", {name: Gate(WIDE, WIDE) for name in gates.GATES})
        for module in (public_form, public_booking, pages, write_form):
            self.patch(module, "GATE", Gate(WIDE, WIDE))
        self.patch(faq, "VOTES", Gate(WIDE, WIDE))

    def _rules(self):
        """Every rule of ours that answers without an account."""
        for rule in self.env["ir.http"].routing_map().iter_rules():
            routing = rule.endpoint.routing
            if is_for_clients(rule.rule) and routing["auth"] in ("public", "nobody", "none"):
                yield rule

    def _path(self, rule, value):
        """An address of a rule: numbers are 1, other places hold ``value``."""
        numbers = {
            name: 1
            for name in rule.arguments
            if "int" in type(rule._converters[name]).__name__.lower()
        }
        return rule.build({**dict.fromkeys(rule.arguments, value), **numbers})[1]

    def _slot(self, number):
        """A service, a place and a free time that the public page offers."""
        visits = self.env["apk.visit"]
        service = visits._public_choice()["services"][0]
        place = visits._public_choice(service.id)["places"][0]
        last = max(visits._public_days(place, service, None)["days"])
        slots = visits._public_days(place, service, last)["slots"]
        return service, place, slots[number]["at"]

    def _held_visit(self):
        """A visit that the client holds, and the path of its page."""
        service, place, at = self._slot(3)
        moment = fields.Datetime.to_datetime(at)
        visit = self.env["apk.visit"]._hold_by_client(
            place, service, moment, name=self.client.name, email=self.client.email, phone=""
        )
        return visit, VISIT.search(visit.sudo().delivery_ids[:1].body)[0]

    def _written(self, email="site@client.test"):
        """What a client has sent by the form of the site, and the path that confirms the address."""
        words = {"name": "Анна Белова", "way": "email", "email": email, "text": "Когда отбор?"}
        case = self.env["apk.case"]._register_from_site(read(words), [], place="", program="")
        letter = self.env["mail.mail"].search([("email_to", "=", email)], limit=1)
        return case, CONFIRM_ADDRESS.search(letter.body_html)[0]

    def _links(self):
        """The path of each page behind a secret, by its rule; all of them work."""
        _visit, visit_path = self._held_visit()
        token, case = self.consent.sudo().token, self.case
        written, confirm_path = self._written()
        requests = self.env["apk.subscription.request"]
        requests._ask(
            name="Петров", email="new@client.test", topics=self.topics[:1], place="", program=""
        )
        email = self.env["mail.mail"].search([("email_to", "=", "new@client.test")], limit=1)
        return {
            "/apk/case/<int:case_id>/<string:token>": case._status_path(),
            "/apk/rate/<string:token>": RATE.search(case.delivery_ids[:1].body)[0],
            "/apk/visit/<string:token>": visit_path,
            "/apk/unsubscribe/<string:token>": f"/apk/unsubscribe/{token}",
            "/apk/subscribed/<string:token>": f"/apk/subscribed/{token}",
            "/apk/polls/leave/<string:token>": f"/apk/polls/leave/{self.survey.sudo().token}",
            "/apk/subscribe/confirm/<string:token>": CONFIRM.search(email.body_html)[0],
            "/apk/write/confirm/<string:token>": confirm_path,
            "/apk/write/sent/<int:case_id>/<string:token>": written._sent_path(),
        }
