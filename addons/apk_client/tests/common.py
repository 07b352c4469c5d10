"""What the tests of clients share: people of the office and a client."""

from odoo.tests import TransactionCase, new_test_user


class ClientCommon(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unit = cls.env.ref("apk_base.unit_oorg")
        cls.registrar = new_test_user(cls.env, "t-registrar", "apk_base.group_registrar")
        cls.specialist = new_test_user(cls.env, "t-specialist", "apk_base.group_specialist")
        cls.head = new_test_user(cls.env, "t-head", "apk_base.group_head")
        cls.controller = new_test_user(cls.env, "t-controller", "apk_base.group_controller")
        # the unit of appeals, and the one that messages about grants find by themselves
        units = cls.unit | cls.env.ref("apk_base.unit_orst")
        units.write({"head_id": cls.head.id, "member_ids": [(4, cls.specialist.id)]})
        cls.client = cls.env["res.partner"].create(
            {
                "name": "Иванов Пётр Сергеевич",
                "email": "ivanov@client.test",
                "phone": "+7 910 123-45-67",
                "street": "ул. Ленина, д. 1",
                "city": "Буй",
            }
        )

    def _channel(self, code):
        return self.env.ref(f"apk_client.channel_{code}")

    def _run(self, cron):
        """Let the scheduler run a job, named by its xml id."""
        with self.enter_registry_test_mode():
            self.env.ref(cron).method_direct_trigger()
        self.env.invalidate_all()
