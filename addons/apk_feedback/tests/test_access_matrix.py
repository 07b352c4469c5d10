"""Who may do what: every role, every model of the addon, every operation; a missing row is a failure."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.access_matrix import check_complete, check_rights

from .common import AnswersCommon

ROLES = {
    "nobody": "base.group_user",
    "specialist": "apk_base.group_specialist",
    "head": "apk_base.group_head",
    "operator": "apk_base.group_operator",
    "registrar": "apk_base.group_registrar",
    "controller": "apk_base.group_controller",
    "officer": "apk_base.group_client_officer",
    "administrator": "apk_base.group_administrator",
}
# Columns stand in the order of ROLES.
MATRIX = """
apk.answer                  -  -  -    -    -    -  -    -
apk.answer.waiting          -  -  -    -    -    -  -    -
apk.invitation              -  -  -    -    -    -  -    -
apk.invitation.issued       -  -  -    -    -    -  -    -
apk.invitation.spent        -  -  -    -    -    -  -    -
apk.feedback.key            -  -  -    -    -    -  -    -
apk.sheet.loaded            -  -  -    -    -    -  -    -
apk.answer.study            -  -  rw   -    -    r  rw   rw
apk.feedback.report         -  -  r    -    -    r  rwcu r
apk.measure                 -  r  rwc  -    r    r  rwcu rwc
apk.answer.measure          -  -  rwc  -    -    -  rwc  rwc
apk.change                  r  r  r    r    r    r  rwcu r
apk.feedback.criterion      r  r  r    r    r    r  r    r
apk.feedback.reason         r  r  r    r    r    r  rwc  r
apk.feedback.entry          r  r  r    r    r    r  rwcu r
apk.questionnaire           r  r  r    r    r    r  rwcu r
apk.questionnaire.question  r  r  r    r    r    r  rwcu r
apk.questionnaire.option    r  r  r    r    r    r  rwcu r
apk.poll                    -  -  -    -    -    r  rwcu -
apk.poll.recipient          -  -  -    -    -    r  r    -
apk.sheet                   -  -  -    rwcu rwcu -  rwcu -
apk.sheet.line              -  -  -    rwcu rwcu -  rwcu -
apk.sheet.import            -  -  -    -    rwcu -  rwcu -
"""


@tagged("post_install", "-at_install")
class TestAccessMatrix(AnswersCommon):
    def test_every_role_has_the_rights_of_the_table_and_no_other(self):
        people = {role: self._user(f"t-{role}", group) for role, group in ROLES.items()}
        check_rights(self, MATRIX, people)

    def test_no_model_of_the_addon_is_forgotten(self):
        check_complete(self, MATRIX, "apk_feedback")
