from stdnum.ru import inn

from odoo import fields, models
from odoo.tools import email_normalize

from ..messages import SETTING_IS_WRONG
from ..rules.browser_policy import BadSource, allowed_sources
from ..rules.organisation_codes import is_kpp, is_ogrn
from ..rules.readiness import address_problem, as_address
from ..rules.working_time import BadOfficeHours, office_hours
from .apk_office import OFFICE_HOURS, STAFF_LETTERS


class ResConfigSettings(models.TransientModel):
    """The settings of the suite on Odoo's own page; every addon adds its block and its checks."""

    _inherit = "res.config.settings"

    apk_office_name = fields.Char(
        string="Name of the department", config_parameter="apk_base.office_name"
    )
    apk_office_address = fields.Char(
        string="Postal address", config_parameter="apk_base.office_address"
    )
    apk_line_phone = fields.Char(
        string="Telephone of the line", config_parameter="apk_base.line_phone"
    )
    apk_office_email = fields.Char(
        string="Mailbox of the department", config_parameter="apk_base.office_email"
    )
    apk_office_ogrn = fields.Char(string="OGRN", config_parameter="apk_base.office_ogrn")
    apk_office_inn = fields.Char(string="INN", config_parameter="apk_base.office_inn")
    apk_office_kpp = fields.Char(string="KPP", config_parameter="apk_base.office_kpp")
    apk_emblem = fields.Image(related="company_id.apk_emblem", readonly=False)
    apk_office_opens = fields.Char(
        string="Opens", config_parameter="apk_base.office_opens", default=OFFICE_HOURS["opens"]
    )
    apk_office_closes = fields.Char(
        string="Closes", config_parameter="apk_base.office_closes", default=OFFICE_HOURS["closes"]
    )
    apk_office_closes_short = fields.Char(
        string="Closes on a short day",
        config_parameter="apk_base.office_closes_short",
        default=OFFICE_HOURS["closes_short"],
    )

    apk_pictures_from = fields.Char(
        string="Pictures from other servers", config_parameter="apk_base.pictures_from"
    )
    apk_public_url = fields.Char(
        string="Address of the program",
        config_parameter="web.base.url",
        help="Links in letters and on public pages begin with it.",
    )
    apk_public_url_stays = fields.Boolean(
        string="Does not change by itself",
        config_parameter="web.base.url.freeze",
        help="Otherwise Odoo takes the address by which an administrator has signed in last.",
    )
    apk_staff_letters_leave = fields.Boolean(
        string="E-mails to colleagues leave", config_parameter=STAFF_LETTERS
    )
    apk_outside_publisher = fields.Boolean(
        string="Tell Odoo's publisher about this database",
        config_parameter="apk_base.outside_publisher",
    )
    apk_outside_link_previews = fields.Boolean(
        string="Look at the pages that messages link to",
        config_parameter="apk_base.outside_link_previews",
    )
    apk_outside_companies = fields.Boolean(
        string="Look companies up in Odoo's directory",
        config_parameter="apk_base.outside_companies",
    )
    apk_outside_odoo_services = fields.Boolean(
        string="Use paid services of Odoo",
        config_parameter="apk_base.outside_odoo_services",
    )
    apk_outside_pictures = fields.Boolean(
        string="Fetch pictures from other servers",
        config_parameter="apk_base.outside_pictures",
    )
    apk_outside_browser_notices = fields.Boolean(
        string="Notices of browsers",
        config_parameter="apk_base.outside_browser_notices",
    )
    apk_duty_registrar_id = fields.Many2one(
        "res.users",
        string="Duty registrar",
        config_parameter="apk_base.duty_registrar_id",
        domain=lambda self: [("all_group_ids", "in", self.env.ref("apk_base.group_registrar").ids)],
    )

    def set_values(self):
        """:raises SETTING_IS_WRONG: nothing is saved"""
        self.apk_public_url = as_address(self.apk_public_url or "")
        self._check_apk_settings()
        return super().set_values()

    def _check_apk_settings(self):
        """Refuse what would break an answer or a deadline later; an addon checks its own settings and calls super."""
        if not email_normalize(self.apk_office_email or ""):
            self._refuse_setting("apk_office_email", "office@example.ru")
        if address_problem(self.apk_public_url or "", True) in ("unknown", "page"):
            self._refuse_setting("apk_public_url", "https://example.ru")
        self._check_office_hours()
        self._check_office_codes()
        try:
            allowed_sources(self.apk_pictures_from or "")
        except BadSource:
            self._refuse_setting("apk_pictures_from", "https://tiles.example.ru")

    def _check_office_hours(self):
        """п. 22 «в рабочие часы»: deadlines are planned by these hours."""
        names = {
            "opens": "apk_office_opens",
            "closes": "apk_office_closes",
            "short_closes": "apk_office_closes_short",
        }
        try:
            office_hours(**{key: self[name] or "" for key, name in names.items()})
        except BadOfficeHours as error:
            self._refuse_setting(names[error.name], "18:00")

    def _check_office_codes(self):
        """Figures that every letter bears: a slip would stand on all of them."""
        if self.apk_office_ogrn and not is_ogrn(self.apk_office_ogrn):
            self._refuse_setting("apk_office_ogrn", "1024400523421")
        if self.apk_office_inn and not inn.is_valid(self.apk_office_inn):
            self._refuse_setting("apk_office_inn", "4401004867")
        if self.apk_office_kpp and not is_kpp(self.apk_office_kpp):
            self._refuse_setting("apk_office_kpp", "440101001")

    def _check_at_least(self, least, *names):
        """:raises SETTING_IS_WRONG: one of these settings is below ``least``"""
        for name in names:
            if self[name] < least:
                self._refuse_setting(name, str(least))

    def _refuse_setting(self, name, example):
        """:raises SETTING_IS_WRONG: always; the message shows how to write the value"""
        value = self[name]
        raise SETTING_IS_WRONG(
            self.env,
            name=self._fields[name]._description_string(self.env),
            value="" if value is False else value,
            example=example,
        )
