"""п. 27.1: whatever happens in whatever order, no e-mail without a consent live at the moment of sending, none twice."""

from contextlib import suppress
from itertools import count
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import tagged

from odoo.addons.apk_base.refusals import WrongState

from .common import Killed, MailingCommon, die

PEOPLE = 4
person = st.integers(0, PEOPLE - 1)
VERBS = (
    "agree", "withdraw", "withdraw while another is sent", "refuse for a while", "killed before",
    "killed after", "killed after", "queue", "send", "send", "stop", "retry",
)  # fmt: skip
STEP = st.tuples(st.sampled_from(VERBS), person)
SERIAL = count()


@tagged("post_install", "-at_install")
class TestClause27AnyOrder(MailingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param("apk_mailing.emails_per_hour", "0")

    def test_no_email_without_a_consent_and_none_twice(self):
        sent = []

        @settings(
            max_examples=60, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(st.lists(STEP, min_size=4, max_size=14))
        def holds(steps):
            sent.append(len(World(self).live(steps)))

        holds()
        self.assertGreater(sum(sent), 40, "most of the stories send something")

    def dying(self, moments):
        """The registry's own way to hand an e-mail over, with a death before or after it."""
        sender = self.registry["mailing.mailing"]
        submit = sender._submit

        def submit_and_die(mailing, session, form, row):
            if moments.get(row["email"]) == "killed before":
                del moments[row["email"]]
                die(mailing)
            submit(mailing, session, form, row)
            if moments.pop(row["email"], None) == "killed after":
                die(mailing)

        return patch.object(sender, "_submit", submit_and_die)


class World:
    """One story: a topic, some people, one mailing; the mail server is the judge."""

    def __init__(self, case):
        self.case, self.env = case, case.env
        serial = next(SERIAL)
        self.topic = self.env["apk.consent.topic"].create(
            {"name": "Тема", "code": f"story{serial}"}
        )
        self.emails = [f"p{number}.{serial}@client.test" for number in range(PEOPLE)]
        self.mailing = case._mailing(apk_topic_id=self.topic.id)
        self.deaths, self.withdrawn_by_others, self.wrongs = {}, [], []
        case.box.__init__()
        case.box.before = self.judge

    def live(self, steps):
        begin = [("agree", number) for number in range(PEOPLE - 1)]
        end = [("queue", 0), ("send", 0), ("send", 0), ("retry", 0), ("send", 0)]
        for step, number in [*begin, *steps, *end]:
            getattr(self, step.replace(" ", "_"))(self.emails[number])
            self.env.invalidate_all()
        self.case.assertEqual(self.wrongs, [], steps)
        return self.case.box.emails

    def judge(self, address):
        """Asked at the moment when the e-mail is here: is the consent in force, is it the first one?"""
        if address in self.case.box.addresses():
            self.wrongs.append(f"a second e-mail to {address}")
        self.env.cr.execute(
            "SELECT 1 FROM apk_consent WHERE email = %s AND topic_id = %s AND withdrawn_at IS NULL",
            [address, self.topic.id],
        )
        if not self.env.cr.fetchone():
            self.wrongs.append(f"an e-mail without a consent to {address}")
        while self.withdrawn_by_others:
            self.env.cr.execute(
                "UPDATE apk_consent SET withdrawn_at = now(), withdrawal_channel = 'link'"
                " WHERE email = %s AND topic_id = %s AND withdrawn_at IS NULL",
                [self.withdrawn_by_others.pop(), self.topic.id],
            )

    def agree(self, email):
        self.env["apk.consent"]._give("mailing", "web", topics=self.topic, email=email, name="И")

    def withdraw(self, email):
        self.env["apk.consent"]._withdraw_address(email, self.topic, "page")

    def withdraw_while_another_is_sent(self, email):
        self.withdrawn_by_others.append(email)

    def refuse_for_a_while(self, email):
        self.case.box.answers[email] = "451 4.7.1 greylisted"

    def killed_before(self, email):
        self.deaths[email] = "killed before"

    def killed_after(self, email):
        self.deaths[email] = "killed after"

    def queue(self, _email):
        self.mailing.action_launch()

    def send(self, _email):
        with suppress(Killed), self.case.dying(self.deaths):
            self.case._run_queue()
        self.case.box.answers.clear()
        self.env.invalidate_all()
        self.env["mailing.trace"].search([("apk_retry_at", "!=", False)]).write(
            {"apk_retry_at": False}
        )

    def stop(self, _email):
        with suppress(WrongState):
            self.mailing.action_stop()

    def retry(self, _email):
        self.mailing.action_retry_failed()
