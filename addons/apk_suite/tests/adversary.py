"""п. 80: somebody who holds the whole database and reads it by plain SQL, to learn whose an answer is.

Nothing of the suite is called here but the rule by which people are divided: the attacker may know it, too. Known as well
are two links of the attacker's own, one used and one not: what tells these two apart tells all others.
"""

import hashlib
import hmac
import re
from collections import Counter, defaultdict
from typing import NamedTuple

from odoo.addons.apk_feedback.rules.crowd import Crowd, Someone
from odoo.addons.apk_feedback.rules.release import LATTICE

LINK = re.compile(r"/apk/rate/([0-9a-hjkmnp-tv-z]{39})")
DIGEST = r"\m([0-9a-f]{64})\M"
KEPT = ("collection_mode", "area_id", "unit_id", "place", "source", "channel", "function_id", "segment_id")  # fmt: skip
# A mark that only some are asked for, and what it says of whoever has given it.
TELLING_MARKS = {"mark_6": "is_visit", "mark_7": "is_online", "mark_9": "is_refusal"}


class Suspect(NamedTuple):
    """One who could have given an answer, as the database shows it."""

    person: str
    subject: str
    context: dict


class Adversary:
    def __init__(self, cr, *, own_used=None, own_unused=None):
        """
        :param str own_used: token of a link of the attacker's own that was used
        :param str own_unused: token of one that was not
        """
        self.cr = cr
        self.tables = [
            name for (name,) in self._rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        ]  # fmt: skip
        self._clients = {}  # table -> client of each record
        self._shown_of, self._candidates_of = {}, {}
        self.links = self._links()
        self.undelivered = self._undelivered()
        self.owners = self._owners_of_links()
        self.suspects, self.former = self._invited(own_used, own_unused)
        self.callers = self._callers()

    def _rows(self, query, parameters=None):
        self.cr.execute(query, parameters)
        return self.cr.fetchall()

    def _digests(self):
        """Everything that looks like a digest in any column of any table: digest -> tables."""
        found = defaultdict(Counter)
        for table in self.tables:
            for (text,) in self._rows(
                f"SELECT m[1] FROM \"{table}\" AS t, regexp_matches(t::text, %s, 'g') AS m",
                [DIGEST],
            ):
                found[text][table] += 1
        return found

    def _links(self):
        """Every link in any column of any table: token -> rows that hold it."""
        found = defaultdict(list)
        for table in self.tables:
            for row in self._rows(
                f"SELECT to_jsonb(t) FROM \"{table}\" AS t WHERE t::text LIKE '%%/apk/rate/%%'", []
            ):
                for token in LINK.findall(str(row)):
                    found[token].append((table, row[0]))
        return found

    def _owners_of_links(self):
        """token -> client, or the record where there is none: letters hold links, and know whose they are."""
        return {
            token: next(filter(None, (self._client_of(row) for _table, row in rows)), None)
            for token, rows in self.links.items()
        }

    def _undelivered(self):
        """Links of letters that have not left or have come back: nobody could use them."""
        bodies = self._rows(
            "SELECT m.body FROM apk_delivery AS d JOIN mail_message AS m ON m.id = d.mail_message_id"
            " GROUP BY m.id HAVING bool_and(d.state IN ('queued', 'failed', 'cancelled'))"
        )
        return {token for (body,) in bodies for token in LINK.findall(body or "")}

    def _client_of(self, row):
        model = row.get("model") or row.get("res_model")
        table, number = (model or "").replace(".", "_"), row.get("res_id")
        if not model and row.get("visit_id"):
            table, number = "apk_visit", row["visit_id"]
        if table not in self.tables or not number:
            return None
        if table not in self._clients:
            query = f"SELECT id, to_jsonb(t) ->> 'partner_id' FROM \"{table}\" AS t"
            self._clients[table] = dict(self._rows(query))
        client = self._clients[table].get(number)
        return f"client {client}" if client else f"{table} {number}"

    def _invited(self, own_used, own_unused):
        """
        :return: those who hold a link and may have used it; those whose link is gone from the table, as their messages
            describe them
        """
        rows = {
            row["token_hash"]: (row, is_touched)
            for row, is_touched in self._rows("SELECT to_jsonb(t), xmax::text <> '0' FROM apk_invitation AS t")
        }  # fmt: skip
        signs = self._signs_of_links(rows)
        used, unused = (signs(token) if token else {} for token in (own_used, own_unused))
        self.telling = {key for key in used | unused if used.get(key) != unused.get(key)}
        suspects, former = [], []
        for token, owner in self.owners.items():
            if token in self.undelivered:
                continue
            seen = signs(token)
            row, _is_touched = rows.get(_hashed(token), (None, None))
            if any(seen.get(key) != used.get(key) for key in self.telling):
                continue
            if row:
                context = {name: row.get(name) or None for name in LATTICE}
                suspects.append(Suspect(owner, row["rated_subject"], context))
            elif owner:
                former += self._of_message(token, owner)
        return suspects, former

    def _signs_of_links(self, invitations):
        """What the database shows of one link: where it stands, and where its digests do under any secret it holds."""
        digests = self._digests()
        secrets = [
            value.encode()
            for (value,) in self._rows(
                "SELECT value FROM ir_config_parameter WHERE length(value) >= 32 AND value !~ '\\s'"
            )
        ]

        def signs(token):
            hashed = _hashed(token)
            own = {hashed} | {
                hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
                for secret in secrets
                for text in (token, hashed)
            }
            where = sum((digests.get(one, Counter()) for one in own), Counter())
            where.update(table for table, _row in self.links.get(token, ()))
            is_touched = hashed in invitations and invitations[hashed][1]
            return {**where, "is touched": is_touched}

        return signs

    def _of_message(self, token, owner):
        for subject, area, unit, channel, segment, refusal in self._rows(
            "SELECT d.document, c.area_id, c.unit_id, i.code, s.segment, c.is_refusal FROM mail_message AS m"
            " JOIN apk_case AS c ON c.id = m.res_id AND m.model = 'apk.case'"
            " JOIN apk_channel AS i ON i.id = c.intake_channel_id"
            " LEFT JOIN apk_delivery AS d ON d.mail_message_id = m.id"
            " LEFT JOIN (SELECT res_partner_id, min(apk_segment_id) AS segment FROM apk_segment_res_partner_rel"
            "  GROUP BY 1 HAVING count(*) = 1) AS s ON s.res_partner_id = c.partner_id"
            " WHERE m.id = ANY(%s) LIMIT 1",
            [[row["id"] for table, row in self.links[token] if table == "mail_message"]],
        ):
            context = {
                "collection_mode": "notice", "area_id": area, "unit_id": unit, "channel": channel,
                "segment_id": segment, "is_refusal": refusal or None,
            }  # fmt: skip
            yield Suspect(owner, subject, context)

    def _callers(self):
        """п. 43: of a call it is kept that its client has answered the two questions."""
        return [
            Suspect(
                f"client {partner}" if partner else f"phone {phone}",
                "call",
                {"collection_mode": "interview", "source": "phone", "channel": "phone",
                 "area_id": area, "function_id": function, "unit_id": unit},
            )
            for partner, phone, area, function, unit in self._rows(
                "SELECT c.partner_id, c.phone, f.area_id, f.id, f.unit_id FROM apk_call AS c"
                " LEFT JOIN apk_function AS f ON f.id = c.function_id WHERE c.questions = 'answered'"
            )
        ]  # fmt: skip

    def answers(self):
        return [row for (row,) in self._rows("SELECT to_jsonb(t) FROM apk_answer AS t ORDER BY id")]

    def candidates(self, answer):
        """Persons whom everything that is stored allows; an empty set where the database knows nobody."""
        label = _label(answer)
        if label not in self._candidates_of:
            people = [*self.suspects, *self.former, *self.callers]
            self._candidates_of[label] = {
                one.person
                for one in people
                if one.subject == answer["rated_subject"] and _fits(answer, one.context)
            }
        return self._candidates_of[label]

    def candidates_by_rule(self, answer):
        """The same of an answer to a link, for one who knows the rule and has looked before and after its release.

        What is hidden says that it could not be shown: of those who fit only some remain.
        """
        kind = answer["rated_subject"], answer["collection_mode"]
        shown = self._shown_of.get(kind)
        if shown is None:
            people = [
                one for one in self.suspects
                if (one.subject, one.context["collection_mode"]) == kind
            ]  # fmt: skip
            crowd = Crowd([Someone(one.person, one.context) for one in people], LATTICE)
            shown = [(one.person, crowd.shown(one.context)) for one in people]
            self._shown_of[kind] = shown
        return {person for person, context in shown if _is_shown_as(answer, context)}

    def named(self):
        """Answers that lead to fewer than five people: answer -> candidates."""
        named = {}
        for answer in self.answers():
            found = self.candidates(answer)
            if 0 < len(found) < 5:
                named[answer["id"]] = found
        return named

    def copies_of(self, numbers):
        """Tables in whose columns these ids stand: a key from elsewhere to an answer."""
        found = set()
        for table, column in self._rows(
            "SELECT c.table_name, c.column_name FROM information_schema.columns AS c JOIN pg_tables AS t"
            " ON t.tablename = c.table_name AND t.schemaname = c.table_schema"
            " WHERE c.table_schema = 'public' AND c.data_type IN ('integer', 'bigint')"
        ):
            query = f'SELECT 1 FROM "{table}" WHERE "{column}" = ANY(%s) LIMIT 1'
            if self._rows(query, [list(numbers)]):
                found.add(f"{table}.{column}")
        return found

    def tables_with(self, words):
        return {
            table
            for table in self.tables
            if self._rows(
                f'SELECT 1 FROM "{table}" AS t WHERE t::text LIKE %s LIMIT 1', [f"%{words}%"]
            )
        }


def _hashed(token):
    return hashlib.sha256(token.encode()).hexdigest()


def _label(answer):
    """All of an answer that says who has given it."""
    marks = tuple((answer[mark] or 0) > 0 for mark in TELLING_MARKS)
    return (answer["rated_subject"], *(answer[name] for name in KEPT), *marks)


def _fits(answer, context):
    """What is kept of an answer is no lie; what is hidden, or not known of the person, may be anything."""
    known = all(
        answer[name] is None or name not in context or answer[name] == context[name]
        for name in KEPT
    )
    return known and all(
        context.get(condition, True)
        for mark, condition in TELLING_MARKS.items()
        if (answer[mark] or 0) > 0
    )


def _is_shown_as(answer, shown):
    same = all(answer[name] == shown[name] for name in KEPT)
    return same and all(
        shown[condition] for mark, condition in TELLING_MARKS.items() if (answer[mark] or 0) > 0
    )
