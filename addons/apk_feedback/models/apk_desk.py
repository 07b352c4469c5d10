from odoo import models
from odoo.fields import Domain


class ApkDesk(models.AbstractModel):
    _inherit = "apk.desk"

    def _has_desk(self):
        return super()._has_desk() or self.env["apk.answer.study"].has_access("write")

    def _queues(self):
        if self.env["apk.feedback.key"].has_access("read"):
            yield from self._lost_keys()
        yield from super()._queues()
        if self.env["apk.answer.study"].has_access("write"):
            yield self._answers_to_study()

    def _lost_keys(self):
        """The key files have not come along with the database: used links cannot be told from others (п. 80)."""
        keys = self.env["apk.feedback.key"]
        count = keys.search_count(keys._lost_lately())
        if count:
            name = self.env._("Keys of questionnaires were lost")
            queue = self._as_queue("lost_keys", name, keys._name, keys._lost_lately(), [], count)
            yield {**queue, "is_alert": True}

    def _answers_to_study(self):
        """The queue of п. 84: «Каждая анкета подлежит изучению»."""
        domain = Domain("state", "=", "new")
        studies = self.env["apk.answer.study"]
        name, count = self.env._("Answers not studied"), studies.search_count(domain)
        # no rows: a questionnaire names nobody, so that one cannot be told from another
        return self._as_queue("study", name, studies._name, domain, [], count)
