import re
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.apk_base.rules.scrub import scrub
from odoo.addons.apk_language.rules.lemmas import readings

from ...messages import SEARCH_IS_DECIDED
from ...rules.search_query import words

MOST_WORDS, LONG_ENOUGH, LONGEST = 12, 3, 200
HIDDEN = re.compile(r"[\w-]*\[[^\]]*\][\w-]*")  # what ``scrub`` leaves for a name or a number
MOST_ROWS = 5000  # a machine that types nonsense does not fill the server
FORGOTTEN_AFTER = timedelta(days=365)
OF_PEOPLE = {"Name", "Surn", "Patr"}  # marks of pymorphy3


class ApkVainSearch(models.Model):
    """What was asked of the knowledge base in vain: the words, how often, the last day; nobody can tell by whom (п. 51).

    No author, no moment and no address; names, numbers and addresses in the words are left out before they are kept.
    """

    _name = "apk.vain.search"
    _description = "Search in vain"
    _log_access = False
    _order = "count desc, last_on desc, id desc"
    _rec_name = "words"

    words = fields.Char(string="What was asked", required=True, readonly=True)
    source = fields.Selection(
        [("public", "Clients"), ("staff", "Employees")], string="Who", required=True, readonly=True
    )
    unknown = fields.Char(
        string="Words of no article", readonly=True, help="Empty: nothing fits them all."
    )
    count = fields.Integer(string="Times", readonly=True, required=True, default=1)
    last_on = fields.Date(string="Last on", readonly=True, required=True)
    state = fields.Selection(
        [("open", "Not looked at"), ("gap", "An article is wanted"), ("declined", "Not needed")],
        readonly=True,
        required=True,
        default="open",
    )

    _words_uniq = models.Constraint("UNIQUE(words, source)", "This search is already there.")

    @api.model
    def _note(self, text, source, unknown=()):
        """Count a question that found nothing, or whose words stand in no article.

        :param source: ``public`` or ``staff``
        :param unknown: those words
        """
        asked = self._without_people(text)
        if not any(len(word) >= LONG_ENOUGH and word.isalpha() for word in asked):
            return
        values = " ".join(asked), source, " ".join(word for word in asked if word in unknown)
        today = self.env["apk.office"]._today()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO apk_vain_search AS kept (words, source, unknown, last_on, count, state)
                SELECT %(words)s, %(source)s, %(unknown)s, %(today)s, 1, 'open'
                 WHERE (SELECT count(*) FROM apk_vain_search) < %(most)s
                ON CONFLICT (words, source) DO UPDATE SET count = kept.count + 1, last_on = excluded.last_on
                """,
                most=MOST_ROWS,
                today=today,
                **dict(zip(("words", "source", "unknown"), values, strict=True)),
            )
        )
        self.invalidate_model()

    @api.model
    def _without_people(self, text):
        """The words of a question without what leads to a person, also where a name is typed in small letters."""
        kept = words(HIDDEN.sub(" ", scrub(text[:LONGEST])))
        return [word for word in kept if not self._is_of_a_person(word)][:MOST_WORDS]

    @api.model
    def _is_of_a_person(self, word):
        found = readings(word)
        return bool(found) and any(mark in found[0].tag for mark in OF_PEOPLE)

    def action_write_article(self):
        """«Our question»: it joins the unit's questions without an article, and the article is begun."""
        self.ensure_one()
        gap = self._become_gap()
        return gap.action_write_article()

    def action_decline(self):
        """No article is needed for these words."""
        self._decide("declined")

    def _become_gap(self):
        self._decide("gap")
        own = self.env["apk.unit"]._of(self.env.user)
        return self.env["apk.knowledge.gap"].create({"question": self.words, "unit_id": own[:1].id})

    def _decide(self, state):
        self.env["apk.knowledge.gap"].check_access("write")  # who keeps a section decides
        for search in self:
            if search.state != "open":
                raise SEARCH_IS_DECIDED(self.env, words=search.words)
        searches = self.sudo()  # sudo: nobody may write these rows; an editor has pressed a button
        searches.state = state

    @api.autovacuum
    def _forget_old(self):
        """What nobody has asked for a year."""
        since = self.env["apk.office"]._today() - FORGOTTEN_AFTER
        self.search([("last_on", "<", since)]).unlink()
