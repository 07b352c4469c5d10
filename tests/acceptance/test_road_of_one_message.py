"""The main job, end to end: a real e-mail is registered, acknowledged in time, answered and rated."""

from playwright.sync_api import expect

from .road import RATING_LINK, STATUS_LINK, html_of
from .screens import PHONE, CaseScreen

CLIENT = "farmer@client.test"


def test_an_email_is_registered_acknowledged_answered_and_rated(road, browser, odoo):
    road.receive(road.email("Грант на ферму", sender=f"Иванов Пётр Сергеевич <{CLIENT}>"))
    case = road.the_case("Грант на ферму")
    number = case["name"]
    status_url, first_rating_url = client_reads_the_first_reply(road, number)

    screen = CaseScreen(browser.clerk("specialist"), odoo.url)
    executor_answers(screen, browser, number)
    closing_url = client_reads_the_answer(road, number)
    assert closing_url != first_rating_url

    client_opens_the_status_page(browser, status_url, number)
    ((before,),) = odoo.query("select count(*) from apk_answer_waiting")
    client_rates(browser, closing_url)
    # sealed until there are five of its kind: not even who has the database reads it
    assert odoo.query("select count(*) from apk_answer_waiting") == [[str(int(before) + 1)]]

    assert (
        history_of(odoo, case)
        == [
            "message_in",
            "notice_out",  # the first reply
            "status",
            "notice_out",  # «the message is considered now»: the client writes by e-mail, and reads there
            "notice_out",  # the answer
        ]
    )
    screen.page.goto(f"{odoo.url}/odoo/apk-history")
    expect(screen.page.locator(".o_list_view")).to_contain_text(number)
    browser.picture(screen.page, "history")


def client_reads_the_first_reply(road, number):
    """п. 20: receipt, number, term, two links."""
    first_reply = road.email_about(number, client=CLIENT)
    text = html_of(first_reply)
    assert first_reply["Auto-Submitted"] == "auto-replied"
    for words in ("Здравствуйте, Пётр Сергеевич!", "зарегистрировали", "не позднее"):
        assert words in text
    return STATUS_LINK.search(text)[1], RATING_LINK.search(text)[1]


def executor_answers(screen, browser, number):
    """The executor sees what is due, answers, sends."""
    screen.open_from_list(number)
    assert "осталось" in screen.remaining()
    browser.picture(screen.page, "case-registered")
    screen.press("Согласиться и взять в работу")
    screen.expect_state("На рассмотрении")
    screen.write_answer("Для гранта нужны паспорт и смета. Принесите их до 1 декабря.")
    browser.picture(screen.page, "case-answer")
    screen.send_answer()
    screen.tab("Отправка")
    browser.picture(screen.page, "case-deliveries")


def client_reads_the_answer(road, number):
    """п. 25, 26: the answer with a link of its own to rate."""
    answer = road.email_about(number, subject="Ответ", client=CLIENT)
    assert "нужны паспорт и смета" in html_of(answer)
    assert answer["Auto-Submitted"] is None
    return RATING_LINK.search(html_of(answer))[1]


def history_of(odoo, case):
    client = case["partner_id"][0]
    lines = odoo.call("apk.interaction", "search_read", [("partner_id", "=", client)], ["kind"])
    return [line["kind"] for line in reversed(lines)]


def client_opens_the_status_page(browser, url, number):
    for size, name in ((None, "status-desktop"), (PHONE, "status-phone")):
        page = browser.visitor(**({"size": size} if size else {}), javascript=False)
        page.goto(url)
        expect(page.get_by_role("heading")).to_contain_text(number)
        expect(page.locator("li.is-now")).to_contain_text("Ответили")
        browser.picture(page, name)


def client_rates(browser, url):
    page = browser.visitor(PHONE, javascript=False)
    page.goto(url)
    browser.picture(page, "rating-phone")
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_role("alert")).to_contain_text("Выберите одну оценку")
    browser.picture(page, "rating-error")
    on_the_whole = page.get_by_role(
        "group", name="Насколько вы довольны тем, как мы с вами работали?"
    )
    on_the_whole.get_by_label("4 — хорошо").check()
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Спасибо за оценку!")
    browser.picture(page, "rating-thanks")
    page.goto(url)
    expect(page.get_by_role("heading")).to_have_text("Эта ссылка уже не действует")
