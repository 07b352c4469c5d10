"""Topics lead to the articles of their functions (п. 23): those that the department already has, too."""

import csv

from odoo import SUPERUSER_ID, api
from odoo.tools import file_open

SHIPPED = "apk_client/data/directories/5-apk.topic.csv"


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    with file_open(SHIPPED) as file:
        rows = [row for row in csv.DictReader(file) if row["function_ids/id"]]
    for row in rows:
        topic = env.ref(f"apk_client.{row['id']}", raise_if_not_found=False)
        function = env.ref(row["function_ids/id"], raise_if_not_found=False)
        if topic and function and not topic.function_ids:
            topic.function_ids = function
