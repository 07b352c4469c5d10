from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.apk_base.toasts import toast, toast_button

from ..messages import UNDO_IS_OVER
from ..models.triage.apk_suggestion import SUGGESTION_FIELDS

UNDO_FOR = timedelta(minutes=2)  # longer than any toast stands
# What a bulk act writes, and what taking it back restores.
RESTORED = (*sorted(set(SUGGESTION_FIELDS.values())), "urgency_reason", "taken_at")
# What tells that somebody, or the client, has gone on with the message since.
COMPARED = (*RESTORED, "state", "answer_version", "client_wrote_at", "delivery_ids")


class ApkCaseUndo(models.TransientModel):
    """What a bulk act on messages has changed, for as long as it can be taken back from its toast (п. 66).

    Rows are written by ``_done`` alone: a row that a person could write would be a way round the rights to a message.
    An act that a client hears of, as a closing, cannot be taken back.
    """

    _name = "apk.case.undo"
    _description = "Bulk act on messages"

    case_ids = fields.Many2many("apk.case", string="Messages")
    suggestion_ids = fields.Many2many("apk.suggestion", string="Decided suggestions")
    before = fields.Json()
    after = fields.Json()
    note = fields.Char()  # what the history of a message says when the act is taken back

    @api.model
    def _around(self, cases, act, told):
        """Do a bulk act and offer to take it back.

        :param act: function without arguments; it checks the rights
        :param told: words of the toast with one ``%s``, the number of messages
        :return: the action that shows the toast
        """
        _result, button = self._done(cases, act)
        return toast(told % len(cases), button)

    @api.model
    def _done(self, cases, act, note=False):
        """Do a bulk act and keep what it changes.

        :param act: function without arguments; it checks the rights
        :param note: words for the history of a message when the act is taken back
        :return: (what the act returns, the button that takes it back)
        """
        everything = cases.sudo()  # sudo: after the act the giver may not see the messages any more
        before = self._values(everything)
        open_before = everything.suggestion_ids.filtered(lambda one: one.state == "proposed")
        result = act()
        after = self._values(everything)
        decided = open_before.filtered(lambda one: one.state != "proposed")
        rows = self.sudo()  # sudo: nobody may write what is restored later; see the class
        undo = rows.create(
            {
                "case_ids": [(6, 0, everything.ids)],
                "suggestion_ids": [(6, 0, decided.ids)],
                "before": before,
                "after": after,
                "note": note,
            }
        )
        return result, toast_button(self.env._("Undo"), undo, "action_undo")

    @api.model
    def _values(self, cases):
        """``{id of a message: {field: value as write takes it}}``, as JSON keeps it."""
        rows = cases.read([*COMPARED, "message_partner_ids"], load="_classic_write")
        for row in rows:
            row["delivery_ids"] = sorted(row["delivery_ids"])
            for name in ("taken_at", "client_wrote_at"):
                row[name] = fields.Datetime.to_string(row[name])
        return {str(row.pop("id")): row for row in rows}

    @api.model
    def _is_untouched(self, after, now):
        return all(after[name] == now[name] for name in COMPARED)

    def action_undo(self):
        """Restore what the act changed; a message that somebody has gone on with since stays as it is.

        :return: the action that tells how many were restored
        :raises Refusal: later than ``UNDO_FOR`` after the act
        """
        self.ensure_one()
        self.check_access("read")  # only whoever did the act may see its row
        if self.env.cr.now() - self.create_date > UNDO_FOR:
            raise UNDO_IS_OVER(self.env)
        rows = (
            self.sudo()
        )  # sudo: the act that is taken back has checked the rights to the messages
        now = self._values(rows.case_ids)
        untouched = rows.case_ids.filtered(
            lambda one: self._is_untouched(rows.after[str(one.id)], now[str(one.id)])
        )
        for case in untouched:
            rows._take_back(case, rows.before[str(case.id)], rows.after[str(case.id)])
        decided = rows.suggestion_ids.filtered(lambda one: one.case_id in untouched)
        decided.write({"state": "proposed", "decided_by_id": False, "decided_at": False})
        told = self.env._("Taken back: %s", len(untouched))
        left = len(rows.case_ids) - len(untouched)
        if left:
            told += ". " + self.env._("Changed since, left as they are: %s", left)
        rows.unlink()
        return toast(told)

    def _take_back(self, case, before, after):
        """Nobody is told a second time; who was given the message by mistake no longer follows it."""
        changed = {name: before[name] for name in RESTORED if before[name] != after[name]}
        mistaken = self._take_tasks_back(case, before) | self.env["res.users"].browse(
            after["user_id"] or []
        )
        case.with_context(mail_auto_subscribe_no_notify=True).write(changed)
        if self.note:
            case.message_post(body=self.note)
        stay = {*before["message_partner_ids"], *case.user_id.partner_id.ids}
        case.message_unsubscribe([one for one in mistaken.partner_id.ids if one not in stay])

    def _take_tasks_back(self, case, before):
        """What the act has made goes, what it has passed on returns; both carry the moment of its transaction.

        :return: the people who had these tasks: the executor, or the head of a unit that had the message for a while
        """
        tasks = case.activity_ids
        made = tasks.filtered(lambda one: one.create_date == self.create_date)
        passed_on = (tasks - made).filtered(lambda one: one.write_date == self.create_date)
        people = (made | passed_on).user_id
        made.unlink()
        if before["user_id"]:
            passed_on.user_id = before["user_id"]
        return people
