from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .case_state import OPEN_STATES

# What a person hands over and has not yet, or what has come back to be handed over again.
BY_HAND = Domain("transport", "=", "task") & Domain("state", "in", ("queued", "failed"))

# Of an open message, the last try of a notice that counts has failed, or nobody knows what became of it.
UNDELIVERED = """
SELECT tried.case_id FROM apk_delivery tried JOIN apk_case ON apk_case.id = tried.case_id
 WHERE apk_case.state IN %s AND tried.role IN ('mandatory', 'chosen')
   AND (tried.state = 'unclear' OR (tried.state = 'failed' AND tried.transport <> 'task'))
   AND NOT EXISTS (
       SELECT 1 FROM apk_delivery later
        WHERE later.case_id = tried.case_id AND later.document = tried.document AND later.id > tried.id
          AND later.role IN ('mandatory', 'chosen') AND later.state <> 'cancelled')
"""


class ApkCaseDesk(models.Model):
    """What the desk asks of a message beside its state and its terms: has the client written, has our notice arrived."""

    _inherit = "apk.case"
    _shown_on_desk = frozenset(
        {
            "state",
            "user_id",
            "taken_at",
            "unit_id",
            "area_id",
            "partner_id",
            "subject",
            "approval_remark",
            "first_reply_hold",
            "first_reply_awaits_start",
            "client_wrote_at",
        }
    )

    client_wrote_at = fields.Datetime(
        string="The client has written",
        copy=False,
        written_by="system",
        help="An addition that nobody has taken up since: neither in the answer nor by a decision.",
    )
    has_undelivered_notice = fields.Boolean(
        string="Not delivered",
        compute="_compute_has_undelivered_notice",
        search="_search_has_undelivered_notice",
    )

    def _compute_has_undelivered_notice(self):
        undelivered = self.search(
            Domain("id", "in", self.ids) & Domain("has_undelivered_notice", "=", True)
        )
        for case in self:
            case.has_undelivered_notice = case in undelivered

    def _search_has_undelivered_notice(self, operator, value):
        if operator != "in":  # the ORM asks for True and inverts the answer itself
            return NotImplemented
        names = ("case_id", "document", "role", "state", "transport")
        self.env["apk.delivery"].flush_model(names)
        self.flush_model(["state"])
        return Domain.custom(
            to_sql=lambda _model, alias, _query: SQL(
                "%s IN (%s)", SQL.identifier(alias, "id"), SQL(UNDELIVERED, OPEN_STATES)
            )
        )

    def write(self, vals):
        result = super().write(vals)
        if not self.env.su and self._written_by("answer") & vals.keys():
            # sudo: nobody may write it; who writes the answer goes on after the client's addition
            heard = self.sudo()
            heard.filtered("client_wrote_at").client_wrote_at = False
            for case in self.filtered(lambda case: case._is_new_for(self.env.user)):
                case._mark_taken()
        return result

    def _is_new_for(self, person):
        """Handed over in the middle of the work to somebody who has done nothing about it yet."""
        return self.state == "in_work" and self.user_id == person and not self.taken_at

    def _note_client_wrote(self):
        """The client has added something: it waits for who works on the message."""
        noted = self.sudo()  # sudo: nobody may write it; an e-mail or a network has brought it
        noted.client_wrote_at = fields.Datetime.now()

    @api.model
    def _awaits_hand_over(self):
        """Open messages with a notice that a person takes to the post, or hands over in another way."""
        return self._open() & Domain("delivery_ids", "any", BY_HAND)
