from odoo import models

from ..rules.readiness import address_problem

MOSCOW_TIME = "Europe/Moscow"


class ApkReadinessOffice(models.AbstractModel):
    """Readiness of the office: requisites, address in links, units, the registrar on duty, language and time of the staff."""

    _inherit = "apk.readiness"

    def _checks(self):
        return [
            *super()._checks(),
            self._check_requisites,
            self._check_public_address,
            self._check_units,
            self._check_duty_registrar,
            self._check_language_and_time,
        ]

    def _check_requisites(self):
        office = self.env["apk.office"]
        details = office._details()
        named = {
            self.env._("name"): details["name"],
            self.env._("address"): details["address"],
            self.env._("telephone"): details["phone"],
            self.env._("mailbox"): details["email"],
            self.env._("OGRN"): office._parameter("office_ogrn"),
            self.env._("INN"): office._parameter("office_inn"),
            self.env._("KPP"): office._parameter("office_kpp"),
        }
        missing = ", ".join(name for name, value in named.items() if not value)
        why = (
            self.env._("Every letter is signed with them. Still missing: %s.", missing)
            if missing
            else self.env._("Letters and public pages are signed: %s.", details["name"])
        )
        return self._as_check(
            "requisites", 10, self.env._("Requisites of the department"), "todo" if missing else "done", why,
            button=self.env._("Fill in the requisites"), action=self._opens("apk_base.requisites_action"),
        )  # fmt: skip

    def _check_public_address(self):
        params = self.env["ir.config_parameter"]
        url = params.get_param("web.base.url") or ""
        problem = address_problem(url, bool(params.get_param("web.base.url.freeze")))
        why = {
            "unknown": self.env._("Links in letters need the address of the program; none is set."),
            "page": self.env._(
                "Links in letters begin with %s and lead nowhere: leave only the beginning, up to the first single slash.",
                url,
            ),
            "local": self.env._("Links in letters lead to %s: no client can open it.", url),
            "plain": self.env._(
                "Links in letters lead to %s: without https they can be read on the way.", url
            ),
            "changeable": self.env._(
                "Links lead to %s, but the next sign-in by another address would change it.", url
            ),
            "": self.env._("Links in letters lead to %s.", url),
        }[problem]
        return self._as_check(
            "public_address", 20, self.env._("Public address"), "todo" if problem else "done", why,
            button=self.env._("Set the address"), action=self._opens("apk_base.public_address_action"),
        )  # fmt: skip

    def _check_units(self):
        units = self.env["apk.unit"]
        empty = units.search([("is_unstaffed", "=", True)])
        total = units.search_count([])
        if empty:
            why = self.env._("%(count)s of %(total)s units have no head or no people, nobody would take their messages: %(names)s.",
                    count=len(empty), total=total, names=self._named(empty))  # fmt: skip
        elif not total:
            why = self.env._("There is no unit yet: nobody can be given a message.")
        else:
            why = self.env._("Every unit has a head and people: %s.", total)
        domain = [("is_unstaffed", "=", True)] if empty else []
        return self._as_check(
            "units", 60, self.env._("Units: heads and people"), "done" if total and not empty else "todo", why,
            button=self.env._("Open the units"), action=self._opens("apk_base.apk_unit_action", domain=domain),
            group="apk_base.group_administrator",
        )  # fmt: skip

    def _check_duty_registrar(self):
        people = self.env.ref("apk_base.group_registrar").all_user_ids.filtered("active")
        spare = self.env.ref("base.user_admin", raise_if_not_found=False) or people.browse()
        people -= self.env.ref("base.user_root")
        named = people.filtered(lambda one: str(one.id) == self.env["apk.office"]._parameter("duty_registrar_id"))  # fmt: skip
        if named:
            state, why = "done", self.env._("%s takes what belongs to no unit.", named.name)
        elif people - spare:
            state = "advised"
            why = self.env._("Nobody is named; what belongs to no unit goes to %s.", self.env["apk.office"]._duty_registrar().name)  # fmt: skip
        else:
            state = "todo"
            why = self.env._(
                "No employee has the role «Registrar»: nobody would sort what clients write."
            )
        choose = people - spare or named
        action = "apk_base.duty_registrar_action" if choose else "apk_base.staff_action"
        return self._as_check(
            "duty_registrar", 50, self.env._("Registrar on duty"), state, why,
            button=self.env._("Name the registrar") if choose else self.env._("Open the users"),
            action=self._opens(action),
        )  # fmt: skip

    def _check_language_and_time(self):
        users = self.env["res.users"]
        wrong = [("share", "=", False), "|", ("lang", "!=", "ru_RU"), ("tz", "!=", MOSCOW_TIME)]
        others = users.search(wrong)
        why = (
            self.env._("Not everybody has Russian and the time of Moscow, terms would look shifted to: %s.",
              self._named(others))
            if others
            else self.env._("Everybody has Russian and the time of Moscow.")
        )  # fmt: skip
        return self._as_check(
            "language_and_time", 55, self.env._("Language and time zone"), "advised" if others else "done", why,
            button=self.env._("Open the users"), action=self._opens("apk_base.staff_action", domain=wrong if others else [("share", "=", False)]),
        )  # fmt: skip
