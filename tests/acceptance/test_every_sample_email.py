"""Every e-mail of tests/emails through SMTP, IMAP and the mailbox, to its right value.

Each sample is a fault that users of other systems have met. ``EXPECTED`` names the message it comes to and the check of
its right value.
"""

import base64
import io
import json
import zipfile

import pytest

from .sample_emails import FOLDER, message_id_of, sample, sender_of, words_of
from .waiting import wait_until

OPEN_STATES = ("registered", "in_work", "clarifying", "approval")
SUBSIDY = "Прошу разъяснить порядок получения субсидии"
# No mail server mends these on the way: they are put into the mailbox as they are.
APPENDED = ("smtputf8", "number-raw-cp1251")


class Sample:
    """One sample and the message it comes to: what a check looks at."""

    def __init__(self, road, name):
        self.road, self.odoo, self.name = road, road.odoo, name
        self.case, self.ours, self.raw = None, None, None

    def meet(self, situation):
        """Bring a message into this situation, then let the sample arrive."""
        bare = sample(self.name, office=self.road.office)
        self.sender = sender_of(bare)
        if situation != "new":
            self.case = self._earlier_message(situation)
        number = self.case and self.case["name"]
        self.raw = sample(self.name, office=self.road.office, number=number, message_id=self.ours)
        before = self._newest()
        self._arrive()
        (self.spooled,) = self.odoo.call(
            "apk.mail.spool", "search_read", [("id", ">", before)], ["state", "case_id", "reason"]
        )

    def _newest(self):
        (row,) = self.odoo.query("select coalesce(max(id), 0) from apk_mail_spool")
        return int(row[0])

    def _arrive(self):
        if self.name in APPENDED:
            self.road.mail.drop([self.raw], self.road.office)
        else:
            self.road.send(self.raw, sender=self.sender)
        self.road.fetch()
        assert self.road.mail.unseen(self.road.office) == 0

    def _earlier_message(self, situation):
        client = self.sender
        if "Mailer-Daemon" in client:
            client = "pbounce-exim-plainb@client.test"
        if self.name == "dsn-delayed":
            client = "pdsn-delayedb@client.test"
        subject = f"Перед образцом {self.name}"
        self.road.receive(self.road.email(subject, sender=f"Клиент <{client}>"), sender=client)
        case = self.road.the_case(subject)
        if situation == "answered":
            self.answer(case)
            ours = self.road.email_about(case["name"], subject="Ответ", client=client)
            self.ours = message_id_of(ours)
        if situation == "clarifying":
            self._clarify(case)
            ours = self.road.email_about(case["name"], subject="Нужно уточнение", client=client)
            self.ours = message_id_of(ours)
        return self.road.the_case(subject)

    def answer(self, case):
        self.road.agree(case)
        defaults = {"answer_body": "<p>Нужны паспорт и смета.</p>"}
        need = self.odoo.call("apk.need", "search", [], limit=1)[0]
        topic = self.odoo.call("apk.topic", "search", [], limit=1)[0]
        found = self.odoo.call("apk.case", "read", [case["id"]], ["need_id", "topic_id"])[0]
        missing = {"need_id": need, "topic_id": topic}
        missing = {name: value for name, value in missing.items() if not found[name]}
        self.odoo.call("apk.case", "write", [case["id"]], {**defaults, **missing})
        self.odoo.call("apk.case", "action_send_answer", [case["id"]])
        self._deliver()

    def _clarify(self, case):
        self.road.agree(case)
        self.odoo.call("apk.case", "action_take", [case["id"]])
        wizard = self.odoo.call(
            "apk.case.clarify", "create",
            {"case_id": case["id"], "channel": "writing", "question": "Какой район?"},
        )  # fmt: skip
        self.odoo.call("apk.case.clarify", "action_clarify", [wizard])
        self._deliver()

    def _deliver(self):
        self.odoo.run_cron("apk_client.ir_cron_send_deliveries")

    def read(self, *names, case=None):
        """Fields of the message that the sample became or joined."""
        case_id = case or (self.case["id"] if self.case else self.spooled["case_id"][0])
        return self.odoo.call("apk.case", "read", [case_id], list(names))[0]

    def files(self):
        case_id = self.spooled["case_id"][0]
        domain = [("res_model", "=", "apk.case"), ("res_id", "=", case_id)]
        return self.odoo.call("ir.attachment", "search_read", domain, ["name", "file_size"])

    def joined(self):
        """The sample was added to the earlier message and made none of its own."""
        assert self.spooled["state"] == "attached", self.spooled
        assert self.spooled["case_id"][0] == self.case["id"]

    def answer_delivery(self):
        case = self.read("delivery_ids")
        deliveries = self.odoo.call(
            "apk.delivery", "read", case["delivery_ids"], ["document", "state", "failure"]
        )
        (answer,) = [one for one in deliveries if one["document"] == "answer"]
        return answer

    def made_no_message(self):
        of_sample = [("mail_spool_id", "=", self.spooled["id"])]
        assert self.odoo.call("apk.case", "search_count", of_sample) == 0


# a person's e-mail, its words and its client


