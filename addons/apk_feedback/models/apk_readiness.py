from odoo import models

from .answer.answer_seal import key_name, seal_keys


class ApkReadiness(models.AbstractModel):
    """Readiness: the keys of questionnaires lie beside the database and belong to it (п. 80)."""

    _inherit = "apk.readiness"

    def _checks(self):
        return [*super()._checks(), self._check_keys]

    def _check_keys(self):
        lost = sorted(self._lost_keys())
        why = (
            self.env._("Keys of questionnaires are missing on this server: %s. Answers that wait cannot be read.", ", ".join(lost))
            if lost
            else self.env._("The keys of questionnaires are there and fit this database.")
        )  # fmt: skip
        hint = self.env._("Put the folder apk_feedback of the backup back beside the file store (data_dir), with the rights of the user of Odoo, and restart the server. Never keep these files in one place with a copy of the database.")  # fmt: skip
        return self._as_check(
            "keys", 95, self.env._("Keys of questionnaires"), "todo" if lost else "done", why,
            button=self.env._("How to bring them back") if lost else "", hint=hint if lost else "",
        )  # fmt: skip

    def _lost_keys(self):
        """Names of keys that were used and cannot be read, or are another database's."""
        keys = self.env["apk.feedback.key"]
        lost = {one.name for one in keys.search([]) if keys._is_lost(one.name)}  # pylint: disable=no-search-all
        # an answer waits under the key of its quarter
        waiting = self.env["apk.answer.waiting"]._read_group([], ["quarter:quarter"])
        return lost | {key_name(quarter) for (quarter,) in waiting} - seal_keys(self.env)
