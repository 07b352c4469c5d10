from html import unescape
from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, sql

from odoo.addons.apk_knowledge.rules.search_query import all_words, beginnings, query_words

from ..rules.typed_query import quoted_for, read_typed

SHOWN = 8  # results while somebody types

# A longer text than a megabyte does not fit into a vector of PostgreSQL; a letter says what it is about before that.
VECTORS = """
ALTER TABLE apk_case
ADD COLUMN letter_fts tsvector GENERATED ALWAYS AS (
    to_tsvector('russian', left(coalesce(subject, ''), 1000) || ' ' || left(coalesce(body, ''), 200000))) STORED,
ADD COLUMN answer_fts tsvector GENERATED ALWAYS AS (
    to_tsvector('russian', left(coalesce(answer_body, ''), 200000))) STORED;
CREATE INDEX apk_case_letter_fts ON apk_case USING gin (letter_fts) WITH (fastupdate = off);
CREATE INDEX apk_case_answer_fts ON apk_case USING gin (answer_fts) WITH (fastupdate = off);
"""
ADDITION = "to_tsvector('russian', left(body, 200000))"
IS_ADDITION = "model = 'apk.case' AND message_type IN ('email', 'comment')"
CLIENT_NAME = (
    "to_tsvector('simple', translate(name, 'ёЁ', 'еЕ'))"  # Russian: «Алёна» is typed «Алена»
)
PHONES = ("phone_sanitized", "apk_second_phone_sanitized")  # of a client, each with its indexes
FOUND = "\N{LEFT BLACK LENTICULAR BRACKET}"  # before the words found; people do not type it
HEADLINE = f'StartSel="{FOUND}", StopSel="", MaxFragments=1, MinWords=6, MaxWords=14'
WRITER_PHONE_END = r"reverse(regexp_replace(writer_phone, '\D', '', 'g'))"


def phone_end(column):
    """SQL by which the last digits of a phone are found; its index has the same."""
    return f"reverse({column})"


def any_phone_like(expression, pattern):
    """SQL on ``res_partner``: one of the phones, seen by its index.

    :param expression: function of a column, as the index has it
    """
    likes = [SQL("%s LIKE %s", SQL(expression(phone)), pattern) for phone in PHONES]
    return SQL("(%s)", SQL(" OR ").join(likes))


class Way(NamedTuple):
    """One way to find messages: its key, and a condition on ``apk_case``, which an index answers."""

    key: str
    condition: SQL


