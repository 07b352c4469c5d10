"""п. 6, 25: an e-mail, a notice and a file of a message stay as they came and left, whoever tries, by whatever door."""

from psycopg2.errors import RaiseException

from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import SQL, mute_logger

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_client.messages import CORRESPONDENCE_IS_KEPT, NOT_A_CLIENT

from ..messages import ONLY_THE_MAILBOX
from .common import CaseCommon

# what readers do with a message, and what Odoo notes about showing a file
FREE_FIELDS = {
    "mail.message": {"pinned_at", "starred_partner_ids", "notification_ids", "reaction_ids"},
    "ir.attachment": {"access_token", "thumbnail"},
}
# how a message looks or travels, links that Odoo empties itself, what it notes of readers and of storage
FREE_COLUMNS = {
    "mail_message": {
        *(
            "pinned_at",
            "write_uid",
            "write_date",
            "subtype_id",
            "parent_id",
            "mail_activity_type_id",
        ),
        *("record_alias_domain_id", "record_company_id", "mail_server_id", "email_layout_xmlid"),
        *("email_add_signature", "reply_to", "reply_to_force_new", "author_guest_id"),
        *("incoming_email_to", "incoming_email_cc", "outgoing_email_to"),
    },
    "ir_attachment": {
        *("access_token", "write_uid", "write_date", "index_content", "description", "company_id"),
        *("db_datas", "store_fname", "original_id"),
    },
}
OTHER_VALUES = {
    "char": "иное",
    "text": "иное",
    "html": "<p>иное</p>",
    "boolean": True,
    "integer": 987654,
    "many2one_reference": 987654,
    "datetime": "2031-01-01 00:00:00",
    "binary": b"aW5vZQ==",
}


