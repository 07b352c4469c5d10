"""п. 7, 24: what an administrator changes in a letter of ours is checked when it is saved, for all clients will read it."""

from odoo.tests import Form, new_test_user, tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_language.messages import TEXT_HAS_ERRORS

from .common import CaseCommon

BRUSH_OFF = "<p>Ваше обращение № <t t-out='object.name'/> взято на контроль.</p>"


@tagged("post_install", "-at_install")
class TestClause07Templates(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = "apk_base.group_administrator,mail.group_mail_template_editor"
        cls.administrator = new_test_user(cls.env, "t-templates", groups)
        cls.template = cls.env.ref("apk_case.mail_template_clarification")

    def test_a_brush_off_does_not_become_a_letter_of_ours(self):
        template = self.template.with_user(self.administrator)
        with refused(self, TEXT_HAS_ERRORS, "взято на контроль"):
            template.body_html = BRUSH_OFF
        with refused(self, TEXT_HAS_ERRORS, "взят на контроль"):
            template.subject = "Ваш вопрос взят на контроль"
        template.body_html = "<p>Уточните, пожалуйста, площадь поля.</p>"

    def test_it_stays_with_a_reason_and_the_next_one_needs_its_own(self):
        template = self.template.with_user(self.administrator)
        with Form(template) as form:
            form.body_html = BRUSH_OFF
            form.text_override_reason = "Так называется журнал"
        override = self.env["apk.text.override"].search([("res_model", "=", "mail.template")])
        self.assertEqual((override.text_kind, override.user_id), ("notice", self.administrator))
        self.assertFalse(template.text_override_reason)
        with refused(self, TEXT_HAS_ERRORS, "сами виноваты"):
            template.body_html = BRUSH_OFF + "<p>Вы сами виноваты.</p>"

    def test_templates_of_odoo_are_left_alone(self):
        model = self.env["ir.model"]._get("res.partner")
        template = self.env["mail.template"].with_user(self.administrator)
        self.assertTrue(
            template.create({"name": "Чужой", "model_id": model.id, "body_html": BRUSH_OFF})
        )
