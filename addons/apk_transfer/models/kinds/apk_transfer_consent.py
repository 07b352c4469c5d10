import base64
from datetime import datetime, time

from odoo import fields, models

from odoo.addons.apk_base.office_time import MOSCOW, to_naive_utc

from ...messages import (
    CONSENT_TEXT_IS_OF_ANOTHER_PURPOSE,
    GIVEN_IN_THE_FUTURE,
    MAILING_WITHOUT_TOPIC,
    NO_SUCH_SCAN,
    TEXT_OF_CONSENT_MISSING,
)


class ApkTransferConsent(models.AbstractModel):
    """Consents given before, each with its proof (п. 27.1). Rows are final, so that taking back is a withdrawal."""

    _name = "apk.transfer.consent"
    _description = "Table of consents"
    _inherit = "apk.transfer.kind"
    _table_name = "consent"

    def _key(self, cells):
        topics = ",".join(sorted(cells.get("topics") or ()))
        return f"{cells.get('email', '').lower()} {cells.get('purpose')} {topics.lower()}"

    def _find(self, cells):
        """The consents in force, when they cover all that the row names."""
        consents, address = self._loading("apk.consent"), self._address(cells["email"])
        live = consents._live_for([address], cells["purpose"])
        topics = self._topics(cells)
        if topics:
            live = live.filtered(lambda one: one.topic_id in topics)
            return live[:1] if live.topic_id == topics else live.browse()
        return live[:1]

    def _make_record(self, cells, transfer):
        topics = self._topics(cells)
        if cells["purpose"] == "mailing" and not topics:
            raise MAILING_WITHOUT_TOPIC(self.env)
        address = self._address(cells["email"])
        told = {"name": cells["name"], "email": address}
        clients = self.env["apk.transfer.client"]
        consents = self._loading("apk.consent")
        live = consents._live_for([address], cells["purpose"]).topic_id
        given = consents._give(
            cells["purpose"],
            "transferred",
            topics=topics - live if topics else None,
            email=address,
            partner=clients._find(told) or clients._make_record(told, transfer)[0],
            text=self._text(cells, transfer),
            name=cells["name"],
            given_at=self._given_at(cells),
            registered_by_id=self.env.uid,
            **self._proof(cells, transfer),
        )
        return given[0], {"consents": given.ids}

    def _text(self, cells, transfer):
        """:raises TEXT_OF_CONSENT_MISSING: nobody has said what was signed"""
        text = transfer.consent_text_id
        if not text:
            raise TEXT_OF_CONSENT_MISSING(self.env)
        if text.purpose != cells["purpose"]:
            purposes = dict(text._fields["purpose"]._description_selection(self.env))
            raise CONSENT_TEXT_IS_OF_ANOTHER_PURPOSE(self.env, purpose=purposes[cells["purpose"]])
        return text

    def _proof(self, cells, transfer):
        proof = {"proof": cells["proof"]}
        if name := cells.get("scan"):
            raw = transfer._scan(name)
            if not raw:
                raise NO_SUCH_SCAN(self.env, name=name)
            proof.update(scan=base64.b64encode(raw), scan_name=name)
        return proof

    def _given_at(self, cells):
        noon = datetime.combine(datetime.fromisoformat(cells["given_on"]).date(), time(12))
        if noon.date() > self.env["apk.office"]._today():
            raise GIVEN_IN_THE_FUTURE(self.env, day=f"{noon:%d.%m.%Y}")
        return min(to_naive_utc(noon.replace(tzinfo=MOSCOW)), fields.Datetime.now())

    def _topics(self, cells):
        topics = self._loading("apk.consent.topic")
        for name in cells.get("topics") or ():
            topics |= self._by_name("apk.consent.topic", name, "topics")
        return topics

    def _take_back(self, row):
        consents = self._loading("apk.consent").browse((row.former or {}).get("consents", []))
        source = self.env._("loaded by mistake from a table")
        consents.exists()._withdraw("written", source=source)
