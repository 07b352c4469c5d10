import hashlib
import json
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc
from odoo.addons.apk_base.rules.working_time import end_of_day
from odoo.addons.apk_base.toasts import toast

from ..messages import (
    DEPARTMENT_MISSING,
    DOCUMENT_IS_INCOMPLETE,
    MONTH_BEGINS_ON_THE_FIRST,
    NOTHING_TO_EXPORT,
    ONLY_THE_REGISTRAR,
    PROBLEMS,
)
from ..rules.portal_document import document
from ..rules.portal_guid import normal_guid
from .apk_result_export_line import LATER

DEPARTMENT = "apk_results.department_guid"
AT_ONCE = 50  # documents of one archive: each holds a PDF that is drawn now
CHECKERS = ("apk_base.group_registrar", "apk_base.group_controller")
STEP = 500  # messages whose facts are read together


class ApkResultMonth(models.Model):
    """A month of the report to the portal of results (Указ № 171): its register, what it lacks, its files.

    Nothing is sent anywhere: a person downloads a file and carries it into the closed network of the portal.
    """

    _name = "apk.result.month"
    _description = "Month of the portal of results"
    _inherit = "apk.protected.mixin"
    _order = "first_day desc"

    name = fields.Char(string="Month", compute="_compute_name", store=True)
    label = fields.Char(string="Month in words", compute="_compute_label")
    first_day = fields.Date(string="First day", required=True, written_by="creation")
    row_ids = fields.One2many("apk.result.row", "month_id", string="Register")
    export_ids = fields.One2many("apk.result.export", "month_id", string="Exports")
    checked_at = fields.Datetime(string="Checked", written_by="system")
    has_department = fields.Boolean(compute="_compute_has_department")
    question_count = fields.Integer(string="Questions", compute="_compute_counts")
    incomplete_count = fields.Integer(string="Something is missing", compute="_compute_counts")
    to_export_count = fields.Integer(string="To export", compute="_compute_counts")
    exported_count = fields.Integer(string="Exported", compute="_compute_counts")

    _once = models.Constraint("UNIQUE(first_day)", "This month is already in the list.")

    @api.constrains("first_day")
    def _check_first_day(self):
        if any(month.first_day.day != 1 for month in self):
            raise MONTH_BEGINS_ON_THE_FIRST(self.env)

    @api.depends("first_day")
    def _compute_name(self):
        """In figures, which are looked for in any language."""
        for month in self:
            month.name = month.first_day and month.first_day.strftime("%m.%Y")

    @api.depends("first_day")
    @api.depends_context("lang")
    def _compute_label(self):
        for month in self:
            day = month.first_day
            label = day and format_date(self.env, day, date_format="LLLL y")
            month.label = label and label.capitalize()

    def _compute_has_department(self):
        self.has_department = bool(self._department_id())

    def _compute_counts(self):
        """By the rights of who looks: a head sees the rows of the own unit."""
        rows = self.env["apk.result.row"]
        groups = rows._read_group(
            [("month_id", "in", self.ids)], ["month_id", "is_complete", "export_state"], ["__count"]
        )
        for month in self:
            mine = [group[1:] for group in groups if group[0] == month]
            month.question_count = sum(count for *_key, count in mine)
            month.incomplete_count = sum(
                count for is_complete, _state, count in mine if not is_complete
            )
            ready = [(state, count) for is_complete, state, count in mine if is_complete]
            month.to_export_count = sum(count for state, count in ready if state != "exported")
            month.exported_count = sum(
                count for _whole, state, count in mine if state == "exported"
            )

    @api.model
    def _department_id(self):
        # sudo: administrators alone read parameters; the id is printed in every document
        parameters = self.env["ir.config_parameter"].sudo()
        return normal_guid(parameters.get_param(DEPARTMENT))

    @api.model
    def _month_of(self, day):
        """The month of a day, made when there is none yet."""
        first = day.replace(day=1)
        # sudo: a month is made by the calendar, not by who looks first
        months = self.sudo()
        month = months.search([("first_day", "=", first)]) or months.create({"first_day": first})
        return month.with_env(self.env)

    def _last_day(self):
        return (self.first_day + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @api.model
    def _cron_check(self):
        """Every night: the present month and the one before it, which is reported now."""
        today = self.env["apk.office"]._today()
        before = today.replace(day=1) - timedelta(days=1)
        for day in (before, today):
            self._month_of(day)._check()

    def _open_list(self, xmlid, *filters):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        chosen = {f"search_default_{name}": 1 for name in filters}
        return {**action, "domain": [("month_id", "=", self.id)], "context": chosen}

    def action_open_rows(self):
        return self._open_list("apk_results.apk_result_row_action")

    def action_open_incomplete(self):
        return self._open_list("apk_results.apk_result_row_action", "incomplete")

    def action_open_exports(self):
        return self._open_list("apk_results.apk_result_export_action")

    def action_check(self):
        """«Check»: the register as it is now; it reads a month of all units."""
        self.check_access("read")
        if not any(map(self.env.user.has_group, CHECKERS)):
            raise ONLY_THE_REGISTRAR(self.env)
        for month in self:
            month._check()
        return toast(self.env._("Checked. Something is missing in: %s", sum(self.mapped("incomplete_count"))))  # fmt: skip

    def _check(self):
        # sudo: a head may not read other units; the register is counted whole, each reads what the rules of rows let
        month = self.sudo()
        begins = end_of_day(month.first_day - timedelta(days=1), MOSCOW)
        ends = end_of_day(month._last_day(), MOSCOW)
        questions = month.env["apk.case.question"]
        domain = questions._reported_domain(
            to_naive_utc(begins), to_naive_utc(ends), month.first_day
        )
        found = questions.search(domain, order="case_id, sequence, id")
        gone = [("month_id", "=", month.id), ("question_id", "not in", found.ids)]
        month.env["apk.result.row"].search(gone).unlink()
        reported = set(found)
        cases = found.case_id
        for start in range(0, len(cases), STEP):
            month._check_cases(cases[start : start + STEP], reported)
        month.checked_at = fields.Datetime.now()
        month.invalidate_recordset(["question_count", "incomplete_count", "to_export_count", "exported_count"])  # fmt: skip

    def _check_cases(self, cases, reported=None):
        """Rows of some messages, counted anew.

        :param reported: the questions that the month reports; those that stand in it when nobody says
        """
        rows = self.env["apk.result.row"].search(
            [("month_id", "=", self.id), ("case_id", "in", cases.ids)]
        )
        known = {row.question_id: row for row in rows}
        reported = known.keys() if reported is None else reported
        exported = self.env["apk.result.export.line"]._last_fingerprints(cases, self)
        fresh = []
        for case in cases:
            appeal = case._portal_appeal(self._last_day())
            problems = case._portal_problems(appeal)
            is_complete = not any(problems.values())
            state = self._export_state(exported.get(case.id), self._fingerprint(appeal))
            for question, facts in zip(case.question_ids, appeal.questions, strict=True):
                values = {
                    "status": facts.status or False,
                    "problems": ",".join(problems[question]) or False,
                    "is_complete": is_complete,
                    "export_state": state,
                }
                if question in known:
                    self._update(known[question], values)
                elif question in reported:
                    ids = {"month_id": self.id, "question_id": question.id, "case_id": case.id}
                    fresh.append({**ids, **values})
        self.env["apk.result.row"].create(fresh)

    def _update(self, row, values):
        changed = {name: value for name, value in values.items() if row[name] != value}
        if changed:
            row.write(changed)

    @api.model
    def _export_state(self, exported, present):
        if not exported:
            return "never"
        return "exported" if exported in (present, LATER) else "changed"

    @api.model
    def _fingerprint(self, appeal):
        """What the portal knows, without the file of the answer: the words of a sent answer do not change."""
        text = json.dumps(document(appeal), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def _check_may_export(self):
        self.check_access("read")
        if not (self.env.su or self.env.user.has_group("apk_base.group_registrar")):
            raise ONLY_THE_REGISTRAR(self.env)
        if not self._department_id():
            raise DEPARTMENT_MISSING(self.env)

    def action_export(self):
        """One archive of the complete messages that were not exported yet, or have changed since."""
        self.ensure_one()
        self._check_may_export()
        self._check()
        rows = self.row_ids.filtered(lambda row: row.is_complete and row.export_state != "exported")
        cases = rows.case_id.sorted("name")
        if not cases:
            raise NOTHING_TO_EXPORT(self.env)
        return self._export(cases[:AT_ONCE])

    def _export_one(self, case):
        """One document of one message, exported before or not."""
        self._check_may_export()
        appeal = case._portal_appeal(self._last_day())
        problems = case._portal_problems(appeal)
        keys = list(dict.fromkeys(key for found in problems.values() for key in found))
        if keys:
            missing = "\n".join(f"— {self.env._(PROBLEMS[key])}" for key in keys)
            raise DOCUMENT_IS_INCOMPLETE(self.env, number=case.name, missing=missing)
        return self._export(case)

    def _export(self, cases):
        """Make the file and record what stands in it.

        :return: the action that downloads it
        """
        documents, lines = {}, []
        for case in cases:
            appeal = case._portal_appeal(self._last_day())
            shape = case._portal_document(appeal)
            if shape is None:
                self._mark_too_large(case)
                continue
            documents[case] = shape
            statuses = ", ".join(question.status for question in appeal.questions)
            lines.append({"case_id": case.id, "number": appeal.number, "statuses": statuses, "fingerprint": self._fingerprint(appeal)})  # fmt: skip
        if not documents:
            problem = PROBLEMS["answer_size"]
            number = cases[:1].name
            raise DOCUMENT_IS_INCOMPLETE(self.env, number=number, missing=self.env._(problem))
        file = self.env["apk.result.file"]._made_of(self, documents)
        # sudo: no role writes the history of exports; it is recorded by the export itself
        exports = self.env["apk.result.export"].sudo()
        exports.create({"month_id": self.id, "file_name": file.name, "line_ids": [(0, 0, line) for line in lines]})  # fmt: skip
        # sudo: nobody writes rows by hand; they learn of the export
        self.sudo().row_ids.filtered(lambda row: row.case_id in documents).write({"export_state": "exported"})  # fmt: skip
        return file._download()

    def _mark_too_large(self, case):
        # sudo: nobody writes rows by hand; what stops the document is said in the register
        rows = self.sudo().row_ids.filtered(lambda row: row.case_id == case)
        rows.write({"problems": "answer_size", "is_complete": False})
