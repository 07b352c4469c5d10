from pathlib import Path

from odoo import api, models
from odoo.tools import file_path
from odoo.tools.convert import convert_csv_import


class ApkShippedDirectory(models.AbstractModel):
    """Loads directories (CSV) that come with an addon and then belong to the department.

    An upgrade adds new rows and never overwrites or deletes: the rows are ``noupdate``.
    """

    _name = "apk.shipped.directory"
    _description = "Loader of shipped directories"

    @api.model
    def _load(self, folder):
        """Load the CSV files of a folder in the order of their names: ``1-apk.topic.csv`` holds rows of ``apk.topic``.

        :param folder: path that begins with the name of the addon, ``<addon>/data/directories``
        """
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
