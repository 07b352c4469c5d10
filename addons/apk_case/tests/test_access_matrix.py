"""Who may do what: every role, every model of the addon, every operation; a missing row is a failure."""

from odoo.tests import new_test_user, tagged

from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights

from .common import CaseCommon

ROLES = (
    "nobody",
    "specialist",
    "head",
    "area",
    "registrar",
    "controller",
    "officer",
    "administrator",
    "operator",
    "editor",
)
# Columns stand in the order of ROLES.
MATRIX = """
apk.case                   -    rw   rw   rw   rwc  r    -    rw   -        -
apk.mail.spool             -    -    -    -    r    r    -    -    -        -
apk.suggestion             -    r    r    r    r    r    -    r    -        -
apk.case.decision          -    r    r    r    r    r    -    r    -        -
apk.case.question          -    rwcu rwcu rwcu rwcu r    -    rwcu -        -
apk.case.answer.version    -    r    r    r    r    r    -    r    -        -
apk.case.presence          -    -    -    -    -    -    -    -    -        -
apk.channel.rule           -    r    r    r    r    -    -    rwc  -        -
apk.regime                 -    r    r    r    r    r    -    rwc  -        -
apk.topic                  r    r    r    r    r    r    r    rwcu r        r
apk.need                   r    r    r    r    r    r    r    rwcu r        r
apk.message.kind           r    r    r    r    r    r    r    rwcu r        r
apk.classifier.node        r    r    r    r    r    r    r    r    r        r
apk.dictionary.entry       -    r    r    r    r    -    -    rwcu -        -
apk.dictionary.line        -    r    r    r    r    -    -    r    -        -
apk.dictionary.trial       -    -    -    -    -    -    -    rwcu -        -
apk.classifier.import      -    -    -    -    -    -    -    rwcu -        -
apk.cover.letter           -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.case.forward           -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.case.extend            -    -    rwcu rwcu -    -    -    rwcu -        -
apk.case.abuse             -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.case.defect            -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.case.send              -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.case.clarify           -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.case.merge             -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.case.correct           -    -    rwcu rwcu rwcu -    -    rwcu -        -
apk.case.no.answer         -    -    rwcu rwcu rwcu -    -    rwcu -        -
apk.case.pause             -    -    rwcu rwcu -    -    -    rwcu -        -
apk.case.assign            -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.case.assign.choice     -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.case.not.mine          -    rwcu rwcu rwcu rwcu -    -    rwcu -        -
apk.case.undo              -    r    r    r    r    -    -    r    -        -
apk.first.reply.start      -    -    -    -    -    -    -    -    -        -
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = new_test_user(
            cls.env, "t-administrator", "apk_base.group_administrator"
        )
        cls.area = new_test_user(cls.env, "t-area", "apk_base.group_area_officer")
        cls.officer = new_test_user(cls.env, "t-officer", "apk_base.group_client_officer")
        cls.operator = new_test_user(cls.env, "t-operator", "apk_base.group_operator")
        cls.editor = new_test_user(cls.env, "t-editor", "apk_base.group_editor")
        cls.nobody = new_test_user(cls.env, "t-nobody", "base.group_user")

    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        check_rights(self, MATRIX, {role: getattr(self, role) for role in ROLES})

    def test_no_model_of_the_addon_is_forgotten(self):
        check_complete(self, MATRIX, "apk_case")

    def test_the_one_responsible_for_an_area_sees_its_messages_in_every_unit(self):
        self.env.ref("apk_base.unit_opkr").head_id = self.area
        case = self._paper_case(
            area_id=self.env.ref("apk_base.area_support").id,
            unit_id=self.env.ref("apk_base.unit_ortp").id,
        )
        other = self._paper_case(area_id=self.env.ref("apk_base.area_info").id)
        self.assertEqual(case.with_user(self.area).subject, case.subject)
        self.assertFalse(other.with_user(self.area).has_access("read"))

    def test_rows_of_another_unit_are_out_of_sight(self):
        other = new_test_user(self.env, "t-other-unit", "apk_base.group_specialist")
        case = self._paper_case()
        case._add_decision("no_answer", "Клиент благодарит")
        owned = [("res_model", "=", "apk.case"), ("res_id", "=", case.id)]
        for model, domain in (
            ("apk.case", [("id", "=", case.id)]),
            ("apk.delivery", [("case_id", "=", case.id)]),
            ("apk.suggestion", [("case_id", "=", case.id)]),
            ("apk.case.decision", [("case_id", "=", case.id)]),
            ("apk.deadline", owned),
            ("apk.interaction", owned),
        ):
            self.assertTrue(self.env[model].with_user(self.specialist).search_count(domain), model)
            self.assertFalse(self.env[model].with_user(other).search_count(domain), model)

    def test_what_goes_to_another_unit_goes_with_its_deadlines_and_its_history(self):
        other = new_test_user(self.env, "t-other-unit", "apk_base.group_specialist")
        unit = self.env.ref("apk_base.unit_opkr")
        unit.member_ids |= other
        case = self._paper_case()
        case.unit_id = unit
        lines = self.env["apk.interaction"].search([("case_id", "=", case.id)])
        for rows in (case.deadline_ids, lines):
            self.assertTrue(rows.with_user(other).has_access("read"), rows)
            self.assertFalse(rows.with_user(self.specialist).has_access("read"), rows)

    def test_the_line_and_the_register_see_the_whole_history_of_a_client(self):
        for role in ("operator", "registrar", "controller"):
            person = getattr(self, role)
            person.group_ids |= self.env.ref("apk_base.group_specialist")
            mine = self.env["apk.interaction"].with_user(person)
            case = self._paper_case(unit_id=self.env.ref("apk_base.unit_opkr").id)
            self.assertTrue(mine.search_count([("case_id", "=", case.id)]), role)

    def test_calls_visits_and_consents_are_known_to_whoever_serves_the_client(self):
        line = {"partner_id": self.client.id, "kind": "consent", "summary": "x"}
        line = self.env["apk.interaction"].create({**line, "happened_at": "2026-11-20 08:00:00"})
        self.assertTrue(line.with_user(self.specialist).has_access("read"))
