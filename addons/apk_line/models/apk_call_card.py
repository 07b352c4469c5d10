from odoo import fields, models

from ..rules.transfers import may_transfer

SAVED = ("question", "answer", "topic", "need_id", "function_id", "partner_id", "body_id", "advice")


class ApkCallCard(models.Model):
    """All that one screen shows while a client is on the line. It has no act in the client's stead (п. 40)."""

    _inherit = "apk.call"

    def card(self):
        """The whole card in one answer: whoever is on the line does not wait for ten requests.

        :return: dict of ``call``, ``client``, ``scripts``, ``topics``, ``terms``, ``experts``, ``bodies``, ``windows``, ``term``,
            ``questions``
        """
        self.ensure_one()
        self.check_access("read")
        topics = self._fields["topic"]._description_selection(self.env)
        return {
            "call": self._call_row(),
            "client": self._client_row(),
            "scripts": self._scripts(),
            "topics": [{"key": key, "name": name} for key, name in topics],
            "terms": self.terms(self.topic),
            "experts": self._experts(),
            "bodies": self._bodies(),
            "windows": self.env["apk.callback"]._offer(),
            "term": self._term_to_tell(),
            "questions": self._questions(),
        }

    def save(self, values):
        """What the operator writes on the card; anything else is left out.

        :return: the card as it is now
        """
        self.check_access("write")
        self.write({name: values[name] for name in SAVED if name in values})
        return self.card()

    def _call_row(self):
        outcomes = dict(self._fields["outcome"]._description_selection(self.env))
        return {
            "id": self.id,
            "phone": self.phone or "",
            "direction": self.direction,
            "state": self.state,
            "answered_at": fields.Datetime.to_string(self.answered_at) or "",
            "topic": self.topic or "",
            "function": self.function_id.name or "",
            "question": self.question or "",
            "answer": self.answer or "",
            "outcome": outcomes.get(self.outcome, ""),
            "is_finished": bool(self.finished_at),
            "was_asked": bool(self.questions),
            "transfers": self.transfer_ids.read(["kind", "to_name", "to_phone", "reason"]),
            "may_transfer": may_transfer(self.transfer_count),
            "callback": self.callback_id._row() if self.callback_id else False,
            "case": self.case_id.sudo().name or "",  # sudo: its number is told to the client
        }
