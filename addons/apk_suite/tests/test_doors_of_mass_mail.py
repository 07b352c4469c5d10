"""п. 27.1, 27.2: one text to many people goes only to who agreed, whatever door of Odoo it takes and whoever opens it."""

from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from odoo.addons.apk_case.tests.common import CaseCommon
from odoo.addons.apk_client.messages import BROADCAST_REFUSED
from odoo.addons.apk_client.rules.broadcast import FEW
from odoo.addons.apk_mailing.messages import MASS_EMAIL_NEEDS_TOPIC
from odoo.addons.apk_sms.messages import MASS_SMS_REFUSED
from odoo.addons.sms.tests.common import MockSMS

# Whoever sits at a screen, by the group that says it.
PEOPLE = (
    "base.group_user",
    "apk_base.group_operator",
    "apk_base.group_specialist",
    "apk_base.group_head",
    "apk_base.group_registrar",
    "apk_base.group_client_officer",
    "apk_mailing.group_mailing_editor",
    "apk_base.group_administrator",
    "base.group_system",
)
SAID = {"subject": "Новости", "body": "Открыт отбор на гранты"}


@tagged("post_install", "-at_install")
class TestDoorsOfMassMail(CaseCommon, MockSMS):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clients = cls.env["res.partner"].create(
            [
                {"name": f"К{n}", "email": f"k{n}@client.test", "phone": f"+791012345{n:02}"}
                for n in range(FEW + 2)
            ]
        )
        cls.addresses = ",".join(cls.clients.mapped("email"))
        cls.numbers = ",".join(cls.clients.mapped("phone"))
        cls.template = cls.env["mail.template"].create(
            {
                "name": "Новости",
                "model_id": cls.env["ir.model"]._get_id("res.partner"),
                "subject": "Новости для {{ object.name }}",
                "body_html": "<p>Открыт отбор на гранты</p>",
                "use_default_to": True,
            }
        )

    # Doors: each is opened with the rights of ``env``.

    def _composer(self, env, model, ids, **values):
        values = {"model": model, "res_ids": repr(ids), **SAID, **values}
        return env["mail.compose.message"].create(values).action_send_mail()

    def door_composer_with_many_recipients(self, env):
        self._composer(env, "res.partner", self.client.ids, partner_ids=self.clients.ids)

    def door_composer_on_a_chosen_list(self, env):
        values = {"model": "res.partner", "composition_mode": "mass_mail", **SAID}
        composer = env["mail.compose.message"].with_context(active_ids=self.clients.ids)
        composer.create(values).action_send_mail()

    def door_composer_on_a_domain(self, env):
        domain = repr([("id", "in", self.clients.ids)])
        self._composer(env, "res.partner", [], composition_mode="mass_mail", res_domain=domain)

    def door_composer_to_many_about_one_record(self, env):
        values = {"composition_mode": "mass_mail", "partner_ids": self.clients.ids}
        self._composer(env, "res.partner", self.client.ids, **values)

    def door_composer_with_a_template(self, env):
        mode = {"composition_mode": "comment", "template_id": self.template.id}
        self._composer(env, "res.partner", self.clients.ids, **mode)

    def door_template_to_many_records(self, env):
        self.template.with_env(env).send_mail_batch(self.clients.ids)

    def door_template_record_by_record(self, env):
        for client in self.clients:
            self.template.with_env(env).send_mail(client.id, force_send=True)

    def door_template_to_many_addresses(self, env):
        values = {"email_to": self.addresses}
        self.template.with_env(env).send_mail(self.client.id, email_values=values)

    def door_template_with_copies(self, env):
        values = {"email_cc": self.addresses}
        self.template.with_env(env).send_mail(self.client.id, email_values=values)

    def door_template_to_many_cards(self, env):
        values = {"recipient_ids": [Command.set(self.clients.ids)]}
        self.template.with_env(env).send_mail(self.client.id, email_values=values)

    def door_post_to_many(self, env):
        self.client.with_env(env).message_post(body="Новости", partner_ids=self.clients.ids)

    def door_post_to_many_addresses(self, env):
        self.client.with_env(env).message_post(body="Новости", outgoing_email_to=self.addresses)

    def door_post_on_many_records(self, env):
        for client in self.clients.with_env(env):
            client.message_post(body="Новости", partner_ids=client.ids)

    def door_post_with_a_template(self, env):
        clients = self.clients.with_env(env)
        clients.message_post_with_source(
            self.template.with_env(env), subtype_xmlid="mail.mt_comment"
        )

    def door_mail_with_a_template(self, env):
        self.clients.with_env(env).message_mail_with_source(self.template.with_env(env))

    def door_notify_many(self, env):
        env["mail.thread"].message_notify(partner_ids=self.clients.ids, **SAID)

    def door_notify_about_a_record(self, env):
        self.client.with_env(env).message_notify(partner_ids=self.clients.ids, **SAID)

    def door_post_to_followers(self, env):
        self.client.with_env(env.user.sudo().env).message_subscribe(self.clients.ids)
        self.client.with_env(env).message_post(
            body="Новости", message_type="comment", subtype_xmlid="mail.mt_comment"
        )

    def door_invitation_to_follow(self, env):
        who = {"res_model": "res.partner", "res_ids": repr(self.client.ids)}
        said = {"partner_ids": self.clients.ids, "notify": True, "message": "Новости"}
        env["mail.followers.edit"].create({**who, **said}).edit_followers()

    def door_invitation_to_a_channel(self, env):
        talk = env["discuss.channel"].create({"name": "Новости", "channel_type": "group"})
        talk.invite_by_email(self.clients.mapped("email"))

    def door_message_for_later(self, env):
        later = env["mail.scheduled.message"].create(
            {
                "model": "res.partner",
                "res_id": self.client.id,
                "author_id": env.user.partner_id.id,
                "partner_ids": self.clients.ids,
                "scheduled_date": fields.Datetime.now() + timedelta(hours=1),
                **SAID,
            }
        )
        later.post_message()

    def door_row_of_the_queue(self, env):
        env["mail.mail"].create({"email_to": self.addresses, "body_html": "Новости"})

    def door_copies_of_a_row_of_the_queue(self, env):
        env["mail.mail"].create({"email_cc": self.addresses, "body_html": "Новости"})

    def door_cards_of_a_row_of_the_queue(self, env):
        cards = [Command.set(self.clients.ids)]
        env["mail.mail"].create({"recipient_ids": cards, "body_html": "Новости"})

    def door_row_of_the_queue_changed_later(self, env):
        row = env["mail.mail"].create({"email_to": "k0@client.test", "body_html": "Новости"})
        row.email_to = self.addresses

    def door_rows_of_the_queue(self, env):
        rows = [{"email_to": client.email, "body_html": "Новости"} for client in self.clients]
        env["mail.mail"].create(rows)

    def door_sms_by_numbers(self, env):
        values = {"composition_mode": "numbers", "numbers": self.numbers, "body": "Новости"}
        env["sms.composer"].create(values).action_send_sms()

    def _sms_composer(self, env, mode):
        context = {"active_ids": self.clients.ids, "active_model": "res.partner"}
        values = {
            "composition_mode": mode,
            "res_model": "res.partner",
            "res_ids": repr(self.clients.ids),
            "body": "Новости",
        }
        return env["sms.composer"].with_context(**context).create(values).action_send_sms()

    def door_sms_on_many_records(self, env):
        self._sms_composer(env, "comment")

    def door_sms_to_a_chosen_list(self, env):
        self._sms_composer(env, "mass")

    def door_sms_to_numbers_about_one_record(self, env):
        numbers = self.clients.mapped("phone")
        self.client.with_env(env).message_post(
            body="Новости", message_type="sms", sms_numbers=numbers
        )

    def door_row_of_the_texts(self, env):
        env["sms.sms"].create([{"number": one.phone, "body": "Новости"} for one in self.clients])

    # What is seen behind a door.

    def _doors(self):
        return [getattr(self, name) for name in dir(self) if name.startswith("door_")]

    def _reached(self):
        """Clients to whom something is on its way by Odoo's queue, or has been handed to the operator."""
        mails = self.env["mail.mail"].search([("state", "in", ("outgoing", "sent"))])
        written = " ".join(
            f"{one.email_to} {one.email_cc} {one.recipient_ids.mapped('email')}" for one in mails
        )
        texts = self.env["sms.sms"].search([("state", "not in", ("canceled", "error"))])
        texted = {*texts.mapped("number"), *(text["number"] for text in self._sms)}
        return [
            one.email
            for one in self.clients
            if one.email in written or one.phone_sanitized in texted
        ]

    def _opened(self, user):
        """(door, how many clients were reached, what was said) of every door; nothing of it stays."""
        for door in self._doors():
            with self.mockSMSGateway(), self.env.cr.savepoint() as savepoint:
                try:
                    door(self.env(user=user.id, su=False))
                    said, reached = "", self._reached()
                except (AccessError, UserError) as refusal:
                    said, reached = refusal, self._sms  # handed to the operator: no rollback
                savepoint.rollback()
            yield door.__name__, len(reached), said

    def test_nobody_at_a_screen_reaches_many(self):
        for group in PEOPLE:
            person = new_test_user(self.env, f"t-door-{group}", group, email=f"{group}@apk.test")
            for door, reached, said in self._opened(person):
                with self.subTest(door=door, group=group):
                    self.assertFalse(reached)
                    self.assertTrue(said, "whoever is refused is told so")

    def test_whoever_may_open_a_door_is_told_to_make_a_mailing(self):
        administrator = self.env.ref("base.user_admin")
        administrator.email = "administrator@apk.test"
        told = {
            door: said
            for door, _reached, said in self._opened(administrator)
            if getattr(said, "cause", None)
        }
        self.assertEqual([*told], [door.__name__ for door in self._doors()])
        sentences = {BROADCAST_REFUSED, MASS_EMAIL_NEEDS_TOPIC, MASS_SMS_REFUSED}
        for door, said in told.items():
            self.assertIn(said.cause, sentences, door)

    def test_no_program_reaches_many(self):
        for door, reached, _said in self._opened(self.env.ref("base.user_root")):
            with self.subTest(door=door):
                self.assertFalse(reached)

    def test_a_program_that_posts_goes_on_and_colleagues_read_it(self):
        """An e-mail to a record with many followers comes in: it is kept, and reaches the office."""
        colleague = self.specialist.partner_id
        colleague.email = "specialist@apk.test"
        self.client.message_subscribe((self.clients | colleague).ids)
        posted = self.client.message_post(
            body="Письмо", message_type="email", subtype_xmlid="mail.mt_comment"
        )
        self.assertEqual(posted.notified_partner_ids, colleague)
        mails = self.env["mail.mail"].search([("mail_message_id", "=", posted.id)])
        self.assertEqual(mails.recipient_ids, colleague)

    def test_notices_of_the_suite_leave_however_many_there_are(self):
        channel = self.env.ref("apk_sms.channel_sms")
        channel.active = True
        regime = self.env.ref("apk_case.regime_order_only").id
        with self.mockSMSGateway():
            for client in self.clients:
                self._paper_case(
                    partner_id=client.id, chosen_channel_id=channel.id, regime_id=regime
                )
            self._run("sms.ir_cron_sms_scheduler_action")
            self.assertEqual(len({text["number"] for text in self._sms}), len(self.clients))
