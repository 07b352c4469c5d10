from odoo import models


class ApkDrawnMixin(models.AbstractModel):
    """Records whose reports the suite draws itself: a page is ready in milliseconds, numbered, with its codes.

    Such a report is an ``ir.actions.report`` with ``apk_is_drawn``: buttons, the menu «Print» and its address work as
    those of every other one.
    """

    _name = "apk.drawn.mixin"
    _description = "Reports that the suite draws"

    def _draw_report(self, name):
        """One PDF of these records, whose reader has the right to read them.

        :param str name: ``report_name`` of the report
        :return: bytes
        """
        raise NotImplementedError
