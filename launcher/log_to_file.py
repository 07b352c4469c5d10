"""pytest plugin: what Odoo logs inside the test process goes to the file $APK_LOG, where the log gate reads it."""

import logging
import os


def pytest_configure():
    handler = logging.FileHandler(os.environ["APK_LOG"], encoding="utf-8")
    handler.setLevel(logging.WARNING)
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(process)d %(levelname)s test %(name)s: %(message)s")
    )
    logging.getLogger().addHandler(handler)
