from datetime import timedelta

from odoo import fields, models
from odoo.tools import is_html_empty

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.person_names import surname_and_initials
from odoo.addons.apk_base.rules.russian_dates import format_time_of

from ..messages import ANSWER_HAS_CHANGED

WORDS = ("answer_body", "refusal_grounds", "refusal_next_steps", "refusal_act")
SAVED_WHILE_TYPING = (*WORDS, "is_refusal")
OWN_FIELDS = frozenset(["answer_version", "answer_author_id", "answer_saved_at"])
KEPT_EVERY = timedelta(minutes=5)  # of what one person writes in one go


class ApkCaseAnswerDraft(models.Model):
    """The answer before it leaves: saved while it is typed, with a version, so that two people lose nothing.

    ``answer_version`` grows with every change of what the client will get. Whoever writes or sends says which version
    they have read; a stale one is refused. Who does not say it, a script say, may replace and send their own words only.
    """

    _inherit = "apk.case"

    answer_version = fields.Integer(
        string="Version of the answer",
        copy=False,
        written_by="answer",
        aggregator=None,
        help="Whoever writes the answer sends the version that stood on their screen.",
    )
    answer_author_id = fields.Many2one(
        "res.users", string="Answer written by", copy=False, written_by="answer"
    )
    answer_saved_at = fields.Datetime(string="Answer saved at", copy=False, written_by="answer")
    answer_sent_version = fields.Integer(
        string="Version of the answer that left",
        copy=False,
        written_by="system",
        aggregator=None,
    )
    answer_version_ids = fields.One2many(
        "apk.case.answer.version", "case_id", string="Earlier texts of the answer"
    )

    def save_answer_draft(self, values, version):
        """Save what is being typed. A text that comes after somebody else's is kept and not put into the answer.

        :param dict values: some of ``SAVED_WHILE_TYPING``
        :param int version: the version that the text grew from
        :return: ``_answer_on_record()``; with the key «newer» when it holds another person's text instead
        """
        self.ensure_one()
        self.check_access("write")
        words = {name: values[name] for name in SAVED_WHILE_TYPING if name in values}
        if version != self.answer_version and self._changed_in_answer(words):
            self._check_may_write(words.keys())
            self._keep_text(words, came_too_late=True)
            return {**self._answer_on_record(), "newer": True}
        self.write({**words, "answer_version": self.answer_version})
        return self._answer_on_record()

    def read_answer_draft(self):
        """The answer as it stands, for a screen that compares it with its own."""
        self.ensure_one()
        self.check_access("read")
        return self._answer_on_record()

    def action_open_answer_versions(self):
        """What other people, or earlier hours, have left of this answer: nothing typed is lost until it leaves."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "apk_case.apk_case_answer_version_action"
        )
        return {**action, "domain": [("case_id", "=", self.id)], "context": {}}

    def _answer_on_record(self):
        return {
            "version": self.answer_version,
            "is_mine": self.answer_author_id == self.env.user,
            "author": surname_and_initials(self._author_name()),
            "saved": self._clock(self.answer_saved_at),
            "values": {name: self[name] or False for name in SAVED_WHILE_TYPING},
        }

    def _author_name(self):
        return self.answer_author_id.sudo().name or ""  # sudo: a name of a colleague, for who reads

    def _clock(self, moment):
        """«10:02», of another day «28 ноября, 10:02»."""
        return moment and format_time_of(to_local(moment), self.env["apk.office"]._today())

    def _with_next_version(self, vals):
        """``vals`` of a write, completed by the version, its author and its moment when they change the answer.

        :raises ANSWER_HAS_CHANGED: somebody has saved another text since the writer has read it
        """
        given = {name: value for name, value in vals.items() if name not in OWN_FIELDS}
        if not self or not self._changed_in_answer(given):
            return given
        if not self.env.su:
            self._check_is_newest(vals.get("answer_version"))
            if self.approved_by_id:
                # sudo: nobody may write an approval; it was given to other words
                self.sudo().approved_by_id = False
            if self._is_worth_keeping():
                self._keep_text({name: self[name] for name in WORDS})
        return {
            **given,
            "answer_version": self.answer_version + 1,
            "answer_author_id": False if self.env.su else self.env.uid,
            "answer_saved_at": fields.Datetime.now(),
        }

    def _changed_in_answer(self, vals):
        """Names of the fields of the answer whose values are not those on record, as these would be stored."""
        names = self._written_by("answer") & vals.keys() - OWN_FIELDS
        return {name for name in names if self._differs(name, vals[name])}

    def _differs(self, name, value):
        field = self._fields[name]
        if field.type == "many2many":
            return bool(value)
        return (field.convert_to_cache(value, self) or False) != (self[name] or False)

    def _check_is_newest(self, version):
        """
        :param version: the one that stood before the writer or sender, None when nobody says it
        """
        is_own = self.answer_author_id in (self.env["res.users"], self.env.user)
        if version == self.answer_version or (version is None and is_own):
            return
        refusal = ANSWER_HAS_CHANGED(
            self.env,
            person=surname_and_initials(self._author_name()) or self.env._("Somebody"),
            time=self._clock(self.answer_saved_at) or "",
        )
        refusal.context = {"apk_newer_answer": {"case_id": self.id, **self._answer_on_record()}}
        raise refusal

    def _is_worth_keeping(self):
        """The text on record is another person's, or the writer's of some time ago: it does not vanish without a trace."""
        if all(is_html_empty(self[name] or "") for name in WORDS):
            return False
        if self.answer_author_id != self.env.user:
            return True
        latest = self.answer_version_ids[:1].saved_at
        return bool(self.answer_saved_at) and (
            not latest or self.answer_saved_at - latest >= KEPT_EVERY
        )

    def _keep_text(self, words, *, came_too_late=False):
        """
        :param words: some of ``WORDS`` → text
        """
        texts = {name.replace("answer_", ""): words.get(name) for name in WORDS}
        author = self.env.user if came_too_late else self.answer_author_id
        now = fields.Datetime.now()
        # sudo: nobody may write earlier texts; the right to write the message was asked
        versions = self.env["apk.case.answer.version"].sudo()
        versions.create(
            {
                **texts,
                "case_id": self.id,
                "number": self.answer_version,
                "author_id": author.id,
                "saved_at": now if came_too_late else self.answer_saved_at or now,
                "came_too_late": came_too_late,
            }
        )

    def _drop_drafts(self):
        """The answer has left or nobody will send one: drafts are personal data without a purpose."""
        versions = self.sudo().answer_version_ids  # sudo: nobody may delete them; the work is over
        versions.unlink()
        unsent = self.filtered(lambda case: not case.answer_sent_version)
        draft = unsent.sudo()  # sudo: the answer may be frozen by now; nothing of it has left
        draft.write(dict.fromkeys(WORDS, False))
