import time

from odoo import fields, models

from odoo.addons.apk_base.rules.flood import ONE_VOTE_A_DAY, Gate

from ..rules.reviews import counted, needs_out_of_turn_review

VOTES = Gate(ONE_VOTE_A_DAY)


class ApkArticleVoting(models.Model):
    """«Helped» or not: readers vote, nobody learns who, and enough bad votes open a review (п. 50, 51)."""

    _inherit = "apk.article"

    def action_helped(self):
        """An employee says that the article has helped."""
        return self._vote_of_employee(True)

    def action_not_helped(self):
        """An employee says that the article has not helped."""
        return self._vote_of_employee(False)

    def _vote_of_employee(self, helped):
        """One vote a day; that somebody has voted is known to the memory of this process alone.

        :return: a notification, for the counter stands on another tab
        """
        self.ensure_one()
        if VOTES.seconds_to_wait((self.env.cr.dbname, self.env.uid, self.id), time.monotonic()):
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
        """:param source: ``staff`` or ``public``"""
        self.ensure_one()
        self.check_access("read")
        article = self.sudo()  # sudo: no role writes votes; a reader adds one without a name
        day = self.env["apk.office"]._today()
        article.env["apk.article.vote"].create(
            {"article_id": self.id, "helped": helped, "source": source, "day": day}
        )
        reviews = article.env["apk.knowledge.review"]
        if needs_out_of_turn_review(*article._counted_votes(), reviews._setting("bad_marks")):
            reviews._open_out_of_turn(
                self.unit_id, self, self.env._("Readers say that it does not help: %s", self.name)
            )

    def _counted_votes(self):
        """Numbers of bad and of good votes on the text in force; those of clients count at most two a day."""
        since = self.published_at and self.env["apk.office"]._day_of(self.published_at)
        votes = self.env["apk.article.vote"].search(
            [("article_id", "=", self.id), ("day", ">=", since)]
        )
        bad, good = (
            counted((vote.day, vote.source == "public") for vote in votes if vote.helped is helped)
            for helped in (False, True)
        )
        return bad, good


class ApkArticleVote(models.Model):
    """One vote without the voter: a day, no author and no time of the day."""

    _name = "apk.article.vote"
    _description = "Mark of an article"
    _log_access = False
    _rec_name = "article_id"

    article_id = fields.Many2one("apk.article", required=True, ondelete="cascade", index=True)
    helped = fields.Boolean(required=True)
    source = fields.Selection([("staff", "Employee"), ("public", "Client")], required=True)
    day = fields.Date(required=True)
