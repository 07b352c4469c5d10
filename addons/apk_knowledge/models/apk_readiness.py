from odoo import models


class ApkReadiness(models.AbstractModel):
    """Readiness of chapter 7: each function of the department has what п. 48 asks for."""

    _inherit = "apk.readiness"

    def _checks(self):
        return [*super()._checks(), self._check_functions]

    def _check_functions(self):
        functions = self.env["apk.function"]
        total = functions.search_count([])
        bare = functions.search_count([("is_covered", "=", False)])
        if not total:
            why = self.env._("No function of the department is named: the knowledge base does not know what it lacks.")  # fmt: skip
        elif bare:
            why = self.env._("%(count)s of %(total)s functions lack a question, a template, a decision or contacts.", count=bare, total=total)  # fmt: skip
        else:
            why = self.env._("Every function has its articles: %s.", total)
        action = "apk_function_action" if not total else "apk_function_action_coverage"
        return self._as_check(
            "functions", 75, self.env._("Knowledge base"), "todo" if bare or not total else "done", why,
            button=self.env._("Open the functions"), action=self._opens(f"apk_knowledge.{action}"),
            group="apk_base.group_administrator",
        )  # fmt: skip
