import base64
from datetime import datetime, timezone

from odoo import api, models

from ..messages import OFFICE_HOURS_ARE_WRONG
from ..office_time import MOSCOW
from ..rules.letter_words import contact_lines, requisite_lines
from ..rules.working_time import BadOfficeHours, office_hours

OFFICE_HOURS = {"opens": "09:00", "closes": "18:00", "closes_short": "17:00"}
STAFF_LETTERS = "apk_base.staff_letters_leave"  # empty: off, as on a new installation


class ApkOffice(models.AbstractModel):
    """The office itself: its details, hours and language, and its people who belong to no unit.

    A service without fields; system parameters ``apk_base.*`` hold the details, the page of settings edits them.
    """

    _name = "apk.office"
    _description = "Details of the department"

    @api.model
    def _details(self):
        """What answers, notices and public pages are signed with.

        :return: dictionary of ``name``, ``address``, ``phone``, ``phone_link`` (digits and plus), ``email``;
            an unknown one is empty
        """
        phone = self._parameter("line_phone") or ""
        return {
            "name": self._parameter("office_name") or self.env.company.name,
            "address": self._parameter("office_address") or "",
            "phone": phone,
            "phone_link": "".join(char for char in phone if char.isdigit() or char == "+"),
            "email": self._email(),
        }

    @api.model
    def _letterhead(self):
        """The requisites above an official letter (ГОСТ Р 7.0.97-2025), as ``printing.letter_pdf.Letter`` takes them."""
        details = self._details()
        codes = [self._parameter(f"office_{name}") or "" for name in ("ogrn", "inn", "kpp")]
        contacts = contact_lines(details["address"], details["phone"], details["email"])
        # sudo: who prints a letter may not read every company; the emblem is printed for all
        company = self.env.company.sudo()
        return {
            "office": details["name"],
            "office_lines": (*contacts, *requisite_lines(*codes)),
            "emblem": base64.b64decode(company.with_context(bin_size=False).apk_emblem or b""),
        }

    def _parameter(self, name):
        """Value of the parameter ``apk_base.<name>``, a text or False; not for secrets."""
        # sudo: administrators alone read parameters; these are printed for all
        office = self.sudo()
        params = office.env["ir.config_parameter"]
        return params.get_param(f"apk_base.{name}")

    @api.model
    def _email(self):
        """The mailbox that writes to clients and receives their replies (п. 80: apk@…)."""
        return self._parameter("office_email") or self.env.company.email or ""

    @api.model
    def _staff_letters_leave(self):
        """An administrator has switched e-mails to colleagues on: a new installation writes to nobody by itself."""
        return bool(self._parameter(STAFF_LETTERS.removeprefix("apk_base.")))

    @api.model
    def _today(self):
        """The calendar day of the office, whatever the time zone of the user or the server."""
        return datetime.now(MOSCOW).date()

    @api.model
    def _day_of(self, moment):
        """The office's day of a moment that the database keeps in UTC."""
        return moment.replace(tzinfo=timezone.utc).astimezone(MOSCOW).date()

    @api.model
    def _office_hours(self):
        """п. 22 «в рабочие часы Департамента».

        :return: ``rules.working_time.OfficeHours``
        :raises OFFICE_HOURS_ARE_WRONG: a parameter was edited past the page of settings
        """
        hours = [
            self._parameter(f"office_{name}") or default for name, default in OFFICE_HOURS.items()
        ]
        try:
            return office_hours(*hours)
        except BadOfficeHours as error:
            raise OFFICE_HOURS_ARE_WRONG(self.env, hours=", ".join(hours)) from error

    @api.model
    def _lang(self):
        """The language in which the scheduler and public pages write: what they log is read in the office."""
        active = dict(self.env["res.lang"].get_installed())
        return "ru_RU" if "ru_RU" in active else self.env.lang

    @api.model
    def _controllers(self):
        """Users who control how the Order is kept (point 4)."""
        controllers = self.env.ref("apk_base.group_controller")
        group = controllers.sudo()  # sudo: an employee may not read groups; only users leave
        return group.all_user_ids.filtered("active")

    @api.model
    def _duty_registrar(self):
        """The user responsible for what belongs to no unit, or to a unit in which nobody works.

        The one named in the settings, or who stands in; while nobody is named, the first registrar. The signed-in user
        when there is no registrar.
        """
        registrars = self.env.ref("apk_base.group_registrar")
        group = registrars.sudo()  # sudo: an employee may not read groups; only one user leaves
        people = group.all_user_ids.filtered("active").sorted("id")
        named = people.filtered(lambda one: str(one.id) == self._parameter("duty_registrar_id"))
        on_duty = (named or people)[:1]
        return (on_duty and on_duty._stand_in().sudo(False)) or self.env.user
