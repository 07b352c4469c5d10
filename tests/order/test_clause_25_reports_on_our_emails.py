"""п. 25: what servers and mail programs report of our e-mails (RFC 3464, 8098, 5965), and what they say in words alone."""

import email
import email.policy

import pytest
from apk_client.rules.mail_reports import fold_address, report_in
from apk_client.rules.plain_reports import plain_report

OURS = "<42.1795896018.35504-openerp-15-apk.case@office.test>"
CLIENT = "ivanov@client.test"
DAEMON = "MAILER-DAEMON@mx.client.test (Mail Delivery System)"


def parsed(text):
    return email.message_from_bytes(text.encode(), policy=email.policy.compat32)


def multipart(kind, *parts, sender=DAEMON, subject="Report", top="multipart/report", headers=""):
    body = "".join(f"--b\nContent-Type: {head}\n\n{text}\n" for head, text in parts)
    return (
        f"From: {sender}\nTo: office@apk.test\nSubject: {subject}\nMessage-Id: <r@mx.test>\n{headers}"
        f'MIME-Version: 1.0\nContent-Type: {top}; report-type={kind}; boundary="b"\n\n{body}--b--\n'
    )


def returned(message_id=OURS, to=CLIENT):
    return ("text/rfc822-headers", f"Message-ID: {message_id}\nFrom: office@apk.test\nTo: {to}\n")


def recipient(action, status, address=CLIENT, more=""):
    return f"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}\n{more}\n"


def dsn(*blocks, original=None, **options):
    fields = "Reporting-MTA: dns; mx.client.test\n\n" + "".join(blocks)
    words = ("text/plain", "This is a report about your message.\n")
    parts = [words, ("message/delivery-status", fields), original or returned()]
    return multipart("delivery-status", *parts, **options)


def mdn(disposition, address=CLIENT, message_id=OURS, **options):
    fields = f"Final-Recipient: rfc822;{address}\nDisposition: {disposition}\n"
    fields += f"Original-Message-ID: {message_id}\n" if message_id else ""
    parts = ("text/plain", "Прочитано\n"), ("message/disposition-notification", fields)
    return multipart("disposition-notification", *parts, **{"sender": CLIENT, **options})


def arf(kind, more="", original=None):
    fields = f"Feedback-Type: {kind}\nUser-Agent: FBL/1.0\nVersion: 1\n{more}"
    whole = ("message/rfc822", f"{returned()[1]}Subject: Новости\n\nтекст\n")
    parts = ("text/plain", "An e-mail abuse report\n"), ("message/feedback-report", fields)
    return multipart("feedback-report", *parts, original or whole, sender="fbl@corp.mail.test")


