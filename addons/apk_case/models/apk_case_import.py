from odoo import api, fields, models

from odoo.addons.apk_base.models.apk_protected_mixin import KEEP
from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.russian_dates import format_day

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
        day = format_day(to_local(received_at).date())
        office = self.with_context(lang=self.env["apk.office"]._lang())
        name = office.env._("No. %(number)s of %(day)s, former register", number=number, day=day)
        # sudo: a registrar may not read every unit's messages; only whether there is one is asked
        cases = self.sudo()
        if cases.search_count([("name", "=", name)], limit=1):
            raise FORMER_ROW_IS_HERE(self.env, name=name)
        return name

    def _keep_as_former(self):
        """The work on it ended at a moment that nobody has told: it is kept as long as if it had ended today (п. 6)."""
        # sudo: nobody may write the moment; the rows were created with the user's own rights
        kept = self.sudo()
        kept.closed_at = fields.Datetime.now()
        self._ask_first_question(over_at=fields.Datetime.now())
        for case in self:
            case._log_registration()
