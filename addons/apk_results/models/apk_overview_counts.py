from odoo import api, models
from odoo.tools import SQL

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc
from odoo.addons.apk_base.rules.working_time import end_of_day
from odoo.addons.apk_case.models.case_result import RESULTS
from odoo.addons.apk_case.rules.overview_table import added_up

# Where the names of the lines of a table come from: model, column of the counting query.
NAMED = {
    "channel": ("apk.channel", SQL("c.intake_channel_id")),
    "district": ("apk.district", SQL("p.apk_district_id")),
    "kind": ("apk.message.kind", SQL("c.kind_id")),
    "section": ("apk.classifier.node", SQL("split_part(n.parent_path, '/', 1)::integer")),
}
YES_OR_NO = {"repeated": SQL("c.repeats_id IS NOT NULL"), "collective": SQL("c.is_collective")}
TOLD_MESSAGES = 3  # subjects that the proposed words name


class ApkOverviewCounts(models.Model):
    """The figures of an overview: messages that came, their questions, what was decided on them in the period.

    Counted over the messages that the reader may read: who makes an overview reads all of them.
    """

    _inherit = "apk.overview"

    @api.model
    def _figures(self, start, end):
        """
        :param end: the first day after the period
        :return: table → name of a line → how many; lines without a message are left out
        """
        lang = self.env["apk.office"]._lang()
        office = self.with_context(lang=lang)
        self.env.flush_all()  # what is counted by SQL
        came = office._messages(start, end)
        return {
            **{table: office._lines(table, came) for table in ("channel", "district", "kind")},
            **{table: office._halves(table, came) for table in YES_OR_NO},
            "section": office._lines("section", came),
            "result": office._results(start, end),
            "term": office._terms(start, end),
            **{code: one.lines(start, end) for code, one in office._contributed_tables().items()},
        }

    def _contributed_tables(self):
        """What addons above count: personal reception, the consultation line."""
        return self.env["apk.overview.source"]._overview_tables()

    def _messages(self, start, end):
        """Messages that were registered in the period, as a subselect with the rights of the reader."""
        first, after = (
            to_naive_utc(end_of_day(day, MOSCOW)) for day in self._days_before(start, end)
        )
        appeals = [("regime_id.is_reported", "=", True), ("former_number", "=", False)]
        came = [("registered_at", ">=", first), ("registered_at", "<", after)]
        return self.env["apk.case"]._search([*appeals, *came]).subselect()

    @api.model
    def _days_before(self, *days):
        return [day.fromordinal(day.toordinal() - 1) for day in days]

    def _lines(self, table, came):
        model, column = NAMED[table]
        rows = self.env.execute_query(
            SQL(
                "SELECT %(column)s, count(*) FROM apk_case c"
                " LEFT JOIN res_partner p ON p.id = c.partner_id %(questions)s"
                " WHERE c.id IN %(came)s GROUP BY 1",
                column=column,
                came=came,
                questions=self._questions_of(table),
            )
        )
        records = self.env[model].browse(number for number, _count in rows if number)
        names = {record.id: record.name for record in records}
        unknown = self.env._("Not stated")
        return added_up((names.get(number, unknown), count) for number, count in rows)

    @api.model
    def _questions_of(self, table):
        """A section is of a question, everything else of a message."""
        if table != "section":
            return SQL("")
        return SQL(
            "JOIN apk_case_question q ON q.case_id = c.id"
            " LEFT JOIN apk_classifier_node n ON n.id = q.classifier_id"
        )

    def _halves(self, table, came):
        words = {
            "repeated": (self.env._("Repeated"), self.env._("For the first time")),
            "collective": (self.env._("Collective"), self.env._("Of one author")),
        }
        rows = self.env.execute_query(
            SQL(
                "SELECT coalesce(%s, FALSE), count(*) FROM apk_case c WHERE c.id IN %s GROUP BY 1",
                YES_OR_NO[table],
                came,
            )
        )
        yes, no = words[table]
        return {yes if holds else no: count for holds, count in sorted(rows, reverse=True)}

    def _results(self, start, end):
        """Of the questions that were over in the period; «measures taken» is a line of its own."""
        domain = [
            ("case_id.regime_id.is_reported", "=", True),
            ("case_id.former_number", "=", False),
            ("ended_on", ">=", start),
            ("ended_on", "<", end),
        ]
        questions = self.env["apk.case.question"]
        groups = questions._read_group(domain, ["result", "measures_taken"], ["__count"])
        names = dict(questions._fields["result"]._description_selection(self.env))
        found = {}
        for result, is_done, count in groups:
            name = names.get(result, self.env._("Not stated"))
            if result == "supported":
                name = self.env._("Supported, measures taken") if is_done else name
            found[name] = found.get(name, 0) + count
        order = [names[key] for key, _label in RESULTS]
        return dict(sorted(found.items(), key=lambda line: (line[0] not in order, line[0])))

    def _terms(self, start, end):
        """Answers that left in the period, by the term that the law gives."""
        first, after = (
            to_naive_utc(end_of_day(day, MOSCOW)) for day in self._days_before(start, end)
        )
        appeals = [("case_id.regime_id.is_reported", "=", True), ("kind", "=", "answer")]
        left = [("fulfilled_at", ">=", first), ("fulfilled_at", "<", after)]
        kept = self.env["apk.deadline"]._search([*appeals, *left]).subselect()
        rows = self.env.execute_query(
            SQL(
                "SELECT d.fulfilled_at < d.due_at, count(*) FROM apk_deadline d WHERE d.id IN %s GROUP BY 1",
                kept,
            )
        )
        words = {True: self.env._("In time"), False: self.env._("Late")}
        return {words[is_kept]: count for is_kept, count in sorted(rows, reverse=True)}

    @api.model
    def _proposed_text(self):
        """Words to begin with: how many came, what was asked most; nothing that the tables hide."""
        office = self.with_context(lang=self.env["apk.office"]._lang())
        hidden = {tuple(line) for line in self.hidden or []}
        came = sum(self.figures["channel"].values())
        lines = [office.env._("%(name)s. Appeals that came: %(count)s.", name=office.name, count=office._shown(came, ("channel", "") in hidden))]  # fmt: skip
        sections = [name for name in self.figures["section"] if ("section", name) not in hidden]
        if sections:
            most = "; ".join(sections[:TOLD_MESSAGES])
            lines.append(office.env._("What was asked most: %s.", most))
        return "\n".join(lines)