AUTOMATIC = "automatic-action/MDN-sent-automatically"
STANDARD = {
    # RFC 3464: the action decides
    "no such user": (dsn(recipient("failed", "5.1.1")), "failed"),
    "a full mailbox, for good": (dsn(recipient("failed", "5.2.2")), "failed"),
    "a full mailbox, given up after five days": (dsn(recipient("failed", "4.2.2")), "failed"),
    "a full mailbox, for now": (dsn(recipient("delayed", "4.2.2")), "delayed"),
    "delayed with a status of class 5": (dsn(recipient("delayed", "5.4.7")), "delayed"),
    "delayed": (dsn(recipient("delayed", "4.4.1", more="Will-Retry-Until: Sat, 5 Dec 2026\n")), "delayed"),
    "delivered": (dsn(recipient("delivered", "2.1.5")), "delivered"),
    "relayed": (dsn(recipient("relayed", "2.0.0")), "relayed"),
    "expanded": (dsn(recipient("expanded", "2.0.0")), "expanded"),
    "an action in capitals with a comment": (dsn(recipient("FAILED (bad mailbox)", "5.1.1")), "failed"),
    "no action, a status of class 5": (dsn(f"Final-Recipient: rfc822; {CLIENT}\nStatus: 5.1.1\n\n"), "failed"),
    "no action, a status of class 4": (dsn(f"Final-Recipient: rfc822; {CLIENT}\nStatus: 4.4.1\n\n"), "delayed"),
    "no address type": (dsn("Final-Recipient: <IVANOV@client.test>\nAction: failed\nStatus: 5.0.0\n\n"), "failed"),
    "no recipient at all": (dsn("Action: failed\nStatus: 5.0.0\n\n"), "failed"),
    "an X.400 recipient": (dsn(recipient("failed", "5.1.1", "/o=corp/cn=ivanov")), "failed"),
    # several recipients
    "ours failed, another is delayed": (
        dsn(recipient("delayed", "4.4.1", "x@client.test"), recipient("failed", "5.1.1")), "failed"),
    "ours is delayed, another failed": (
        dsn(recipient("failed", "5.1.1", "x@client.test"), recipient("delayed", "4.4.1")), "delayed"),
    "ours is delivered, another failed": (
        dsn(recipient("failed", "5.1.1", "x@client.test"), recipient("delivered", "2.1.5")), "delivered"),
    "a list of the client: one has it": (
        dsn(recipient("failed", "5.1.1", "a@corp.test"), recipient("delivered", "2.1.5", "b@corp.test")), "delivered"),
    "a forwarded mailbox that failed": (dsn(recipient("failed", "5.1.1", "home@other.test")), "failed"),
    "named by the original recipient": (
        dsn(recipient("failed", "5.1.1", "home@other.test", f"Original-Recipient: rfc822;{CLIENT}\n"),
            original=returned(to="undisclosed-recipients:;")), "failed"),
    # forged, or none of ours
    "another address, and an e-mail to another": (
        dsn(recipient("failed", "5.1.1", "x@x.test"), original=returned(to="x@x.test")), None),
    # around the report
    "the whole e-mail is returned": (
        dsn(recipient("failed", "5.1.1"), original=("message/rfc822", f"{returned()[1]}Subject: О\n\nт\n")), "failed"),
    "wrapped by a scanner of viruses": (
        multipart("", ("text/plain", "Checked\n"), ("multipart/report; report-type=delivery-status; boundary=i",
            f"--i\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n{recipient('failed', '5.1.1')}"
            f"--i\nContent-Type: text/rfc822-headers\n\n{returned()[1]}\n--i--"), top="multipart/mixed"), "failed"),
    "in base64, which RFC 2046 forbids": (
        multipart("delivery-status", ("message/delivery-status\nContent-Transfer-Encoding: base64",
            "UmVwb3J0aW5nLU1UQTogZG5zOyBteAoKRmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGl2YW5v\n"
            "dkBjbGllbnQudGVzdApBY3Rpb246IGRlbGF5ZWQKU3RhdHVzOiA0LjQuMQo="), returned()), "delayed"),
    "RFC 6533, in UTF-8": (
        multipart("delivery-status", ("message/global-delivery-status",
            f"Reporting-MTA: dns; mx\n\n{recipient('failed', '5.1.1')}"), returned()), "failed"),
    "without its fields": (multipart("delivery-status", ("text/plain", "Нет полей\n"), returned()), None),
    # RFC 8098, 3798, 2298
    "displayed by hand": (mdn("manual-action/MDN-sent-manually; displayed"), "read"),
    "displayed by itself": (mdn(f"{AUTOMATIC}; displayed"), "read"),
    "displayed with a modifier": (mdn(f"{AUTOMATIC};displayed/error"), "read"),
    "deleted without being read": (mdn(f"{AUTOMATIC}; deleted"), "deleted"),
    "processed": (mdn(f"{AUTOMATIC}; processed"), "receipt"),
    "dispatched": (mdn(f"{AUTOMATIC}; dispatched"), "receipt"),
    "denied": (mdn("manual-action/MDN-sent-manually; denied"), "receipt"),
    "read under an alias, by our recipient": (mdn(f"{AUTOMATIC}; displayed", "i.ivanov@alias.test"), "read"),
    "read by a stranger": (mdn(f"{AUTOMATIC}; displayed", "x@x.test", sender="x@x.test"), None),
    "a receipt without its fields": (
        multipart("disposition-notification", ("text/plain", "Прочитано\n"), sender=CLIENT), "receipt"),
    "a signed receipt": (
        multipart("", ("multipart/report; report-type=disposition-notification; boundary=i",
            f"--i\nContent-Type: message/disposition-notification\n\nDisposition: {AUTOMATIC}; displayed\n"
            f"Original-Message-ID: {OURS}\n\n--i--"), ("application/pgp-signature", "x"), sender=CLIENT,
            top="multipart/signed"), "read"),
    "an id without its brackets": (mdn(f"{AUTOMATIC}; displayed", message_id=OURS.strip("<>")), "read"),
    "an id in its own headers alone": (
        mdn(f"{AUTOMATIC}; displayed", message_id="", headers=f"References: <1@x.test> {OURS}\nIn-Reply-To: {OURS}\n"), "read"),
    # RFC 5965
    "a complaint": (arf("abuse", f"Original-Rcpt-To: {CLIENT}\n"), "complaint"),
    "a complaint with the recipient blacked out": (arf("abuse"), "complaint"),
    "no spam after all": (arf("not-spam"), "not_spam"),
    "stop these e-mails": (arf("opt-out"), "opt_out"),
    "a virus": (arf("virus"), "feedback"),
}  # fmt: skip