def the_citizen_is_the_client(met):
    case = met.read("partner_id", "email_from")
    partner = met.odoo.call("res.partner", "read", [case["partner_id"][0]], ["name", "email"])[0]
    assert (partner["name"], partner["email"]) == ("Мария Кузнецова", "mariae@client.test")
    wait_until(
        lambda: met.road.mail.mailbox("mariae@client.test"), "the first reply to the citizen"
    )
    assert met.road.mail.mailbox("noreply@client.test") == []


def notices_go_to_the_citizen(met):
    citizen = met.odoo.call(
        "res.partner", "create", {"name": "Лосева Вера Ильинична", "email": "loseva@client.test"}
    )
    case = met.read("name")
    met.odoo.call("apk.case", "write", [case["id"]], {"partner_id": citizen})
    met.answer(case)
    road = met.road
    assert road.email_about(case["name"], subject="Ответ", client="loseva@client.test")
    to_body = [item["Subject"] for item in road.emails_about(case["name"], client=met.sender)]
    assert not [subject for subject in to_body if subject.startswith("Ответ")]


def an_address_in_russian_is_read(met):
    case = met.read("subject", "body", "partner_id", "first_reply_hold")
    assert case["subject"] == "Вопрос из зоны рф"
    assert "Как подать заявку?" in words_of(case["body"])
    partner = met.odoo.call("res.partner", "read", [case["partner_id"][0]], ["name", "email"])[0]
    assert partner["name"] == "Ольга"
    again = met.raw.replace("пример.рф".encode(), b"xn--e1afmkfd.xn--p1ai").replace(
        b"<u1f@", b"<u2f@"
    )
    met.raw = again
    before = met._newest()
    met._arrive()
    (spooled,) = met.odoo.call("apk.mail.spool", "search_read", [("id", ">", before)], ["case_id"])
    second = met.read("partner_id", case=spooled["case_id"][0])
    assert second["partner_id"] == case["partner_id"]


def words_are_russian(met):
    case = met.read("subject", "body")
    assert SUBSIDY in words_of(case["body"])
    assert case["subject"]
    assert not set(case["subject"]) & set("ÆàëîáР‚�"), case["subject"]


def the_original_is_kept_beside(met):
    words_are_russian(met)
    assert [file for file in met.files() if file["name"].endswith(".eml")]


def the_plain_words_are_on_the_screen(met):
    assert SUBSIDY in words_of(met.read("body")["body"])


def the_photo_stands_in_the_message(met):
    body = met.read("body")["body"]
    assert "cid:" not in body
    assert "/web/image/" in body


def judged_by_what_is_new(met):
    case = met.read(
        "abuse_state", "urgency", "first_reply_hold", "mood", case=met.spooled["case_id"][0]
    )
    assert case["abuse_state"] != "suspected"
    assert case["urgency"] != "urgent"
    assert not case["first_reply_hold"]
    assert case["mood"] != "negative"


# our number, retyped


def it_joins_its_message(met):
    met.joined()


# dates


def the_history_holds_it_once(met):
    """п. 6: the file holds each addition once, with its own words, as our server took it."""
    number = met.case["name"]
    words = {"date-v2": "ДОПОЛНЕНИЕ v2", "date-v3": "ДОПОЛНЕНИЕ v3"}
    other = {"date-v2": "date-v3", "date-v3": "date-v2"}[met.name]
    met.joined()
    for name in (other, "number-lower-case"):  # two more additions, fetched together
        raw = sample(name, office=met.road.office, number=number)
        raw = raw.replace(b"ninag@client.test", met.sender.encode())
        met.road.mail.drop(
            [raw.replace(b"Message-Id: <", f"Message-Id: <{met.name}".encode())], met.road.office
        )
    met.road.fetch()
    client = met.read("partner_id")["partner_id"][0]
    events = history(met.odoo, client)
    # the client may have written about other messages, too
    texts = [event["text"].strip() for event in events if event["summary"].startswith(number)]
    expected = [words[met.name], words[other], "Пятый"]
    assert [text for text in texts if text in expected] == expected
    moments = [event["happened_at"] for event in events]
    assert moments == sorted(moments)
    assert not [moment for moment in moments if moment[:4] in ("2002", "2038")]


def history(odoo, client):
    request = odoo.call(
        "apk.history.request", "create",
        {"partner_id": client, "asked_by": "Клиент", "identity_check": "passport"},
    )  # fmt: skip
    odoo.call("apk.history.request", "action_confirm", [request])
    odoo.call("apk.history.request", "action_give", [request])
    (given,) = odoo.call("apk.history.request", "read", [request], ["file_id"])
    (file,) = odoo.call("ir.attachment", "read", [given["file_id"][0]], ["datas"])
    pack = zipfile.ZipFile(io.BytesIO(base64.b64decode(file["datas"])))
    return json.loads(pack.read("history.json"))


# files


def all_files_are_kept(met):
    files = met.files()
    names = [file["name"] for file in files]
    assert len(names) >= 8, names
    assert len([name for name in names if name.startswith("скан")]) == 2
    assert not [
        name for name in names if "\u202e" in name or "\u202f" in name and "exe" not in name
    ]
    assert all("/" not in name and "\\" not in name and len(name) < 256 for name in names), names


