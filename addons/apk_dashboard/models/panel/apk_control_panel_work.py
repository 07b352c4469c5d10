from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_base.office_time import MOSCOW, to_local, to_naive_utc
from odoo.addons.apk_base.rules.person_names import surname_and_initials
from odoo.addons.apk_base.rules.russian_dates import format_term
from odoo.addons.apk_base.rules.working_time import end_of_day

from ...messages import FIGURE_IS_UNKNOWN
from ...rules.figures import WEEK, added_up, grows, last_weeks, share
from ..indicator.apk_indicator import WHOLE
from ..indicator.catalogue import BY_CODE
from ..indicator.sources import SOURCES

ROWS = 8
WEEKS = 12
SHARES = ("first_reply", "answer")
TREND = ("fixable", "urgent", "first_reply", "answer")
GROWTH_DAYS = 28
GROUPS = [("area_id", ""), ("unit_id", "")]
PATHS = {"area": "area_id", "unit": "unit_id", "person": "user_id", "topic": "topic_id"}
SIDES = ("open", "late", "received", "grown", *SHARES)
LATE = Domain("has_overdue_deadline", "=", True)


class ApkControlPanelWork(models.AbstractModel):
    """What burns, who has how much, how the weeks went: the tables of the screen of the head."""

    _inherit = "apk.control.panel"

    @api.model
    def open_burning(self, side, raw=None):
        """The open messages that are late or due today.

        :param side: ``late``, ``today`` or ``open``
        """
        filters = self._read(raw)
        if side not in ("late", "today", "open"):
            raise FIGURE_IS_UNKNOWN(self.env)
        names = {
            "late": self.env._("Overdue"),
            "today": self.env._("Due today"),
            "open": self.env._("In work"),
        }
        domains = {"late": LATE, "today": self._due_today() & ~LATE, "open": Domain.TRUE}
        domain = self._open_cases(filters) & domains[side]
        return self._list(names[side], "apk.case", domain)

    @api.model
    def open_group(self, field, record_id, side, raw=None):
        """The messages behind a row of a table.

        :param field: ``area``, ``unit``, ``person`` or ``topic``
        :param record_id: 0 for what has none
        :param side: ``open``, ``late``, ``received``, ``grown``: received in the last four weeks; or an indicator
        """
        filters = self._read(raw)
        is_known = field in tuple(PATHS) and side in SIDES  # what cannot be a key may be asked, too
        if not is_known or not isinstance(record_id, int):
            raise FIGURE_IS_UNKNOWN(self.env)
        domain = Domain(PATHS[field], "=", record_id or False)
        if side in SHARES:
            model, counted = self.env["apk.indicator"]._behind(side, WHOLE, filters)
            return self._list(self.env._(BY_CODE[side].name), model, counted & domain)
        if side in ("received", "grown"):
            filters = filters.of_period(*self._recent()[1:]) if side == "grown" else filters
            domain &= filters.domain(SOURCES["case"], fields.Datetime.now())
        else:
            domain &= self._open_cases(filters)
        if side == "late":
            domain &= LATE
        return self._list(self.env._("Messages"), "apk.case", domain)

    def _due_today(self):
        evening = end_of_day(self.env["apk.office"]._today(), MOSCOW)
        return Domain("next_due_at", "<", to_naive_utc(evening))

    def _burning(self, filters):
        """What is late or due today, the earliest first, with who answers for it and what the reader may do."""
        cases = self.env["apk.case"]
        domain = self._open_cases(filters)
        columns = [("count", one, "") for one in (LATE, self._due_today() & ~LATE, Domain.TRUE)]
        [(late, today, count)] = self.env["apk.indicator"]._aggregate(cases._name, domain, columns)
        burns = LATE | self._due_today()
        found = cases.search(domain & burns, order="next_due_at, id", limit=ROWS) if late or today else cases  # fmt: skip
        supervised = found._may_supervise()
        gives_out = cases.has_access("write") and cases._is_head_or_registrar()
        rows = [self._burning_row(case, case in supervised, gives_out) for case in found]
        return {"late": late, "today": today, "open": count, "rows": rows}

    def _burning_row(self, case, is_supervised, gives_out):
        executor = (
            case.user_id.sudo().name or ""
        )  # sudo: a colleague's name, for who reads the message
        # sudo: a controller may not read absences; the name of who is in charge leaves
        unit = case.unit_id.sudo()
        head = unit._in_charge()[:1]
        asked = case.user_id or head
        return {
            "id": case.id,
            "number": case.name,
            "subject": case.subject,
            "unit": case.unit_id.display_name or "",
            "person": surname_and_initials(executor or head.name or ""),
            "is_without_executor": not case.user_id,
            "due": self._due_text(case.next_due_at),
            "is_late": case.has_overdue_deadline,
            "may_ask": bool(is_supervised and asked and asked != self.env.user),
            "may_order": bool(is_supervised and (gives_out or (head and head != self.env.user))),
        }

    def _due_text(self, moment):
        """«до 18:00 30 ноября»; the year is left out while it is the current one."""
        if not moment:
            return ""
        this_year = (
            f" {self.env['apk.office']._today().year} г."  # Russian: the ending of ``format_day``
        )
        return self.env._("by %s", format_term(to_local(moment)).removesuffix(this_year))

    def _trend(self, filters):
        """Twelve weeks, the current one last: shares in time and messages received.

        :return: ``{weeks: [{text, day}], rows: [{code, name, cells: [{text, percent, whole}]}]}``
        """
        mondays = last_weeks(self.env["apk.office"]._today(), WEEKS)
        weeks = filters.of_period(mondays[0], mondays[-1] + WEEK)
        rows = self._trend_of_terms(weeks, mondays)
        received = self._by_week(SOURCES["case"], [BY_CODE["received"]], weeks)
        counts = [received.get(day, (0, 0))[1] for day in mondays]
        cells = [{"text": str(count), "percent": None, "whole": count} for count in counts]
        rows.append(
            {"code": "received", "name": self.env._(BY_CODE["received"].name), "cells": cells}
        )
        days = [{"text": f"{day:%d.%m}", "day": fields.Date.to_string(day)} for day in mondays]
        return {"weeks": days, "rows": rows}

    def _trend_of_terms(self, weeks, mondays):
        indicators = [BY_CODE[code] for code in TREND]
        found = self._by_week(SOURCES["term"], indicators, weeks)
        rows = []
        for number, one in enumerate(indicators):
            counts = [found.get(day, (0,) * 8)[2 * number : 2 * number + 2] for day in mondays]
            cells = [
                {
                    "text": self._percent_text(share(*pair)),
                    "percent": share(*pair),
                    "whole": pair[1],
                }
                for pair in counts
            ]
            if any(cell["whole"] for cell in cells):
                rows.append({"code": one.code, "name": self.env._(one.name), "cells": cells})
        return rows

    def _percent_text(self, percent):
        return "" if percent is None else f"{percent:g}".replace(".", ",")

    def _by_week(self, source, indicators, filters):
        """``{Monday: (part, whole, part, whole …)}``"""
        base = filters.domain(source, fields.Datetime.now())
        columns = []
        for one in indicators:
            columns += [("count", one.whole & one.part, ""), ("count", one.whole, "")]
        rows = self.env["apk.indicator"]._aggregate(source.model, base, columns, [(source.moment, "week")])  # fmt: skip
        return {row[0]: row[1:] for row in rows}

    def _side_by_side(self, filters):
        """Areas and units beside one another: received, open, late now, answers and first replies in time.

        :return: ``{"area": rows, "unit": rows}``; one pass over the rows serves both tables
        """
        now, every = fields.Datetime.now(), ("count", Domain.TRUE, "")
        shares = [BY_CODE[code] for code in SHARES]
        kept = [("count", one, "") for i in shares for one in (i.whole & i.part, i.whole)]
        counted = [
            self.env["apk.indicator"]._aggregate(model, base, columns, GROUPS)
            for model, base, columns in (
                ("apk.case", self._open_cases(filters), [every, ("count", LATE, "")]),
                ("apk.case", filters.domain(SOURCES["case"], now), [every]),
                ("apk.term", filters.domain(SOURCES["term"], now), kept),
            )
        ]
        return {
            name: self._rows_of(name, *(added_up(rows, place, len(GROUPS)) for rows in counted))
            for place, name in enumerate(("area", "unit"))
        }

    def _rows_of(self, name, opened, received, kept):
        model = {"area": "apk.area", "unit": "apk.unit"}[name]
        records = self.env[model].search([])  # pylint: disable=no-search-all
        known = {key for counts in (opened, received) for key in counts if key}
        records = records if name == "area" else records.filtered(lambda one: one.id in known)
        rows = []
        for record_id, label in [*((one.id, one.display_name) for one in records), (None, self.env._("Not assigned"))]:  # fmt: skip
            in_work, late = opened.get(record_id, (0, 0))
            replies, answers = kept.get(record_id, (0,) * 4)[:2], kept.get(record_id, (0,) * 4)[2:]
            row = {
                "id": record_id or 0,
                "name": label,
                "received": received.get(record_id, (0,))[0],
                "open": in_work,
                "late": late,
                "first_reply": self._percent_text(share(*replies)),
                "answer": self._percent_text(share(*answers)),
            }
            if record_id or row["received"] or row["open"]:
                rows.append(row)
        return (
            rows if name == "area" else sorted(rows, key=lambda row: (-row["late"], -row["open"]))
        )

    def _people(self, filters):
        """Executors by what they have in hands, the most late first."""
        columns = [
            ("count", Domain.TRUE, ""),
            ("count", LATE, ""),
            ("count", self._due_today() & ~LATE, ""),
        ]
        rows = self.env["apk.indicator"]._aggregate(
            "apk.case", self._open_cases(filters), columns, [("user_id", "")]
        )
        rows = sorted(rows, key=lambda row: (-row[2], -row[1]))[:ROWS]
        # sudo: a controller may not read users; names of colleagues leave
        users = self.env["res.users"].sudo().browse([row[0] for row in rows if row[0]])
        names = {user.id: surname_and_initials(user.name) for user in users}
        return [
            {"id": row[0] or 0, "name": names.get(row[0], self.env._("Without executor")), "open": row[1], "late": row[2], "today": row[3]}
            for row in rows
        ]  # fmt: skip

    def _recent(self):
        """Twice four weeks that end today: (first day, first day of the later four, day after the last)."""
        end = fields.Date.add(self.env["apk.office"]._today(), days=1)
        middle = fields.Date.subtract(end, days=GROWTH_DAYS)
        return fields.Date.subtract(middle, days=GROWTH_DAYS), middle, end

    def _growing_topics(self, filters):
        """Topics that came noticeably more often in the last four weeks than in the four before."""
        start, middle, end = self._recent()
        both, late = filters.of_period(start, end), filters.of_period(middle, end)
        source, now = SOURCES["case"], fields.Datetime.now()
        columns = [("count", Domain.TRUE, ""), ("count", late.period(source, now), "")]
        rows = self.env["apk.indicator"]._aggregate(
            source.model, both.domain(source, now), columns, [("topic_id", "")]
        )
        grown = [(topic, count, total - count) for topic, total, count in rows if topic and grows(count, total - count)]  # fmt: skip
        grown = sorted(grown, key=lambda row: row[2] - row[1])[:ROWS]
        topics = self.env["apk.topic"].browse([row[0] for row in grown])
        return [
            {"id": topic.id, "name": topic.display_name, "now": count, "before": before}
            for topic, (_id, count, before) in zip(topics, grown, strict=True)
        ]
