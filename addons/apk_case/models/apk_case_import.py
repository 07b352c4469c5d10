from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_day
from odoo.addons.apk_client.messages import CASE_IS_KEPT

from ..messages import FORMER_ROW_IS_HERE, FORMER_ROW_NEEDS_NUMBER_AND_DATE

# What a file does not say is not guessed: 59-ФЗ and the post are right for paper entered by hand alone.
FORMER_DEFAULTS = {
    "regime_id": "apk_case.regime_former",
    "intake_channel_id": "apk_case.channel_not_stated",
}


class ApkCaseImport(models.Model):
    """Rows of a former register, loaded from a file: closed messages with their old numbers and dates (п. 6).

    They take no number of ours, open no deadline and write to nobody; the client's history shows them.
    """

    _inherit = "apk.case"

    former_number = fields.Char(
        string="Former number",
        copy=False,
        index="btree_not_null",
        written_by="creation",
        erase=KEEP,
        help="The message was loaded from the register that was kept before this program.",
    )

    @api.model
    def _with_former_registration(self, vals):
        """Values of a message of a former register.

        :param vals: a row of the file; «Number» and «Former number» mean the same there
        """
        number = str(vals.get("former_number") or vals.get("name") or "").strip()
        received_at = fields.Datetime.to_datetime(vals.get("received_at"))
        if not number or not received_at:
            raise FORMER_ROW_NEEDS_NUMBER_AND_DATE(self.env)
        defaults = {name: self.env.ref(xmlid).id for name, xmlid in FORMER_DEFAULTS.items()}
        stated = {name: value for name, value in vals.items() if value}
        return {
            **vals,
            **defaults,
            **stated,
            "former_number": number,
            "name": self._name_of_former(number, received_at),
            "registered_at": vals.get("registered_at") or received_at,
            "state": "closed",
        }

    @api.model
    def _name_of_former(self, number, received_at):
        """A name that no number of ours can equal; the same row loaded twice would have it twice.

        :raises FORMER_ROW_IS_HERE: the row has been loaded before
        """
        name = self._former_name(number, received_at)
        # sudo: a registrar may not read every unit's messages; only whether there is one is asked
        cases = self.sudo()
        if cases.search_count([("name", "=", name)], limit=1):
            raise FORMER_ROW_IS_HERE(self.env, name=name)
        return name

    @api.model
    def _former_name(self, number, received_at):
        day = format_day(to_local(received_at).date())
        office = self.with_context(lang=self.env["apk.office"]._lang())
        return office.env._("No. %(number)s of %(day)s, former register", number=number, day=day)

    def _keep_as_former(self):
        """Kept for five years from the end of the work, or from today when nobody has told when it ended (п. 6)."""
        now = fields.Datetime.now()
        # sudo: nobody may write the moment; the rows were created with the user's own rights
        kept = self.sudo()
        for over_at, cases in kept.grouped(lambda case: case.closed_at or now).items():
            cases.closed_at = over_at
            cases._ask_first_question(over_at=over_at)
        for case in self:
            case._log_registration()
            if case.answer_body:
                summary = case.env._("Answer of the former register: %s", case.subject)
                moment = {"happened_at": case.closed_at}
                case._log_interaction(case.partner_id, "notice_out", summary, **moment)

    def _remove_former(self):
        """Take rows away that were loaded by mistake; the register that they came from is kept by the office itself.

        :raises CASE_IS_KEPT: one is no row of a file, or something has happened to it since
        """
        # sudo: no role may delete a message; who takes a file back has been checked
        rows = self.sudo()
        own = {"delivery_ids", "decision_ids", "deadline_ids"}
        is_used = any(row[name] for row in rows for name in own)
        if is_used or not all(row.former_number for row in rows) or self._is_referred_to():
            raise CASE_IS_KEPT(self.env)
        self.env.flush_all()
        with self.env["apk.retention.lock"]._opened_for_destruction():
            rows._erase_rows(rows.delivery_ids)
            for table, column in (("apk_case_question", "case_id"), ("apk_case", "id")):
                row = SQL.identifier(table), SQL.identifier(column), list(self.ids)
                self.env.cr.execute(SQL("DELETE FROM %s WHERE %s = ANY(%s)", *row))
        self.env.invalidate_all()

    def _is_referred_to(self):
        """A later message repeats one of these, or was joined to it."""
        later = Domain("repeats_id", "in", self.ids) | Domain("merged_into_id", "in", self.ids)
        return bool(self.sudo().search_count(later, limit=1))  # sudo: of any unit
