from odoo import fields, models

from odoo.addons.apk_base.office_time import MOSCOW

from ...rules.transfers import may_transfer

SAVED = ("question", "answer", "topic", "need_id", "function_id", "partner_id", "body_id", "advice")


class ApkCallCard(models.Model):
    """All that one screen shows while a client is on the line. Nothing on it acts in the client's stead (п. 40)."""

    _inherit = "apk.call"

    def card(self):
        """The whole card in one answer: a client on the line does not wait for ten requests.

        :return: dict of ``call``, ``client``, ``message``, ``opening``, ``scripts``, ``topics``, ``terms``, ``experts``,
            ``bodies``, ``windows``, ``promise``, ``returned``, ``term``, ``questions``, ``unfinished``, ``zone``, ``closes``; moments are texts
        """
        self.ensure_one()
        self.check_access("read")
        topics = self._fields["topic"]._description_selection(self.env)
        scripts = self._card_scripts()
        return {
            "call": self._card_call(),
            "client": self._card_client(),
            "message": self._card_message(),
            "opening": scripts[self._opening_script()],
            "scripts": scripts,
            "topics": [{"key": key, "name": name} for key, name in topics],
            "terms": self._card_terms(),
            "experts": self._card_experts(),
            "bodies": self._card_bodies(),
            "windows": self.env["apk.callback"]._windows_to_offer(),
            "promise": self.callback_id._promised_row(),
            "returned": self._card_returned(),
            "unfinished": self.unfinished(),
            "zone": str(MOSCOW),
            "closes": self.env["apk.line"]._hours().closes.strftime("%H:%M"),
            "term": self._callback_term_text(),
            "questions": self._card_questions(),
        }

    def save(self, values):
        """Write what the operator enters on the card; other fields are left out.

        :return: the card as it is now
        """
        self.check_access("write")
        self.write({name: values[name] for name in SAVED if name in values})
        return self.card()

    def _card_call(self):
        outcomes = dict(self._fields["outcome"]._description_selection(self.env))
        case = self.case_id.sudo()  # sudo: an operator may not read messages; only the number
        # leaves, the client hears it
        return {
            "id": self.id,
            "phone": self.phone or "",
            **self._card_number(),
            "direction": self.direction,
            "state": self.state,
            "answered_at": fields.Datetime.to_string(self.answered_at) or "",
            "ended_at": fields.Datetime.to_string(self.ended_at) or "",
            "topic": self.topic or "",
            "function": self.function_id.name or "",
            "question": self.question or "",
            "answer": self.answer or "",
            "outcome": outcomes.get(self.outcome, ""),
            "is_finished": bool(self.finished_at),
            "was_asked": bool(self.questions),
            "transfers": self.transfer_ids.read(["kind", "to_name", "to_phone", "reason"]),
            "may_take_back": self._may_take_back(),
            "may_transfer": may_transfer(self.transfer_count),
            "callback": self.callback_id._row() if self.callback_id else False,
            "case": case.name or "",
        }

    def _card_returned(self):
        """The callback that this call of ours returns: what was asked, what to tell, how often it was tried (п. 39)."""
        callback = self.callback_id
        return (
            self.direction == "out"
            and bool(callback)
            and {
                "question": callback.question or "",
                "information": callback.information or "",
                "attempts": callback.attempt_count,
                "unit": callback.asked_unit_id.name or "",
            }
        )
