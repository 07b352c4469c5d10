from odoo import api, fields, models

from ..messages import (
    CHECK_FIRST,
    IT_IS_RUNNING,
    LOADED_STAYS,
    NOTHING_TO_TAKE_BACK,
    ONLY_WHO_GIVES_RIGHTS,
    TOO_LATE_TO_TAKE_BACK,
)

# Tables by what their rows become.
KINDS = {
    "client": "apk.transfer.client",
    "message": "apk.transfer.message",
    "consent": "apk.transfer.consent",
    "article": "apk.transfer.article",
    "staff": "apk.transfer.staff",
}
RUNNING = ("checking", "loading", "undoing")
UNDONE_WITHIN = 30  # days from the loading: long enough to notice a mistake
LOADABLE = ("ok", "twin")


class ApkTransfer(models.Model):
    """A table of another program on its way in: checked row by row, loaded, and taken back whole if it was wrong.

    Nothing of it writes to a client, opens a deadline or uses up a number (п. 6, 18; ``apk_base.imports``).
    """

    _name = "apk.transfer"
    _description = "Transfer of data"
    _inherit = "apk.protected.mixin"
    _order = "id desc"

    kind = fields.Selection(
        [
            ("client", "Clients"),
            ("message", "Former register of messages"),
            ("consent", "Consents"),
            ("article", "Articles of the knowledge base"),
            ("staff", "Units and people"),
        ],
        string="What is loaded",
        required=True,
        default="client",
        written_by="creation",
    )
    file = fields.Binary(string="Table (XLSX or CSV)", attachment=True)
    file_name = fields.Char()
    scans = fields.Binary(
        string="Scans (ZIP)",
        attachment=True,
        help="Signed forms; the column «Scan file» names them.",
    )
    scans_name = fields.Char()
    consent_text_id = fields.Many2one(
        "apk.consent.text",
        string="Text of the consent",
        help="What these people have signed, word for word.",
    )
    twin_policy = fields.Selection(
        [
            ("fill", "Fill in what its card lacks"),
            ("skip", "Leave the row out"),
            ("new", "Make another record"),
        ],
        string="Who is here already",
        required=True,
        default="fill",
        help="A client is the same by INN, or by name together with e-mail or phone. What a card holds is not overwritten.",
    )
    state = fields.Selection(
        [
            ("draft", "File"),
            ("checking", "Being checked"),
            ("checked", "Checked"),
            ("loading", "Being loaded"),
            ("loaded", "Loaded"),
            ("undoing", "Being taken back"),
            ("undone", "Taken back"),
        ],
        default="draft",
        required=True,
        written_by="system",
    )
    failure = fields.Char(string="What went wrong", written_by="system")
    remark = fields.Text(string="About the columns", written_by="system")
    row_ids = fields.One2many("apk.transfer.row", "transfer_id", string="Rows")
    row_count = fields.Integer(string="Rows in the table", written_by="system")
    ok_count = fields.Integer(string="Can be loaded", compute="_compute_counts")
    twin_count = fields.Integer(string="Are here already", compute="_compute_counts")
    error_count = fields.Integer(string="With mistakes", compute="_compute_counts")
    loaded_count = fields.Integer(string="Loaded rows", compute="_compute_counts")
    stayed_count = fields.Integer(string="Could not be taken back", compute="_compute_counts")
    done_percent = fields.Integer(string="Done, %", compute="_compute_counts")
    is_running = fields.Boolean(compute="_compute_is_running")
    problem_row_ids = fields.Many2many(
        "apk.transfer.row", string="Rows to look at", compute="_compute_problem_row_ids"
    )
    loaded_by_id = fields.Many2one("res.users", string="Loaded by", written_by="system")
    loaded_at = fields.Datetime(string="Loaded at", written_by="system")
    undone_by_id = fields.Many2one("res.users", string="Taken back by", written_by="system")
    undone_at = fields.Datetime(string="Taken back at", written_by="system")

    _running_idx = models.Index("(id) WHERE state IN ('checking', 'loading', 'undoing')")

    @api.depends("kind", "file_name", "create_date")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for transfer in self:
            name = transfer.file_name
            transfer.display_name = (
                f"{kinds[transfer.kind]}: {name}" if name else kinds.get(transfer.kind)
            )

    @api.depends("row_ids.state")
    def _compute_counts(self):
        groups = self.env["apk.transfer.row"]._read_group(
            [("transfer_id", "in", self.ids)], ["transfer_id", "state"], ["__count"]
        )
        counts = {(transfer, state): count for transfer, state, count in groups}
        for transfer in self:

            def count(*states, transfer=transfer):
                return sum(counts.get((transfer._origin, state), 0) for state in states)

            transfer.ok_count = count("ok")
            transfer.twin_count = count("twin")
            transfer.error_count = count("error")
            transfer.loaded_count = count("loaded")
            transfer.stayed_count = count("stayed")
            waiting = count(*transfer._states_to_do())
            total = transfer.row_count or 1
            transfer.done_percent = 100 * max(0, total - waiting) // total

    def _states_to_do(self):
        """States of the rows that the present step has not reached."""
        return {"checking": ("waiting",), "loading": LOADABLE, "undoing": ("loaded",)}.get(
            self.state, ()
        )

    @api.depends("state")
    def _compute_is_running(self):
        for transfer in self:
            transfer.is_running = transfer.state in RUNNING

    @api.depends("row_ids.state")
    def _compute_problem_row_ids(self):
        """The first of them; all stand in the list of rows."""
        for transfer in self:
            transfer.problem_row_ids = self.env["apk.transfer.row"].search(
                [
                    ("transfer_id", "=", transfer._origin.id),
                    ("state", "in", ("error", "twin", "stayed")),
                ],
                limit=100,
            )

    @api.onchange("file")
    def _onchange_file(self):
        """Another file has to be checked anew."""
        self.failure = False

    def _kind(self):
        """The model that knows how rows of this kind become records."""
        return self.env[KINDS[self.kind]]

    def _check_may_run(self):
        self.ensure_one()
        self.check_access("write")
        if self.is_running:
            raise IT_IS_RUNNING(self.env)
        if self.kind == "staff" and not self.env.user.has_group("base.group_erp_manager"):
            raise ONLY_WHO_GIVES_RIGHTS(self.env)

    def write(self, vals):
        """Another file, or another rule for what is here already: what was found by the former one no longer holds."""
        result = super().write(vals)
        if {"file", "scans", "consent_text_id", "twin_policy"} & vals.keys():
            for transfer in self.filtered(lambda one: one.state == "checked"):
                transfer._set_state("draft")
        return result

    def _set_state(self, state, **values):
        # sudo: nobody writes the state; the buttons have checked the right
        own = self.sudo()
        own.write({"state": state, **values})

    def action_check(self):
        """Read the table and try every row without keeping anything."""
        self._check_may_run()
        if self.state not in ("draft", "checked") or self.loaded_count:
            raise CHECK_FIRST(self.env)
        self._read_rows()
        return self._run("checking")

    def action_load(self):
        """Keep the rows that can be loaded; the others stay in the list with their reasons.

        A loading that has broken down half-way goes on where it has ended.
        """
        self._check_may_run()
        if self.state not in ("checked", "loaded") or not (self.ok_count or self.twin_count):
            raise CHECK_FIRST(self.env)
        self._set_state(self.state, loaded_by_id=self.env.uid, loaded_at=fields.Datetime.now())
        return self._run("loading")

    def action_undo(self):
        """Take back all that this table has brought, where nothing has happened to it since."""
        self._check_may_run()
        if self.state != "loaded" or not self.loaded_count:
            raise NOTHING_TO_TAKE_BACK(self.env)
        if self.loaded_at < fields.Datetime.subtract(fields.Datetime.now(), days=UNDONE_WITHIN):
            raise TOO_LATE_TO_TAKE_BACK(self.env, days=UNDONE_WITHIN)
        self._set_state("loaded", undone_by_id=self.env.uid, undone_at=fields.Datetime.now())
        return self._run("undoing")

    def action_open_rows(self):
        """Rows of the state that the pressed figure counts."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "apk_transfer.apk_transfer_row_action"
        )
        domain = [("transfer_id", "=", self.id)]
        if state := self.env.context.get("apk_row_state"):
            domain.append(("state", "=", state))
        return {**action, "domain": domain}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_loaded(self):
        if any(one.is_running for one in self):
            raise IT_IS_RUNNING(self.env)
        if any(one.loaded_count for one in self):
            raise LOADED_STAYS(self.env)
