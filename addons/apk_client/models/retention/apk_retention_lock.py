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
# A message or a file moved to another record could be deleted there; one that is written over is no proof.
# TG_ARGV[0]: «note» — what a colleague has written as a note may be corrected.
KEEP_CONTENT = """
CREATE OR REPLACE FUNCTION apk_keep_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('apk.destruction', true) = 'by act' THEN
        RETURN NEW;
    END IF;
    IF TG_ARGV[0] = 'merge' AND current_setting('apk.merge', true) = 'on' THEN
        RETURN NEW;
    END IF;
    IF TG_ARGV[0] = 'note' THEN
        IF OLD.message_type = 'comment' AND EXISTS (
            SELECT FROM res_users u WHERE u.partner_id = OLD.author_id AND NOT u.share
        ) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Kept for five years by clause 6 of the Order No. 104: %', TG_TABLE_NAME
        USING HINT = 'A message or a file stays with its record and as it is.';
END $$
"""
# A file taken off a kept message is no longer what came with it.
KEEP_FILES = """
CREATE OR REPLACE FUNCTION apk_keep_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('apk.destruction', true) = 'by act' OR NOT EXISTS (
        SELECT FROM mail_message m WHERE m.id = OLD.message_id AND m.res_id > 0 AND m.model = ANY (TG_ARGV)
    ) THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'Kept for five years by clause 6 of the Order No. 104: %', TG_TABLE_NAME
        USING HINT = 'Files of a message stay with it.';
END $$
"""
# Columns of kept rows that nothing changes, by what may change them after all: nothing, a merge of two cards of one
# client, the author of a note. A subject that is empty is filled in by Odoo when the message leaves.
FIXED_COLUMNS = {
    ("mail_message", ""): (
        *("model", "res_id", "date", "message_type", "is_internal"),
        *("email_from", "message_id", "create_uid", "create_date"),
    ),
    ("mail_message", "merge"): ("author_id",),
    ("mail_message", "note"): ("body", "subject"),
    ("ir_attachment", ""): (
        *("res_model", "res_id", "res_field", "name", "type", "url", "public", "mimetype"),
        *("checksum", "file_size", "create_uid", "create_date"),
    ),
    ("apk_interaction", ""): (
        *("happened_at", "kind", "channel_id", "res_model", "res_id", "summary"),
        "mail_message_id",
        *("create_uid", "create_date"),
    ),
    ("apk_interaction", "merge"): ("partner_id",),
    ("apk_delivery_report", ""): ("delivery_id", "kind", "reported_at", "report_key"),
}
FILLED_ONCE = frozenset(["subject", "message_id", "checksum", "file_size", "mimetype"])


class ApkRetentionLock(models.AbstractModel):
    """Triggers of PostgreSQL: whatever addon, cascade or SQL deletes or rewrites what is kept, the database refuses (п. 6).

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
            "apk_delivery_report": ALL_ROWS,
            "apk_interaction": ALL_ROWS,
            "mail_message": SQL("OLD.model IN (%s)", models),
            "ir_attachment": SQL("OLD.res_model IN (%s) AND OLD.res_id > 0", models),
        }

    @api.model
    def _kept_threads(self):
        """Models whose messages, notes and files are kept with them."""
        return ["apk.consent"]

    @api.model
    def _fixed_columns(self):
        """Columns of kept rows that nothing changes; an addon above adds those of its tables."""
        return FIXED_COLUMNS

    def init(self):
        self.env.cr.execute(KEEP_ROWS)
        self.env.cr.execute(KEEP_CONTENT)
        self.env.cr.execute(KEEP_FILES)
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
            for (fixed, exception), columns in self._fixed_columns().items():
                if fixed == name:
                    self._lock_content(table, rows, exception, columns)
        self._lock_files()

    def _lock_whole(self, table):
        self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS apk_keep_table ON %s", table))
        self.env.cr.execute(
            SQL(
                "CREATE TRIGGER apk_keep_table BEFORE TRUNCATE ON %s"
                " FOR EACH STATEMENT EXECUTE FUNCTION apk_keep_five_years()",
                table,
            )
        )

    def _lock_content(self, table, rows, exception, columns):
        """:param exception: whose change passes, as ``apk_keep_content`` knows it"""
        changed = SQL(" OR ").join(map(self._is_changed, columns))
        trigger = SQL.identifier(f"apk_keep_content_{exception}".rstrip("_"))
        self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS %s ON %s", trigger, table))
        self.env.cr.execute(
            SQL(
                "CREATE TRIGGER %s BEFORE UPDATE ON %s"
                " FOR EACH ROW WHEN (%s AND (%s)) EXECUTE FUNCTION apk_keep_content(%s)",
                trigger,
                table,
                rows,
                changed,
                exception,
            )
        )

    @api.model
    def _is_changed(self, column):
        name = SQL.identifier(column)
        changed = SQL("NEW.%s IS DISTINCT FROM OLD.%s", name, name)
        if column == "subject":  # Odoo lays a subject out on one line when it leaves
            changed = SQL(
                r"regexp_replace(NEW.subject, '\s+', ' ', 'g') IS DISTINCT FROM regexp_replace(OLD.subject, '\s+', ' ', 'g')"
            )
        return SQL("OLD.%s IS NOT NULL AND %s", name, changed) if column in FILLED_ONCE else changed

    def _lock_files(self):
        models = SQL(", ").join(SQL("%s", name) for name in self._kept_threads())
        self.env.cr.execute("DROP TRIGGER IF EXISTS apk_keep_files ON message_attachment_rel")
        self.env.cr.execute(
            SQL(
                "CREATE TRIGGER apk_keep_files BEFORE DELETE OR UPDATE ON message_attachment_rel"
                " FOR EACH ROW EXECUTE FUNCTION apk_keep_files(%s)",
                models,
            )
        )

    @contextmanager
    def _opened_for_merge(self):
        """Kept rows may pass to another card within the block: of the same client, or of the right one."""
        self.env.cr.execute("SELECT set_config('apk.merge', 'on', true)")
        yield
        self.env.flush_all()
        self.env.cr.execute("SELECT set_config('apk.merge', '', true)")

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
