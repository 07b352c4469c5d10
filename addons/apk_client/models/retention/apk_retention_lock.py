from contextlib import contextmanager

from odoo import api, models
from odoo.tools import SQL

ALL_ROWS = SQL("TRUE")
KEEP_ROWS = """
CREATE OR REPLACE FUNCTION apk_keep_five_years() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('apk.destruction', true) = 'by act' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Kept for five years by clause 6 of the Order No. 104: %', TG_TABLE_NAME
        USING HINT = 'An act of destruction removes what has outlived its term.';
END $$
"""
# A message or a file moved to another record could be deleted there.
KEEP_PLACE = """
CREATE OR REPLACE FUNCTION apk_keep_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Kept for five years by clause 6 of the Order No. 104: %', TG_TABLE_NAME
        USING HINT = 'A message or a file stays with the record it belongs to.';
END $$
"""
PLACE_COLUMNS = {"mail_message": ("model", "res_id"), "ir_attachment": ("res_model", "res_id")}


class ApkRetentionLock(models.AbstractModel):
    """Triggers of PostgreSQL: whatever addon, cascade or SQL tries to delete kept rows, the database refuses (п. 6).

    ``init`` puts triggers on every table of ``_kept_tables``; an addon above adds its tables there.
    """

    _name = "apk.retention.lock"
    _description = "Lock of kept records"

    @api.model
    def _kept_tables(self):
        """Tables that hold what п. 6 keeps, and which of their rows; an addon above adds its own.

        :return: table -> SQL condition on OLD
        """
        models = SQL(", ").join(SQL("%s", name) for name in self._kept_threads())
        return {
            "apk_consent": ALL_ROWS,
            "apk_consent_erasure": ALL_ROWS,
            "apk_delivery": ALL_ROWS,
            "apk_interaction": ALL_ROWS,
            "mail_message": SQL("OLD.model IN (%s)", models),
            "ir_attachment": SQL("OLD.res_model IN (%s) AND OLD.res_id > 0", models),
        }

    @api.model
    def _kept_threads(self):
        """Models whose messages, notes and files are kept with them."""
        return ["apk.consent"]

    def init(self):
        self.env.cr.execute(KEEP_ROWS)
        self.env.cr.execute(KEEP_PLACE)
        for name, rows in self._kept_tables().items():
            table = SQL.identifier(name)
            self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS apk_keep_rows ON %s", table))
            self.env.cr.execute(
                SQL(
                    "CREATE TRIGGER apk_keep_rows BEFORE DELETE ON %s"
                    " FOR EACH ROW WHEN (%s) EXECUTE FUNCTION apk_keep_five_years()",
                    table,
                    rows,
                )
            )
            if name.startswith("apk_"):
                self._lock_whole(table)
            else:
                self._lock_place(name, rows)

    def _lock_whole(self, table):
        self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS apk_keep_table ON %s", table))
        self.env.cr.execute(
            SQL(
                "CREATE TRIGGER apk_keep_table BEFORE TRUNCATE ON %s"
                " FOR EACH STATEMENT EXECUTE FUNCTION apk_keep_five_years()",
                table,
            )
        )

    def _lock_place(self, name, rows):
        table = SQL.identifier(name)
        moved = SQL(" OR ").join(
            SQL("NEW.%s IS DISTINCT FROM OLD.%s", SQL.identifier(column), SQL.identifier(column))
            for column in PLACE_COLUMNS[name]
        )
        self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS apk_keep_place ON %s", table))
        self.env.cr.execute(
            SQL(
                "CREATE TRIGGER apk_keep_place BEFORE UPDATE ON %s"
                " FOR EACH ROW WHEN (%s AND (%s)) EXECUTE FUNCTION apk_keep_place()",
                table,
                rows,
                moved,
            )
        )

    @contextmanager
    def _opened_for_destruction(self):
        """Kept rows may be deleted within the block: by an approved act, or of a withdrawn consent."""
        self.env.cr.execute("SELECT set_config('apk.destruction', 'by act', true)")
        yield
        self.env.flush_all()
        self.env.cr.execute("SELECT set_config('apk.destruction', '', true)")

    def _is_open(self):
        self.env.cr.execute("SELECT current_setting('apk.destruction', true) = 'by act'")
        return self.env.cr.fetchone()[0]
