import base64
import io
import json
import zipfile

from odoo import api, fields, models

from ..rules.portal_document import file_name


class ApkResultFile(models.TransientModel):
    """The file of an export, for its maker to download; the clean-up of transient records takes it away."""

    _name = "apk.result.file"
    _description = "File for the portal of results"

    name = fields.Char(required=True, readonly=True)
    content = fields.Binary(required=True, readonly=True)

    @api.model
    def _made_of(self, month, documents):
        """One document as it is, several in an archive.

        :param documents: ``{message: dictionary for JSON}``
        """
        taken = set()
        files = {file_name(one["number"], taken): one for one in documents.values()}
        if len(files) == 1:
            ((name, shape),) = files.items()
            return self.create({"name": name, "content": base64.b64encode(self._json(shape))})
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, shape in files.items():
                archive.writestr(name, self._json(shape))
        name = f"РРО-{month.first_day:%Y-%m}.zip"  # Russian: the name of the file that the portal's section has
        return self.create({"name": name, "content": base64.b64encode(buffer.getvalue())})

    @api.model
    def _json(self, shape):
        return json.dumps(shape, ensure_ascii=False, indent=1).encode()

    def _download(self):
        url = f"/web/content/{self._name}/{self.id}/content?filename_field=name&download=true"
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}
