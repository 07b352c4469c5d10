from odoo import models
from odoo.tools import email_normalize, email_split

from ..messages import SAMPLE_ONLY_TO_COLLEAGUES

SAMPLE = "sample"


class MailingMailingTest(models.TransientModel):
    """A test e-mail is the very e-mail of the client, and goes to colleagues alone (п. 27.1)."""

    _inherit = "mailing.mailing.test"

    def send_mail_test(self):
        self.ensure_one()
        mailing = self.mass_mailing_id
        mailing._check_apk_ready()
        if not mailing.apk_topic_id:
            return super().send_mail_test()
        addresses = [email_normalize(one) for one in email_split(self.email_to.replace("\n", ","))]
        strangers = self._strangers(addresses, mailing.apk_topic_id)
        if strangers:
            raise SAMPLE_ONLY_TO_COLLEAGUES(self.env, names=", ".join(strangers))
        self._send_samples(mailing, addresses)
        mailing._message_log(body=self.env._("Test e-mail sent to %s", ", ".join(addresses)))
        return True

    def _strangers(self, addresses, topic):
        agreed = self.env["apk.mailing.gate"]._consents_for(addresses, topic)
        colleagues = self.env["apk.broadcast.gate"]._colleague_addresses(addresses)
        known = {*agreed, *colleagues}
        return [address for address in addresses if address not in known]

    def _send_samples(self, mailing, addresses):
        record = self.env[mailing.mailing_model_real].search(
            mailing._get_recipients_domain(), limit=1
        )
        session = mailing._open_session()
        form = mailing._email_form(session, record.id)
        today = self.env["apk.office"]._today().strftime("%d.%m.%Y")
        for number, address in enumerate(addresses):
            row = {
                "email": address,
                "token": SAMPLE,
                "message_id": f"<apk-sample-{self.id}-{number}@{mailing._mail_host()}>",
                "given_on": today,
            }
            mailing._submit(session, form, row)
        mailing._close_session(session)
