from odoo import http
from odoo.http import request

from odoo.addons.apk_base.controllers.public_page import LINK_PAGE, PRIVATE, hide_in_access_log

from ..rules.campaign_email import GIVEN_ON, LINK, replaced
from .pages import page

hide_in_access_log(r"/apk/campaign/\d+/")
# An e-mail brings its own styles, and pictures of the office.
EMAIL_HEADERS = {
    **PRIVATE,
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox allow-popups",
}


class CampaignEmails(http.Controller):
    """The e-mail in a browser: for its reader, and for the editor before it leaves."""

    @http.route(
        "/apk/campaign/<int:mailing_id>/<string:token>", methods=["GET"], readonly=True, **LINK_PAGE
    )
    def open_email(self, mailing_id, token, **_other):
        consent = request.env["apk.consent"]._find_by_token(token)
        # sudo: a visitor reads no mailings; the secret of the link names one e-mail of one person
        traces = request.env["mailing.trace"].sudo()
        trace = traces.search(
            [("mass_mailing_id", "=", mailing_id), ("apk_consent_id", "=", consent.id)], limit=1
        )
        if not consent or not trace:
            return page("email_is_gone", status=404)
        return self._email(trace.mass_mailing_id, trace.res_id, token, consent.given_at)

    @http.route(
        "/apk/mailing/<int:mailing_id>/preview",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def preview(self, mailing_id, as_text="", **_other):
        """Exactly what the client gets: the same page, or the same text."""
        mailing = request.env["mailing.mailing"].browse(mailing_id)
        mailing.check_access("read")
        domain = mailing._get_recipients_domain()
        record = request.env[mailing.mailing_model_real].search(domain, limit=1)
        moment = (
            record.given_at if record._name == "apk.consent" and record else mailing.create_date
        )
        return self._email(mailing, record.id, "sample", moment, as_text=as_text)

    def _email(self, mailing, record_id, token, given_at, *, as_text=""):
        html, text = mailing._email_parts(record_id)
        day = request.env["apk.office"]._day_of(given_at)
        marks = {LINK: token, GIVEN_ON: day.strftime("%d.%m.%Y")}
        kind = "text/plain" if as_text else "text/html"
        response = request.make_response(
            replaced(text if as_text else html, marks),
            headers=[("Content-Type", f"{kind}; charset=utf-8")],
        )
        response.headers.update(EMAIL_HEADERS)
        return response
