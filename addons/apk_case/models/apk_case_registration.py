from odoo import api, fields, models
from odoo.tools import email_normalize

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_base.rules.registration import registration_number, row_of_numbers
from odoo.addons.apk_base.serial_numbers import next_serials

# What a registrar enters by hand is mostly an appeal of a citizen on paper (59-ФЗ).
DEFAULTS = {"regime_id": "apk_case.regime_fz59", "intake_channel_id": "apk_client.channel_post"}


class ApkCaseRegistration(models.Model):
    """Number, regime, area, unit and question of a new message (п. 18, 20)."""

    _inherit = "apk.case"

    # What is written on the paper and on its envelope, for the register.
    scan_ids = fields.Many2many(
        "ir.attachment",
        "apk_case_scan_rel",
        "case_id",
        "attachment_id",
        string="Scan of the message",
        copy=False,
        bypass_search_access=True,
    )
    sheet_count = fields.Integer(string="Sheets", aggregator=None)
    incoming_number = fields.Char(
        string="Number of the sender",
        erase=False,
        help="Of the message itself or of its cover note.",
    )
    incoming_on = fields.Date(string="Date of the sender")
    is_collective = fields.Boolean(string="Collective")
    is_anonymous = fields.Boolean(string="Anonymous")

    def _ask_first_question(self, over_at=None):
        """What the message asks, as one question: most messages ask no more (59-ФЗ, ст. 8, ч. 4).

        :param over_at: naive UTC; the work on the message is over since then
        """
        over = {"answered_at": over_at, "ended_on": over_at and to_local(over_at).date()}
        rows = [
            {
                "case_id": case.id,
                "name": case.subject,
                "topic_id": case.topic_id.id,
                "need_id": case.need_id.id,
                "unit_id": case.unit_id.id,
                "result": case.result,
                **over,
            }
            for case in self
        ]
        # sudo: who registers may not add questions to another unit's message; it repeats what was registered
        self.env["apk.case.question"].sudo().create(rows)

    def _own_scans(self):
        """A file chosen on an unsaved form belongs to its author alone; from now on whoever sees the message sees it."""
        owner = {"res_model": self._name, "res_id": self.id}
        scans = self.scan_ids.sudo()  # sudo: only the author may touch them yet; an owner is set
        scans.filtered(lambda file: not file.res_id).write(owner)

    @api.model
    def _with_registration(self, vals):
        """Values of a new message, completed by its regime, area and unit.

        An empty regime or channel means paper, see ``DEFAULTS``; the regime leads to the area, the area to its only unit.
        """
        # a message that names no address for its answer is answered where it came from
        vals = {"reply_email": email_normalize(vals.get("email_from") or ""), **vals}
        vals = {**self.default_get(["regime_id", "intake_channel_id"]), **vals}
        regime = self.env["apk.regime"].browse(vals["regime_id"])
        area = self.env["apk.area"].browse(vals.get("area_id") or regime.area_id.id)
        client = self.env["res.partner"].browse(vals.get("partner_id"))
        chosen = vals.get("chosen_channel_id") or client.chosen_channel_id.id
        return {
            **vals,
            "area_id": area.id,
            "unit_id": vals.get("unit_id") or area._sole_unit().id,
            "chosen_channel_id": chosen,
            "state": "registered",
            "registered_at": fields.Datetime.now(),
        }

    @api.model
    def default_get(self, fields_list):
        """The regime and the channel of ``DEFAULTS``, unless the caller or the user's own defaults name others."""
        defaults = super().default_get(fields_list)
        for name, xmlid in DEFAULTS.items():
            if name in fields_list and not defaults.get(name):
                defaults[name] = self.env.ref(xmlid).id
        return defaults

    def _correct_registration(self, received_at, regime, reason):
        """Another date of receipt or regime: open deadlines are counted anew, the note says who and why.

        The number stays, even when another regime numbers its messages by another prefix: the client has it.
        """
        self._only_for_the_head_or_registrar()
        corrected = {"received_at": received_at, "regime_id": regime.id}
        if not regime.has_external_term:
            corrected["answer_until"] = False
        self.sudo().write(corrected)  # sudo: no role writes these; who may correct was checked
        why = self.env._("the registration was corrected: %s", reason)
        for deadline in self.deadline_ids._still_owed():
            self._recompute_deadline(deadline, why)
        self.message_post(body=why)

    @api.model
    def _numbered(self, vals_list):
        """Values of new messages with their numbers, in the order of registration; the last step before they are kept."""
        regimes = self.env["apk.regime"]
        prefixes = [regimes.browse(vals["regime_id"]).number_prefix for vals in vals_list]
        today = self.env["apk.office"]._today()
        given = {
            prefix: iter(self._next_numbers(prefix, today, prefixes.count(prefix)))
            for prefix in sorted(
                set(prefixes)
            )  # one order for all, or two could wait for each other
        }
        return [
            {**vals, "name": next(given[prefix])}
            for vals, prefix in zip(vals_list, prefixes, strict=True)
        ]

    @api.model
    def _number_prefixes(self):
        return self.env["apk.regime"]._number_prefixes()

    @api.model
    def _next_numbers(self, prefix, day, count):
        """The next numbers of a prefix and year, without gaps; none is given twice (п. 18).

        :param date day: in the office's zone, whose midnight starts a new year of numbers
        """
        first = self.env["apk.regime"]._sequence_of(prefix)._first_of(day)
        row = row_of_numbers(prefix, day.year)
        serials = next_serials(self, "name", row, count=count, first=first)
        return [registration_number(prefix, day.year, serial) for serial in serials]
