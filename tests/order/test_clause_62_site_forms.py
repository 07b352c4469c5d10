"""п. 62: an e-mail of a site's form is the citizen's; a Reply-To of a person is where the answer goes."""

import pytest
from apk_case.rules.correspondent import Mailbox, usable_replies
from apk_case.rules.site_form import FormAuthor, form_text, labelled_fields, site_form_author

SITE = Mailbox("Сайт департамента", "noreply@site.test")
MARIA = Mailbox("Мария Кузнецова", "maria@client.test")
FIELDS = "Имя: Мария Кузнецова\nТелефон: +7 910 123-45-67\nE-mail: Maria@Client.test\nСообщение: Прошу перезвонить"
AUTHOR = FormAuthor("Мария Кузнецова", "maria@client.test", "+7 910 123-45-67")

FORMS = {
    "one line each": FIELDS,
    "with a dash": FIELDS.replace(":", " —"),
    "in bold": FIELDS.replace("Имя:", "*Имя:*").replace("Телефон:", "**Телефон**:"),
    "numbered": "1. Имя: Мария Кузнецова\n2. Тел.: +7 910 123-45-67\n3. Email: maria@client.test\n4. Вопрос: нет",
    "in one line": "Имя: Мария Кузнецова; Тел: +7 910 123-45-67; E-mail: maria@client.test; Сообщение: нет",
    "values below": "Имя\nМария Кузнецова\nТелефон\n+7 910 123-45-67\nE-mail\nmaria@client.test\nСообщение\nнет",
    "words first": "Сообщение:\nТелефон: не знаю\n\nВаше имя: Мария Кузнецова\nКонтактный телефон: +7 910 123-45-67"
    "\nВаш e-mail: maria@client.test",
    "ФИО": "Ф.И.О.: Мария Кузнецова\nНомер телефона: +7 910 123-45-67\nАдрес электронной почты: maria@client.test",
    "name apart": "Фамилия: \nИмя: Мария Кузнецова\nОтчество: \nТелефон: +7 910 123-45-67\nПочта: maria@client.test",
    "English": "Name: Мария Кузнецова\nPhone: +7 910 123-45-67\nEmail: maria@client.test\nMessage: нет",
    "от кого": "От: Мария Кузнецова <maria@client.test>\nТелефон: +7 910 123-45-67\nТекст обращения:\nнет",
    "a victim in the words": FIELDS + "\nE-mail: victim@client.test",
    "a table": "<table><tr><td>Имя</td><td>Мария Кузнецова</td></tr><tr><th>Телефон:</th><td>+7 910 123-45-67</td></tr>"
    "<tr><td><b>E-mail</b></td>\n<td><a href='mailto:maria@client.test'>maria@client.test</a></td></tr></table>",
    "breaks": "<b>Имя:</b> Мария Кузнецова<br/><b>Телефон:</b> +7&nbsp;910 123-45-67<br><b>E-mail:</b> maria@client.test",
    "paragraphs": "<p>Имя</p><p>Мария Кузнецова</p><p>Телефон</p><p>+7 910 123-45-67</p><p>Эл. почта</p><p>maria@client.test</p>",
}  # fmt: skip


def _text(form):
    return form_text("", form) if form.startswith("<") else form_text(form, "<p>HTML</p>")


@pytest.mark.parametrize("form", FORMS)
def test_the_fields_of_a_form_name_the_citizen(form):
    assert site_form_author(SITE, [], _text(FORMS[form])) == AUTHOR


def test_surname_name_and_patronymic_apart_make_the_name():
    text = "Фамилия: Кузнецова\nИмя: Мария\nОтчество: Ильинична\nE-mail: maria@client.test"
    assert site_form_author(SITE, [], text).name == "Кузнецова Мария Ильинична"


