import time

from odoo import api, fields, models
from odoo.tools import html2plaintext

from odoo.addons.apk_base.rules.flood import ONE_VOTE_A_DAY, Gate

from ..rules.reviews import counted, needs_out_of_turn_review

MARKS = Gate(ONE_VOTE_A_DAY)


class ApkArticleUseMixin(models.Model):
    """What becomes of an article among its readers: use in replies, «helped» or not (п. 23, 50)."""

    _inherit = "apk.article"

    use_ids = fields.One2many("apk.article.use", "article_id", string="Use in work")
    use_count = fields.Integer(compute="_compute_counts", string="Used")
    helped_count = fields.Integer(compute="_compute_counts", string="Helped")
    unhelpful_count = fields.Integer(compute="_compute_counts", string="Did not help")

    def _compute_counts(self):
        used = dict(
            self.env["apk.article.use"]._read_group(
                [("article_id", "in", self.ids)], ["article_id"], ["__count"]
            )
        )
        votes = {
            (article.id, helped): count
            for article, helped, count in self.env["apk.article.vote"]._read_group(
                [("article_id", "in", self.ids)], ["article_id", "helped"], ["__count"]
            )
        }
        for article in self:
            article.use_count = used.get(article, 0)
            article.helped_count = votes.get((article.id, True), 0)
            article.unhelpful_count = votes.get((article.id, False), 0)

    def action_helped(self):
        return self._voted(True)

    def action_not_helped(self):
        return self._voted(False)

    def _voted(self, helped):
        """Say that the mark is there: the counter stands on another tab. Who has marked is kept nowhere."""
        self.ensure_one()
        if MARKS.seconds_to_wait((self.env.cr.dbname, self.env.uid, self.id), time.monotonic()):
            message = self.env._("You have marked this article today already.")
        else:
            self._vote(helped, "staff")
            message = self.env._("Thank you, the unit of the article will see the mark.")
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": "success", "message": message},
        }

    def _vote(self, helped, source):
        """Nobody learns who has voted; enough bad marks open a review out of turn (п. 50, 51)."""
        self.ensure_one()
        self.check_access("read")
        today = self.env["apk.office"]._today()
        votes = self.env["apk.article.vote"].sudo()  # sudo: every reader may vote, nobody may edit
        votes.create({"article_id": self.id, "helped": helped, "source": source, "day": today})
        since = self.sudo().published_at  # sudo: as above
        recent = votes.search([("article_id", "=", self.id), ("day", ">=", since and since.date())])
        good, bad = (
            counted((vote.day, vote.source == "public") for vote in recent if vote.helped is helped)
            for helped in (True, False)
        )
        reviews = self.env["apk.knowledge.review"].sudo()  # sudo: as above
        if needs_out_of_turn_review(bad, good, reviews._setting("bad_marks")):
            reviews._open_out_of_turn(
                self.unit_id, self, self.env._("Readers say that it does not help: %s", self.name)
            )

    def _log_use(self, record, way):
        """Leave the trace of a use (п. 23): in a reply, in a call."""
        self.check_access("read")
        uses = self.env["apk.article.use"].sudo()  # sudo: the trace is the system's
        uses.create(
            [
                {
                    "article_id": article.id,
                    "user_id": self.env.uid,
                    "res_model": record._name,
                    "res_id": record.id,
                    "way": way,
                }
                for article in self
            ]
        )

    def _plain_text(self):
        return html2plaintext(self.body or "", include_references=False)

    @api.model
    def _script(self, code):
        """The script for one place of a talk (п. 9, 35, 39, 43), empty when there is none."""
        domain = self._in_force_domain() & fields.Domain("script_code", "=", code)
        return self.search(domain, limit=1)


class ApkArticleUse(models.Model):
    """One use of an article by an employee."""

    _name = "apk.article.use"
    _description = "Use of an article in work"
    _order = "id desc"
    _rec_name = "article_id"

    article_id = fields.Many2one("apk.article", required=True, ondelete="cascade", index=True)
    user_id = fields.Many2one("res.users", string="Who", ondelete="restrict")
    way = fields.Selection(
        [("reply", "Put into a reply"), ("call", "Read on a call")], string="How", required=True
    )
    res_model = fields.Char()
    res_id = fields.Many2oneReference(model_field="res_model")

    _record_idx = models.Index("(res_model, res_id)")


class ApkArticleVote(models.Model):
    """«Helped» or not, without the voter: a day, no author, no moment."""

    _name = "apk.article.vote"
    _description = "Mark of an article"
    _log_access = False
    _rec_name = "article_id"

    article_id = fields.Many2one("apk.article", required=True, ondelete="cascade", index=True)
    helped = fields.Boolean(required=True)
    source = fields.Selection([("staff", "Employee"), ("public", "Client")], required=True)
    day = fields.Date(required=True)
