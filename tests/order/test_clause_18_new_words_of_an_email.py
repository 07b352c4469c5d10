"""п. 18: the client's new words are judged; quotes and signatures of Russian and other mail programs are told apart."""

import pytest
from apk_case.rules.mail_html import tame
from apk_case.rules.mail_lines import lines_of, serialized
from apk_case.rules.mail_quotes import folded_lines, is_forward, is_reply, new_words
from apk_case.rules.mail_reading import read_email
from hypothesis import given
from hypothesis import strategies as st

OLD = "Срочно! Погибли пять телят, вы все воры"
OFFICE = "Департамент АПК <office@apk.test>"
HEAD_OF_OUTLOOK = (
    f"От: {OFFICE}\nОтправлено: 27 ноября 2026 г. 17:40\nКому: Иван\nТема: Ответ\n\n{OLD}"
)

FOLDED = {
    "Gmail": f"Спасибо!\n\nпт, 27 нояб. 2026 г. в 17:40, {OFFICE}:\n\n> {OLD}\n>\n> ещё",
    "Gmail, a long head": f"Спасибо!\n\nпт, 27 нояб. 2026 г. в 17:40, Департамент агропромышленного комплекса\n<office@apk.test>:\n\n> {OLD}",
    "Yandex": f'Спасибо!\n\n27.11.2026, 17:40, "Департамент" <office@apk.test>:\n{OLD}',
    "mail.ru": f"Спасибо!\n \nС уважением,\nИван Петров\n \n>Пятница, 27 ноября 2026, 17:40 +03:00 от {OFFICE}:\n> \n>{OLD}",
    "mail.ru without signs": f"Спасибо!\n--\nИван Петров\n\nПятница, 27 ноября 2026, 17:40 +03:00 от {OFFICE}:\n\n{OLD}",
    "Outlook": f"Спасибо!\n\n{HEAD_OF_OUTLOOK}",
    "Outlook, a line above": f"Спасибо!\n\n________________________________\n{HEAD_OF_OUTLOOK}",
    "Outlook of old": f"Спасибо!\n\n-----Исходное сообщение-----\nFrom: a\nSent: b\nTo: c\n\n{OLD}",
    "Outlook in English": f"Спасибо!\n\n-----Original Message-----\nFrom: a\nSent: b\nTo: c\nSubject: d\n\n{OLD}",
    "Thunderbird": f"28.11.2026 20:00, Департамент пишет:\n> {OLD}\nСпасибо!",
    "Apple": f"Спасибо!\n\nОтправлено с iPhone\n\n> 27 нояб. 2026 г., в 17:40, {OFFICE} написал(а):\n> \n> {OLD}",
    "Android": f"Спасибо!\n\nОтправлено из мобильной Почты Mail\n\nпт, 27 нояб. 2026, 17:40 {OFFICE}:\n{OLD}",
    "Yandex on a phone": f"Спасибо!\n-- \nОтправлено из мобильного приложения Яндекс Почты\n\n27.11.2026, 17:40, {OFFICE}:\n{OLD}",
    "Samsung": f"Спасибо!\n\nОтправлено с моего Galaxy\n\n-------- Исходное сообщение --------\nОт: {OFFICE}\nДата: 27.11.26 17:40\nКому: a\nТема: b\n\n{OLD}",
    "in English": f"Спасибо!\n\nOn Fri, Nov 27, 2026 at 5:40 PM Office <office@apk.test>\nwrote:\n\n> {OLD}",
    "answers between the lines": f"> {OLD}\nСпасибо!\n> ещё {OLD}\n",
    "a signature alone": "Спасибо!\n\nС уважением,\nИван Петров\nтел. 8 910 000-00-00\nd.ivan@mail.test",
    "a signature in one line": "Спасибо!\nС уважением, Иван Петров",
    "two dashes": "Спасибо!\n-- \nИван Петров\nКФХ «Заря»",
    "Get Outlook": "Спасибо!\n\nПолучить Outlook для iOS",
}


@pytest.mark.parametrize("text", FOLDED.values(), ids=FOLDED)
def test_only_new_words_are_left(text):
    assert new_words(text, answers=True) == "Спасибо!"


