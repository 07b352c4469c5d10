"""п. 27.2: one text message to many people is a mailing, and mailings leave by e-mail only."""

from odoo.tests import TransactionCase, tagged

from odoo.addons.apk_base.tests.refused import refused

from ..messages import MASS_SMS_REFUSED


@tagged("post_install", "-at_install")
class TestClause27NoMassMessages(TransactionCase):
    def _composer(self, mode, partners):
        return (
            self.env["sms.composer"]
            .with_context(active_ids=partners.ids, active_model="res.partner")
            .create(
                {
                    "composition_mode": mode,
                    "res_model": "res.partner",
                    "res_ids": repr(partners.ids),
                    "body": "Новости",
                }
            )
        )

    def test_a_reminder_to_each_about_the_own_meeting_is_no_mailing(self):
        self.env["ir.config_parameter"].set_param(
            "apk_client.transactional_mail", "fetchmail.server"
        )
        meetings = self.env["fetchmail.server"].create([{"name": "А"}, {"name": "Б"}])
        composer = self.env["sms.composer"].create(
            {
                "composition_mode": "mass",
                "res_model": "fetchmail.server",
                "res_ids": repr(meetings.ids),
                "body": "Напоминаем о встрече",
            }
        )
        self.assertFalse(composer._is_mailing())

    def test_to_many_clients_at_once(self):
        clients = self.env["res.partner"].create(
            [{"name": f"Клиент {digit}", "phone": f"+7910123456{digit}"} for digit in range(2)]
        )
        composer = self._composer("mass", clients)
        for send in (composer.action_send_sms, composer.action_send_sms_mass_now):
            with refused(self, MASS_SMS_REFUSED, "e-mail"):
                send()
        self.assertFalse(self.env["sms.sms"].search([("partner_id", "in", clients.ids)]))
