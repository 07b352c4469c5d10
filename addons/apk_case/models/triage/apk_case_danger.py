from markupsafe import Markup

from odoo import models


class ApkCaseDanger(models.Model):
    """Whoever writes of ending the own life is answered by a person, at once, and by no program first (п. 19)."""

    _inherit = "apk.case"

    def _call_for_help(self, proposal):
        """Urgent, no automatic first reply, and a task of today for the duty registrar and the head.

        :param proposal: ``Proposal`` of what was found
        """
        office = self.env["apk.office"]
        # sudo: who brings the message may neither hold its reply nor judge its urgency; the program calls people
        case = self.with_context(lang=office._lang()).sudo()
        why = case.env._("The writer's life may be in danger: %s", proposal.reason)
        case.first_reply_hold = why
        if not case.urgency:
            case.write({"urgency": "urgent", "urgency_reason": why})
        for person in office._duty_registrar() | case._responsible("head"):
            case.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=case.env._("Call at once: the writer's life may be in danger"),
                note=case._how_to_help(),
                user_id=person.id,
                date_deadline=office._today(),
            )

    def _how_to_help(self):
        """What the task says: whom to call, and the wording of the answer."""
        advice = self.env._(
            "Telephone the writer, or call 112 where there is no telephone. Then answer by the template below."
        )
        article = self.env.ref("apk_knowledge.article_reply_self_harm", raise_if_not_found=False)
        if not article:
            return advice
        return Markup("{} <a href='/odoo/apk.article/{}'>{}</a>").format(
            advice, article.id, article.name
        )
