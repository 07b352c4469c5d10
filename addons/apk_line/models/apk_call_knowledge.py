from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import ormcache

from odoo.addons.apk_base.models.office_time import to_local

from ..rules.scripts import filled_script
from ..rules.terms import average_term

AREA_OF = {
    "schedule": "info",
    "service": "service",
    "support": "support",
    "message": "appeal",
    "control": "control",
}
SCRIPTS = ("greeting", "need", "farewell", "callback", "outgoing", "foreign")
YEAR = timedelta(days=365)
# What may be read out; a template of a letter has gaps, a script has its own place on the card.
READ_OUT = ("faq", "contacts", "reference", "decision", "other")
FOUND = 6


class ApkCallKnowledge(models.Model):
    """What the operator says: scripts, articles, terms, other bodies (п. 30, 35, 37, 42)."""

    _inherit = "apk.call"

    def _scripts(self):
        """Scripts of the knowledge base with the facts of this call put in."""
        user = self.env.user
        case = self.case_id.sudo()  # sudo: its number is told to the client
        known = {
            "должность": user.partner_id.function or "",  # Russian: places in the scripts
            "фамилия, имя, отчество": user.name,  # Russian: as above
            "номер": case.name or "",  # Russian: as above
            "срок": self._term_to_tell(),  # Russian: as above
        }
        return {code: filled_script(self._words_of(code), known) for code in SCRIPTS}

    def _term_to_tell(self):
        """The term that was promised on this call, else the usual one."""
        promised = self.callback_id.filtered(lambda one: one.origin == "promised")
        return promised._term_text() if promised else promised._default_term_text()

    @api.model
    def _words_of(self, code):
        return self.env["apk.article"]._script(code)._plain_text().strip()

    def _experts(self):
        """Colleagues, the fitting ones first, each with the words by which the client is handed on."""
        words = self._words_of("transfer")
        rows = self.env["apk.line.expert"]._fitting(self.function_id)._rows(self.function_id)
        for row in rows:
            known = {
                "фамилия, имя, отчество": row["name"],  # Russian: places in the scripts
                "должность": row["position"],  # Russian: as above
                "номер": row["phone"],  # Russian: as above
            }
            row["script"] = filled_script(words, known)
        return rows

    @api.model
    def find(self, text):
        """What the operator may read out while the client is still speaking, the best first."""
        self.browse().check_access("read")
        articles = self.env["apk.article"]
        return articles.search_text(text, {"kinds": READ_OUT}, limit=FOUND, is_typing=True)

    def use_article(self, article_id):
        """The operator reads it out: the trace of the use, its function and, if nobody has said, its topic.

        :return: ``{name, body, topic}``
        """
        self.ensure_one()
        self.check_access("write")
        article = self.env["apk.article"].browse(article_id)
        article.check_access("read")
        article._log_use(self, "call")
        function = article.function_ids[:1]
        topics = {code: topic for topic, code in AREA_OF.items()}
        self.write(
            {
                "article_ids": [(4, article.id)],
                "function_id": self.function_id.id or function.id,
                "topic": self.topic or topics.get(function.area_id.code),
            }
        )
        return {"name": article.name, "body": article.body or "", "topic": self.topic}

    def note_gap(self, text):
        """п. 51: the unit learns that the base has no answer."""
        self.ensure_one()
        self.check_access("write")
        area = self.env["apk.area"].search([("code", "=", AREA_OF.get(self.topic))])
        unit = self.function_id.unit_id or area._sole_unit() or self.env.user.apk_unit_ids[:1]
        self.env["apk.knowledge.gap"].sudo().create(  # sudo: whoever lacks an answer may say so
            {
                "question": text,
                "function_id": self.function_id.id,
                "unit_id": unit.id,
                "user_id": self.env.uid,
                "res_model": "apk.call",
                "res_id": self.id,
            }
        )
        return True

    @api.model
    def _bodies(self):
        """п. 42: «контактные данные ведомства, в полномочия которого входит»."""
        articles = self.env["apk.article"]
        domain = articles._in_force_domain() & fields.Domain("kind", "=", "reference")
        rows, words = [], self._words_of("foreign")
        for body in articles.search(domain):
            contacts = body._plain_text().strip()
            known = {
                "орган": body.name.partition(":")[0],  # Russian: places in the script
                "контакты": contacts,  # Russian: as above
            }
            script = filled_script(words, known)
            rows.append({"id": body.id, "name": body.name, "contacts": contacts, "script": script})
        return rows

    @api.model
    def terms(self, topic):
        """п. 30 «нормативных и средних сроков»: the former from the regimes, the latter from the last year's answers.

        :return: list of ``{name, normative, average}``; ``average`` is ``{mean, median, count}`` or False
        """
        self.browse().check_access("read")
        regimes = self.env["apk.regime"].sudo()  # sudo: terms are law
        domain = [("area_id.code", "=", AREA_OF[topic])] if topic in AREA_OF else []
        today = self.env["apk.line"]._local_now().date()
        return [
            {
                "name": regime.name,
                "normative": self._days_text(regime),
                "average": self._average_term(regime.id, today) or False,
            }
            for regime in regimes.search(domain)
        ]

    @api.model
    def _days_text(self, regime):
        if regime.answer_day_kind == "working":
            return self.env._("%s working days", regime.answer_days)
        return self.env._("%s calendar days", regime.answer_days)

    @api.model
    @ormcache("regime_id", "today")
    def _average_term(self, regime_id, today):
        """Counted once a day: a caller does not wait for a year of messages."""
        since = fields.Datetime.to_datetime(today) - YEAR
        cases = self.env["apk.case"].sudo()  # sudo: over all units; nothing but the number leaves
        answered = cases.search_fetch(
            [
                ("regime_id", "=", regime_id),
                ("answered_at", ">=", since),
                ("registered_at", "!=", False),
            ],
            ["registered_at", "answered_at"],
        )
        return average_term(
            (to_local(case.registered_at), to_local(case.answered_at)) for case in answered
        )
