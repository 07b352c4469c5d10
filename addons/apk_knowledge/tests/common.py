from odoo.tests import TransactionCase, new_test_user


class KnowledgeCommon(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unit = cls.env.ref("apk_knowledge.unit_orst")
        cls.function = cls.env.ref("apk_knowledge.function_farm_grants")
        cls.editor = new_test_user(cls.env, "t-editor", "apk_knowledge.group_editor")
        cls.head = new_test_user(cls.env, "t-kb-head", "apk_knowledge.group_head")
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
