from odoo import http
from odoo.http import content_disposition, request

from ..printing.poster_pdf import cards_pdf, posters_pdf
from ..printing.report_pdf import report_pdf
from ..printing.report_xlsx import report_xlsx

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FeedbackFiles(http.Controller):
    """Files for employees: the analysis (not for publication, п. 81), posters and cards, paper forms."""

    @http.route(
        "/apk/feedback-report/<int:report_id>/<any(xlsx,pdf):kind>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def report(self, report_id, kind, **_other):
        report = request.env["apk.feedback.report"].browse(report_id)
        report.check_access("read")
        write, mime = (report_xlsx, XLSX) if kind == "xlsx" else (report_pdf, PDF)
        return self._file(write(*report._file_parts()), mime, f"{report.display_name}.{kind}")

    @http.route(
        "/apk/feedback-posters/<any(posters,cards):kind>/<string:ids>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def posters(self, kind, ids, **_other):
        numbers = [int(number) for number in ids.split(",") if number.isdecimal()]
        entries = request.env["apk.feedback.entry"].browse(numbers).exists()
        entries.check_access("read")
        if not entries:
            raise request.not_found()
        draw = posters_pdf if kind == "posters" else cards_pdf
        return self._file(draw(entries._posters()), PDF, f"{kind}.pdf")

    @http.route(
        "/apk/feedback-paper/<int:form_id>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def paper(self, form_id, **_other):
        form = request.env["apk.questionnaire"].browse(form_id)
        form.check_access("read")
        return self._file(form._paper_form(), PDF, f"{form.display_name}.pdf")

    def _file(self, content, mime, name):
        headers = [("Content-Type", mime), ("Content-Disposition", content_disposition(name))]
        return request.make_response(content, headers=headers)
