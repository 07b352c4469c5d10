from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_base.office_time import to_local

from ...messages import HOLD_WITHOUT_REASON, ONLY_THE_HEAD_OR_REGISTRAR
from ...rules.retention import keep_until

HOLD_FIELDS = frozenset(["legal_hold", "legal_hold_reason"])
HOLDERS = ("apk_base.group_head", "apk_base.group_registrar")


class ApkRetentionMixin(models.AbstractModel):
    """How long a record is kept, what holds it longer, and what is left of it afterwards (п. 6).

    A model names the fields that tell of the end of its work (``_end_of_work_fields``), answers ``_ended_at``, and says in
    its fields, by ``erase=``, what they hold once it is destroyed: figures and directories, nothing that leads to a person.
    """

    _name = "apk.retention.mixin"
    _description = "Retention of a record"
    _inherit = "apk.protected.mixin"

    _end_of_work_fields = ()
    _holders = HOLDERS

    retention_until = fields.Date(
        string="Kept until",
        compute="_compute_retention_until",
        store=True,
        index="btree_not_null",
    )
    legal_hold = fields.Boolean(
        string="Legal hold", help="A court or an inspection needs it: nothing is destroyed."
    )
    legal_hold_reason = fields.Char(string="Why it is held", erase=False)
    may_hold = fields.Boolean(compute="_compute_may_hold")
    destruction_act_id = fields.Many2one(
        "apk.destruction.act",
        string="Act of destruction",
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        written_by="system",
    )
    destroyed_at = fields.Datetime(string="Destroyed", copy=False, written_by="system")

    def _ended_at(self):
        """When the work ended; empty while it goes on."""
        raise NotImplementedError

    @api.depends(lambda self: self._end_of_work_fields)
    def _compute_retention_until(self):
        for record in self:
            ended = record._ended_at()
            record.retention_until = ended and keep_until(to_local(ended).date())

    @api.depends_context("uid")
    def _compute_may_hold(self):
        """The form offers the hold to those alone who may set it."""
        self.may_hold = self._is_holder()

    def _is_holder(self):
        return self.env.su or any(map(self.env.user.has_group, self._holders))

    @api.constrains("legal_hold", "legal_hold_reason")
    def _check_legal_hold(self):
        if any(record.legal_hold and not record.legal_hold_reason for record in self):
            raise HOLD_WITHOUT_REASON(self.env)

    def write(self, vals):
        if HOLD_FIELDS & vals.keys() and not self._is_holder():
            raise ONLY_THE_HEAD_OR_REGISTRAR(self.env)
        return super().write(vals)

    @api.model
    def _due_for_destruction(self, today):
        """Records whose term is over, that nobody holds, and that no act lists yet."""
        unlisted = Domain("destruction_act_id", "=", False)
        return self.search(self._destruction_domain(today) & unlisted, order="id")

    @api.model
    def _destruction_domain(self, today):
        return (
            Domain("retention_until", "<", today)
            & Domain("legal_hold", "=", False)
            & Domain("destroyed_at", "=", False)
        )

    def _destroy(self):
        """Erase text, files and what leads to the person; numbers, dates and directories stay for the statistics."""
        # sudo: who approves an act may not write every unit's records; two people have signed
        records = self.sudo()
        records = records.with_context(tracking_disable=True)
        deliveries = records._notices_sent()
        records._erase_copies()
        deliveries.write(deliveries._erased_values())
        deliveries.report_ids.write(deliveries.report_ids._erased_values())
        records.write({**self._erased_values(), "destroyed_at": fields.Datetime.now()})
        self.env.flush_all()
        with self.env["apk.retention.lock"]._opened_for_destruction():
            records._erase_rows(deliveries)
        self.env.invalidate_all()

    def _notices_sent(self):
        """Deliveries of the notices about these records."""
        return self.env["apk.delivery"]

    def _erase_copies(self):
        """What stands elsewhere: files given to the client, tasks; an addon above erases its own."""
        requests = self.env["apk.history.request"].search(
            [("partner_id", "in", self.partner_id.ids), ("file_id", "!=", False)]
        )
        files = requests.file_id
        requests.write(requests._erased_values())
        files.unlink()
        about = [("res_model", "=", self._name), ("res_id", "in", self.ids)]
        self.env["mail.activity"].search(about).unlink()

    def _erase_rows(self, deliveries):
        execute, about = self.env.cr.execute, [self._name, list(self.ids)]
        execute("DELETE FROM ir_attachment WHERE res_model = %s AND res_id = ANY(%s)", about)
        execute("DELETE FROM mail_message WHERE model = %s AND res_id = ANY(%s)", about)
        execute(
            "DELETE FROM apk_interaction WHERE (res_model = %s AND res_id = ANY(%s))"
            " OR (res_model = 'apk.delivery' AND res_id = ANY(%s))",
            [*about, list(deliveries.ids)],
        )
