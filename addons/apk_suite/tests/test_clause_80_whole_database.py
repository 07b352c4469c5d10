"""п. 80: who holds the whole database, before and after every release, finds five people or nobody behind an answer."""

from collections import Counter

from odoo.modules.module import Manifest
from odoo.tests import TransactionCase, freeze_time, tagged
from odoo.tools.convert import convert_file

from odoo.addons.apk_feedback.models.invitation.apk_invitation_spent import ApkInvitationSpent
from odoo.addons.apk_feedback.rules.crowd import Crowd

from .adversary import KEPT, Adversary
from .department import Department
from .test_sample_data import in_order

FIVE = 5
MONDAYS = [f"2026-{day} 09:00:00" for day in ("10-12", "11-02", "11-23", "12-14")]
AFTER = "2027-01-12 09:00:00"  # Tue


class AttackCase(TransactionCase):
    """An attacker who looks after every release, knows the rule, and is a client as well."""

    def setUp(self):
        super().setUp()
        self.department = Department(self.env)
        self.seen = set()

    def _become_a_client(self):
        """Two links of the attacker's own: one is used, one is not."""
        self.department.add_clients(1)
        self.department.receive(2, answered_share=0, lost_share=0)
        (client, _case, subject, self.own_used), (*_other, self.own_unused) = self.department.unused
        self.department.answer_by(self.own_used, f"client {client}", subject)
        self.department.unused = []

    def _adversary(self):
        return Adversary(self.env.cr, own_used=self.own_used, own_unused=self.own_unused)

    def _live_through_a_quarter(self, attack, *, messages, links, calls, visits):
        """Every three weeks a part of all that, and a release; the last one when the quarter is over."""
        with freeze_time(MONDAYS[0]):
            self._become_a_client()
            self.department.add_clients(messages * 2 // 3)
        for moment in MONDAYS:
            with freeze_time(moment):
                self.department.receive(messages // len(MONDAYS))
                self.department.answer_by_links(links // len(MONDAYS))
                self.department.answer_calls(calls // len(MONDAYS))
                self.department.answer_on_public_pages(visits // len(MONDAYS))
                self.department.release()
                attack()
        with freeze_time(AFTER):
            self.department.release()
            attack()

    def _attack(self):
        adversary = self._adversary()
        self.assertEqual(adversary.telling, set(), "a used link looks like one that is not")
        self.assertEqual(adversary.named(), {})
        batch = [answer for answer in adversary.answers() if answer["id"] not in self.seen]
        sizes = Counter(map(_label, batch))
        for answer in batch:
            if answer["collection_mode"] == "notice":
                self._attack_by_rule(adversary, answer)
            else:
                self.assertGreaterEqual(sizes[_label(answer)], FIVE, answer)
        self.seen |= {answer["id"] for answer in batch}

    def _attack_by_rule(self, adversary, answer):
        found = adversary.candidates_by_rule(answer)
        self.assertGreaterEqual(len(found), FIVE, answer)
        if not answer["is_part"]:
            self.assertIn(
                self.department.truth[answer["comment"]].person, found, "it is a sound one"
            )


def _label(answer):
    return tuple(answer[name] for name in ("rated_subject", "is_part", *KEPT))


@tagged("post_install", "-at_install")
class TestClause80WholeDatabase(AttackCase):
    def test_thirty_answers_a_quarter(self):
        self._live_through_a_quarter(self._attack, messages=240, links=24, calls=4, visits=4)
        self.assertGreaterEqual(len(self.seen), 15)

    def test_two_thousand_messages(self):
        self._live_through_a_quarter(self._attack, messages=2000, links=240, calls=60, visits=40)
        self.assertGreaterEqual(len(self.seen), 300)
        self._assert_nothing_else_leads_to_them()

    def test_used_links_that_are_gone_would_name_people(self):
        self._delete_what_is_used()
        self.assertTrue(self._named())

    def test_contexts_kept_whole_would_name_people(self):
        self.patch(Crowd, "shown", lambda _crowd, context: dict(context))
        self.assertTrue(self._named())

    def test_both_would_name_most_of_them(self):
        self._delete_what_is_used()
        self.patch(Crowd, "shown", lambda _crowd, context: dict(context))
        self.assertGreater(len(self._named()), 50)

    def _delete_what_is_used(self):
        def spend(spent, _quarter, token_hash):
            spent.env.cr.execute("DELETE FROM apk_invitation WHERE token_hash = %s", [token_hash])
            return True

        self.patch(ApkInvitationSpent, "_spend", spend)

    def _named(self):
        """Answers of half of a small department's clients that lead to fewer than five people."""
        self._live_through_a_quarter(lambda: None, messages=120, links=100, calls=0, visits=0)
        return self._adversary().named()

    def _assert_nothing_else_leads_to_them(self):
        adversary = self._adversary()
        keys = {"apk_answer.id", "apk_answer_study.id"}
        self.assertEqual(adversary.copies_of(self.seen), keys)
        word = next(one["comment"] for one in adversary.answers() if one["comment"])
        self.assertEqual(adversary.tables_with(word), {"apk_answer"})

    def test_the_sample_data_and_their_clients(self):
        with freeze_time(MONDAYS[0]):
            for addon in in_order("apk_suite", []):
                for file in Manifest.for_addon(addon)["demo"]:
                    convert_file(self.env, addon, file, {}, "init", noupdate=True)
            self.env.flush_all()
            self._become_a_client()
        adversary = self._adversary()
        before = adversary.answers()
        self.assertEqual(len(before), 60)
        with freeze_time(AFTER):
            self.department.release()
            self.assertEqual(self._adversary().named(), {})
            self.assertEqual(self._adversary().answers(), before, "too few have answered to leave")
