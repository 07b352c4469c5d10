from odoo import api, models

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_time_of

from ...rules.caller_number import format_phone

TYPED = ("question", "answer")
MOST_SHOWN = 5


class ApkCallDraft(models.Model):
    """Nothing that an operator types is lost, and no talk is forgotten (п. 69).

    The card is left for a second call, by the menu, by a crash: what was typed is written down while it is typed, and the
    talks of one's own whose card is not filled in stand before the eyes until they are.
    """

    _inherit = "apk.call"

    def keep_typed(self, values):
        """Write down what stands in the fields of the card at this moment."""
        self.ensure_one()
        self.check_access("write")
        self.write({name: values[name] for name in TYPED if name in values})
        return True

    @api.model
    def unfinished(self):
        """Talks of the user whose card is not filled in, the newest first.

        :return: list of ``{id, who, question, at}``, at most ``MOST_SHOWN``
        """
        own = [("user_id", "=", self.env.uid), ("state", "in", ("talking", "to_fill"))]
        return [call._unfinished_row() for call in self.search(own, limit=MOST_SHOWN)]

    def _unfinished_row(self):
        today = self.env["apk.line"]._local_now().date()
        return {
            "id": self.id,
            "who": self.partner_id.name or format_phone(self.phone) or self.env._("hidden number"),
            "question": self.question or "",
            "at": format_time_of(to_local(self.started_at), today),
        }
