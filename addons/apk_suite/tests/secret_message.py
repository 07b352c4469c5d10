"""What the tests of reading share: a message with a marked secret, and people of every role who may not read it."""

from odoo.tests import new_test_user

from odoo.addons.apk_case.tests.common import CaseCommon

from .marked_rows import MARK, OURS, MarkedRows

# Every role of the suite; those who may read all messages fall out by themselves.
ROLES = (
    "base.group_user",
    "apk_base.group_administrator",
    "apk_base.group_area_officer",
    "apk_base.group_client_officer",
    "apk_base.group_controller",
    "apk_base.group_editor",
    "apk_base.group_head",
    "apk_base.group_operator",
    "apk_base.group_registrar",
    "apk_base.group_specialist",
    "apk_line.group_line_head",
    "apk_line.group_training_officer",
    "apk_mailing.group_mailing_editor",
)
OF_CHATTER = ("ir.attachment", "mail.activity", "mail.message")
OF_ODOO = (*OF_CHATTER, "res.partner", "res.users")
TEXTS = ("char", "text", "html")
# Whoever works at the line knows its calls, callbacks and visits, and by when a message is answered (п. 30, 53).
LINE = {"t-group_operator", "t-group_line_head"}
OPEN = dict.fromkeys(
    (
        "apk.call",
        "apk.call.transfer",
        "apk.callback",
        "apk.callback.attempt",
        "apk.callback.window",
        "apk.deadline",
        "apk.visit",
    ),
    LINE,
)


class SecretMessageCase(CaseCommon):
    def setUp(self):
        super().setUp()
        self.secret = self.env["res.partner"].create(
            {"name": "Тайный Клиент", "phone": "+74942123456", "email": "secret@client.test"}
        )
        self.case = self._paper_case(
            subject=f"О {MARK}", body=f"<p>{MARK}</p>", partner_id=self.secret.id
        )
        self.case.sudo().write({"life_situation": MARK, "actual_need": MARK})
        self.case._send_notice("first_reply")
        self.case.message_post(body=MARK, message_type="comment", subtype_xmlid="mail.mt_note")
        self.case._log_interaction(self.secret, "status", f"{self.case.name}: {MARK}")
        self.env["ir.attachment"].sudo().create(
            {"name": MARK, "raw": MARK, "res_model": "apk.case", "res_id": self.case.id}
        )
        self.rows = MarkedRows(self.env, {"apk.case": self.case.sudo()}, unmarked=OPEN)
        self.made = self.rows.make()
        self.env.flush_all()
        self.strangers = [
            user for user in self._people() if not self.case.with_user(user).has_access("read")
        ]

    def _people(self):
        """A person of every role who belongs to another unit than the message."""
        other = self.env["apk.unit"].create({"name": "Другой отдел", "code": "OTHER"})
        people = [new_test_user(self.env, f"t-{role.partition('.')[2]}", role) for role in ROLES]
        other.member_ids = [(4, one.id) for one in people]
        other.head_id = people[ROLES.index("apk_base.group_head")]
        return people

    def _models(self):
        return [
            one
            for one in self.env.registry.values()
            if one._name.startswith(OURS) and not one._abstract
        ]

    def _readable(self, user):
        """Models of ours and of the chatter in which this person sees a row: without one there is nothing to ask."""
        names = [one._name for one in self._models() if not one._transient]
        for name in [*names, *OF_ODOO]:
            model = self.env[name].with_user(user)
            if model.has_access("read") and model.search_count([], limit=1):
                yield model

    def _paths(self, model):
        """Fields with text, and fields of a record behind a link that could hold the mark."""
        for name, field in model._fields.items():
            if name == "display_name":  # a model without a name to search by finds every row
                continue
            if field.type in TEXTS and field._description_searchable:
                yield name
            elif field.relational and field._description_searchable and self._is_marked(field):
                other = self.env[field.comodel_name]
                texts = [one for one in other._fields.values() if one.type in TEXTS and one.store]
                yield from (f"{name}.{one.name}" for one in texts if not one.groups)

    def _is_marked(self, field):
        return field.comodel_name in {*self.rows.secrets, *OF_CHATTER}
