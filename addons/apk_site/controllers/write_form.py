from dataclasses import asdict
from hashlib import sha256

from odoo import http
from odoo.http import request
from odoo.tools import email_normalize

from odoo.addons.apk_base.controllers.form_stamp import new_stamp, submit
from odoo.addons.apk_base.controllers.public_page import PAGE, PRIVATE, PUBLIC, hide_in_access_log
from odoo.addons.apk_base.rules.browser_policy import frame_ancestors
from odoo.addons.apk_base.rules.flood import Allowance, Gate

from ..models.apk_case_from_site import CONSENT
from ..models.res_config_settings import SITES
from ..rules.sent_files import LARGEST, LARGEST_TOGETHER, MB, MOST, read_file, wrong_with
from ..rules.written_form import LIMITS, Written, errors_of, read

hide_in_access_log(r"/apk/write/sent/\d+/")
# Ten messages at once from one address are a school class; each starts terms and needs a person who reads it.
GATE = Gate(Allowance(10, 2), Allowance(100, 60))
LARGEST_BODY = (
    48 * MB
)  # larger than what is taken: what is a little too large gets its sentence beside the field


class WriteForm(http.Controller):
    """п. 62: «направления письменного запроса клиентом» from the site: no account, no script."""

    @http.route("/apk/write", methods=["GET"], readonly=True, **PAGE)
    def form(self, embed="", **_other):
        return self._form(Written(way="email"), embed=embed)

    # csrf: the page keeps no session; whoever sends it for somebody else has typed a message, no more
    @http.route("/apk/write", methods=["POST"], csrf=False, max_content_length=LARGEST_BODY, **PAGE)
    def send(self, stamp="", embed="", consent="", **sent):
        """What was typed comes back with whatever was wrong; sent twice, it is one message."""
        written, files = read(sent), self._files()
        if not stamp:  # typed on a page of the department's site, whose form leads here
            return self._form(written, embed=embed, problem="check")
        problem, name = wrong_with(files)
        errors = errors_of(written, email_normalize) | ({"file": problem} if problem else {})
        if consent != str(self._consent().id):
            errors["agreed"] = "changed"
        if errors:
            shown = {"errors": errors, "file_name": name, "had_files": bool(files)}
            return self._form(written, embed=embed, **shown)

        def again(wait):
            status = 429 if wait else 200
            had = {"had_files": bool(files), "wait": wait, "problem": "wait" if wait else "stale"}
            return self._form(written, embed=embed, status=status, **had)

        return submit(
            lambda: self._register(written, files, embed),
            stamp,
            refuse=again,
            gate=GATE,
            content=self._content(written, files),
        )

    def _register(self, written, files, embed):
        http_request = request.httprequest
        case = request.env["apk.case"]._register_from_site(
            written,
            files,
            place=http_request.remote_addr,
            program=(http_request.user_agent.string or "")[:250],
        )
        return case._sent_path() + ("?embed=1" if embed else "")

    def _content(self, written, files):
        """What makes two messages of one person the same."""
        digests = [sha256(file.content).hexdigest() for file in files]
        return {**asdict(written), "files": " ".join(digests)}

    def _files(self):
        """What was chosen; of one that is too large only so much is read as shows it.

        Odoo repeats a call whose transaction could not be committed, and rewinds only the first file of each name.
        """
        chosen = [one for one in request.httprequest.files.getlist("file") if one.filename]
        for one in chosen:
            one.seek(0)
        return [read_file(one.filename, one.read(LARGEST + 1)) for one in chosen[: MOST + 1]]

    def _consent(self):
        return request.env["apk.consent.text"]._in_force(CONSENT)

    @http.route("/apk/write/consent", methods=["GET"], readonly=True, **PAGE)
    def consent(self, **_other):
        """The text that the form asks to agree to: a document of its own (152-ФЗ, ст. 9)."""
        return self._page("consent_page", {"text": self._consent()})

    @http.route(
        "/apk/write/sent/<int:case_id>/<string:token>", methods=["GET"], readonly=True, **PAGE
    )
    def sent(self, case_id, token, embed="", **_other):
        """Number, term and the link of the status page: all that the client must keep."""
        case = request.env["apk.case"]._find_sent(case_id, token)
        if not case:
            return self._page("sent_not_found", {}, embed=embed, headers=PRIVATE, status=404)
        waits = request.env["apk.address.confirmation"]._is_waiting_for(case.unconfirmed_email)
        shown = {"case": case, "letter_waits": waits}
        return self._page("sent_page", shown, embed=embed, headers=PRIVATE)

    def _form(self, written, *, embed="", status=200, **values):
        given = {
            "errors": {},
            "problem": "",
            "had_files": False,
            "file_name": "",
            "wait": 0,
            "written": written,
            "typed": asdict(written),
            "in_thousands": lambda number: f"{number:,}".replace(",", "\xa0"),
            "stamp": new_stamp(),
            "consent": self._consent(),
            "topics": request.env["apk.topic"]._offered_on_site(),
            "limits": {**LIMITS, "files": MOST, "mb": LARGEST // MB, "all": LARGEST_TOGETHER // MB},
            **values,
        }
        return self._page("write_form", given, embed=embed, status=status)

    def _page(self, template, values, *, embed="", headers=PUBLIC, status=200):
        """
        :param embed: the page is shown in a frame of a site that an administrator has named, and may be nowhere else
        """
        office = request.env["apk.office"]._details()
        values = {"office": office, "embed": bool(embed), **values}
        response = request.render(f"apk_site.{template}", values, status=status)
        response.headers.update({**headers, "Cache-Control": "no-store"})
        response.headers["Content-Security-Policy"] += f"; frame-ancestors {self._frames(embed)}"
        return response

    def _frames(self, embed):
        # sudo: a visitor may not read parameters; the list of sites is sent to every browser as a header
        get = request.env["ir.config_parameter"].sudo().get_param
        return frame_ancestors(get(SITES) or "") if embed else "'none'"
