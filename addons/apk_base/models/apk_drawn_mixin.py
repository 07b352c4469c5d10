from odoo import models

from ..printing.fonts import ANY, LETTER, registered_font


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

    def _for_paper(self):
        """These records with the typefaces of a letter at hand, in Russian whatever language the colleague reads in."""
        for font in (LETTER, ANY):
            registered_font(self.env, font)
        return self.with_context(lang=self.env["apk.office"]._lang())
