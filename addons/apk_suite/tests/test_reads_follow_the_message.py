"""152-ФЗ, п. 6: who may not read a message reads it by no other door: rows about it, dialogs, groups, search, export."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tests import tagged
from odoo.tools import split_every

from .marked_rows import MARK
from .secret_message import OPEN, TEXTS, SecretMessageCase

GROUPABLE = ("char", "text", "html", "many2one")


@tagged("post_install", "-at_install")
class TestReadsFollowTheMessage(SecretMessageCase):
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

    def test_there_is_a_row_about_it_in_every_table(self):
        self.assertFalse(self.rows.failed)
        self.assertGreaterEqual(len(self.made), 19)

    def test_rows_about_it_are_seen_by_who_may_read_it(self):
        for user in self.strangers:
            for name, row in self.made.items():
                model = self.env[name].with_user(user)
                if model.has_access("read") and user.login not in OPEN.get(name, ()):
                    with self.subTest(model=name, login=user.login):
                        self.assertFalse(model.search([("id", "=", row.id)]))

    def test_no_search_tells_that_it_is_there(self):
        for user in self.strangers:
            for model in self._readable(user):
                for paths in self._searchable(model):
                    with self.subTest(model=model._name, paths=paths, login=user.login):
                        self.assertFalse(model.search_count(self._domain(paths)))

    def _searchable(self, model):
        """Paths, many to a query: what cannot be asked at all is left out."""
        paths = []
        for path in self._paths(model):
            try:
                model._search(self._domain([path]))
            except (AccessError, UserError, ValueError):
                continue
            paths.append(path)
        return split_every(40, paths)

    def _domain(self, paths):
        return Domain.OR([[(path, "ilike", MARK)] for path in paths])

    def test_no_link_to_it_can_be_asked_about(self):
        """«not any» and «any» tell the same from two sides: whether a hidden row answers to a condition."""
        for user in self.strangers:
            for model in self._readable(user):
                for name, field in model._fields.items():
                    row = field.relational and self.rows.secrets.get(field.comodel_name)
                    if row and field._description_searchable and not self._sees(user, row):
                        with self.subTest(model=model._name, field=name, login=user.login):
                            told = [(name, "any", [("id", "=", row.id)])]
                            self.assertFalse(self._count(model, told))

    def _sees(self, user, row):
        return user.login in OPEN.get(row._name, ())

    def _count(self, model, domain):
        try:
            return model.search_count(domain)
        except (AccessError, UserError):
            return 0

    def test_no_screen_reads_it_behind_a_link(self):
        """What a list or a form asks for: fields of the records that its rows link to."""
        for user in self.strangers:
            for model in self._readable(user):
                for name, spec in self._specifications(model):
                    with self.subTest(model=model._name, field=name, login=user.login):
                        try:
                            found = model.web_search_read([], {name: spec})
                        except (AccessError, UserError):
                            continue
                        self.assertNotIn(MARK, str(found))

    def _specifications(self, model):
        for name, kind in model.fields_get(attributes=["type", "relation"]).items():
            if kind.get("relation"):
                other = self.env[kind["relation"]].with_env(model.env)
                texts = [
                    one
                    for one, field in other.fields_get(attributes=["type"]).items()
                    if field["type"] in TEXTS
                ]
                yield name, {"fields": dict.fromkeys([*texts, "display_name"], {})}

    def test_no_export_holds_it(self):
        for user in self.strangers:
            user.group_ids += self.env.ref("base.group_allow_export")
            for model in self._readable(user):
                paths = [path.replace(".", "/") for path in self._paths(model)]
                for asked in (paths, *([path] for path in paths)):
                    with self.subTest(model=model._name, asked=asked, login=user.login):
                        try:
                            found = model.search([]).export_data(asked)
                        except (AccessError, UserError):
                            continue
                        self.assertNotIn(MARK, str(found))
                        if asked is paths:
                            break  # all of them together: none is hidden by the refusal of another

    def test_no_group_shows_it(self):
        """One group for every value, and all values of a column in one group."""
        for user in self.strangers:
            for model in self._readable(user):
                names = [
                    name
                    for name, field in model._fields.items()
                    if field.store and field.type in GROUPABLE and not field.groups
                ]
                figures = [f"{name}:array_agg" for name in names]
                for groups, figure in [*(([name], ["__count"]) for name in names), ([], figures)]:
                    with self.subTest(model=model._name, groups=groups, login=user.login):
                        self.assertNotIn(MARK, str(self._groups(model, groups, figure)))

    def _groups(self, model, groups, figures):
        try:
            return model.formatted_read_group([], groups, figures)
        except (AccessError, UserError, ValueError):
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
