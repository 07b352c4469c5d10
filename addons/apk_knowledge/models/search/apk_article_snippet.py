from itertools import chain

from markupsafe import Markup

from odoo import models

from ...rules.snippet import candidates, heads, marked, quoted, those_found

PREFIX = ":*"


class ApkArticleSnippet(models.Model):
    """Fragments of a found article that answer the question, with the found words marked (п. 45)."""

    _inherit = "apk.article"

    def _snippets(self, groups, is_typing):
        """id -> the title and two fragments of the text, with the found words marked, as safe HTML.

        Not ``ts_headline``: it parses every text anew and costs more than the search itself.
        """
        if not groups or not self:
            return {}
        asked = list(chain.from_iterable(chain.from_iterable(groups)))
        if is_typing:
            asked.append(groups[-1][0][-1] + PREFIX)
        pattern = heads(word.removesuffix(PREFIX) for word in asked)
        texts = {one.id: (one.index_title or "", one.index_body or "") for one in self}
        places = {
            id_: tuple(candidates(text, pattern) for text in pair) for id_, pair in texts.items()
        }
        there = chain.from_iterable(chain.from_iterable(places.values()))
        is_found = self._is_found(asked, {word for _start, _end, word in there})
        return {
            id_: self._shown(*pair, *(those_found(some, is_found) for some in places[id_]))
            for id_, pair in texts.items()
        }

    def _shown(self, title, text, title_places, text_places):
        return (
            Markup(marked(title, title_places, 0, len(title))),  # noqa: S704  safe: ``marked`` escapes the text
            Markup(quoted(text, text_places)),  # noqa: S704  safe: ``quoted`` escapes the text
        )

    def _is_found(self, asked, there):
        """A test for words of a text: whether a word was asked for, by its stem or as the beginning of the last word."""
        beginnings = tuple(word.removesuffix(PREFIX) for word in asked if word.endswith(PREFIX))
        stems = self._stems({*asked, *there})
        wanted = {stems[word] for word in asked} - {""}
        return {
            word for word in there if stems[word] in wanted or word.startswith(beginnings)
        }.__contains__
