from odoo import models
from odoo.fields import Domain


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
        studies = self.env["apk.answer.study"]
        name, count = self.env._("Answers not studied"), studies.search_count(domain)
        # no rows: a questionnaire names nobody, so that one cannot be told from another
        return self._as_queue("study", name, studies._name, domain, [], count)
