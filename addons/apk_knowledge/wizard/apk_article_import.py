from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from odoo import fields, models
from odoo.tools.sql import escape_psql

from ..messages import FILE_CANNOT_BE_READ
from ..models.apk_article import KINDS
from ..models.files.apk_article_archive import same_html


class ApkArticleImport(models.TransientModel):
    """Load files of an office as drafts; readers see them when the head publishes them (п. 47)."""

    _name = "apk.article.import"
    _description = "Import of articles"

    file_ids = fields.Many2many("ir.attachment", string="Files", required=True)
    kind = fields.Selection(KINDS, required=True, default="other")
    function_id = fields.Many2one("apk.function")
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
        """Load all files, or none when one of them cannot be read; an empty one is named and left out."""
        self.ensure_one()
        files, reader = self._files(), self.env["apk.article.reader"]
        empty = [path for path, content in files.items() if reader._is_empty(path, content)]
        done = {"created": [], "changed": [], "unchanged": []}
        used = self.env["apk.article"]
        for path in [path for path in files if path not in empty]:
            for values in reader._read(path, files[path]) or ():
                outcome, article = self._load(path, values, files, used)
                done[outcome].append(article.id)
                used |= article
        if not used:
            nothing = self.env._("there are no DOCX, HTML, Markdown or CSV files in it")
            reason = self.env._("it is empty") if empty else nothing
            raise FILE_CANNOT_BE_READ(
                self.env, path=", ".join(self.file_ids.mapped("name")), reason=reason
            )
        self.article_ids = used
        self.result = self.env._(
            "New drafts: %(created)s, changed drafts: %(changed)s, the same as before: %(unchanged)s",
            **{name: len(ids) for name, ids in done.items()},
        )
        if empty:
            self.result += "\n" + self.env._("Empty, not loaded: %s", ", ".join(empty))
        return self._get_records_action(target="new", name=self.env._("Load from files"))

    def _files(self):
        """Path -> bytes of the given files; archives are unpacked."""
        files = {}
        for file in self.file_ids:
            if PurePosixPath(file.name).suffix.lower() == ".zip":
                files.update(self.env["apk.article"]._unpacked(file.name, file.raw))
            else:
                files[file.name] = file.raw or b""  # the field of an empty file holds False
        return files

    def _load(self, path, values, files, used):
        """Load one article.

        :param values: what the reader has found in the file, by the names of ``_portable_names``
        :param files: all files of the load, path -> bytes
        :param used: articles that this load has created or changed
        :return: ``created``, ``changed`` or ``unchanged``, and the article
        """
        articles, nearby = self.env["apk.article"], files_beside(path, files)
        new_values = self._with_defaults(articles._from_portable(path, values))
        former = self._former(new_values, used)
        if former and self._is_same(former, new_values, values, nearby):
            return "unchanged", former
        if former:
            former.write(self._changes_of(former, new_values))
            outcome, article = "changed", former
        else:
            outcome, article = "created", articles.create(new_values)
        article.draft_body = article._import_images(values["body"], nearby)
        article._import_files(values.get("files") or (), nearby)
        return outcome, article

    def _with_defaults(self, values):
        """What the file does not say, the wizard does."""
        defaults = {"kind": self.kind}
        if self.function_id:
            defaults["function_ids"] = [(6, 0, self.function_id.ids)]
        if "function_ids" not in {**defaults, **values}:
            defaults["unit_id"] = self.unit_id.id
        return {**defaults, **values}

    def _former(self, values, used):
        """The article of the same title and kind, unless an earlier file of this load has taken it."""
        same_title = ("name", "=ilike", escape_psql(values["name"]))  # «50%» is no wildcard
        domain = [same_title, ("kind", "=", values["kind"])]
        return (self.env["apk.article"].search(domain, order="id") - used)[:1]

    def _changes_of(self, former, new_values):
        """Values that differ from the article's; titles may differ in case only."""
        changes = {
            name: value
            for name, value in new_values.items()
            if name != "name" and former._convert_to_write({name: former[name]})[name] != value
        }
        return {**changes, "changes": self.env._("Loaded from a file")}

    def _is_same(self, former, new_values, values, nearby):
        address_of = {raw: address for address, raw in nearby.items()}
        body = former._with_images(former._exported_body(), lambda file: address_of.get(file.raw))
        is_same_head = self._changes_of(former, new_values).keys() == {"changes"}
        return is_same_head and same_html(body, values["body"])


def files_beside(path, files):
    """Files of the same folder and below, by the addresses that a text uses for them: address -> bytes."""
    folder = PurePosixPath(path).parent
    found = {}
    for name, content in files.items():
        if PurePosixPath(name).is_relative_to(folder):
            short = str(PurePosixPath(name).relative_to(folder))
            found.update({unquote(short): content, short: content, quote(short): content})
    return found
