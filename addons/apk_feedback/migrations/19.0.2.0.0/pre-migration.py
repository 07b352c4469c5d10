"""One mark and a month become a questionnaire and a quarter; spent invitations and their messages are forgotten."""

from odoo.tools.sql import column_exists


def migrate(cr, _version):
    if not column_exists(cr, "apk_answer", "month"):
        return
    cr.execute(
        """
        ALTER TABLE apk_answer ADD COLUMN quarter date, ADD COLUMN mark_1 integer, ADD COLUMN way varchar;
        UPDATE apk_answer SET quarter = date_trunc('quarter', month)::date, mark_1 = score, way = 'letter';
        ALTER TABLE apk_answer DROP COLUMN month, DROP COLUMN score;

        CREATE TABLE apk_invitation_issued (id serial PRIMARY KEY, quarter date NOT NULL, document varchar NOT NULL);
        INSERT INTO apk_invitation_issued (quarter, document)
            SELECT date_trunc('quarter', create_date)::date, document FROM apk_invitation ORDER BY token_hash;
        DELETE FROM apk_invitation WHERE is_used;
        ALTER TABLE apk_invitation ADD COLUMN way varchar;
        UPDATE apk_invitation SET way = 'letter';
        ALTER TABLE apk_invitation DROP COLUMN case_id, DROP COLUMN is_used, DROP COLUMN create_uid,
            DROP COLUMN create_date, DROP COLUMN write_uid, DROP COLUMN write_date;
        """
    )
