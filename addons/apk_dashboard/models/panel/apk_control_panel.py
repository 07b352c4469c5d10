from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date, formatLang

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_time_of
from odoo.addons.apk_base.rules.working_time import ONE_DAY

from ...messages import FIGURE_IS_UNKNOWN, ONLY_FOR_CONTROL
from ...rules.figures import WEEK
from ..indicator.apk_indicator import PART, REST, WHOLE
from ..indicator.catalogue import BY_CODE
from ..indicator.filters import MODELS, read_filters
from ..indicator.sources import SOURCES

READERS = ("apk_base.group_controller", "apk_base.group_head")
SECTIONS = (
    ("terms", ("fixable", "urgent", "abuse", "first_reply", "answer", "answer_days", "forward", "copy")),
    ("outcomes", ("considered", "supported", "measures_taken", "explained", "not_supported", "referred")),
    ("line", ("missed", "called_back", "callback", "transfers", "too_many_transfers", "first_contact", "trained")),
    ("visits", ("booked", "came", "cancelled", "rating_offered")),
    ("knowledge", ("review", "coverage")),
    ("feedback", ("studied", "measure")),
    ("mailings", ("consents", "withdrawn", "delivered")),
)  # fmt: skip


class ApkControlPanel(models.AbstractModel):
    """The screen of the controller and of heads: what burns and who answers for it, how terms are kept, where work piles up.

    A service without fields. All is read with the rights of the user: a head sees the own units.
    """

    _name = "apk.control.panel"
    _description = "Screen of the head"

    @api.model
    def panel(self, raw=None):
        """The whole screen.

        :param raw: see ``indicator.filters.read_filters``
        :return: ``{burning, sections, trend, areas, units, people, topics, satisfaction, scope, period, updated_at}``
        """
        filters = self._read(raw)
        figures = self.env["apk.indicator"]._figures(filters)
        tables = self._side_by_side(filters)
        return {
            **self._caption(filters),
            "burning": self._burning(filters),
            "volume": [figures[code] for code in ("received", "repeated") if code in figures],
            "sections": self._sections(figures),
            "trend": self._trend(filters),
            "areas": tables["area"],
            "units": tables["unit"],
            "people": self._people(filters),
            "topics": self._growing_topics(filters),
            "satisfaction": self._satisfaction(),
        }

    @api.model
    def choices(self):
        """What the filters offer.

        :return: ``{filter: [[id, name]]}``
        """
        self._check_reader()
        found = {}
        for name, model in MODELS.items():
            records = self.env[model].search([])  # pylint: disable=no-search-all
            if name == "unit" and not self.env["apk.case"]._supervises_all():
                records &= self.env["apk.desk"]._headed_units()
            found[name] = [[record.id, record.display_name] for record in records]
        return found

    @api.model
    def open_figure(self, code, side, raw=None):
        """The list behind a figure.

        :param code: an indicator
        :param side: ``whole``, ``part`` or ``rest``
        """
        return self._list_behind(code, side, self._read(raw))

    @api.model
    def open_week(self, code, monday, raw=None):
        """The list behind a cell of the table of twelve weeks.

        :param code: an indicator
        :param monday: ISO date
        """
        asked = raw if isinstance(raw, dict) else {}
        filters = self._read({**asked, "period": "days", "first": monday, "last": monday})
        return self._list_behind(
            code, WHOLE, filters.of_period(filters.first, filters.first + WEEK)
        )

    def _list_behind(self, code, side, filters):
        if not isinstance(code, str) or code not in BY_CODE or side not in (WHOLE, PART, REST):
            raise FIGURE_IS_UNKNOWN(self.env)
        model, domain = self.env["apk.indicator"]._behind(code, side, filters)
        return self._list(self.env._(BY_CODE[code].name), model, domain)

    def _list(self, name, model, domain):
        view = self.env.ref("apk_dashboard.apk_term_view_list") if model == "apk.term" else None
        views = [(view.id if view else False, "list")]
        if model not in ("apk.term", "apk.feedback.index"):
            views.append((False, "form"))
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "domain": list(domain),
            "views": views,
            "target": "current",
        }

    @api.model
    def _check_reader(self):
        if not any(map(self.env.user.has_group, READERS)):
            raise ONLY_FOR_CONTROL(self.env)

    def _caption(self, filters):
        now = to_local(fields.Datetime.now())
        last = filters.end - ONE_DAY
        days = [format_date(self.env, day) for day in (filters.first, last)]
        units = self.env["apk.unit"]
        if not self.env["apk.case"]._supervises_all():
            units = self.env["apk.desk"]._headed_units()
        return {
            "period": self.env._("%(first)s – %(last)s", first=days[0], last=days[1]),
            "first": fields.Date.to_string(filters.first),
            "last": fields.Date.to_string(last),
            "scope": ", ".join(units.mapped("display_name")),
            "updated_at": format_time_of(now, now.date()),
        }

    def _sections(self, figures):
        names = {
            "terms": self.env._("Kept in time"),
            "outcomes": self.env._("What became of the questions"),
            "line": self.env._("Consultation line"),
            "visits": self.env._("Personal reception"),
            "knowledge": self.env._("Knowledge base"),
            "feedback": self.env._("Questionnaires and measures"),
            "mailings": self.env._("Mailings"),
        }
        found = []
        for key, codes in SECTIONS:
            shown = [figures[code] for code in codes if code in figures]
            if any(one["whole"] or one["is_left_out"] for one in shown):
                found.append({"key": key, "name": names[key], "figures": shown})
        return found

    def _satisfaction(self):
        """The nine parameters as the last confirmed quarterly report shows them; never counted from the answers here."""
        indexes = self.env["apk.feedback.index"]
        if not indexes.has_access("read"):
            return {}
        last = indexes.search(Domain("kind", "=", "quarter"), order="start desc, id", limit=1)
        rows = indexes.search(Domain("report_id", "=", last.report_id.id)) if last else indexes
        return {
            "report_id": last.report_id.id,
            "name": last.report_id.display_name or "",
            "rows": [
                {
                    "name": one.criterion_id.display_name,
                    "percent": formatLang(self.env, one.good_percent, digits=1),
                    "count": one.mark_count,
                }
                for one in rows
            ],
        }

    def _open_cases(self, filters):
        """Open messages of the chosen area, unit, channel, segment and district, whatever the period."""
        return self.env["apk.case"]._open() & filters.narrowing(SOURCES["case"])

    def _read(self, raw):
        """The filters of a reader who may be here."""
        self._check_reader()
        return read_filters(self.env, raw)