@tagged("post_install", "-at_install")
class TestClause06NothingKeptIsRewritten(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = new_test_user(cls.env, "t-admin-06", "base.group_system")
        cls.everybody = [cls.specialist, cls.registrar, cls.head, cls.administrator]

    def setUp(self):
        super().setUp()
        self.case = self._receive(self._raw_email())
        self.case.user_id = self.specialist
        self._run("apk_client.ir_cron_send_deliveries")
        self.written = self.case.message_ids.filtered(
            lambda one: one.author_id == self.case.partner_id
        )
        self.notice = self._deliveries(self.case, "first_reply").mail_message_id
        self.written.attachment_ids = self.env["ir.attachment"].create(
            {"name": "скан.txt", "raw": b"x", "res_model": "apk.case", "res_id": self.case.id}
        )
        self.file = self.written.attachment_ids

    def _other_value(self, record, field):
        if field.type in ("one2many", "many2many"):
            return [(5,)]
        if field.type == "many2one":
            others = self.env[field.comodel_name].search(
                [("id", "!=", record[field.name].id)], limit=1
            )
            return others.id
        if field.type == "selection":
            choices = field.get_values(self.env)
            return next((one for one in choices if one != record[field.name]), None)
        return OTHER_VALUES.get(field.type)

    def _check_no_field_is_written(self, record):
        for name, field in record._fields.items():
            is_written = field.store or field.inverse
            if (
                name in FREE_FIELDS[record._name]
                or not is_written
                or name in ("id", "write_uid", "write_date")
            ):
                continue
            value = self._other_value(record, field)
            for user in self.everybody:
                self._check_is_refused(record.with_user(user), name, value)

    def _check_is_refused(self, record, name, value):
        with (
            self.subTest(field=name, login=record.env.user.login),
            self.assertRaises(UserError),
            self.env.cr.savepoint(),
        ):
            record.write({name: value})

    def test_no_role_writes_any_field_of_what_came_or_left_or_of_its_files(self):
        for record in (self.written, self.notice, self.file):
            self._check_no_field_is_written(record)

    def test_the_kind_is_not_changed_to_become_a_note_of_ones_own(self):
        written = self.written.with_user(self.specialist)
        for values in ({"message_type": "comment"}, {"author_id": self.specialist.partner_id.id}):
            with refused(self, CORRESPONDENCE_IS_KEPT, msg=values):
                written.write(values)

    def test_the_database_refuses_every_column_too(self):
        for record in (self.written, self.notice, self.file):
            table = record._table
            self.env.flush_all()
            self.env.cr.execute(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s",
                [table],
            )
            columns = [
                one for one in self.env.cr.fetchall() if one[0] not in {"id", *FREE_COLUMNS[table]}
            ]
            for name, kind in columns:
                if not self._is_refused_by_the_database(record, name, kind):
                    self.env.cr.execute(
                        SQL(
                            "SELECT %s FROM %s WHERE id = %s",
                            SQL.identifier(name),
                            SQL.identifier(table),
                            record.id,
                        )
                    )
                    self.assertIsNone(self.env.cr.fetchone()[0], f"{table}.{name} was rewritten")

    def _is_refused_by_the_database(self, record, name, kind):
        """Whether a filled column stays; an empty one may be filled in once."""
        column, table = SQL.identifier(name), SQL.identifier(record._table)
        other = {
            "boolean": SQL("NOT coalesce(%s, false)", column),
            "integer": SQL("coalesce(%s, 0) + 100000", column),
            "timestamp without time zone": SQL("coalesce(%s, now()) + interval '1 day'", column),
        }.get(kind, SQL("'другое'"))
        before = SQL("SELECT %s FROM %s WHERE id = %s", column, table, record.id)
        self.env.cr.execute(before)
        if self.env.cr.fetchone()[0] is None:
            return False
        with (
            self.assertRaisesRegex(RaiseException, "five years", msg=f"{record._table}.{name}"),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                SQL("UPDATE %s SET %s = %s WHERE id = %s", table, column, other, record.id)
            )
        return True

    def test_a_file_is_not_taken_off_its_message(self):
        self.env.flush_all()
        for query in (
            "DELETE FROM message_attachment_rel WHERE message_id = %s",
            "UPDATE message_attachment_rel SET message_id = message_id - 1 WHERE message_id = %s",
        ):
            with (
                self.assertRaisesRegex(RaiseException, "five years"),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(query, self.written.ids)

    def test_the_author_corrects_a_note_and_nobody_else(self):
        mine = self.case.with_user(self.specialist)
        note = mine.message_post(
            body="Позвонить в понедельник", message_type="comment", subtype_xmlid="mail.mt_note"
        )
        mine._message_update_content(note.sudo(), body="Позвонить во вторник")
        self.env.flush_all()
        self.assertIn("во вторник", note.body)
        for user in (self.head, self.administrator):
            with refused(self, CORRESPONDENCE_IS_KEPT, msg=user.login):
                self.case.with_user(user)._message_update_content(
                    note.with_user(user).sudo(), body="Иное"
                )

    def test_the_words_of_a_client_are_not_edited_in_the_chatter_by_an_administrator(self):
        said = self.case.message_post(
            body="Из ВКонтакте",
            author_id=self.client.id,
            message_type="comment",
            subtype_xmlid="mail.mt_note",
        )
        with refused(self, CORRESPONDENCE_IS_KEPT):
            self.case.with_user(self.administrator)._message_update_content(
                said.with_user(self.administrator).sudo(), body="Иное"
            )
        self.env.flush_all()
        with (
            self.assertRaisesRegex(RaiseException, "five years"),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute("UPDATE mail_message SET body = 'иное' WHERE id = %s", said.ids)

    def test_a_line_of_the_history_is_not_rewritten_in_the_database(self):
        self.env.flush_all()
        for column in ("summary", "kind"):
            with (
                self.assertRaisesRegex(RaiseException, "five years"),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(
                    SQL("UPDATE apk_interaction SET %s = 'иное'", SQL.identifier(column))
                )

    def test_two_cards_of_one_client_are_merged_with_all_that_is_kept(self):
        twin = self.env["res.partner"].create({"name": "Пётр Иванов", "email": "petr@client.test"})
        merge = self.env["base.partner.merge.automatic.wizard"].with_user(self.registrar)
        merge._merge([self.case.partner_id.id, twin.id], twin)
        self.env.invalidate_all()
        self.assertEqual((self.case.partner_id, self.written.author_id), (twin, twin))

    def test_the_office_and_its_people_are_not_merged_into_a_client(self):
        merge = self.env["base.partner.merge.automatic.wizard"]
        office = [
            self.env.company.partner_id,
            self.env.ref("base.partner_root"),
            self.env.ref("base.public_partner"),
            self.specialist.partner_id,
        ]
        for partner in office:
            for user in (self.registrar, self.administrator):
                for target in (self.client, partner):
                    with refused(self, NOT_A_CLIENT, msg=(partner.name, user.login)):
                        merge.with_user(user)._merge([self.client.id, partner.id], target)

    def test_nobody_feeds_the_mail_gateway_by_rpc(self):
        portal = new_test_user(self.env, "t-portal-06", "base.group_portal")
        raw = self._raw_email("<forged@client.test>").decode()
        for user in (portal, self.specialist, self.registrar, self.head):
            door, cases = (
                self.env["mail.thread"].with_user(user),
                self.env["apk.case"].with_user(user),
            )
            for call in (
                lambda door=door: door.message_process("apk.case", raw),
                lambda door=door: door.message_process(None, raw),
                lambda door=door: door.message_route({}, {}, "apk.case"),
                lambda door=door: door.message_parse({}),
                lambda cases=cases: cases.message_new({"email_from": "x@y.test", "subject": "x"}),
                lambda cases=cases: cases.message_update({"email_from": "x@y.test"}),
            ):
                with refused(self, ONLY_THE_MAILBOX, msg=user.login):
                    call()