@pytest.mark.parametrize("name", STANDARD)
def test_what_a_report_says_of_our_recipient(name):
    raw, kind = STANDARD[name]
    report = report_in(parsed(raw))
    outcome = report.outcome_for(CLIENT)
    assert (outcome and outcome.kind) == kind
    if "Message-ID" in raw:
        assert OURS in report.message_ids


def plain(sender, subject, text, headers=""):
    return (
        f"From: {sender}\nTo: office@apk.test\nSubject: {subject}\n{headers}\n{text}\n",
        subject,
        text,
    )


COPY = f"Message-ID: {OURS}\nFrom: office@apk.test\nTo: {CLIENT}\nSubject: =?utf-8?b?0J7RgtCy0LXRgg==?=\n"
IN_WORDS = {
    "Exim": (
        plain("Mail Delivery System <Mailer-Daemon@mx.test>", "Mail delivery failed: returning message to sender",
              f"The following address(es) failed:\n\n  {CLIENT}\n    550 invalid mailbox.\n\n--- copy ---\n{COPY}",
              f"X-Failed-Recipients: {CLIENT}\nAuto-Submitted: auto-replied\n"), "failed"),
    "Exim, a warning": (
        plain("Mailer-Daemon@mx.test", "Warning: message 1mYk-00 delayed 24 hours",
              f"has not yet been delivered\n{CLIENT}\nNo action is required on your part.\n{COPY}"), "delayed"),
    "qmail": (
        plain("MAILER-DAEMON@qmail.test", "failure notice",
              "Hi. This is the qmail-send program at qmail.test.\nI'm afraid I wasn't able to deliver your message.\n"
              f"<{CLIENT}>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy\n{COPY}"), "failed"),
    "Postfix of old": (
        plain("MAILER-DAEMON@mx.test", "Undelivered Mail Returned to Sender",
              f"<{CLIENT}>: unknown user: \"ivanov\"\n{COPY}"), "failed"),
    "Postfix, a delay": (
        plain("MAILER-DAEMON@mx.test", "Delayed Mail (still being retried)", f"<{CLIENT}>: timed out\n{COPY}"), "delayed"),
    "sendmail": (
        plain("Mail Delivery Subsystem <MAILER-DAEMON@mx.test>", "Returned mail: see transcript for details",
              f"   ----- The following addresses had permanent fatal errors -----\n<{CLIENT}>\n{COPY}"), "failed"),
    "sendmail, a warning": (
        plain("MAILER-DAEMON@mx.test", "Warning: could not send message for past 4 hours",
              f"YOU DO NOT NEED TO RESEND YOUR MESSAGE\n<{CLIENT}>\n{COPY}"), "delayed"),
    "mail.ru": (
        plain("mailer-daemon@corp.mail.ru", "Mail failure.",
              f"Письмо не доставлено получателю\n{CLIENT}\n550 user not found\n{COPY}"), "failed"),
    "Yandex": (
        plain("mailer-daemon@yandex.ru", "Недоставленное сообщение",
              f"Это письмо отправлено почтовым сервером yandex.ru.\nНам не удалось доставить Ваше письмо:\n<{CLIENT}>\n{COPY}"), "failed"),
    "Yandex, a delay": (
        plain("mailer-daemon@yandex.ru", "Задержка доставки письма",
              f"Письмо для <{CLIENT}> пока не доставлено. Попытки будут продолжены.\n{COPY}"), "delayed"),
    "Rambler": (
        plain("MAILER-DAEMON@rambler.ru", "Сообщение не доставлено", f"Ящик {CLIENT} переполнен\n{COPY}"), "failed"),
    "Exchange": (
        plain("postmaster@corp.test", "Не удается доставить: Ответ на ваше сообщение",
              f"Не удалось выполнить доставку следующим получателям: {CLIENT}\n{COPY}"), "failed"),
    "Exchange in English": (
        plain("MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@corp.test", "Undeliverable: Ответ",
              f"Your message couldn't be delivered to {CLIENT}\n{COPY}"), "failed"),
    "Exchange, delivered": (
        plain("postmaster@corp.test", "Доставлено: Ответ", f"Доставлено получателям: {CLIENT}\n{COPY}"), "delivered"),
    "Exchange of old": (
        plain("System Administrator <admin@corp.test>", "Undeliverable: Ответ",
              f"Your message did not reach some of the recipients.\n{CLIENT}\n{COPY}"), "failed"),
    "a service of Russian words": (
        plain("=?utf-8?b?0J/QvtGH0YLQvtCy0LDRjyDRgdC70YPQttCx0LA=?= <robot@pochta.test>", "Доставка письма невозможна",
              f"Адресат не найден: {CLIENT}\n{COPY}"), "failed"),
    "a daemon with a number": (
        plain("mailer-daemon-17@mx.test", "failure notice", f"<{CLIENT}>: no\n{COPY}"), "failed"),
    "by its envelope alone": (
        plain("robot@mx.test", "Undelivered Mail Returned to Sender", f"<{CLIENT}> unknown\n{COPY}", "Return-Path: <>\n"),
        "failed"),
    "a daemon that says nothing known": (plain("MAILER-DAEMON@mx.test", "Hello", "Hm"), None),
    # forged: another address than the e-mail went to
    "a daemon about somebody else": (
        plain("MAILER-DAEMON@mx.test", "failure notice", f"<x@x.test>: no\nMessage-ID: {OURS}\n"), None),
    # receipts of Outlook
    "read": (
        plain(CLIENT, "Прочитано: Ответ на ваше сообщение", "Ваше сообщение\n\nКому: office@apk.test\nТема: Ответ\n\n"
              "было прочитано 28 ноября 2026 г. 10:02", f"In-Reply-To: {OURS}\n"), "read"),
    "read, in English": (
        plain(CLIENT, "Read: Ответ на ваше сообщение", "Your message\n\n  To: office\n  Sent: Friday\n\n"
              "was read on Saturday, November 28, 2026 10:02:11 AM", f"In-Reply-To: {OURS}\n"), "read"),
    "deleted unread": (
        plain(CLIENT, "Не прочитано: Ответ на ваше сообщение", "Ваше сообщение\n\nКому: office@apk.test\n\n"
              "удалено без прочтения 28.11.2026", f"In-Reply-To: {OURS}\n"), "deleted"),
    "deleted unread, in English": (
        plain(CLIENT, "Not read: Ответ", "Your message\n\nwas deleted without being read on Saturday, 28", f"In-Reply-To: {OURS}\n"),
        "deleted"),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_WORDS)
