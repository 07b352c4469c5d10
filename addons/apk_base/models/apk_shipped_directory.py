from pathlib import Path

from odoo import api, models
from odoo.tools import file_path
from odoo.tools.convert import convert_csv_import


class ApkShippedDirectory(models.AbstractModel):
    """Directories that come with the addon and then belong to the department: an upgrade adds, never overwrites."""

    _name = "apk.shipped.directory"
    _description = "Loader of shipped directories"

    @api.model
    def _load(self, folder):
        """Load every CSV file of a folder; the name of a file is its order and its model: ``1-apk.topic.csv``."""
        for path in sorted(Path(file_path(folder)).glob("*.csv")):
            model = path.name.partition("-")[2]
            convert_csv_import(
                self.env,
                folder.partition("/")[0],
                model,
                path.read_bytes(),
                mode="update",
                noupdate=True,
            )
