from collections import defaultdict
from functools import cache
from pathlib import Path

import polib

from odoo import api, models
from odoo.tools import file_path


@cache
def words_for_odoo(language):
    """Our translations of words on Odoo's own screens: {module: {source: translation}}; {} for a language without any.

    A clerk meets «Custom Filter…» and «Ничего → Срочное» where Odoo's translation has a gap or the wrong word.

    :param language: two letters
    """
    path = Path(file_path("apk_base/data/odoo_words")) / f"{language}.po"
    if not path.is_file():
        return {}
    words = defaultdict(dict)
    for entry in polib.pofile(path):
        words[entry.msgctxt][entry.msgid] = entry.msgstr
    return words


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @api.model
    def _get_translations_for_webclient(self, modules, lang):
        per_module, lang_params = super()._get_translations_for_webclient(modules, lang)
        ours = words_for_odoo((lang or self.env.context.get("lang") or "")[:2])
        return {
            module: self._with_words(messages, ours[module]) if module in ours else messages
            for module, messages in per_module.items()
        }, lang_params

    def _with_words(self, translations, words):
        known = {message["id"]: message["string"] for message in translations["messages"]}
        return {
            "messages": tuple(
                {"id": source, "string": text} for source, text in {**known, **words}.items()
            )
        }
