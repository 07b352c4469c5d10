from contextlib import suppress

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools.sql import escape_psql

from ...messages import (
    HAS_BEEN_USED,
    NO_SUCH_ROLE,
    PERSON_WITHOUT_LOGIN,
    UNIT_WITHOUT_CODE,
)
from ...rules.columns import plain
from ...rules.shipped import choices

WITHOUT_ROLE, HEAD = "apk_base.group_specialist", "apk_base.group_head"


class ApkTransferStaff(models.AbstractModel):
    """Units and their people: with the rights of who loads them, so that a table gives no right that a person could not."""

    _name = "apk.transfer.staff"
    _description = "Table of units and people"
    _inherit = "apk.transfer.kind"
    _table_name = "staff"

    def _loading(self, model):
        """Without ``sudo``: whoever gives rights in Odoo gives them here."""
        return self.env[model].with_context(
            import_file=True, no_reset_password=True, lang=self.env["apk.office"]._lang()
        )

    def _name_of(self, cells):
        return cells.get("name") or cells.get("unit") or ""

    def _key(self, cells):
        return (cells.get("login") or "").strip().lower() or False

    def _find(self, cells):
        if cells.get("name"):
            users = self._loading("res.users").with_context(active_test=False)
            return users.search([("login", "=ilike", escape_psql(self._login(cells)))], limit=1)
        return self._unit(cells)

    def _unit(self, cells):
        units, name = self._loading("apk.unit"), escape_psql(cells["unit"])
        code = cells.get("unit_code")
        found = code and units.search([("code", "=ilike", escape_psql(code))], limit=1)
        same = Domain("name", "=ilike", name) | Domain("short_name", "=ilike", name)
        return found or units.search(same | Domain("code", "=ilike", name), limit=1)

    def _login(self, cells):
        if not cells.get("login"):
            raise PERSON_WITHOUT_LOGIN(self.env, person=cells["name"])
        return self._address(cells["login"])

    def _make_record(self, cells, transfer):
        known = self._unit(cells)
        unit = known or self._new_unit(cells)
        beside = {"unit": not known and unit.id}
        if not cells.get("name"):
            return unit, beside
        login = self._login(cells)
        user = self._loading("res.users").create(
            {
                "name": cells["name"],
                "login": login,
                "email": login,
                "lang": self.env["apk.office"]._lang(),
                "tz": "Europe/Moscow",
                "group_ids": [Command.link(group.id) for group in self._roles(cells)],
            }
        )
        told = {"function": cells.get("function"), "phone": cells.get("phone")}
        user.partner_id.write({name: value for name, value in told.items() if value})
        self._place(user, unit, cells)
        return user, beside

    def _new_unit(self, cells):
        code = cells.get("unit_code")
        if not code:
            raise UNIT_WITHOUT_CODE(self.env, unit=cells["unit"])
        return self._loading("apk.unit").create({"name": cells["unit"], "code": code})

    def _place(self, user, unit, cells):
        unit.member_ids = [Command.link(user.id)]
        if cells.get("is_head") and not unit.head_id:
            unit.head_id = user
        if cells.get("is_deputy") and not unit.deputy_id:
            unit.deputy_id = user

    def _roles(self, cells):
        """:raises NO_SUCH_ROLE: an administrator's role is none that a table gives"""
        roles = choices("staff.roles")
        known = {plain(name): xmlid for name, xmlid in roles.items()}
        for name in cells.get("roles") or ():
            if plain(name) not in known:
                raise NO_SUCH_ROLE(self.env, role=name, roles=", ".join(roles))
        found = [known[plain(name)] for name in cells.get("roles") or ()] or [WITHOUT_ROLE]
        leads = cells.get("is_head") or cells.get("is_deputy")
        return [self.env.ref(xmlid) for xmlid in [*found, *([HEAD] if leads else [])]]

    def _fill(self, record, cells):
        """Who has an account already joins the unit; the account keeps its rights."""
        unit = self._unit(cells) or self._new_unit(cells)
        if record._name == "res.users":
            self._place(record, unit, cells)
        return {"before": {}, "after": {}}

    def _take_back(self, row):
        record = row._record()
        if not record or not row.is_new:
            return
        own = self._loading(record._name).browse(record.id)
        if record._name == "res.users" and own.login_date:
            raise HAS_BEEN_USED(self.env, what=self.env._("this person has logged in"))
        if record._name != "res.users":
            self._unlink_unused(own)
            return
        contact, unit = own.partner_id, self._loading("apk.unit").browse(row.former["unit"])
        self._unlink_unused(own)
        self._unlink_unused(contact)
        if unit.exists() and not unit._people():
            with suppress(UserError):  # something else has come to it since: it stays
                self._unlink_unused(unit)
