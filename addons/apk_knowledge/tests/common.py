from odoo.tests import TransactionCase, new_test_user

from odoo.addons.apk_base.tests.refused import refused


class KnowledgeCommon(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unit = cls.env.ref("apk_base.unit_orst")
        cls.function = cls.env.ref("apk_knowledge.function_farm_grants")
        cls.editor = new_test_user(cls.env, "t-editor", "apk_base.group_editor")
        cls.head = new_test_user(cls.env, "t-kb-head", "apk_base.group_head")
        cls.reader = new_test_user(cls.env, "t-reader", "base.group_user")
        cls.unit.write({"head_id": cls.head.id, "member_ids": [(4, cls.editor.id)]})

    @classmethod
    def _draft(cls, name="Грант на ульи", body="<p>Нужен бизнес-план.</p>", **values):
        return (
            cls.env["apk.article"]
            .with_user(cls.editor)
            .create(
                {
                    "name": name,
                    "draft_body": body,
                    "function_ids": cls.function.ids,
                    **values,
                }
            )
        )

    @classmethod
    def _published(cls, *args, **values):
        article = cls._draft(*args, **values)
        article.with_user(cls.head).action_publish()
        return article


class FilesCommon(KnowledgeCommon):
    def _import(self, files, user=None, **values):
        env = self.env(user=user or self.editor)
        given = env["ir.attachment"].create(
            [{"name": name, "raw": content} for name, content in files.items()]
        )
        wizard = env["apk.article.import"].create(
            {"file_ids": given.ids, "unit_id": self.unit.id, **values}
        )
        wizard.action_import()
        return wizard.article_ids

    def _refused(self, files, message, pattern):
        """The whole load is refused with this message, and no article is left of it."""
        before = self.env["apk.article"].search_count([])
        with refused(self, message, pattern), self.cr.savepoint():
            self._import(files)
        self.env.invalidate_all()
        self.assertEqual(self.env["apk.article"].search_count([]), before)