def test_what_words_alone_say_of_our_recipient(name):
    (raw, subject, text), kind = IN_WORDS[name]
    report = plain_report(parsed(raw), subject, text)
    outcome = report.outcome_for(CLIENT)
    assert (outcome and outcome.kind) == kind
    if kind:
        assert OURS in report.message_ids


PEOPLE = {
    "forwards a bounce": plain(
        f"Иван <{CLIENT}>", "Fwd: Undelivered Mail Returned to Sender", f"мне пришло вот такое: Undelivered mail\n{COPY}"),
    "asks about a bounce": plain(CLIENT, "Письмо не доставлено", "Почему мне пишут 550 5.1.1 User unknown?"),
    "answers that it was read": plain(
        CLIENT, "Re: Ответ", "Ваше сообщение прочитано, но я не согласен с 3 пунктом.", f"In-Reply-To: {OURS}\n"),
    "calls its subject so": plain(CLIENT, "Прочитано: не согласен", "Ваш ответ я прочитал 5 раз и не понял."),
    "writes of an automatic reply": plain(CLIENT, "Автоответ", "Мне пришёл автоответ, а не ответ по существу."),
    "a person behind postmaster": plain("postmaster@school.test", "Вопрос о гранте", "Какие документы нужны?"),
    "away, and speaks of what was not delivered": plain(
        CLIENT, "Автоответ: Ответ", "Я в отпуске. Если посылка не доставлена, звоните.", "Return-Path: <>\nAuto-Submitted: auto-replied\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_who_speaks_of_a_report_sends_none(name):
    raw, subject, text = PEOPLE[name]
    assert report_in(parsed(raw)) is None
    assert plain_report(parsed(raw), subject, text) is None


def test_a_report_that_a_person_encloses_is_the_persons():
    inner = dsn(recipient("failed", "5.1.1"))
    outer = multipart(
        "",
        ("text/plain", "Смотрите"),
        ("message/rfc822", inner),
        sender=CLIENT,
        top="multipart/mixed",
    )
    assert report_in(parsed(outer)) is None


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param(" <Ivanov@Client.Test> ", "ivanov@client.test", id="case and brackets"),
        pytest.param("почта@пример.рф", "почта@xn--e1afmkfd.xn--p1ai", id="a Russian domain"),
        pytest.param("почта@XN--E1AFMKFD.xn--p1ai", "почта@xn--e1afmkfd.xn--p1ai", id="the same in ASCII"),
        pytest.param("no address", "", id="no address"),
        pytest.param("a@" + "b" * 300, "a@" + "b" * 300, id="a label too long"),
    ],
)  # fmt: skip
def test_one_mailbox_has_one_spelling(written, folded):
    assert fold_address(written) == folded


