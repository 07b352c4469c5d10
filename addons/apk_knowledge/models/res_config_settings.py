from odoo import fields, models
from odoo.tools import email_normalize

from ..exceptions import SettingIsWrong
from .apk_knowledge_review_watch import SETTINGS


class ResConfigSettings(models.TransientModel):
    """Parameters of the suite on Odoo's own page of settings; an addon to the right adds its block."""

    _inherit = "res.config.settings"

    apk_office_name = fields.Char(
        string="Name of the department", config_parameter="apk_knowledge.office_name"
    )
    apk_office_address = fields.Char(
        string="Postal address", config_parameter="apk_knowledge.office_address"
    )
    apk_line_phone = fields.Char(
        string="Telephone of the line", config_parameter="apk_knowledge.line_phone"
    )
    apk_office_email = fields.Char(
        string="Mailbox of the department", config_parameter="apk_knowledge.office_email"
    )
    apk_bad_marks = fields.Integer(
        string="Marks «Did not help»",
        config_parameter="apk_knowledge.bad_marks",
        default=SETTINGS["bad_marks"],
    )
    apk_similar_questions = fields.Integer(
        string="Questions without an article",
        config_parameter="apk_knowledge.similar_questions",
        default=SETTINGS["similar_questions"],
    )
    apk_extra_review_days = fields.Integer(
        string="Days for a review out of turn",
        config_parameter="apk_knowledge.extra_review_days",
        default=SETTINGS["extra_review_days"],
    )
    apk_expiry_days = fields.Integer(
        string="Days before an article expires",
        config_parameter="apk_knowledge.expiry_days",
        default=SETTINGS["expiry_days"],
    )

    def set_values(self):
        """:raises SettingIsWrong: nothing is saved"""
        self._check_apk_settings()
        return super().set_values()

    def _check_apk_settings(self):
        """Refuse what would break letters or clocks later; an addon to the right checks its own."""
        if not email_normalize(self.apk_office_email or ""):
            self._refuse_setting("apk_office_email", "office@example.ru")
        self._check_at_least(1, *(f"apk_{name}" for name in SETTINGS))

    def _check_at_least(self, least, *names):
        for name in names:
            if self[name] < least:
                self._refuse_setting(name, str(least))

    def _refuse_setting(self, name, example):
        raise SettingIsWrong(
            self.env, self._fields[name]._description_string(self.env), self[name], example
        )
