"""«Readiness» of chapter 6: hours by which no call can be counted are told."""

from odoo.tests import tagged

from odoo.addons.apk_base.tests.readiness_case import ReadinessCase


@tagged("post_install", "-at_install")
class TestReadiness(ReadinessCase):
    def test_hours_cannot_be_used_until_they_are_entered_anew(self):
        params = self.env["ir.config_parameter"]
        for opens in ("в девять", "19:00"):
            params.set_param("apk_line.opens", opens)
            self.assertEqual(self._state("line_hours"), "todo")
        dialog = self.env[self._check("line_hours")["action"]["res_model"]]
        values = {"opens": "09:00", "closes": "18:00"}
        dialog.with_user(self.administrator).create(values).action_save()
        check = self._check("line_hours")
        self.assertEqual(check["state"], "done")
        self.assertIn("18:00", check["why"])
