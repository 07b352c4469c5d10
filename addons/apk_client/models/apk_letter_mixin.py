from odoo import fields, models

from odoo.addons.apk_base.printing.letter_pdf import Letter
from odoo.addons.apk_base.rules.letter_words import executor_line


class ApkLetterMixin(models.AbstractModel):
    """A record that leaves as an official letter (ГОСТ Р 7.0.97-2025), and what a person has changed around its text.

    The program proposes (``_proposed_letter_words``), a person has the last word (``apk.letter.screen.mixin``).
    """

    _name = "apk.letter.mixin"
    _description = "Official letter"
    _inherit = ["apk.drawn.mixin", "apk.protected.mixin"]

    letter_addressee = fields.Text(written_by="system", erase=False)
    letter_heading = fields.Char(written_by="system", erase=False)
    letter_enclosures = fields.Text(written_by="system", erase=False)
    signatory_id = fields.Many2one(
        "apk.signatory", string="Signed by", ondelete="restrict", written_by="system"
    )
    is_signed_electronically = fields.Boolean(
        string="Signed with an electronic signature", written_by="system"
    )

    def _letter(self):
        """The letter as it would be printed now."""
        self.ensure_one()
        words = self._letter_words()
        signatory = words["signatory"]
        return Letter(
            **self.env["apk.office"]._letterhead(),
            **self._letter_text(),
            addressee=tuple(words["addressee"].split("\n")),
            heading=words["heading"],
            enclosures=tuple(words["enclosures"].split("\n")),
            post=signatory.post or "",
            signatory=signatory.name or "",
            certificate=signatory._certificate() if self.is_signed_electronically else None,
            executor=executor_line(*self._letter_executor()),
        )

    def _letter_words(self):
        """What a person may change before printing: as it was set, else as the program proposes it."""
        proposed = self._proposed_letter_words()
        return {
            "addressee": self.letter_addressee or proposed["addressee"],
            "heading": self.letter_heading or proposed["heading"],
            "enclosures": self.letter_enclosures or proposed["enclosures"],
            "signatory": self.signatory_id or proposed["signatory"],
        }

    def _proposed_letter_words(self):
        """``addressee``, ``heading``, ``enclosures``: words; ``signatory``: ``apk.signatory``."""
        raise NotImplementedError

    def _letter_text(self):
        """``day``, ``number`` and ``html`` of the ``Letter``, and ``reply_to`` where it answers another one."""
        raise NotImplementedError

    def _letter_executor(self):
        """(full name, telephone) of who has written the letter."""
        raise NotImplementedError

    def _set_letter(self, **words):
        """A person changes what stands around the text.

        :param words: values of the fields of this mixin
        :raises: who may not, or when it is not in our hands any more
        """
        raise NotImplementedError

    def _print_letter(self):
        """
        :return: the action that prints it
        """
        raise NotImplementedError

    def _letter_trace(self, number):
        """The line that a printing leaves beside the record."""
        return self.env._(
            "The letter No. %(number)s was printed. Addressee: %(addressee)s. Signed by: %(person)s.",
            number=number or "—",
            addressee=", ".join((self.letter_addressee or "").split("\n")) or "—",
            person=self.signatory_id.display_name or "—",
        )
