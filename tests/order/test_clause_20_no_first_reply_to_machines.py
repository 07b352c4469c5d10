"""п. 20: the first reply is for people; a machine that gets one answers back for ever (RFC 3834)."""

import email
import email.policy

import pytest
from apk_case.rules.automatic_mail import Words, mail_kind

OWN = {"apk@apk.test"}

EMAILS = {
    "personal": {
        "a plain e-mail": "From: Иван <ivan@client.test>\nSubject: Вопрос",
        "explicitly not automatic": "From: ivan@client.test\nAuto-Submitted: no",
        "important, not bulk": "From: ivan@client.test\nPrecedence: first-class",
        "a return path is usual": "Return-Path: <ivan@client.test>\nFrom: ivan@client.test",
        "no headers at all": "",
    },
    "bounce": {
        "Postfix": "Return-Path: <>\nFrom: MAILER-DAEMON@mx.test\nAuto-Submitted: auto-replied\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "Exchange": 'From: postmaster@corp.test\nContent-Type: multipart/report; boundary="b"',
        "a daemon in plain text": "From: Mail Delivery System <Mailer-Daemon@mx.test>",
        "a read receipt": 'From: ivan@client.test\nContent-Type: multipart/report; report-type=disposition-notification; boundary="b"',
    },
    "auto_reply": {
        "RFC 3834": "From: ivan@client.test\nAuto-Submitted: auto-replied",
        "with a comment": "From: ivan@client.test\nAuto-Submitted: Auto-Replied (vacation)",
        "with a parameter": "From: ivan@client.test\nAuto-Submitted: auto-replied; owner=ivan",
        "an empty return path": "Return-Path: <>\nFrom: ivan@client.test\nSubject: В отпуске",
        "an older mark": "From: ivan@client.test\nX-Autoreply: yes",
        "a precedence of robots": "From: ivan@client.test\nPrecedence: auto_reply",
        "Gmail": "From: ivan@client.test\nAuto-Submitted: auto-replied\nPrecedence: bulk\nX-Autoreply: yes",
        "Yandex": "From: ivan@client.test\nX-Yandex-Autoreply: yes",
        "mail.ru": "From: ivan@client.test\nX-Mail-Autoreply: 1",
    },
    "bulk": {
        "a mailing list": "From: news@list.test\nList-Id: <news.list.test>",
        "a mailing with a way out": "From: shop@shop.test\nList-Unsubscribe: <https://shop.test/u>",
        "an old list": "From: list@list.test\nPrecedence: bulk",
        "junk by its own word": "From: list@list.test\nPrecedence: JUNK",
    },
    "generated": {
        "a form on a site": "From: ivan@client.test\nAuto-Submitted: auto-generated",
        "Exchange asks for silence": "From: ivan@client.test\nX-Auto-Response-Suppress: All",
    },
    "own": {
        "our own address": "From: Департамент <APK@apk.test>\nSubject: Ответ",
    },
}  # fmt: skip
ANSWERED = {
    "personal": {
        "answers us": ("From: ivan@client.test", "Re: Ответ на ваше сообщение", "Спасибо"),
        "answers a program": ("From: ivan@client.test", "Re: Автоответ: Ответ", "Это автоответ?"),
        "speaks of one": ("From: ivan@client.test", "Автоответ пришёл вместо ответа", "Где ответ?"),
        "speaks of a holiday": ("From: ivan@client.test", "В отпуске не смогу ответить", "до 15 декабря"),
        "declines a visit": ('From: ivan@client.test\nContent-Type: text/calendar; method=REPLY', "Отклонено: Приём",
                             "BEGIN:VCALENDAR\nMETHOD:REPLY\nATTENDEE;PARTSTAT=DECLINED:x\n"),
        "is invited": ('From: ivan@client.test\nContent-Type: text/calendar; method=REQUEST', "Приглашение",
                       "BEGIN:VCALENDAR\nMETHOD:REQUEST\n"),
    },
    "generated": {
        "brings papers": ('From: ivan@client.test\nAuto-Submitted: auto-generated\nContent-Type: application/pdf\n'
                          "Content-Disposition: attachment", "Ответ на запрос", "x"),
        "asks programs for silence": ("From: ivan@client.test\nX-Auto-Response-Suppress: All", "Re: Ответ", "Не согласен"),
    },
    "auto_reply": {
        "Exchange": ("From: ivan@client.test\nAuto-Submitted: auto-generated\nX-Auto-Response-Suppress: All",
                     "Автоматический ответ: Ответ на ваше сообщение", "Я в отпуске"),
        "generated, under any subject": ("From: ivan@client.test\nAuto-Submitted: auto-generated", "Re: Ответ", "Нет на месте"),
        "by its subject": ("From: ivan@client.test", "Автоответ: Ответ на ваше сообщение", "Я в отпуске"),
        "by its subject alone": ("From: ivan@client.test", "Автоответ", "Я в отпуске"),
        "in English": ("From: ivan@client.test", "Automatic reply: Ответ", "I am away"),
        "out of office": ("From: ivan@client.test", "Out of Office: Ответ", "I am away"),
        "Outlook of old": ("From: ivan@client.test", "Out of Office AutoReply: Ответ", "I am away"),
        "short": ("From: ivan@client.test", "Auto: Ответ", "I am away"),
        "vacation": ("From: ivan@client.test\nPrecedence: bulk", "away from my mail", "I am away"),
        "asks for silence, says so": ("From: i@client.test\nX-Auto-Response-Suppress: All", "Нет на месте: Ответ", "до 15-го"),
    },
    "acknowledgement": {
        "a ticket system": ("From: help@corp.test\nAuto-Submitted: auto-generated", "[#55] Ваша заявка зарегистрирована", "№ 55"),
        "in its text": ("From: help@corp.test\nAuto-Submitted: auto-replied", "Re: Запрос", "Ваше обращение № 55 принято."),
        "of a robot": ("From: noreply@corp.test", "Ваш запрос получен", "Мы ответим"),
        "in English": ("From: support@corp.test\nX-OTRS-Loop: yes", "[Ticket#1] Ответ", "Your request has been received."),
    },
    "calendar_reply": {
        "accepts": ('From: ivan@client.test\nContent-Type: text/calendar; method=REPLY', "Принято: Приём",
                    "BEGIN:VCALENDAR\nMETHOD:REPLY\nATTENDEE;PARTSTAT=ACCEPTED:x\n"),
    },
    "challenge": {
        "in Russian": ("From: ivan@client.test\nAuto-Submitted: auto-replied", "Подтвердите отправку письма",
                       "Подтвердите, что вы не робот: https://x.test"),
        "in English": ("From: ivan@client.test\nPrecedence: bulk", "Re: Ответ", "Please confirm that you sent this message"),
        "without a mark": ("From: ivan@client.test", "Re: Ответ", "Докажите, что вы не робот: https://x.test/1"),
        "TMDA": ("From: ivan@client.test\nX-TMDA-Confirm: 1", "Please confirm your message", "Reply"),
    },
    "bulk": {
        "a list passes on an answer": ("From: ivan@client.test\nList-Id: <farm.client.test>", "Re: Ответ", "Спасибо"),
    },
}  # fmt: skip
ALONE = {
    "personal": {
        "the words of a program in the subject": ("From: ivan@client.test", "Автоответ: что это значит?", "Пришёл автоответ"),
        "speaks of robots": ("From: ivan@client.test", "Вопрос", "Докажите, что вы не робот и ответьте по существу"),
        "asks to confirm": ("From: ivan@client.test", "Подтвердите, что письмо дошло", "Подтвердите, что вы получили письмо"),
        "asks about a request": ("From: ivan@client.test", "Ваша заявка зарегистрирована?", "Мне так сказали"),
    },
    "auto_reply": {
        "Exchange about something else": ("From: i@client.test\nAuto-Submitted: auto-generated", "Автоматический ответ: О", "до 15-го"),
    },
    "acknowledgement": {
        "a ticket system": ("From: help@corp.test\nAuto-Submitted: auto-generated", "Ваша заявка № 55 зарегистрирована", "№ 55"),
    },
    "generated": {
        "a form on a site": ("From: site@corp.test\nAuto-Submitted: auto-generated", "Новое обращение с сайта", "Нужен грант"),
        "a form that registers": ("From: site@corp.test\nAuto-Submitted: auto-generated", "Зарегистрирована заявка с сайта", "Грант"),
    },
    "bulk": {"a mailing": ("From: n@list.test\nPrecedence: bulk", "Новости", "Новости недели")},
}  # fmt: skip
IN_WORDS = [
    pytest.param(kind, *parts, answers, id=f"{kind}: {name}{' in answer' * answers}")
    for table, answers in ((ANSWERED, True), (ALONE, False))
    for kind, emails in table.items()
    for name, parts in emails.items()
]
CASES = [
    pytest.param(kind, headers, id=f"{kind}: {name}")
    for kind, emails in EMAILS.items()
    for name, headers in emails.items()
]


def parsed(raw):
    return email.message_from_bytes(raw, policy=email.policy.compat32)


@pytest.mark.parametrize(("kind", "headers"), CASES)
def test_who_wrote_the_email(kind, headers):
    verdict = mail_kind(parsed(f"{headers}\n\nТекст".encode()), OWN)
    assert verdict.kind == kind
    assert bool(verdict.reason) == (kind != "personal")


@pytest.mark.parametrize(("kind", "headers", "subject", "text", "answers"), IN_WORDS)
def test_who_wrote_what_is_told_by_words(kind, headers, subject, text, answers):
    verdict = mail_kind(parsed(f"{headers}\n\n{text}".encode()), OWN, Words(subject, text, answers))
    assert verdict.kind == kind


@pytest.mark.parametrize(
    "garbage",
    [
        b"From: \xff\xfe\x00<\x80@\xff>\nAuto-Submitted: \xd0\xd1",
        b"From:\nFrom:\nContent-Type: \xff/\xfe; boundary=",
        b"\x00\x01\x02\nSubject: =?utf-8?b?////?=",
        b"From: " + b"<" * 5000,
    ],
)
def test_garbage_is_never_an_error(garbage):
    assert mail_kind(parsed(garbage), OWN).kind in EMAILS
