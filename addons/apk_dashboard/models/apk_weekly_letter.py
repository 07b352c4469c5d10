from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local

from ..rules.periods import is_letter_due, period_of
from .indicator.filters import Filters

SENT_FOR = "apk_dashboard.letter_sent_for"
IS_SENT = "apk_dashboard.weekly_letter"
IN_THE_LETTER = (
    "received", "repeated", "first_reply", "urgent", "answer", "answer_days", "fixable", "missed", "called_back",
    "review", "studied", "measure",
)  # fmt: skip


class ApkWeeklyLetter(models.AbstractModel):
    """The letter of the week to the controllers (point 4 of the Order's body): the figures of the screen for the week that is over.

    A service without fields. It leaves on the first working day of a week, once; each controller gets what that
    controller may read.
    """

    _name = "apk.weekly.letter"
    _description = "Weekly letter to the controller"

    @api.model
    def _is_switched_on(self):
        # sudo: administrators alone read parameters; a switch is read
        return self.env["ir.config_parameter"].sudo().get_param(IS_SENT, "True") == "True"

    @api.model
    def _cron_send(self):
        """Every 15 minutes; the mark is written in the transaction that writes the letters."""
        self = self.with_context(lang=self.env["apk.office"]._lang())
        params = self.env["ir.config_parameter"]
        now = to_local(fields.Datetime.now())
        sent_for = fields.Date.to_date(params.get_param(SENT_FOR))
        calendar = self.env["apk.working.day"]._calendar().assuming_weekdays()
        opens = self.env["apk.office"]._office_hours().opens
        if not is_letter_due(now, opens, sent_for, calendar.is_working_day):
            return
        params.set_param(SENT_FOR, fields.Date.to_string(period_of("week", now.date())[0]))
        if self._is_switched_on():
            self._send(now.date())

    def _send(self, today):
        """
        :param date today: a day of the week after the one that the letter is about
        """
        for reader in self.env["apk.office"]._controllers():
            values = self._values(reader, today)
            self.env["mail.thread"].message_notify(
                partner_ids=reader.partner_id.ids,
                subject=self.env._("Work with clients in the week %s", values["period"]),
                body=self.env["ir.qweb"]._render("apk_dashboard.weekly_letter", values),
                email_layout_xmlid="mail.mail_notification_light",
            )

    def _values(self, reader, today):
        """What the letter shows, counted with the rights of its reader."""
        filters = Filters(*period_of("last_week", today))
        panel = self.env["apk.control.panel"].with_user(reader)
        figures = self.env["apk.indicator"].with_user(reader)._figures(filters, IN_THE_LETTER)
        return {
            "period": panel._caption(filters)["period"],
            "figures": [figures[code] for code in IN_THE_LETTER if code in figures],
            "burning": panel._burning(filters),
            "units": [row for row in panel._side_by_side(filters)["unit"] if row["open"]],
            "url": f"{self.env['apk.weekly.letter'].get_base_url()}/odoo/apk-control",
        }