class ApkCaseSearch(models.Model):
    """One box finds a message by number, client, phone, e-mail and words, the closed ones, too, and says by what."""

    _inherit = "apk.case"

    found_by = fields.Char(
        string="Found by",
        compute="_compute_found_by",
        search="_search_found_by",
        help="By what the words in the search box have found the message.",
    )

    _email_from_part_idx = models.Index(
        lambda registry: "USING gin (email_from gin_trgm_ops)" if registry.has_trigram else ""
    )
    _reply_email_part_idx = models.Index(
        lambda registry: "USING gin (reply_email gin_trgm_ops)" if registry.has_trigram else ""
    )
    _number_end_idx = models.Index("(reverse(name) text_pattern_ops)")
    _writer_phone_idx = models.Index(
        f"({WRITER_PHONE_END} text_pattern_ops) WHERE writer_phone IS NOT NULL"
    )

    def init(self):
        """Text search vectors of the letter and of the answer; PostgreSQL keeps them up to date."""
        if not sql.column_exists(self.env.cr, self._table, "letter_fts"):
            self.env.cr.execute(VECTORS)

    @api.depends_context("apk_typed")
    def _compute_found_by(self):
        """
        The list passes the texts of its search box in the context, as ``apk_typed``.
        """
        found = {}
        for typed in self.env.context.get("apk_typed") or ():
            found = {**self._reasons(str(typed)), **found}
        for case in self:
            case.found_by = found.get(case.id, False)

    def _search_found_by(self, operator, value):
        if operator not in ("ilike", "in"):
            return NotImplemented
        texts = [value] if isinstance(value, str) else value
        return Domain.OR(self._found_by(text) for text in texts)

    @api.model
    def _found_by(self, text):
        ways = self._ways(text)
        if not ways:
            return Domain.FALSE
        return Domain.custom(
            to_sql=lambda _model, alias, _query: SQL(
                "%s IN (%s)", SQL.identifier(alias, "id"), self._any_of(ways)
            )
        )

    @api.model
    def find(self, text):
        """Messages that the user may read, for what is being typed into a search box: the surest way of finding first.

        :return: list of ``{id, name, subject, who, state, found_by}``, at most ``SHOWN``
        :raises AccessError: the user reads no messages
        """
        self.check_access("read")
        keys = self._surest(self._ways(str(text)))
        found = self.browse(keys)
        reasons = found._reasons_of(keys, str(text))
        states = dict(self._fields["state"]._description_selection(self.env))
        return [
            {
                "id": case.id,
                "name": case.name,
                "subject": case.subject,
                "who": case.partner_id.name or case.email_from or "",
                "state": states[case.state],
                "found_by": reasons[case.id],
            }
            for case in found
        ]

    @api.model
    def _surest(self, ways):
        """``{id: key of the way}`` of at most ``SHOWN`` messages that the user may read: by the surest way first, of each
        way the newest. A query a way, so that PostgreSQL may choose between the words of a rare one and the dates of a
        frequent one.
        """
        readable, found = self._search([]), {}
        for way in ways:
            if len(found) < SHOWN:
                query = SQL(
                    """
                    SELECT apk_case.id FROM %s WHERE %s AND %s AND apk_case.id <> ALL(%s)
                     ORDER BY apk_case.registered_at DESC, apk_case.id DESC LIMIT %s
                    """,
                    readable.from_clause,
                    readable.where_clause or SQL("TRUE"),
                    way.condition,
                    list(found),
                    SHOWN - len(found),
                )
                found |= {case_id: way.key for (case_id,) in self.env.execute_query(query)}
        return found

    def _reasons(self, text):
        """``{id of a message: by what the text has found it}``, in the user's language; the surest way is named."""
        ways = self._ways(text) if self else []
        if not ways:
            return {}
        hits = SQL(" UNION ALL ").join(
            SQL("SELECT id, %s AS rank FROM apk_case WHERE id = ANY(%s) AND %s", rank, self.ids, way.condition)
            for rank, way in enumerate(ways)
        )  # fmt: skip
        best = SQL("SELECT id, min(rank) FROM (%s) AS hit GROUP BY id", hits)
        keys = {case_id: ways[rank].key for case_id, rank in self.env.execute_query(best)}
        return self._reasons_of(keys, text)

    def _reasons_of(self, keys, text):
        """
        :param keys: id → key of the way
        """
        quotes = self._quotes(text, keys)
        labels = {
            "number": self.env._("number"),
            "outgoing": self.env._("outgoing number"),
            "phone": self.env._("phone"),
            "email": self.env._("e-mail"),
            "client": self.env._("client"),
            "letter": self.env._("letter"),
            "answer": self.env._("answer"),
            "addition": self.env._("correspondence"),
        }
        return {
            case_id: ": ".join(filter(None, (labels[key], quotes.get(case_id))))
            for case_id, key in keys.items()
        }

    def _quotes(self, text, keys):
        """``{id: the words around what was found, or what it was found by}``, for the ways that need it.

        :param keys: id → key of the way
        """
        quotes = {}
        for case in self:
            key = keys.get(case.id)
            if key in ("phone", "email"):
                shown = case._phones_shown() if key == "phone" else case._emails_shown()
                quotes[case.id] = quoted_for(text, shown, digits_alone=key == "phone")
        texts = {
            "letter": self._letter_texts,
            "answer": self._answer_texts,
            "addition": self._addition_texts,
        }
        for key, read in texts.items():
            cases = self.filtered(lambda case, key=key: keys.get(case.id) == key)
            if cases:
                quotes |= cases._headlines(read(), all_words(text))
        return quotes

    def _phones_shown(self):
        client = self.partner_id
        own = [client.phone, client.apk_second_phone, self.writer_phone]
        return own + client.child_ids.mapped("phone")

    def _emails_shown(self):
        client = self.partner_id
        return [self.email_from, self.reply_email, client.email, *client.child_ids.mapped("email")]

    def _letter_texts(self):
        return SQL("SELECT id, concat_ws('. ', subject, body) AS text FROM apk_case")

    def _answer_texts(self):
        return SQL("SELECT id, answer_body AS text FROM apk_case")

    def _addition_texts(self):
        return SQL(
            "SELECT res_id AS id, string_agg(body, ' … ') AS text FROM mail_message WHERE %s GROUP BY res_id",
            SQL(IS_ADDITION),
        )

    def _headlines(self, texts, query):
        """The words around those found, plain, for each of these messages.

        :param texts: query of ids and texts in HTML
        :param query: text for ``to_tsquery``
        """
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id, ts_headline('russian', left(regexp_replace(text, '<[^>]*>', ' ', 'g'), 50000),
                                       to_tsquery('russian', %s), %s)
                  FROM (%s) AS found WHERE id = ANY(%s)
                """,
                query,
                HEADLINE,
                texts,
                self.ids,
            )
        )
        return {case_id: _from_the_word_found(unescape(quote or "")) for case_id, quote in rows}

    @api.model
    def _any_of(self, ways):
        """Query of ids; each branch has an index of its own."""
        return SQL(" UNION ").join(
            SQL("SELECT apk_case.id FROM apk_case WHERE %s", way.condition) for way in ways
        )

    @api.model
    def _ways(self, text):
        """Ways that a text may find messages in, the surest first."""
        typed = read_typed(text)
        self.flush_model()
        clients = [*PHONES, "email_normalized", "name", "parent_id"]
        self.env["res.partner"].flush_model(clients)
        return [
            *self._number_ways(text, typed),
            *self._phone_ways(typed),
            *self._email_ways(typed),
            *self._word_ways(typed),
        ]

    def _number_ways(self, text, typed):
        numbers = self._numbers_in(text)
        outgoing = self.env["apk.delivery"]._numbers_in(text)
        if numbers:
            yield Way("number", SQL("apk_case.name = ANY(%s)", numbers))
        yield from self._number_ends(typed.serials)
        if outgoing:
            sent = SQL("SELECT case_id FROM apk_delivery WHERE register_number = ANY(%s)", outgoing)
            yield Way("outgoing", SQL("apk_case.id IN (%s)", sent))
        yield from self._number_ends(typed.serial_ends)

    def _number_ends(self, ends):
        for end in ends:
            yield Way("number", SQL("reverse(apk_case.name) LIKE %s", f"{end[::-1]}%"))

    def _phone_ways(self, typed):
        if typed.phone_end:
            ending = f"{typed.phone_end[::-1]}%"
            of_writer = SQL("%s LIKE %s", SQL(WRITER_PHONE_END), ending)
            yield Way("phone", SQL("apk_case.writer_phone IS NOT NULL AND %s", of_writer))
            yield Way("phone", self._of_clients(any_phone_like(phone_end, ending)))
        if typed.phone_start:
            beginning = any_phone_like(str, f"+7{typed.phone_start}%")
            yield Way("phone", self._of_clients(beginning))

    def _email_ways(self, typed):
        if typed.email:
            yield Way("email", SQL("apk_case.email_from ILIKE %s", typed.email))
            yield Way("email", SQL("apk_case.reply_email ILIKE %s", typed.email))
            yield Way("email", self._of_clients(SQL("email_normalized ILIKE %s", typed.email)))

    def _word_ways(self, typed):
        if not query_words(typed.words):
            return
        if not typed.serials:  # names hold no figures
            name = beginnings(typed.words)
            named = SQL("%s @@ to_tsquery('simple', %s)", SQL(CLIENT_NAME), name)
            yield Way("client", self._of_clients(named))
        words = SQL("to_tsquery('russian', %s)", all_words(typed.words))
        yield Way("letter", SQL("apk_case.letter_fts @@ %s", words))
        yield Way("answer", SQL("apk_case.answer_fts @@ %s", words))
        added = SQL("%s AND %s @@ %s", SQL(IS_ADDITION), SQL(ADDITION), words)
        yield Way(
            "addition", SQL("apk_case.id IN (SELECT res_id FROM mail_message WHERE %s)", added)
        )

    @api.model
    def _of_clients(self, condition):
        """Messages of these clients, and of those whose other contact one of them is.

        :param condition: SQL on ``res_partner``
        """
        clients = SQL(
            """
            SELECT id FROM res_partner WHERE %(condition)s
             UNION SELECT parent_id FROM res_partner WHERE %(condition)s AND parent_id IS NOT NULL
            """,
            condition=condition,
        )
        # an array, not IN: PostgreSQL would walk all messages by date, hoping to meet these clients soon
        return SQL("apk_case.partner_id = ANY(ARRAY(%s))", clients)


def _from_the_word_found(quote):
    """A line of a list is short: it begins one word before the first one found."""
    before, _found, after = quote.partition(FOUND)
    *left_out, last = before.split() or [""]
    start = ["…"] if left_out else []
    return " ".join([*start, last, *after.replace(FOUND, "").split()]).strip()