@pytest.mark.parametrize(
    ("sender", "replies", "text", "listed", "author"),
    [
        pytest.param(SITE, [MARIA], "Прошу перезвонить", [], FormAuthor(MARIA.name, MARIA.address), id="noreply and Reply-To"),
        pytest.param(SITE, [], "Пришла заявка", [], FormAuthor(), id="noreply names nobody"),
        pytest.param(SITE, [], "Имя: Мария\nТелефон: 89101234567", [], FormAuthor("Мария", "", "89101234567"), id="no address"),
        pytest.param(Mailbox("Форма", "a@b.test"), [], "Пишет maria@client.test", ["a@b.test"],
                     FormAuthor("", MARIA.address), id="a listed form, an address in the words"),
        pytest.param(Mailbox("", "a@b.test"), [], "Мария", ["@b.test"], FormAuthor(), id="a listed domain"),
        pytest.param(Mailbox("Сайт района", "adm@raion.test"), [MARIA], "Вопрос", [],
                     FormAuthor(MARIA.name, MARIA.address), id="a site by its name"),
        pytest.param(Mailbox("Сайт района", "adm@raion.test"), [], FIELDS, [], AUTHOR, id="a site and fields"),
        pytest.param(Mailbox("", "webmaster@raion.test"), [], FIELDS, [], AUTHOR, id="a site by its mailbox"),
        pytest.param(MARIA, [], FIELDS, [], None, id="a person who writes in fields"),
        pytest.param(MARIA, [Mailbox("", "m@work.test")], "Вопрос", [], None, id="a person with Reply-To"),
        pytest.param(Mailbox("Сайт района", "adm@raion.test"), [Mailbox("", "info@raion.test")], "Новости", [],
                     None, id="a site that writes for itself"),
        pytest.param(Mailbox("Администрация района", "adm@raion.test"), [], "Пересылаем обращение", [], None, id="a body"),
    ],
)  # fmt: skip
def test_whose_words_they_are(sender, replies, text, listed, author):
    assert site_form_author(sender, replies, text, listed) == author


def test_a_program_of_a_site_is_known_by_its_headers():
    sender = Mailbox("", "user42@hosting.test")
    assert site_form_author(sender, [], FIELDS) is None
    assert site_form_author(sender, [], FIELDS, sent_by_a_program=True) == AUTHOR


@pytest.mark.parametrize(
    ("reply", "goes_there"),
    [
        pytest.param("p@home.test", True, id="another mailbox of the person"),
        pytest.param("office@apk.test", False, id="our own"),
        pytest.param("OFFICE@apk.test".lower(), False, id="our own in capitals"),
        pytest.param("no-reply@work.test", False, id="noreply"),
        pytest.param("noreply-42@work.test", False, id="noreply with a tail"),
        pytest.param("fermery-list@work.test", False, id="a list by its name"),
        pytest.param("fermery@lists.work.test", False, id="a list by its domain"),
        pytest.param("fermery@googlegroups.com", False, id="a group"),
        pytest.param("p@work.test", False, id="the sender's own"),
        pytest.param("не адрес", False, id="no address"),
        pytest.param("почта@пример.рф", True, id="a Russian address"),
    ],
)
def test_an_answer_goes_to_a_reply_to_that_a_person_reads(reply, goes_there):
    found = usable_replies(
        "p@work.test", [Mailbox("", reply)], ["office@apk.test"], from_a_list=False
    )
    assert bool(found) is goes_there
    assert not usable_replies(
        "p@work.test", [Mailbox("", reply)], ["office@apk.test"], from_a_list=True
    )


def test_labels_within_a_sentence_are_words():
    assert labelled_fields("Прошу назвать имя и телефон - спасибо") == {}


def test_a_hostile_form_is_read_in_time():
    for piece in ("Имя: ", "<td>", "<", "E-mail\n", "- " * 50, "<style", "номер ", "телефон "):
        labelled_fields(form_text("", piece * 20_000))
        site_form_author(SITE, [], form_text(piece * 20_000, ""))
