"""A department of any size for the attack on anonymity: messages with letters, calls, clients who answer.

Messages, letters and clients are copied by SQL from one that the suite has made itself, for the sake of time. What
matters for п. 80 is done by the suite: invitations, answers, releases.
"""

import random
from itertools import islice
from typing import NamedTuple

from odoo import fields

from odoo.addons.apk_base.rules.secret_link import read_token

UNITS = ("orst", "ozpp", "ofpg", "oorg", "ortp", "ogtn", "oeif", "opkr")
UNIT_SIZES = (30, 20, 16, 12, 9, 7, 4, 2)
CHANNEL_SIZES = {"email": 45, "epgu": 20, "site": 14, "hand": 9, "post": 7, "gospublic": 5}
ALPHABET = "бвгджзклмн"


class Given(NamedTuple):
    """The truth about an answer, known by a word in it."""

    person: str
    subject: str
    context: dict


class Department:
    def __init__(self, env, seed=104):
        self.env = env
        self.chance = random.Random(seed)
        self.unused = []  # links: (client, message, what is rated, token)
        self.truth = {}  # word of an answer -> Given
        self.clients = []
        self._lookup()

    def _lookup(self):
        channels = self.env["apk.channel"].search([("code", "in", list(CHANNEL_SIZES))])
        self.channels = {channel.code: channel.id for channel in channels}
        self.units = [self.env.ref(f"apk_base.unit_{name}") for name in UNITS]
        areas = self.env["apk.area"].search([])
        self.areas = {
            unit.id: [area.id for area in areas if unit in area.unit_ids] for unit in self.units
        }
        self.segments = self.env["apk.segment"].search([]).ids
        self.functions = self.env["apk.function"].search([])

    # Clients and messages

    def add_clients(self, times):
        template = self.env["res.partner"].create({"name": "Клиент"})
        clients = self._copies(template, [{"name": f"Клиент {n}"} for n in range(times)])
        self.clients += clients
        rows = [
            (client, self.chance.choices(self.segments, range(len(self.segments), 0, -1))[0])
            for client in clients
            if self.chance.random() < 0.7
        ]
        self.env.cr.execute_values(
            "INSERT INTO apk_segment_res_partner_rel (res_partner_id, apk_segment_id) VALUES %s",
            rows,
        )
        self.env.invalidate_all()

    def receive(self, times, answered_share=0.8, lost_share=0.05):
        """So many messages, each with the link of its first reply, most with the one of the answer; some never arrive."""
        template = self.env["apk.case"].create(
            {
                "subject": "Вопрос",
                "partner_id": self.clients[0],
                "intake_channel_id": self.channels["email"],
                "regime_id": self.env.ref("apk_case.regime_order_only").id,
            }
        )
        self.env.flush_all()
        messages = self._copies(template, [self._message() for _message in range(times)])
        self.env.invalidate_all()
        letters = []
        for case in self.env["apk.case"].browse(messages):
            letters.append(self._invite(case, "first_reply", lost_share))
            if self.chance.random() < answered_share:
                letters.append(self._invite(case, "answer", lost_share))
        self._keep_letters(letters)

    def _message(self):
        channels = list(CHANNEL_SIZES)
        unit = self.chance.choices(self.units, UNIT_SIZES)[0]
        return {
            "name": f"ПРОБА-{self.chance.getrandbits(64)}",
            "partner_id": self.chance.choice(self.clients),
            "unit_id": unit.id,
            "area_id": self.chance.choice(self.areas[unit.id]),
            "intake_channel_id": self.channels[
                self.chance.choices(channels, CHANNEL_SIZES.values())[0]
            ],
            "is_refusal": self.chance.random() < 0.06,
        }

    def _invite(self, case, subject, lost_share):
        link = case._feedback_link(subject)
        token = read_token(link.rpartition("/")[2])
        is_delivered = self.chance.random() >= lost_share
        if is_delivered:
            self.unused.append((case.partner_id.id, case.id, subject, token))
        return case.id, subject, link, "sent" if is_delivered else "failed"

    def _keep_letters(self, letters):
        """The letters are kept for five years (п. 6), and the links in them."""
        self.env.flush_all()
        found = self.env.cr.execute_values(
            "INSERT INTO mail_message (model, res_id, message_type, body) VALUES %s RETURNING id",
            [("apk.case", case, "notification", f'<a href="{link}">Оцените</a>') for case, _subject, link, _state in letters],
            fetch=True,
        )  # fmt: skip
        self.env.cr.execute_values(
            "INSERT INTO apk_delivery (case_id, document, mail_message_id, channel_id, role, state) VALUES %s",
            [(case, subject, letter, self.channels["email"], "chosen", state)
             for (case, subject, _link, state), (letter,) in zip(letters, found, strict=True)],
        )  # fmt: skip

    def _copies(self, record, rows):
        """Copies of a record by SQL, with these columns changed; :return: ids"""
        self.env.flush_all()
        cr, table, names = self.env.cr, record._table, list(rows[0])
        cr.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'"
            " AND column_name <> 'id' AND column_name <> ALL(%s)",
            [table, names],
        )
        same = ", ".join(f't."{name}"' for (name,) in cr.fetchall())
        new = ", ".join(f'v."{name}"' for name in names)
        columns = same.replace("t.", "") + ", " + ", ".join(f'"{name}"' for name in names)
        found = cr.execute_values(
            f'INSERT INTO "{table}" ({columns}) SELECT {same}, {new} FROM "{table}" AS t,'
            f" (VALUES %s) AS v({', '.join(names)}) WHERE t.id = {record.id} RETURNING id",
            [tuple(row.values()) for row in rows],
            fetch=True,
        )
        return [number for (number,) in found]

    # Clients answer

    def answer_by_links(self, times):
        """So many of those who hold a link use it."""
        self.chance.shuffle(self.unused)
        good = filter(lambda link: self.env["apk.invitation"]._find(link[-1]), self.unused)
        used = list(islice(good, times))
        self.unused = [link for link in self.unused if link not in used]
        for client, _case, subject, token in used:
            self.answer_by(token, f"client {client}", subject)

    def answer_by(self, token, person, subject):
        """As ``controllers/rating.py`` does it."""
        context = self.env["apk.invitation"]._spend(token)
        self._submit(context, person, subject, context["collection_mode"])

    def _submit(self, context, person, subject, mode):
        form = self.env["apk.questionnaire"]._in_use(subject)
        known = {"visit": context.get("is_visit"), "online": context.get("is_online"), "refusal": context.get("is_refusal")}  # fmt: skip
        questions = form._questions_for(known, context.get("area_id"))
        marks = {
            q.criterion_id.number: self.chance.randint(1, 5) for q in questions if q.criterion_id
        }
        given = {"marks": marks, "comment": self._word(person, subject, context)}
        self.env["apk.answer"]._submit(form.id, context, given, collection_mode=mode)

    def _word(self, person, subject, context):
        word = "ответ " + "".join(ALPHABET[int(figure)] for figure in f"{len(self.truth):06}")
        self.truth[word] = Given(person, subject, context)
        return word

    def answer_calls(self, times):
        """п. 43: the two questions after a call."""
        for _caller in range(times):
            call = self.env["apk.call"].create(
                {
                    "partner_id": self.chance.choice(self.clients),
                    "started_at": fields.Datetime.now(),
                    "phone": f"+7910{self.chance.randrange(10**7):07}",
                    "function_id": self.chance.choice(self.functions).id,
                }
            )
            answers = {"received": self.chance.choice(["yes", "no"]), "consultant": "partly"}
            call.take_down_answers(answers)

    def answer_on_public_pages(self, times, places=("kostroma", "buy")):
        """A QR code at a place of reception: whoever was there."""
        for _visitor in range(times):
            place = self.chance.choice(places)
            entry = self.env["apk.feedback.entry"].search([("place", "=", place)], limit=1)
            self._submit(entry._context_values(), None, "visit", "qr")

    def release(self):
        self.env["apk.answer"]._cron_release()
        self.env.invalidate_all()
