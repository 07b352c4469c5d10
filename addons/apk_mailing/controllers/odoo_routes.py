from odoo import http
from odoo.http import request

from odoo.addons.mass_mailing.controllers.main import MassMailController

from .pages import page


class OdooRoutes(MassMailController):
    """Odoo's own ways of leaving end at the same consents (п. 28, 29); opening a link changes nothing there, either."""

    @http.route()
    def mailing_unsubscribe(
        self, mailing_id, document_id=None, email=None, hash_token=None, **post
    ):
        """Odoo unsubscribes here by GET: a scanner that opens every link would leave for its reader."""
        if request.httprequest.method != "POST" and hash_token:
            return self.mailing_confirm_unsubscribe(
                mailing_id, document_id=document_id, email=email, hash_token=hash_token
            )
        return super().mailing_unsubscribe(
            mailing_id, document_id=document_id, email=email, hash_token=hash_token, **post
        )

    def _mailing_unsubscribe_from_list(self, mailing, document_id, email, hash_token):
        answer = super()._mailing_unsubscribe_from_list(mailing, document_id, email, hash_token)
        self._withdraw(email, mailing.apk_topic_id)
        return answer

    def _mailing_unsubscribe_from_document(self, mailing, document_id, email, hash_token):
        """By topic there is no need for a stop that holds for everything."""
        if not mailing.apk_topic_id:
            answer = super()._mailing_unsubscribe_from_document(
                mailing, document_id, email, hash_token
            )
            self._withdraw(email, None)
            return answer
        consents = self._withdraw(email, mailing.apk_topic_id)
        others = consents[:1]._of_the_same_person()
        return page("withdrawn", consent=consents[:1], others=others, is_sample=False)

    @http.route()
    def mail_blocklist_add(self, mailing_id=None, document_id=None, email=None, hash_token=None):
        answer = super().mail_blocklist_add(
            mailing_id=mailing_id, document_id=document_id, email=email, hash_token=hash_token
        )
        if answer is True:
            address, _token = self._fetch_user_information(email, hash_token)
            self._withdraw(address, None)
        return answer

    def _withdraw(self, email, topic):
        return request.env["apk.consent"]._withdraw_address(email, topic, "page")