KEPT = {
    "nothing but a quote": f"> {OLD}",
    "a forwarded message of mail.ru": f"Передаю.\n\n-------- Пересылаемое сообщение --------\nОт кого: Вера <v@x.test>\nКому: a\nДата: b\n\n{OLD}",
    "a forwarded message of Gmail": f"---------- Forwarded message ---------\nОт: Вера <v@x.test>\nDate: пт\nSubject: a\nTo: b\n\n{OLD}",
    "a forwarded message of Apple": f"Начало переадресованного сообщения:\n\n> От: Вера\n> {OLD}",
    "a forwarded message of Outlook": HEAD_OF_OUTLOOK,
    "words after a signature": "Прошу помочь.\nС уважением, Иван\nP.S. Прошу ответить до пятницы",
    "a story about somebody who wrote": "27.11.2026 в 17:40 инспектор мне написал:\nуходите\nЭто нормально?",
    "one line that begins like a head": "От: Ивановой\nПрошу дать субсидию на овец",
    "a list": "- раз\n- два\n-- три",
    "dashes and a long text": "Прошу помочь.\n--\n" + "Трактор сломан, семян нет.\n" * 20,
    "an empty text": "",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_new_to_the_office_stays(text):
    assert new_words(text) == text.strip()


def test_a_forwarding_subject_keeps_everything_but_the_signature():
    text = f"Передаю.\n\n{HEAD_OF_OUTLOOK}"
    assert new_words(text, is_forwarded=True) == text
    assert all(map(is_forward, ("Fwd: a", "FW: a", "Пересл: a", "ПЕР: a", "Fwd[2]: a")))
    assert all(map(is_reply, ("Re: a", "RE[2]: a", "Отв: a", "НА: a", "Ответ: a")))
    assert not any(map(is_forward, ("Перевод: a", "Форвард", "")))
    assert not is_reply("Реклама: a")


PAGES = {
    "Gmail": f'<div>Спасибо!<br></div><br><div class="gmail_quote"><div class="gmail_attr">пт, 27 нояб. 2026 г. в 17:40, Департамент &lt;<a href="mailto:o@a.test">o@a.test</a>&gt;:<br></div><blockquote><p>{OLD}</p></blockquote></div>',
    "Outlook": f'<div class=WordSection1><p>Спасибо!<o:p></o:p></p><p>С уважением,<br>Иван</p><div style="border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> A &lt;o@a.test&gt;<br><b>Sent:</b> Friday<br><b>To:</b> b<br><b>Subject:</b> c</p></div><p>{OLD}</p></div>',
    "Outlook of the web": f'<div>Спасибо!</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>От:</b> A &lt;o@a.test&gt;<br><b>Отправлено:</b> вчера<br><b>Кому:</b> b<br><b>Тема:</b> c</div><div>{OLD}</div>',
    "Yandex": f'<div>Спасибо!</div><div>27.11.2026, 17:40, "Департамент" &lt;office@apk.test&gt;:</div><blockquote><p>{OLD}</p></blockquote><div>-- </div><div>Отправлено из мобильного приложения Яндекс Почты</div>',
    "mail.ru": f'<div>Спасибо!</div><div><br></div><div data-signature-widget="container"><div>С уважением,<br>Иван</div></div><blockquote>Пятница, 27 ноября 2026, 17:40 +03:00 от Департамент &lt;office@apk.test&gt;:<br><div>{OLD}</div></blockquote>',
    "Apple": f'Спасибо!<br><br><div dir="ltr">Отправлено с&nbsp;iPhone</div><blockquote type="cite">27 нояб. 2026 г., в 17:40, Департамент &lt;o@a.test&gt; написал(а):<br><br></blockquote><blockquote type="cite">{OLD}</blockquote>',
    "Thunderbird": f'<p>Спасибо!</p><div class="moz-cite-prefix">28.11.2026 20:00, Департамент пишет:<br></div><blockquote type="cite"><p>{OLD}</p></blockquote>',
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_quotes_in_html_are_folded_with_all_their_words(page):
    raw = f"Subject: Re: a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    shown, fold, folded = read_email(raw).html.partition('<div data-o-mail-quote="apk">')
    assert fold
    assert ("Спасибо!" in shown, OLD in shown) == (True, False)
    assert OLD in folded


def test_a_page_that_is_forwarded_is_not_folded():
    page = f'<p>Передаю</p><div class="gmail_quote">---------- Forwarded message ---------<br>От: Вера<br><blockquote>{OLD}</blockquote></div>'
    raw = f"Subject: Fwd: a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    assert "data-o-mail-quote" not in read_email(raw).html


LINES = st.lists(
    st.sampled_from(["> a", "", "слово", "-- ", "С уважением", "От: a", "Кому: b", "Тема: c", OFFICE + ":", "27.11.2026 17:40 a@b.test:", "Отправлено с iPhone"]),
    max_size=12,
)  # fmt: skip


@given(LINES, st.booleans(), st.booleans())
def test_something_is_always_left_to_be_read(lines, is_forwarded, answers):
    folded = folded_lines(lines, is_forwarded=is_forwarded, answers=answers)
    assert len(folded) == len(lines)
    if any("слово" in line for line in lines):
        assert not all(folded)


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<b>", "</i>", "<br>", "<li>", "<td>", "<table>", "<!--", "-->", "<", "слово ", "&amp;", "<pre>", "\n", '<a href="x">', "<blockquote>"]), max_size=30))  # fmt: skip
def test_folding_loses_no_word_and_keeps_html_well_formed(pieces):
    tokens = tame("".join(pieces)).tokens
    lines = lines_of(tokens)
    whole = serialized(tokens, lines, [])
    for number in range(len(lines)):
        folded = serialized(tokens, lines, [one == number for one in range(len(lines))])
        assert folded.count("слово") == whole.count("слово")
        assert folded.count("<div") == folded.count("</div>")
