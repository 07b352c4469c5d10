"""pytest plugin: a browser that starts slowly is waited for.

Odoo gives it ten seconds and then skips the test; a busy machine takes longer, and «./apk test» lets no check be skipped.
"""

CHECKS = 1_200  # one each tenth of a second


def pytest_sessionstart(session):
    from odoo.tests import common

    common.CHECK_BROWSER_ITERATIONS = CHECKS
