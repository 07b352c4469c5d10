"""152-ФЗ, п. 6: who may not read a message reads it by no other door: rows about it, dialogs, groups, search, export."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from odoo.addons.apk_case.tests.common import CaseCommon

# those who read most, and one who reads nothing of messages
ROLES = (
    "apk_base.group_specialist",
    "apk_base.group_head",
    "apk_base.group_area_officer",
    "apk_base.group_operator",
    "apk_base.group_client_officer",
    "apk_mailing.group_mailing_editor",
)
MARK = "меченаятайна"
OURS = "apk."
TEXTS = ("char", "text", "html")
GROUPABLE = ("char", "many2one", "selection", "date", "datetime")


@tagged("post_install", "-at_install")
class TestReadsFollowTheMessage(CaseCommon):
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
        """Stored models of ours that this person may read, and messages of the chatter."""
        names = [one._name for one in self._models() if not one._transient]
        for name in [*names, "mail.message", "mail.activity", "ir.attachment"]:
            model = self.env[name].with_user(user)
            if model.has_access("read"):
                yield model

    def test_there_are_people_who_may_not_read_it(self):
        self.assertGreaterEqual(len(self.strangers), 4)

    def test_no_row_shows_it(self):
        for user in self.strangers:
            for model in self._readable(user):
                fields = [
                    name
                    for name, one in model.fields_get(attributes=["type"]).items()
                    if one["type"] in (*TEXTS, "many2one")
                ]
                with self.subTest(model=model._name, login=user.login):
                    for row in model.search([]).read(fields):
                        self.assertNotIn(MARK, str(row))

    def test_no_search_tells_that_it_is_there(self):
        for user in self.strangers:
            for model in self._readable(user):
                for path in self._paths(model):
                    with self.subTest(model=model._name, path=path, login=user.login):
                        try:
                            found = model.search_count([(path, "ilike", MARK)])
                        except (AccessError, UserError, ValueError):
                            continue
                        self.assertFalse(found)

    def _paths(self, model):
        """Fields with text, and fields of the record behind a link with text."""
        for name, field in model._fields.items():
            if name == "display_name":  # a model without a name to search by finds every row
                continue
            if field.type in TEXTS and field._description_searchable:
                yield name
            elif field.relational and field._description_searchable:
                other = self.env[field.comodel_name]
                texts = [one for one in other._fields.values() if one.type in TEXTS and one.store]
                yield from (f"{name}.{one.name}" for one in texts if not one.groups)

    def test_no_group_shows_it(self):
        for user in self.strangers:
            for model in self._readable(user):
                for name, field in model._fields.items():
                    if field.store and field.type in GROUPABLE and not field.groups:
                        with self.subTest(model=model._name, field=name, login=user.login):
                            self.assertNotIn(MARK, str(self._groups(model, name)))

    def _groups(self, model, name):
        date = model._fields[name].type in ("date", "datetime")
        try:
            return model.formatted_read_group([], [f"{name}:month" if date else name], ["__count"])
        except (AccessError, UserError):
            return []

    def test_no_name_search_finds_it(self):
        for user in self.strangers:
            for model in self._readable(user):
                if not (model._rec_name or model._rec_names_search):
                    continue  # core would find every row, and warn
                with self.subTest(model=model._name, login=user.login):
                    self.assertFalse([one for one in model.name_search(MARK) if MARK in one[1]])

    def test_a_dialog_of_a_colleague_is_nobody_elses(self):
        """Odoo keeps the rows of dialogs for an hour: what was typed into them, and the link to rate a visit."""
        asked = self.env["apk.case.clarify"].with_user(self.registrar)
        row = asked.create({"case_id": self.case.id, "question": MARK})
        for user in (self.specialist, *self.strangers):
            others = self.env["apk.case.clarify"].with_user(user)
            if others.has_access("read"):
                self.assertFalse(others.search([]))
                with self.assertRaises(AccessError):
                    others.browse(row.id).question = "иное"

    def test_no_dialog_shows_what_stands_behind_a_link(self):
        """A dialog is opened by whoever sends the id of a record; its fields answer for the caller's own rights."""
        delivery = self.case.delivery_ids[:1]
        delivery.sudo().subject = MARK
        self.env.flush_all()
        secrets = {one._name: one for one in (self.case, delivery)}
        for user in self.strangers:
            for model in self._models():
                dialog = self.env[model._name].with_user(user)
                if not dialog.has_access("create"):
                    continue
                for name, field in model._fields.items():
                    secret = field.type == "many2one" and secrets.get(field.comodel_name)
                    if secret and (model._transient or field.comodel_name == "apk.case"):
                        with self.subTest(model=model._name, field=name, login=user.login):
                            self.assertNotIn(MARK, self._shown(dialog, name, secret))

    def _shown(self, dialog, link, secret):
        """All that a dialog answers to an ``onchange`` with the id of the message, or of what has left about it."""
        named = {"fields": {"display_name": {}}}
        spec = {
            name: named if field.type == "many2one" else {}
            for name, field in dialog._fields.items()
        }
        answers = []
        for known in ({}, {link: secret.id}):
            context = {
                f"default_{link}": secret.id,
                "active_id": secret.id,
                "active_model": secret._name,
            }
            self.env.invalidate_all()  # what the test itself has read is not asked for again
            try:
                answers.append(
                    dialog.with_context(**context).onchange(known, [link] if known else [], spec)
                )
            except (AccessError, UserError):
                continue
        return str(answers)
