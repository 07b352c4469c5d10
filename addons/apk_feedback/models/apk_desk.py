from odoo import models
from odoo.fields import Domain

from odoo.addons.apk_base.models.apk_desk import ROWS


class ApkDesk(models.AbstractModel):
    _inherit = "apk.desk"

    def _has_desk(self):
        return super()._has_desk() or self.env["apk.answer.study"].has_access("write")

    def _queues(self):
        yield from super()._queues()
        if self.env["apk.answer.study"].has_access("write"):
            yield self._answers_to_study()

    def _answers_to_study(self):
        """The queue of п. 84: «Каждая анкета подлежит изучению»."""
        domain = Domain("state", "=", "new")
        studies = self.env["apk.answer.study"].search(domain, limit=ROWS)
        rows = [
            {"id": study.id, "name": study.display_name, "subject": "", "who": "", "due": ""}
            for study in studies
        ]
        name = self.env._("Answers not studied")
        return self._as_queue("study", name, "apk.answer.study", domain, rows)