def the_invitation_is_readable(met):
    assert [file for file in met.files() if file["name"].endswith(".ics")], met.files()
    assert "BEGIN:VCALENDAR" not in words_of(met.read("body")["body"])


def winmail_is_opened_or_told(met):
    case = met.read("body")
    assert "Вот документы" in words_of(case["body"])
    assert [file for file in met.files() if file["name"] == "winmail.dat"]


# reports and robots


def it_is_a_proof_of_reading(met):
    met.made_no_message()
    assert met.answer_delivery()["state"] in ("sent", "delivered")
    assert not met.answer_delivery()["failure"]
    assert met.read("state")["state"] == "answered"
    assert_no_task(met, "не дош")


def nothing_changes(met):
    it_is_a_proof_of_reading(met)


def the_delivery_has_failed(met):
    met.made_no_message()
    assert met.answer_delivery()["state"] == "failed"
    assert met.read("state")["state"] in OPEN_STATES


def the_question_stays_open(met):
    met.made_no_message()
    case = met.read("state", "partner_id")
    assert case["state"] == "clarifying"
    assert_no_task(met, "Клиент написал ещё раз")
    about = [("case_id", "=", case["id"]), ("kind", "=", "message_in")]
    assert met.odoo.call("apk.interaction", "search_count", about) == 1


def out_of_office_is_no_message(met):
    met.made_no_message()
    assert met.read("state")["state"] == "answered"


def assert_no_task(met, words):
    about = [("res_model", "=", "apk.case"), ("res_id", "=", met.case["id"])]
    tasks = met.odoo.call("mail.activity", "search_read", about, ["summary"])
    assert not [task for task in tasks if words in (task["summary"] or "")], tasks


EXPECTED = {
    "alt-empty-html": ("new", the_plain_words_are_on_the_screen),
    "bounce-exim-plain": ("answered", the_delivery_has_failed),
    "cid-inline": ("new", the_photo_stands_in_the_message),
    "clarify-oof-exchange": ("clarifying", the_question_stays_open),
    "clarify-oof-rfc3834": ("clarifying", the_question_stays_open),
    "cp1251-declared-utf8-body": ("new", the_original_is_kept_beside),
    "date-v2": ("registered", the_history_holds_it_once),
    "date-v3": ("registered", the_history_holds_it_once),
    "dsn-delayed": ("answered", nothing_changes),
    "fwd-other-client": ("new", notices_go_to_the_citizen),
    "invite-calendar-only": ("new", the_invitation_is_readable),
    "invite-outlook-alt": ("new", the_invitation_is_readable),
    "latin1-declared-cp1251": ("new", the_original_is_kept_beside),
    "mdn-outlook": ("answered", it_is_a_proof_of_reading),
    "mdn-thunderbird": ("answered", it_is_a_proof_of_reading),
    "names-slash-zero-same-rtl-long": ("new", all_files_are_kept),
    "number-latin-letters": ("registered", it_joins_its_message),
    "number-lower-case": ("registered", it_joins_its_message),
    "number-raw-cp1251": ("registered", it_joins_its_message),
    "number-raw-utf8": ("registered", it_joins_its_message),
    "oof-exchange": ("answered", out_of_office_is_no_message),
    "replyto-form": ("new", the_citizen_is_the_client),
    "smtputf8": ("new", an_address_in_russian_is_read),
    "thanks-with-quote": ("answered", judged_by_what_is_new),
    "win-1251-alias": ("new", words_are_russian),
    "winmail": ("new", winmail_is_opened_or_told),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_sample_comes_to_its_right_value(road, name):
    situation, check = EXPECTED[name]
    met = Sample(road, name)
    met.meet(situation)
    check(met)


def test_every_sample_has_its_right_value():
    assert {path.stem for path in FOLDER.glob("*.eml")} == EXPECTED.keys()


def test_articles_that_differ_by_a_sign_are_two_and_an_empty_file_is_named(odoo):
    files = sorted(FOLDER.glob("import-*.md"))
    given = [
        odoo.call(
            "ir.attachment", "create",
            {"name": path.name, "datas": base64.b64encode(path.read_bytes()).decode()},
        )
        for path in files
    ]  # fmt: skip
    (unit,) = odoo.call("apk.unit", "search", [], limit=1)
    values = {"file_ids": [(6, 0, given)], "unit_id": unit}
    wizard = odoo.call("apk.article.import", "create", values)
    odoo.call("apk.article.import", "action_import", [wizard])
    (report,) = odoo.call("apk.article.import", "read", [wizard], ["result", "article_ids"])
    assert "import-empty.md" in report["result"]
    articles = odoo.call("apk.article", "read", report["article_ids"], ["name", "draft_body"])
    found = {article["name"]: words_of(article["draft_body"]) for article in articles}
    assert found == {
        "Субсидия до 50 процентов затрат на корма": "Первый текст: корма.",
        "Субсидия до 50%": "Второй текст: совсем другая мера.",
    }
