"""п. 41: a day of five hundred calls, from the exchange in any order and once more as its log: the register is equal."""

import base64
import csv
import io
import random
from collections import Counter
from datetime import datetime, timedelta

from odoo.tests import freeze_time, tagged

from odoo.addons.apk_base.office_time import MOSCOW
from odoo.addons.apk_base.tests.refused import refused

from ..messages import LOG_CANNOT_BE_READ
from .common import LineCommon

# (day, closing of the line that the Order knows)
DAYS = {
    "2027-02-20": 18,  # Sat: the working Saturday, a short one
    "2027-04-30": 18,  # Fri: a short day
    "2027-02-24": 18,  # Wed
    "2027-02-22": 0,  # Mon: the day off moved from the Saturday
}
CALLS = 500


def simulated(seed=104):
    """Calls of four days as dicts: what happened, and what the Order makes of it."""
    dice = random.Random(seed)
    for number in range(CALLS):
        day = dice.choice(list(DAYS))
        start = datetime.fromisoformat(f"{day} 07:30:00").replace(tzinfo=MOSCOW)
        start += timedelta(seconds=dice.randrange(12 * 3600))
        waited = timedelta(seconds=dice.choice([1, 3, 4, 5, 12, 40]))
        is_answered = dice.random() < 0.7
        yield {
            "linkedid": f"day.{number}",
            "number": f"+7910{dice.randrange(10**7):07}",
            "start": start,
            "answer": start + waited if is_answered else None,
            "end": start + waited + timedelta(seconds=dice.randrange(1, 400) * is_answered),
            "in_hours": 9 <= start.hour < DAYS[day],
            "short": not is_answered and waited < timedelta(seconds=5),
        }


@tagged("post_install", "-at_install")
@freeze_time("2027-05-03 08:00:00")
class TestADayOfCalls(LineCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.calls = list(simulated())

    def _report(self, call):
        moments = {"ringing": call["start"], "answered": call["answer"], "ended": call["end"]}
        events = [(kind, at) for kind, at in moments.items() if at]
        random.Random(call["linkedid"]).shuffle(events)
        for kind, at in [*events, events[0]]:  # the first one twice
            self.env["apk.telephony.event"]._receive(
                {
                    "linkedid": call["linkedid"], "event_id": kind, "type": kind, "at": at,
                    "number": call["number"] if kind == "ringing" else "",
                    "agent": "101" if kind == "answered" else "", "to": "",
                }
            )  # fmt: skip

    def _log_row(self, call):
        start, answer, end = (
            call[name].strftime("%Y-%m-%d %H:%M:%S") if call[name] else ""
            for name in ("start", "answer", "end")
        )
        disposition = "ANSWERED" if answer else "NO ANSWER"
        caller = ["", call["number"], "551631", "from-trunk", "x", "PJSIP/trunk-1", "PJSIP/101-1"]
        key = call["linkedid"]
        return [
            *caller, "Dial", "", start, answer, end, 1, 1, disposition, "DOCUMENTATION", key, "", "", key, 1,
        ]  # fmt: skip

    def _log(self):
        log = io.StringIO()
        csv.writer(log).writerows(map(self._log_row, self.calls))
        return log.getvalue().encode()

    def _register(self):
        return self.env["apk.call"].search([("linkedid", "=like", "day.%")])

    def _compare(self, log=None):
        wizard = (
            self.env["apk.cdr.import"]
            .with_user(self.line_head)
            .create({"file": base64.b64encode(log or self._log())})
        )
        wizard.action_compare()
        return wizard

    def _check_register(self):
        register = self._register()
        self.assertEqual(len(register), CALLS)
        simulated_counts = Counter(
            (bool(call["answer"]), call["in_hours"], call["short"]) for call in self.calls
        )
        counts = Counter(
            (call.state != "missed", call.is_in_hours, call.is_short) for call in register
        )
        self.assertEqual(counts, simulated_counts)
        # every kind of call happens in the simulation
        self.assertGreaterEqual(len(simulated_counts), 6)
        by_key = {call.linkedid: call for call in register}
        for call in self.calls:
            row = by_key[call["linkedid"]]
            missed = not call["answer"] and call["in_hours"]
            self.assertEqual(row.is_missed_in_hours, missed, call)
            self.assertEqual(row.phone, call["number"])

    def test_the_register_equals_the_simulation_and_the_log(self):
        for call in self.calls:
            self._report(call)
        self._check_register()
        wizard = self._compare()
        self.assertRecordValues(
            wizard, [{"in_log": CALLS, "known": CALLS, "missing": 0, "strange": 0}]
        )
        missed = [call for call in self.calls if not call["answer"] and call["in_hours"]]
        self.assertEqual(wizard.missed_in_hours, len(missed))
        self._check_share_of_each_day()

    def _check_share_of_each_day(self):
        groups = (
            self.env["apk.call"]
            .with_context(tz="Europe/Moscow")
            ._read_group(
                [("linkedid", "=like", "day.%"), ("is_in_hours", "=", True)],
                ["started_at:day"],
                ["__count", "missed_percent:avg"],
            )
        )
        for day, count, share in groups:
            own = [
                call
                for call in self.calls
                if call["in_hours"] and call["start"].date() == day.date()
            ]
            missed = [call for call in own if not call["answer"]]
            self.assertEqual(count, len(own))
            self.assertAlmostEqual(share, 100 * len(missed) / len(own), 6)
        self.assertEqual(len(groups), 3)

    def test_the_log_alone_gives_the_same_register_and_twice_changes_nothing(self):
        wizard = self._compare()
        self.assertRecordValues(wizard, [{"in_log": CALLS, "known": 0, "missing": CALLS}])
        wizard.action_load()
        self._check_register()
        again = self._compare()
        self.assertRecordValues(again, [{"known": CALLS, "missing": 0, "strange": 0}])
        again.action_load()
        self.assertEqual(len(self._register()), CALLS)

    def test_half_by_events_half_by_the_log(self):
        for call in self.calls[::2]:
            self._report(call)
        wizard = self._compare()
        self.assertEqual(wizard.missing, CALLS // 2)
        wizard.action_load()
        self._check_register()

    def test_a_log_that_is_cut_is_taken_as_far_as_it_goes_and_completed_later(self):
        heading = b"accountcode,src,dst,dcontext,clid\n"
        cut = heading + self._log()[:-40]
        wizard = self._compare(cut)
        missed = [call for call in self.calls if not call["answer"] and call["in_hours"]]
        self.assertRecordValues(
            wizard, [{"in_log": CALLS - 1, "known": 0, "skipped_count": 1, "state": "compared"}]
        )
        self.assertIn(wizard.missed_in_hours, (len(missed), len(missed) - 1), "before loading")
        self.assertIn(f"Line {CALLS + 1}: cut off", wizard.skipped_text)
        wizard.action_load()
        self.assertEqual(len(self._register()), CALLS - 1)
        self._compare().action_load()
        self._check_register()

    def test_a_file_without_one_row_of_the_log_is_refused(self):
        with refused(self, LOG_CANNOT_BE_READ, "line 1"):
            self._compare(b"name;phone\nIvan;1\n")
