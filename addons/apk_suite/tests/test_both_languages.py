"""Every word that the suite shows in Odoo has its Russian: labels, choices, menus, reports, screens."""

import re

from lxml import etree

from odoo.tests import TransactionCase, tagged

ENGLISH = re.compile(r"[A-Za-z]{3,}")
RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)
NAMES_OF_THINGS = re.compile(
    r"https?://\S+|[\w.]+@[\w.]+|/apk\S*"
    r"|\b(PDF|XLSX|ZIP|CSV|JSON|XML|HTML|DOCX|Markdown|Excel|Word|URL|CDR|Message-I[dD]|Telegram|Odoo|SMTP|apk)\b"
)
NAMED = (
    "ir.ui.menu",
    "ir.actions.act_window",
    "ir.actions.server",
    "ir.actions.client",
    "ir.actions.report",
    "res.groups",
    "res.groups.privilege",
    "mail.activity.type",
)
SHOWN = ("string", "placeholder", "help", "confirm", "title", "aria-label", "confirm-label")


def is_english(text):
    text = NAMES_OF_THINGS.sub("", text or "")
    return bool(ENGLISH.search(text)) and not RUSSIAN.search(text)


@tagged("post_install", "-at_install")
class TestBothLanguages(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "lang": "ru_RU"})
        cls.addons = (
            cls.env["ir.module.module"]
            .search([("name", "=like", "apk\\_%"), ("state", "=", "installed")])
            .mapped("name")
        )

    def _own(self, *models):
        data = self.env["ir.model.data"].search(
            [("module", "in", self.addons), ("model", "in", models)]
        )
        return [(row.complete_name, self.env[row.model].browse(row.res_id)) for row in data]

    def test_labels_and_choices_of_fields(self):
        english = []
        for name, model in self.env.registry.items():
            own = [] if model._abstract else model._fields.values()
            for field in own:
                if field._module in self.addons:
                    described = field.get_description(self.env)
                    choices = [label for _value, label in described.get("selection") or []]
                    words = [described["string"], described.get("help"), *choices]
                    english += [(name, field.name, word) for word in words if is_english(word)]
        self.assertEqual(english, [])

    def test_menus_reports_and_roles(self):
        rows = [(name, record.display_name) for name, record in self._own(*NAMED)]
        self.assertEqual([row for row in rows if is_english(row[1])], [])

    def test_screens(self):
        english = []
        for name, view in self._own("ir.ui.view"):
            for node in etree.fromstring(view.arch).iter(etree.Element):
                if node.tag not in ("attribute", "style", "script"):
                    words = [node.text, node.tail, *map(node.get, SHOWN)]
                    english += [(name, word.strip()) for word in words if is_english(word)]
        self.assertEqual(english, [])
