"""How many questions the database is asked: what is opened a hundred times a day stays quick."""

from lxml import etree

from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestQueryCounts(CaseCommon):
    """What the office waits for a hundred times a day does not grow with the number of rows."""

    def test_a_page_of_the_list(self):
        self._many(2)
        few = self._queries_of_the_list()
        self._many(20)
        self.assertLessEqual(self._queries_of_the_list(), few + 2)
        self.env.invalidate_all()
        with self.assertQueryCount(5):
            self._read_the_list()

    def test_the_form_of_a_message(self):
        """What the web client asks for: the view, then every field of it with its lines.

        The second opening counts: the first one of the day also loads the record rules of every model shown.
        """
        mine = self._paper_case().with_user(self.specialist)
        for _opening in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            self._open_form(mine)
        self.env.invalidate_all()
        with self.assertQueryCount(34):
            self._open_form(mine)

    def _open_form(self, case):
        arch = etree.fromstring(case.get_view(view_type="form")["arch"])
        return case.web_read(self._fields_of(arch, case))

    def _fields_of(self, node, records):
        """Specification for ``web_read``: fields of this view; of lines their own, of links the name."""
        asked = {}
        for tag in node.xpath(".//field[not(ancestor::field)]"):
            field = records._fields[tag.get("name")]
            comodel = self.env[field.comodel_name] if field.relational else None
            inner = {"display_name": {}} if field.type == "many2one" else {}
            for view in tag:
                inner |= self._fields_of(view, comodel)
            asked[field.name] = {"fields": inner} if inner else {}
        return asked

    def test_the_registration_of_an_email(self):
        # the first transaction of a quarter makes keys and forgets what was cached
        for _transaction in range(3):
            self._paper_case()
            self.env.cr.flush()
            self.env.cr.postcommit.clear()  # what the end of a transaction does
        with self.assertQueryCount(58):
            self._paper_case()
            self.env.flush_all()

    def _many(self, count):
        for _number in range(count):
            self._paper_case()

    def _queries_of_the_list(self):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        self._read_the_list()
        return self.cr.sql_log_count - before

    def _read_the_list(self):
        specification = {
            name: {}
            for name in ("name", "subject", "next_due_at", "priority", "has_overdue_deadline")
        }
        people = {
            "partner_id": {"fields": {"display_name": {}}},
            "user_id": {"fields": {"display_name": {}}},
        }
        self.env["apk.case"].with_user(self.specialist).web_search_read(
            [], {**specification, **people}, limit=80
        )
