from contextlib import suppress
from datetime import datetime, time

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import plaintext2html

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc

from ...messages import ANSWER_IS_UNCERTAIN, GIVEN_IN_THE_FUTURE, STILL_IN_WORK
from ...rules.columns import plain

CLIENT = ("name", "apk_inn", "email", "phone")


class ApkTransferMessage(models.AbstractModel):
    """A former register: closed messages with their own numbers and days (п. 6, 18), see ``apk_case_import``."""

    _name = "apk.transfer.message"
    _description = "Table of former messages"
    _inherit = "apk.transfer.kind"
    _table_name = "message"

    def _name_of(self, cells):
        return " — ".join(
            filter(None, (cells.get("former_number"), cells.get("subject"), cells.get("name")))
        )

    def _key(self, cells):
        day = (cells.get("received_at") or "")[:10]
        return f"{plain(cells.get('former_number'))} {day}" if day else False

    def _find(self, cells):
        cases = self._loading("apk.case")
        received = self._moment(cells["received_at"])
        name = cases._former_name(cells["former_number"], received)
        return cases.search([("name", "=", name)], limit=1)

    def _make_record(self, cells, transfer):
        cases = self._loading("apk.case")
        self._check_is_over(cells)
        client, is_new = self._client(cells, transfer)
        case = cases.create({**self._values(cells), "partner_id": client.id})
        return case, {"client": is_new and client.id}

    def _check_is_over(self, cells):
        """
        :raises STILL_IN_WORK: the register says so
        :raises ANSWER_IS_UNCERTAIN: it says nothing, and the message is young enough to be still in work (59-ФЗ, ст. 12)
        """
        if cells.get("state") == "open" and not cells.get("closed_on"):
            raise STILL_IN_WORK(self.env)
        says_nothing = not any(
            cells.get(name) for name in ("state", "closed_on", "result", "answer")
        )
        young = fields.Datetime.subtract(fields.Datetime.now(), days=365)
        if says_nothing and self._moment(cells["received_at"]) > young:
            names = {column.name: column.heading for column in self._columns()}
            raise ANSWER_IS_UNCERTAIN(self.env, state=names["state"], day=names["closed_on"])

    def _values(self, cells):
        values = {
            "former_number": cells["former_number"],
            "received_at": self._moment(cells["received_at"]),
            "subject": cells["subject"],
            "body": plaintext2html(cells.get("body") or ""),
            "result": cells.get("result"),
            "answer_body": cells.get("answer") and plaintext2html(cells["answer"]),
        }
        if cells.get("closed_on"):
            values["closed_at"] = self._noon(cells["closed_on"])
        for name, model in (
            ("regime_id", "apk.regime"),
            ("intake_channel_id", "apk.channel"),
            ("unit_id", "apk.unit"),
        ):
            if cells.get(name):
                values[name] = self._by_name(model, cells[name], name).id
        return {name: value for name, value in values.items() if value}

    def _client(self, cells, transfer):
        """The card of who wrote, and whether it was made now; nobody when the register does not say."""
        told = {name: cells[name] for name in CLIENT if cells.get(name)}
        clients = self.env["apk.transfer.client"]
        if not clients._name_of(told):
            return self._loading("res.partner"), False
        if found := clients._find(told):
            return found, False
        return clients._make_record(told, transfer)[0], True

    def _moment(self, text):
        """Local time of the register -> naive UTC.

        :raises GIVEN_IN_THE_FUTURE:
        """
        moment = self._moment_of(datetime.fromisoformat(text))
        if moment > fields.Datetime.now():
            raise GIVEN_IN_THE_FUTURE(self.env, day=f"{datetime.fromisoformat(text):%d.%m.%Y}")
        return moment

    def _noon(self, day):
        """The middle of a day of the register; of today, the beginning.

        :raises GIVEN_IN_THE_FUTURE:
        """
        noon = self._moment_of(datetime.combine(datetime.fromisoformat(day), time(12)))
        return noon if noon <= fields.Datetime.now() else self._moment(day)

    def _moment_of(self, local):
        return to_naive_utc(local.replace(tzinfo=MOSCOW))

    def _take_back(self, row):
        case = row._record()
        if not case or not row.is_new:
            return
        client = self._loading("res.partner").browse((row.former or {}).get("client"))
        former = self._loading("apk.case").browse(case.id)
        self._check_untouched(former, row)
        former._remove_former()
        with suppress(UserError):  # somebody has worked with the card since: it stays
            self._unlink_unused(client.exists())
