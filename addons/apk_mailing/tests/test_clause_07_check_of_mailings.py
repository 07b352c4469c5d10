"""п. 7: a mailing with a brush-off waits until it is mended or somebody in charge says why it stays."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.refused import refused
from odoo.addons.apk_language.messages import ONLY_THE_HEAD_OVERRIDES, TEXT_HAS_ERRORS

from .common import MailingCommon


@tagged("post_install", "-at_install")
class TestClause07CheckOfMailings(MailingCommon):
    def test_a_brush_off_does_not_leave_without_a_reason(self):
        mailing = self._mailing(preview="Ваше мнение очень важно для нас")
        with refused(self, TEXT_HAS_ERRORS, "мнение очень важно"):
            mailing.action_launch()
        with refused(self, ONLY_THE_HEAD_OVERRIDES):
            mailing.text_override_reason = "Цитата"
        self.env["ir.config_parameter"].set_param("apk_language.authors_override", "True")
        mailing.text_override_reason = "Цитата"
        mailing.action_launch()
        self.assertEqual(mailing.state, "in_queue")
        override = self.env["apk.text.override"].search([("res_model", "=", "mailing.mailing")])
        self.assertEqual((override.text_kind, override.user_id), ("mailing", self.editor))