@pytest.mark.parametrize("garbage", [
    b"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n\xff\xfe:\x00",
    b"Content-Type: multipart/report; report-type=\xff; boundary=b\n\n--b\nContent-Type: message/disposition-notification"
    b"\n\nDisposition: ;;;\nFinal-Recipient: ;\xd0\n\n--b--",
    b"From: \xd0MAILER-DAEMON@\xff\nX-Failed-Recipients: \xff, ,@\nSubject: \xd0\n\n5.1.1 550 " + b"<a@b>" * 5000,
    b"Content-Type: multipart/report\nFrom: <<<>>>\n\n",
    b"Content-Type: multipart/signed; boundary=b\n\n--b\n\n--b--",
])  # fmt: skip
def test_garbage_is_never_an_error(garbage):
    message = email.message_from_bytes(garbage, policy=email.policy.compat32)
    for report in (report_in(message), plain_report(message, "failed", garbage.decode("latin-1"))):
        assert report is None or report.outcome_for("a@b.test") is None or report.kind


def test_a_message_id_with_a_nul_is_none():
    """PostgreSQL takes no NUL: a search by such a Message-Id is an error in its log."""
    broken = OURS.replace("openerp", "open\0erp")
    raw, subject, text = plain(
        DAEMON, "Undelivered Mail", f"550 5.1.1 no such user {CLIENT} {broken}"
    )
    by_words = plain_report(parsed(raw), subject, text)
    by_fields = report_in(parsed(dsn(recipient("failed", "5.1.1"), original=returned(broken))))
    assert "\0" not in "".join([*by_words.message_ids, *by_fields.message_ids])
