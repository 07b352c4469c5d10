"""Shared by the tests of the line: trained users, a colleague who consults, calls by hand and from the exchange."""

from datetime import datetime

from odoo.tests import new_test_user

from odoo.addons.apk_base.office_time import MOSCOW
from odoo.addons.apk_case.tests.common import CaseCommon


class LineCommon(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.operator = new_test_user(
            cls.env, "t-operator", "apk_base.group_operator", name="Зайцева Анна Юрьевна"
        )
        cls.operator.write({"apk_extension": "101", "function": "консультант"})
        cls.line_head = new_test_user(cls.env, "t-line-head", "apk_line.group_line_head")
        cls.officer = new_test_user(cls.env, "t-training", "apk_line.group_training_officer")
        cls.expert = cls.env["apk.line.expert"].create(
            {
                "name": "Лебедев Олег Викторович",
                "user_id": cls.specialist.id,
                "phone": "+7 (4942) 55-16-40",
                "extension": "205",
                "unit_id": cls.env.ref("apk_base.unit_orst").id,
                "function_ids": cls.env.ref("apk_knowledge.function_farm_grants").ids,
            }
        )
        cls._train(cls.operator | cls.line_head)

    @classmethod
    def _train(cls, users, kind="initial", at="2026-10-01 07:00:00"):
        """A seminar that was held and that the users have passed."""
        session = cls.env["apk.training.session"].create(
            {
                "programme_id": cls.env.ref(f"apk_line.programme_{kind}").id,
                "starts_at": at,
                "record_ids": [(0, 0, {"user_id": user.id}) for user in users],
            }
        )
        session.with_user(cls.officer).action_hold()
        return session

    def _call(self, phone="+7 910 123-45-67", **options):
        """A card opened by hand, as its operator sees it."""
        calls = self.env["apk.call"].with_user(self.operator)
        return calls.browse(calls.start(phone=phone, **options))

    def _event(self, linkedid, kind, moment, **more):
        """The exchange reports one event; the moment is in Kostroma's time."""
        at = datetime.fromisoformat(moment).replace(tzinfo=MOSCOW)
        event = {
            "linkedid": linkedid, "event_id": f"{kind}-{moment}", "type": kind, "at": at,
            "number": more.pop("number", ""), "agent": "", "to": "", **more,
        }  # fmt: skip
        return self.env["apk.telephony.event"]._receive(event)

    def _exchange_call(
        self, linkedid, started, ended, answered=None, number="+79101234567", agent="101"
    ):
        """A whole call as the exchange reports it, missed without ``answered``; it goes on without ``ended``."""
        self._event(linkedid, "ringing", started, number=number)
        if answered:
            self._event(linkedid, "answered", answered, agent=agent)
        if ended:
            self._event(linkedid, "ended", ended)
        return self.env["apk.call"].search([("linkedid", "=", linkedid)])
