from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from odoo import fields, models

from ..messages import FILE_CANNOT_BE_READ
from ..models.apk_article import KINDS
from ..models.apk_article_archive import same_html


class ApkArticleImport(models.TransientModel):
    """Files of an office become drafts; nothing reaches readers before the head publishes it (п. 47)."""

    _name = "apk.article.import"
    _description = "Import of articles"

    file_ids = fields.Many2many("ir.attachment", string="Files", required=True)
    kind = fields.Selection(KINDS, required=True, default="other")
    function_id = fields.Many2one("apk.function", string="Function")
    unit_id = fields.Many2one(
        "apk.unit",
        string="Responsible unit",
        required=True,
        default=lambda self: self.env.user.apk_unit_ids[:1],
        help="For files that name neither a function nor a unit.",
    )
    result = fields.Text(readonly=True)
    article_ids = fields.Many2many("apk.article", string="Articles", readonly=True)

    def action_import(self):
        """All files or none."""
        self.ensure_one()
        files = self._files()
        done = {"created": [], "changed": [], "unchanged": []}
        used = self.env["apk.article"]
        for path, content in files.items():
            for values in self.env["apk.article.reader"]._read(path, content) or ():
                outcome, article = self._load(path, values, files, used)
                done[outcome].append(article.id)
                used |= article
        if not used:
            reason = self.env._("there are no DOCX, HTML, Markdown or CSV files in it")
            raise FILE_CANNOT_BE_READ(
                self.env, path=", ".join(self.file_ids.mapped("name")), reason=reason
            )
        self.article_ids = used
        self.result = self.env._(
            "New drafts: %(created)s, changed drafts: %(changed)s, the same as before: %(unchanged)s",
            **{name: len(ids) for name, ids in done.items()},
        )
        return self._get_records_action(target="new", name=self.env._("Load from files"))

    def _files(self):
        """Path -> bytes, archives unpacked."""
        files = {}
        for file in self.file_ids:
            if PurePosixPath(file.name).suffix.lower() == ".zip":
                files.update(self.env["apk.article"]._unpacked(file.name, file.raw))
            else:
                files[file.name] = file.raw
        return files

    def _load(self, path, values, files, used):
        """:return: what became of it, and the article"""
        articles, given = self.env["apk.article"], beside(path, files)
        told = articles._from_portable(path, values)
        told = self._with_defaults(told)
        former = self._former(told, used)
        if former and self._is_same(former, told, values, given):
            return "unchanged", former
        if former:
            former.write(self._changes_of(former, told))
            outcome, article = "changed", former
        else:
            outcome, article = "created", articles.create(told)
        article.draft_body = article._take_in_images(values["body"], given)
        article._take_in_files(values.get("files") or (), given)
        return outcome, article

    def _with_defaults(self, told):
        values = {"kind": self.kind, **told}
        if "function_ids" not in told and self.function_id:
            values["function_ids"] = [(6, 0, self.function_id.ids)]
        if "unit_id" not in told and "function_ids" not in values:
            values["unit_id"] = self.unit_id.id
        return values

    def _former(self, told, used):
        """The article of the same title and kind, once for each file."""
        domain = [("name", "=ilike", told["name"]), ("kind", "=", told["kind"])]
        return (self.env["apk.article"].search(domain, order="id") - used)[:1]

    def _changes_of(self, former, told):
        """What the file says otherwise; the title is the same up to its letters."""
        changes = {
            name: value
            for name, value in told.items()
            if name != "name" and former._convert_to_write({name: former[name]})[name] != value
        }
        return {**changes, "changes": self.env._("Loaded from a file")}

    def _is_same(self, former, told, values, given):
        address_of = {raw: address for address, raw in given.items()}
        body = former._with_images(former._exported_body(), lambda file: address_of.get(file.raw))
        is_same_head = self._changes_of(former, told).keys() == {"changes"}
        return is_same_head and same_html(body, values["body"])


def beside(path, files):
    """Address in the text -> bytes: files of the same folder and below, as a text names them."""
    folder = PurePosixPath(path).parent
    found = {}
    for name, content in files.items():
        if PurePosixPath(name).is_relative_to(folder):
            short = str(PurePosixPath(name).relative_to(folder))
            found.update({unquote(short): content, short: content, quote(short): content})
    return found
