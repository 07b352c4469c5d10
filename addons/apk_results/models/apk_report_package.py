from functools import partial

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.apk_base.office_time import to_local
from odoo.addons.apk_client.rules.retention import keep_until

from ..messages import (
    PACKAGE_FILE_WAS_CHANGED,
    PACKAGE_IS_BEING_MADE,
    PACKAGE_IS_CONFIRMED,
    PACKAGE_IS_NOT_READY,
    PACKAGE_NEEDS_OVERVIEW,
    PACKAGE_NEEDS_WHOLE_REGISTERS,
)
from ..rules.report_package import CHUNK, FORMATS, sha256_of, size_text

JOB = "apk_results.ir_cron_make_packages"


class ApkReportPackage(models.Model):
    """All registers of a quarter or year and the overview of its appeals, in one archive that stays as it was confirmed.

    The registers are made with the rights of who asks for the package, in the background. A second package of a period
    names the one that it clarifies.
    """

    _name = "apk.report.package"
    _description = "Package of reports"
    _inherit = ["apk.report.period.mixin", "apk.made.file.mixin"]
    _order = "first_day desc, kind desc, edition desc"

    name = fields.Char(compute="_compute_name", store=True)
    state = fields.Selection(
        selection_add=[  # named anew: terms of this model are translated by this addon
            ("draft", "To be made"),
            ("waiting", "Being made"),
            ("done", "Ready"),
            ("confirmed", "Confirmed"),
            ("failed", "Failed"),
        ],
        ondelete={"confirmed": "cascade"},
    )
    edition = fields.Integer(default=1, required=True, aggregator=None, written_by="system")
    clarifies_id = fields.Many2one("apk.report.package", ondelete="restrict", written_by="system")
    contents = fields.Json(written_by="system")
    contents_table = fields.Html(compute="_compute_contents_table", sanitize=False)
    checksum = fields.Char(string="SHA-256 of the archive", written_by="system")
    register_ids = fields.One2many("apk.register", "package_id", string="Registers being made")
    confirmed_at = fields.Datetime(string="Confirmed", written_by="system")
    confirmed_by_id = fields.Many2one(
        "res.users", string="Confirmed by", ondelete="restrict", written_by="system"
    )
    retention_until = fields.Date(string="Kept until", written_by="system")

    _one_open = models.UniqueIndex(
        "(kind, first_day) WHERE confirmed_at IS NULL",
        "There is a package of this period that is not confirmed yet. Open it.",
    )

    @api.depends("kind", "first_day", "edition")
    def _compute_name(self):
        office = self.with_context(lang=self.env["apk.office"]._lang()).env
        for package in self:
            period = package.first_day and package._period_name()
            name = period and office._("Package of reports: %s", period)
            if name and package.edition > 1:
                name = office._("%(name)s (clarified, No. %(edition)s)", name=name, edition=package.edition)  # fmt: skip
            package.name = name

    @api.depends("contents")
    @api.depends_context("lang")
    def _compute_contents_table(self):
        for package in self:
            values = {"files": package.contents or [], "size_text": size_text}
            package.contents_table = self.env["ir.qweb"]._render("apk_results.package_contents", values)  # fmt: skip

    @api.model_create_multi
    def create(self, vals_list):
        packages = super().create(vals_list)
        for package in packages:
            before = package._confirmed_before()
            # sudo: nobody chooses what a package clarifies; the packages of its period say it
            own = package.sudo()
            own.write({"clarifies_id": before[:1].id, "edition": len(before) + 1})
        return packages

    def _confirmed_before(self):
        """Confirmed packages of the same period, the last one first."""
        period = Domain("kind", "=", self.kind) & Domain("first_day", "=", self.first_day)
        return self.search(period & Domain("confirmed_at", "!=", False))

    def _overview(self):
        """The overview of appeals of the period, when it is final."""
        period = [("kind", "=", self.kind), ("first_day", "=", self.first_day)]
        return self.env["apk.overview"].search([*period, ("confirmed_at", "!=", False)])

    def action_make(self):
        """Make the archive in the background, anew when there is one that nobody has confirmed."""
        self.ensure_one()
        self.check_access("write")
        if self.confirmed_at:
            raise PACKAGE_IS_CONFIRMED(self.env)
        if self.state == "waiting":  # a second press, another tab
            raise PACKAGE_IS_BEING_MADE(self.env)
        if not self._overview():
            raise PACKAGE_NEEDS_OVERVIEW(self.env)
        self._check_reads_all()
        # sudo: nobody writes what was made; who may make the package was asked above
        own = self.sudo()
        own._forget_file()
        own.user_id = self.env.uid
        own._order_registers()
        return self._wait_for_it(JOB)

    def _check_reads_all(self):
        """A package with half of the registers would look whole."""
        registers = self.env["apk.register"]
        known = dict(registers._kinds_of_reader())
        missing = [one.title for code, one in registers._registers().items() if code not in known]
        if missing:
            raise PACKAGE_NEEDS_WHOLE_REGISTERS(self.env, registers=", ".join(missing))

    def _order_registers(self):
        """Each register of the suite as a table and to be printed, made one after the other by the job."""
        self.register_ids.unlink()
        period = {
            "date_from": self.first_day,
            "date_to": fields.Date.subtract(self._end(), days=1),
            "user_id": self.user_id.id,
            "package_id": self.id,
        }
        kinds = self.env["apk.register"]._registers()
        self.register_ids.create(
            [{**period, "kind": kind, "format": format_} for kind in kinds for format_ in FORMATS]
        )

    def action_confirm(self):
        """A person has looked at the archive: from now on it stays as it is."""
        self.check_access("write")
        for package in self:
            if package.confirmed_at:
                raise PACKAGE_IS_CONFIRMED(self.env)
            if package.state != "done" or not package.file_id:
                raise PACKAGE_IS_NOT_READY(self.env)
            package._check_file()
            now = fields.Datetime.now()
            # sudo: nobody may write the signature; the right to confirm was asked
            confirmed = package.sudo()
            confirmed.write(
                {
                    "state": "confirmed",
                    "confirmed_at": now,
                    "confirmed_by_id": self.env.uid,
                    "retention_until": keep_until(to_local(now).date()),
                }
            )

    def action_download(self):
        self.ensure_one()
        self.check_access("read")
        if not self.file_id:
            raise PACKAGE_IS_NOT_READY(self.env)
        self._check_file()
        return super().action_download()

    def _check_file(self):
        """A file may be replaced past the database, on the disk."""
        try:
            checksum = sha256_of(self._chunks_of_file())
        except OSError as error:  # it is gone from the disk
            raise PACKAGE_FILE_WAS_CHANGED(self.env) from error
        if checksum != self.checksum:
            raise PACKAGE_FILE_WAS_CHANGED(self.env)

    def _chunks_of_file(self):
        """A year may be larger than the memory of the server; ``raw`` would read it whole."""
        # sudo: who reads the package may have its file; the archive is compared, not shown
        file = self.sudo().file_id
        if not file.store_fname:  # kept in the database
            yield file.raw or b""
            return
        with open(file._full_path(file.store_fname), "rb") as opened:
            yield from iter(partial(opened.read, CHUNK), b"")

    @api.ondelete(at_uninstall=False)
    def _unlink_except_confirmed_or_being_made(self):
        if any(package.confirmed_at for package in self):
            raise PACKAGE_IS_CONFIRMED(self.env)
        if any(package.state == "waiting" for package in self):
            raise PACKAGE_IS_BEING_MADE(self.env)

    def unlink(self):
        self._unlink_except_confirmed_or_being_made()
        # sudo: the file goes with its package, whose reader may delete it as long as nobody has confirmed it
        own = self.sudo()
        own._forget_file()
        return super().unlink()

    def _forget_file(self):
        """The file of a package is locked as soon as it is there; only its own package may drop it, unconfirmed."""
        files = self.file_id
        with self.env["apk.retention.lock"]._opened_for_destruction():
            self.write({"state": "draft", "file_id": False, "contents": False, "checksum": False})
            files.unlink()
            self.env.flush_all()

    @api.autovacuum
    def _gc_outlived(self):
        """A package is personal data of many: when its term is over the file goes, who confirmed it and when stays."""
        today = self.env["apk.office"]._today()
        outlived = self.search([("retention_until", "<", today), ("file_id", "!=", False)])
        files = outlived.file_id
        with self.env["apk.retention.lock"]._opened_for_destruction():
            outlived.write({"file_id": False})
            files.unlink()
            self.env.flush_all()
