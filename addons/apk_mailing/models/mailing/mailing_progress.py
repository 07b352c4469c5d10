from collections import Counter
from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.office_time import to_local

from ...rules.pace import free_again_at
from .apk_mailing_gate import WITHDRAWN


class MailingProgress(models.Model):
    """What the editor sees of a mailing: its own e-mails, how many left, what the others wait for (п. 27)."""

    _inherit = "mailing.mailing"

    apk_to_send = fields.Integer(string="E-mails of this mailing", compute="_compute_apk_figures")
    apk_handled = fields.Integer(string="Left or refused", compute="_compute_apk_figures")
    apk_waiting = fields.Integer(string="Wait", compute="_compute_apk_figures")
    apk_withdrawn = fields.Integer(
        string="Withdrew meanwhile",
        compute="_compute_apk_figures",
        help="Those who withdrew the consent after this mailing was written: they got no e-mail.",
    )
    apk_left_out = fields.Integer(string="Left out otherwise", compute="_compute_apk_figures")
    apk_progress = fields.Float(string="Progress", compute="_compute_apk_figures")
    apk_waits_for = fields.Char(string="What the rest waits for", compute="_compute_apk_waits_for")

    @api.depends("mailing_trace_ids.trace_status")
    def _compute_apk_figures(self):
        # sudo: an editor may not read every row; numbers of the rows of these mailings are shown
        traces = self.env["mailing.trace"].sudo()
        counted = traces._read_group(
            [("mass_mailing_id", "in", self.ids)],
            ["mass_mailing_id", "trace_status", "failure_type"],
            ["__count"],
        )
        states, withdrawn = Counter(), Counter()
        for mailing, state, failure, count in counted:
            states[mailing.id, state] += count
            if failure == WITHDRAWN:
                withdrawn[mailing.id] += count
        for mailing in self:
            key = mailing._origin.id
            everything = sum(n for (one, _state), n in states.items() if one == key)
            out = states[key, "cancel"]
            mailing.apk_to_send = everything - out
            mailing.apk_waiting = states[key, "outgoing"] + states[key, "process"]
            mailing.apk_handled = mailing.apk_to_send - mailing.apk_waiting
            mailing.apk_withdrawn = withdrawn[key]
            mailing.apk_left_out = out - withdrawn[key]
            mailing.apk_progress = (
                100.0 * mailing.apk_handled / mailing.apk_to_send if mailing.apk_to_send else 0.0
            )

    @api.depends("state", "mailing_trace_ids.trace_status")
    def _compute_apk_waits_for(self):
        """Why the rest has not left: the limit of the hour, with the minute; the button «Stop»; nothing but its turn."""
        limit, sent, first = self._pace()
        free_at = free_again_at(first, limit, sent) if first else None
        for mailing in self:
            mailing.apk_waits_for = (
                mailing._waits_for(limit, free_at) if mailing.apk_waiting else ""
            )

    def _waits_for(self, limit, free_at):
        if not self.apk_is_leaving:
            return self.env._("the mailing is stopped: «Send» goes on where it stopped")
        if free_at:
            return self.env._(
                "until %(time)s: no more than %(limit)s e-mails leave in an hour",
                time=to_local(free_at + timedelta(seconds=59)).strftime("%H:%M"),
                limit=limit,
            )
        return self.env._("their turn, within minutes")
