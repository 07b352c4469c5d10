from odoo import api, fields, models

from ..models.triage.apk_suggestion import SUGGESTION_FIELDS

# What a bulk act writes, and what taking it back restores.
RESTORED = (*sorted(set(SUGGESTION_FIELDS.values())), "urgency_reason")


class ApkCaseUndo(models.TransientModel):
    """What a bulk act on messages has changed, for as long as it can be taken back from its toast (п. 66).

    Rows are written by ``_around`` alone: a row that a person could write would be a way round the rights to a message.
    An act that a client hears of, as a closing, cannot be taken back.
    """

    _name = "apk.case.undo"
    _description = "Bulk act on messages"

    case_ids = fields.Many2many("apk.case", string="Messages")
    suggestion_ids = fields.Many2many("apk.suggestion", string="Decided suggestions")
    before = fields.Json()
    after = fields.Json()

    @api.model
    def _around(self, cases, act, told):
        """Do a bulk act and offer to take it back.

        :param act: function without arguments; it checks the rights
        :param told: words of the toast with one ``%s``, the number of messages
        :return: the action that shows the toast
        """
        _result, button = self._done(cases, act)
        return self._toast(told % len(cases), button=button)

    @api.model
    def _done(self, cases, act):
        """Do a bulk act and keep what it changes.

        :param act: function without arguments; it checks the rights
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
            }
        )
        button = {
            "name": self.env._("Undo"),
            "model": self._name,
            "method": "action_undo",
            "ids": undo.ids,
        }
        return result, button

    @api.model
    def _toast(self, message, **params):
        return {
            "type": "ir.actions.client",
            "tag": "apk_toast",
            "params": {"message": message, **params},
        }

    @api.model
    def _values(self, cases):
        """``{id of a message: {field: value as write takes it}}``, as JSON keeps it."""
        rows = cases.read(["state", *RESTORED], load="_classic_write")
        return {str(row.pop("id")): row for row in rows}

    def action_undo(self):
        """Restore what the act changed; a message that somebody has gone on with since stays as it is.

        :return: the action that tells how many were restored
        """
        self.ensure_one()
        self.check_access("read")  # only whoever did the act may see its row
        rows = (
            self.sudo()
        )  # sudo: the act that is taken back has checked the rights to the messages
        now = self._values(rows.case_ids)
        untouched = rows.case_ids.filtered(lambda one: now[str(one.id)] == rows.after[str(one.id)])
        for case in untouched:
            rows._take_back(case, rows.before[str(case.id)], rows.after[str(case.id)])
        decided = rows.suggestion_ids.filtered(lambda one: one.case_id in untouched)
        decided.write({"state": "proposed", "decided_by_id": False, "decided_at": False})
        told = self.env._("Taken back: %s", len(untouched))
        left = len(rows.case_ids) - len(untouched)
        if left:
            told += ". " + self.env._("Changed since, left as they are: %s", left)
        rows.unlink()
        return self._toast(told)

    def _take_back(self, case, before, after):
        """Nobody is told a second time; who was given the message by mistake no longer follows it."""
        changed = {name: before[name] for name in RESTORED if before[name] != after[name]}
        people = self.env["res.users"]
        mistaken = people.browse(after["user_id"] or []) - people.browse(before["user_id"] or [])
        case.with_context(mail_auto_subscribe_no_notify=True).write(changed)
        case.message_unsubscribe(mistaken.partner_id.ids)
        self._take_tasks_back(
            case.activity_ids.filtered(lambda one: one.user_id in mistaken), before
        )

    def _take_tasks_back(self, tasks, before):
        """What the act has made goes, what it has passed on returns; both carry the moment of its transaction."""
        made = tasks.filtered(lambda one: one.create_date == self.create_date)
        made.unlink()
        passed_on = (tasks - made).filtered(lambda one: one.write_date == self.create_date)
        if before["user_id"]:
            passed_on.user_id = before["user_id"]
