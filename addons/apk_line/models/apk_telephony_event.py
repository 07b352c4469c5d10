from datetime import datetime, timezone

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_naive_utc

from ..rules.pbx import TYPES, facts_of_events


class ApkTelephonyEvent(models.Model):
    """One event that the exchange has reported; events may come twice and in any order, each is stored once."""

    _name = "apk.telephony.event"
    _description = "Event of the exchange"
    _order = "linkedid, at, id"
    _rec_name = "linkedid"

    linkedid = fields.Char(string="Key at the exchange", required=True)
    event_id = fields.Char(
        help="Unique within the call; empty in the row that stands for the call itself."
    )
    type = fields.Selection([(name, name) for name in TYPES])
    at = fields.Datetime(required=True, default=fields.Datetime.now)
    number = fields.Char()
    agent = fields.Char()
    to = fields.Char()

    _once = models.Constraint("UNIQUE(linkedid, event_id)", "This event is already known.")

    @api.model
    def _reserve(self, linkedid, event_id="", **values):
        """Insert one event.

        Plain SQL, because of two transactions with the same event the second must be repeated by Odoo, not refused.

        :return: whether it is new
        """
        row = {"type": None, "number": None, "agent": None, "to": None, **values}
        self.env.cr.execute(
            "INSERT INTO apk_telephony_event (linkedid, event_id, type, at, number, agent, \"to\")"
            " VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING RETURNING id",
            [
                linkedid, event_id, row["type"], values.get("at") or fields.Datetime.now(),
                row["number"], row["agent"], row["to"],
            ],
            log_exceptions=False,  # of two at once Odoo repeats one
        )  # fmt: skip
        return bool(self.env.cr.fetchone())

    @api.model
    def _receive(self, event):
        """Store one event and update its call.

        :param event: a result of ``checked_event``
        :return: whether it is new
        """
        values = {**event, "at": to_naive_utc(event["at"]).replace(microsecond=0)}
        if not self._reserve(**values):
            return False
        linkedid = event["linkedid"]
        facts = facts_of_events(linkedid, self._events_of(linkedid))
        self.env["apk.call"]._record_exchange_call(facts)
        return True

    @api.model
    def _events_of(self, linkedid):
        stored = self.sudo()  # sudo: the exchange has no account; events of the call that it
        # reports are folded
        events = stored.search([("linkedid", "=", linkedid), ("type", "!=", False)])
        return [
            {
                "type": event.type,
                "at": datetime.combine(event.at.date(), event.at.time(), timezone.utc),
                "number": event.number,
                "agent": event.agent,
                "to": event.to or "",
            }
            for event in events
        ]
