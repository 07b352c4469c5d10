from odoo import models

from odoo.addons.apk_base.rules.organisation_codes import is_kpp
from odoo.addons.apk_client.rules.client_numbers import digits_of
from odoo.addons.apk_client.rules.person_names import split_name

from ...messages import CLIENT_WITHOUT_NAME
from ...rules.shipped import choices

PARTS = ("apk_surname", "apk_given_name", "apk_patronymic")


class ApkTransferClient(models.AbstractModel):
    """Clients: the same client is the one of the same INN, or of the same name at the same address or phone (п. 18)."""

    _name = "apk.transfer.client"
    _description = "Table of clients"
    _inherit = "apk.transfer.kind"
    _table_name = "client"

    def _name_of(self, cells):
        return cells.get("name") or " ".join(filter(None, (cells.get(one) for one in PARTS)))

    def _key(self, cells):
        name = self._name_of(cells).lower().replace("ё", "е")
        if inn := self._inn(cells):
            return f"inn {inn}"
        if address := cells.get("email"):
            return f"email {address.strip().lower()} {name}"
        return f"phone {digits_of(cells['phone'])[-10:]} {name}" if cells.get("phone") else False

    def _inn(self, cells):
        """Digits; a spreadsheet takes a leading zero away, and accountants write «ИНН/КПП»."""
        inn, _slash, kpp = (cells.get("apk_inn") or "").partition("/")
        number = digits_of(inn if is_kpp(kpp.strip()) else cells.get("apk_inn"))
        return number.zfill(len(number) + 1) if len(number) in (9, 11) else number

    def _find(self, cells):
        clients, inn = self._loading("res.partner"), self._inn(cells)
        same = [("apk_inn", "=", inn), ("partner_share", "=", True)]
        found = clients.search(same, order="id", limit=1) if inn else clients
        if found:
            return found
        number = cells.get("phone") and clients._phone_format_number(
            cells["phone"], self.env.ref("base.ru")
        )
        near = clients._cards_of_address(cells.get("email") or "")
        near |= clients.search(clients._with_phone(number), order="id")
        # a father and a son of one name and phone have different INN
        near = near.filtered(lambda card: not inn or card.apk_inn in (False, inn))
        # a colleague's card belongs to an account: a table must not say where its password is sent
        near = near.filtered("partner_share")
        return near._named(self._name_of(cells), ("same",))

    def _make_record(self, cells, transfer):
        return self._loading("res.partner").create(self._values(cells)), False

    def _fill(self, record, cells):
        values = self._values(cells)
        for name in ("name", *PARTS, "is_company"):
            values.pop(name, None)
        return self._filled_in(record, values)

    def _values(self, cells):
        """:raises CLIENT_WITHOUT_NAME:"""
        if not self._name_of(cells):
            raise CLIENT_WITHOUT_NAME(self.env)
        values = {name: value for name, value in cells.items() if name not in ("name", *PARTS)}
        values.update(self._named(cells))
        values["apk_client_type"] = cells.get("apk_client_type") or self._guessed_kind(cells)
        if self._inn(cells):
            values["apk_inn"] = self._inn(cells)
        if cells.get("email"):
            values["email"] = self._address(cells["email"])
        for name, model in (
            ("chosen_channel_id", "apk.channel"),
            ("apk_district_id", "apk.district"),
        ):
            if cells.get(name):
                values[name] = self._by_name(model, cells[name], name).id
        if segments := cells.get("apk_segment_ids"):
            found = [self._by_name("apk.segment", one, "apk_segment_ids").id for one in segments]
            values["apk_segment_ids"] = found
        return values

    def _named(self, cells):
        """The parts when the table has them apart, else the whole name: the card takes it apart."""
        parts = {name: cells[name] for name in PARTS if cells.get(name)}
        return parts if parts and not cells.get("name") else {"name": cells["name"]}

    def _guessed_kind(self, cells):
        """By the INN's length or the name; nothing when neither tells."""
        name = split_name(self._name_of(cells))
        if len(self._inn(cells)) == 10:
            return "legal"
        return "citizen_ru" if name.kind == "person" and not cells.get("apk_ogrn") else False

    def _other_names(self, record):
        """«Буйский» for «Буйский муниципальный округ»."""
        names = super()._other_names(record)
        if record._name != "apk.district":
            return names
        short = record.name
        for word in sorted(choices("district"), key=len, reverse=True):
            short = short.replace(word, " ").strip()
        return [*names, short]

    def _take_back(self, row):
        client = row._record()
        if not client:
            return
        silent = self._loading("res.partner").browse(client.id)
        if not row.is_new:
            self._put_back(silent, row.former)
            return
        self._check_untouched(silent, row)
        self._unlink_unused(silent)
