import time
from urllib.parse import urlsplit

from odoo import http
from odoo.fields import Domain
from odoo.http import request

from odoo.addons.apk_base.controllers.form_stamp import new_stamp, submit
from odoo.addons.apk_base.controllers.public_page import PAGE, PUBLIC
from odoo.addons.apk_base.controllers.sender import sender
from odoo.addons.apk_base.rules.flood import ONE_VOTE_A_DAY, Allowance, Gate

from ..rules.search_query import query_words

# Shown in the browser; SVG is not, because it may hold a script.
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
VOTES = Gate(ONE_VOTE_A_DAY)
# A question is counted once a day from one address; a machine that asks without end is not listened to.
SEARCHES = Gate(ONE_VOTE_A_DAY, Allowance(at_once=60, per_minute=10))
QUERY_LIMIT, RESULTS, ALL = 200, 30, 500


class FrequentQuestions(http.Controller):
    """Answers for clients without an account (п. 45): published public articles and nothing else."""

    def _only_reads(self, _rule, _args):
        """A question may be counted as asked in vain."""
        return not request.httprequest.args.get("q")

    @http.route("/apk/faq", methods=["GET"], readonly=_only_reads, **PAGE)
    def questions(self, q="", area="", kind="", **_kwargs):
        """The search page: questions by area, or what is found for ``q``."""
        articles = self._public()
        areas = request.env["apk.area"].sudo()  # sudo: a visitor may read no area; names are public
        domain, text = self._domain(), q[:QUERY_LIMIT].strip()
        if area.isdecimal() and len(area) < 10:
            domain &= Domain("function_ids.area_id", "=", int(area))
        if kind:
            domain &= Domain("kind", "=", kind)
        if text:
            found, snippets = self._find(text, domain, is_whole=not (area or kind))
        else:
            found, snippets = articles.search(domain, order="name", limit=ALL), {}
        values = {
            "query": text,
            "area": area,
            "areas": areas.search([("id", "in", self._area_ids())]),
            "kind": kind,
            "kinds": self._kinds(),
            "articles": found,
            "sections": () if text else found._sections(),
            "snippets": snippets,
        }
        return self._page("apk_knowledge.faq", values)

    @http.route("/apk/faq/<int:article_id>", methods=["GET"], readonly=True, **PAGE)
    def question(self, article_id, thanks="", **_kwargs):
        """One answer; 404 for an article that is not for clients, as for one that does not exist."""
        article = self._one(article_id)
        if not article:
            return self._page("apk_knowledge.faq_missing", {}, status=404)
        return self._page(
            "apk_knowledge.faq_article",
            {**article._page_values(), "thanks": thanks, "stamp": new_stamp()},
        )

    # csrf: the page has no session to protect; a vote names nobody
    @http.route("/apk/faq/<int:article_id>", methods=["POST"], csrf=False, **PAGE)
    def vote(self, article_id, helped="", stamp="", **_kwargs):
        """«Помог» or not: a reload does not vote again, nor does one address twice a day."""
        article, who = self._one(article_id), (sender(), article_id)
        if not article:
            return self._page("apk_knowledge.faq_missing", {}, status=404)

        def vote():
            is_vote = helped in ("yes", "no")
            if is_vote and not VOTES.seconds_to_wait(who, time.monotonic()):
                article._vote(helped == "yes", "public")
            return f"/apk/faq/{article_id}?thanks=1"

        return submit(vote, stamp)

    @http.route("/apk/faq/<int:article_id>/<int:file_id>", methods=["GET"], readonly=True, **PAGE)
    def attachment(self, article_id, file_id, **_kwargs):
        """A file or a picture of a public answer; pictures are shown, files are saved."""
        article = self._one(article_id)
        files = article.attachment_ids | article._embedded_files(article.body)
        file = files.filtered(lambda one: one.id == file_id)
        if not file:
            return self._page("apk_knowledge.faq_missing", {}, status=404)
        is_shown = file.mimetype in PICTURES
        stream = request.env["ir.binary"]._get_stream_from(file)
        return stream.get_response(as_attachment=not is_shown)

    @http.route("/apk/faq/sitemap.xml", methods=["GET"], readonly=True, **PAGE)
    def sitemap(self, **_kwargs):
        """Addresses of the public answers for search engines."""
        parts = urlsplit(request.httprequest.url_root)
        values = {
            "root": f"{parts.scheme}://{parts.netloc}",
            "articles": self._public().search(self._domain(), limit=50_000),
        }
        content = request.env["ir.qweb"]._render("apk_knowledge.faq_sitemap", values)
        return request.make_response(
            '<?xml version="1.0" encoding="UTF-8"?>' + str(content).strip(),
            headers=[("Content-Type", "application/xml; charset=utf-8")],
        )

    def _find(self, text, domain, *, is_whole):
        """:param is_whole: no filter may have hidden the answer"""
        articles = self._public()
        found, snippets = articles._find_with_snippets(text, domain, RESULTS)
        if is_whole and not SEARCHES.seconds_to_wait(
            (sender(), *query_words(text)), time.monotonic()
        ):
            articles._note_if_vain(text, found, "public")
        return found, snippets

    def _public(self):
        # sudo: a visitor may read no article; _domain narrows
        return request.env["apk.article"].sudo()

    def _domain(self):
        """What clients may see: public, published, valid today."""
        return self._public()._in_force_domain() & Domain("is_public", "=", True)

    def _one(self, article_id):
        return self._public().search(self._domain() & Domain("id", "=", article_id))

    def _area_ids(self):
        return self._public().search(self._domain()).function_ids.area_id.ids

    def _kinds(self):
        kinds = self._public()._read_group(self._domain(), ["kind"])
        labels = dict(self._public()._fields["kind"]._description_selection(request.env))
        return [(kind, labels[kind]) for (kind,) in kinds]

    def _page(self, template, values, status=200):
        office = request.env["apk.office"]._details()
        response = request.render(
            template, {"office": office, "is_indexed": True, **values}, status=status
        )
        response.headers.update(PUBLIC)
        return response
