from markupsafe import escape

from odoo import api, models
from odoo.fields import Domain

FOUND_LIMIT = 100
AUDIENCES = {"public": True, "staff": False}  # value of the filter -> ``is_public``


class ApkArticleFinder(models.Model):
    """Calls of the screens to the search: the search page, the command palette, a message, a call."""

    _inherit = "apk.article"

    @api.model
    def search_text(self, text, filters=None, limit=10, is_typing=False):
        """What a reader finds, the best first; nothing that the reader may not see.

        :param text: a question; without words the newest materials of the filters are shown
        :param filters: ``kind`` or several ``kinds``, ``area_id``, ``unit_id``, ``audience`` (``public`` or ``staff``);
            others are ignored
        :param is_typing: the last word may not be finished; else a search in vain is counted
        :return: list of ``{id, name, title, snippet, kind, unit, is_public}``; ``title`` and ``snippet`` are safe HTML
            with the found words marked
        """
        domain, limit = self._filter_domain(filters or {}), min(int(limit), FOUND_LIMIT)
        if not text.strip():
            newest = self.search(domain, limit=limit, order="published_at desc, id desc")
            return newest._as_found({})
        found, snippets = self._find_with_snippets(text, domain, limit, is_typing)
        if not (is_typing or any((filters or {}).values())):  # a filter may have hidden the answer
            self._note_if_vain(text, found, "staff")
        return found._as_found(snippets)

    @api.model
    def _note_if_vain(self, text, found, source):
        """п. 51: a question without an answer is kept, without who has asked."""
        unknown = self._unknown_words(text)
        if unknown or not found:
            searches = self.env["apk.vain.search"].sudo()  # sudo: nobody may add rows by hand
            searches._note(text, source, unknown)

    @api.model
    def search_choices(self):
        """What the filters of the screens offer: ``{kinds, areas, audiences}``, each a list of (value, label)."""
        areas = self.env["apk.area"].search_fetch([], ["name"])
        clients, employees = self.env._("For clients too"), self.env._("For employees only")
        return {
            "kinds": self._fields["kind"]._description_selection(self.env),
            "areas": [(area.id, area.name) for area in areas],
            "audiences": [("public", clients), ("staff", employees)],
        }

    def _as_found(self, snippets):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return [
            {
                "id": article.id,
                "name": article.name,
                "title": snippets.get(article.id, (escape(article.name), ""))[0],
                "snippet": snippets.get(article.id, ("", ""))[1],
                "kind": kinds[article.kind],
                "unit": article.unit_id.name,
                "is_public": article.is_public,
            }
            for article in self
        ]

    @api.model
    def _filter_domain(self, filters):
        domain = self._in_force_domain()
        for name, path in (
            ("kind", "kind"),
            ("area_id", "function_ids.area_id"),
            ("unit_id", "unit_id"),
        ):
            if filters.get(name):
                domain &= Domain(path, "=", filters[name])
        if filters.get("kinds"):
            domain &= Domain("kind", "in", list(filters["kinds"]))
        if filters.get("audience"):
            domain &= Domain("is_public", "=", AUDIENCES[filters["audience"]])
        return domain
