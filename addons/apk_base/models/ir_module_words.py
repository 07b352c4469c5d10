import logging
from functools import cache
from io import BytesIO
from pathlib import Path

import polib

from odoo import api, models
from odoo.modules import Manifest
from odoo.tools.translate import TranslationImporter

from .ir_http_words import words_for_odoo

_logger = logging.getLogger(__name__)


class IrModuleModule(models.Model):
    """Our Russian for the words of Odoo's own fields and views comes with every load of Odoo's translations.

    It comes over what somebody has written there in Odoo: such wording belongs into ``data/odoo_words``.
    """

    _inherit = "ir.module.module"

    @api.model
    def _load_module_terms(self, modules, langs, overwrite=False):
        result = super()._load_module_terms(modules, langs, overwrite=overwrite)
        installed = self.search([("state", "in", ("installed", "to upgrade", "to install"))])
        chosen = installed.mapped("name") if "apk_base" in modules else modules
        importer = TranslationImporter(self.env.cr, verbose=False)
        for lang in langs:
            for module in words_for_odoo(lang[:2]).keys() & set(chosen):
                if terms := _terms_of_odoo(module, lang[:2]):
                    file = BytesIO(terms)
                    file.name = f"{module}-{lang}.po"  # Odoo's reader asks for one
                    importer.load(file, "po", lang, module=module)
        importer.save(overwrite=True)
        return result


@cache
def _terms_of_odoo(module, language):
    """A file of translations: the places where Odoo says our words, as its own template names them.

    :return: bytes; empty where this Odoo comes without the module or its template
    """
    manifest = Manifest.for_addon(module, display_warning=False)
    template = manifest and Path(manifest.path) / "i18n" / f"{module}.pot"
    if not template or not template.is_file():
        _logger.info("Odoo's %s comes without a template of its words", module)
        return b""
    terms, words = polib.pofile(str(template)), words_for_odoo(language)[module]
    for entry in list(terms):
        entry.occurrences = [one for one in entry.occurrences if one[0].startswith("model")]
        entry.msgstr = words.get(entry.msgid, "")
        if not (entry.msgstr and entry.occurrences):
            terms.remove(entry)
    return str(terms).encode() if terms else b""
