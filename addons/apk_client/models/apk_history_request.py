import tempfile
import zipfile
from pathlib import Path

from odoo import api, fields, models
from odoo.tools import html2plaintext, split_every

from ..exceptions import CaseIsKept, HistoryNotConfirmed, IdentityNotChecked, RequestIsConfirmed
from ..rules.deadlines import statutory_answer_due_working_days
from ..rules.history_export import Line, file_name
from .history_files import JsonHistory, PdfHistory, XlsxHistory
from .office_time import to_local
from .pdf_font import registered_font

WORKING_DAYS = 10  # 152-ФЗ, ст. 14; the Order gives no term of its own
BATCH = 200
ASKED = frozenset(["partner_id", "asked_at", "asked_by", "identity_check", "way"])


class ApkHistoryRequest(models.Model):
    """A client asks for the whole history (п. 6): who asked, how identity was checked, what was given, when."""

    _name = "apk.history.request"
    _description = "Request for the history"
    _inherit = [
        "apk.kept.mixin",
        "apk.deadline.mixin",
        "apk.interaction.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "id desc"
    _rec_name = "partner_id"
    _kept_by_the_system = frozenset(
        {"state", "confirmed_by_id", "given_by_id", "given_at", "line_count", "file_id"}
    )

    partner_id = fields.Many2one(
        "res.partner", string="Client", required=True, ondelete="restrict", index=True
    )
    asked_at = fields.Datetime(string="Asked", required=True, default=fields.Datetime.now)
    asked_by = fields.Char(string="Who asked", required=True)
    identity_check = fields.Selection(
        [
            ("passport", "Passport shown"),
            ("esia", "Signed in through the state portal"),
            ("attorney", "Power of attorney shown"),
            ("signature", "Letter with a signature"),
        ],
        string="How identity was checked",
    )
    way = fields.Selection(
        [("hand", "In person"), ("email", "By e-mail"), ("post", "By post")],
        string="How it was given",
        default="hand",
    )
    state = fields.Selection(
        [("asked", "Asked"), ("confirmed", "Confirmed"), ("given", "Given")],
        default="asked",
        required=True,
        readonly=True,
        tracking=True,
    )
    confirmed_by_id = fields.Many2one("res.users", string="Confirmed by", readonly=True)
    given_by_id = fields.Many2one("res.users", string="Given by", readonly=True)
    given_at = fields.Datetime(string="Given at", readonly=True)
    line_count = fields.Integer(string="Events in the file", readonly=True)
    file_id = fields.Many2one("ir.attachment", string="File", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        requests = super().create(vals_list)
        for request in requests:
            request._promise("history", "6; 152-ФЗ, ст. 14")  # Russian: name of the law
        return requests

    def write(self, vals):
        """What was confirmed is what is given: whose history, to whom, by what proof."""
        if not self.env.su and ASKED & vals.keys() and set(self.mapped("state")) - {"asked"}:
            raise RequestIsConfirmed(self.env)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise CaseIsKept(self.env)

    def _due(self, kind, calendar):
        return statutory_answer_due_working_days(
            to_local(self.asked_at), WORKING_DAYS, calendar.is_working_day
        )

    def _people(self, recipient):
        """A request belongs to no unit: the registrar on duty answers for it, the controller sees what is late."""
        cases = self.env["apk.case"]
        controllers = cases._controllers() if recipient == "controller" else None
        return controllers or cases._duty_registrar()

    def action_confirm(self):
        """The second step: a person looks at whose history leaves and to whom."""
        self.check_access("write")
        for request in self:
            if not request.identity_check:
                raise IdentityNotChecked(self.env)
            if request.state != "asked":
                continue
            mark = request.sudo()  # sudo: by this button only
            mark.write({"state": "confirmed", "confirmed_by_id": self.env.uid})

    def action_give(self):
        """Write the archive and the trace of its delivery."""
        self.check_access("write")
        for request in self:
            if request.state != "confirmed":
                raise HistoryNotConfirmed(self.env)
            whole = request.sudo()  # sudo: the whole history, of every unit
            given = {"state": "given", "given_by_id": self.env.uid}
            whole.write({**given, "given_at": fields.Datetime.now(), **whole._export()})
            request._meet("history")
            request._log_interaction(
                request.partner_id, "history", self.env._("History given to: %s", request.asked_by)
            )

    def _export(self):
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "history.zip"
            count = self._write_archive(archive, Path(folder))
            file = self.env["ir.attachment"].create(
                {
                    "name": f"history-{self.id}.zip",
                    "raw": archive.read_bytes(),
                    "mimetype": "application/zip",
                    "res_model": self._name,
                    "res_id": self.id,
                }
            )
        return {"file_id": file.id, "line_count": count}

    def _write_archive(self, archive, folder):
        title = self.env._("History of interaction: %s", self.partner_id.name)
        headers = [
            self.env._("When"), self.env._("What"), self.env._("Channel"),
            self.env._("In short"), self.env._("Text"), self.env._("Files"),
        ]  # fmt: skip
        forms = {
            "history.pdf": PdfHistory(
                folder / "history.pdf", title, self.env._("File"), registered_font(self.env)
            ),
            "history.xlsx": XlsxHistory(folder / "history.xlsx", headers),
            "history.json": JsonHistory(folder / "history.json"),
        }
        count = 0
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as pack:
            for line in self._lines(pack):
                count += 1
                for form in forms.values():
                    form.add(line)
            for name, form in forms.items():
                form.close()
                pack.write(folder / name, name)
        return count

    def _lines(self, pack):
        """Events of this client alone, oldest first; internal notes are no events."""
        interactions = self.env["apk.interaction"]
        events = interactions.search(
            [("partner_id", "=", self.partner_id.id)], order="happened_at, id"
        )
        kinds = dict(interactions._fields["kind"]._description_selection(self.env))
        number = 0
        for ids in split_every(BATCH, events.ids):
            for event in interactions.browse(ids):
                text, attachments = self._letter_of(event)
                names = []
                for attachment in attachments:
                    number += 1
                    names.append(file_name(number, attachment.name or ""))
                    pack.writestr(names[-1], attachment.raw or b"")
                moment = to_local(event.happened_at)
                channel = event.channel_id.name or ""
                yield Line(moment, kinds[event.kind], channel, event.summary, text, tuple(names))
            self.env.invalidate_all()

    def _letter_of(self, event):
        """Words and files of a letter: what the client wrote, or what was written to the client."""
        if event.res_model == "apk.delivery":
            letter = self.env["apk.delivery"].browse(event.res_id).mail_message_id
            return html2plaintext(
                letter.body or "", include_references=False
            ), letter.attachment_ids
        if event.res_model != "apk.case" or event.kind != "message_in":
            return "", self.env["ir.attachment"]
        case = self.env["apk.case"].browse(event.res_id)
        letters = case.message_ids.filtered(lambda m: m.author_id == self.partner_id)
        letter = letters.sorted(lambda m: abs(m.date - event.happened_at))[:1]
        is_first = event.happened_at == case.received_at
        body = case.body if is_first else letter.body
        files = letter.attachment_ids | (case.scan_ids if is_first else case.scan_ids.browse())
        return html2plaintext(body or "", include_references=False), files
