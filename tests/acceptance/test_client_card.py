"""The card of a client: a person and an organisation are entered, told apart and read at a glance."""

from playwright.sync_api import expect

from .screens import PHONE

SHOP = (
    "Продаж",
    "Закуп",
    "Налоговый",
    "Теги",
    "Веб-сайт",
    "BE0477",
    "Director",
    "Улица 2",
    "Состояние",
    "Person",
)


def type_into(page, name, text):
    field = page.locator(f"div[name={name}] input")
    field.fill(text)
    field.press("Tab")


def choose(page, name, text):
    page.locator(f"div[name={name}] input").fill(text)
    page.locator(".o-autocomplete--dropdown-item", has_text=text).first.click()


def save(page):
    page.locator(".o_form_button_save").click()
    expect(page.locator(".o_form_button_save")).to_be_hidden()


def expect_no_shop(page):
    words = page.locator(".o_form_sheet").inner_text()
    assert [word for word in SHOP if word in words] == []


def new_client(page, odoo, kind):
    page.goto(f"{odoo.url}/odoo/apk-clients/new")
    expect(page.locator(".o_form_view")).to_be_visible()
    page.locator("div[name=apk_client_type] input").click()
    page.locator(".o_select_menu_item", has_text=kind).first.click()
    expect(page.locator("div[name=is_company]")).to_be_hidden()  # the rows below have moved up


def enter_organisation(page, odoo):
    new_client(page, odoo, "Юридическое лицо")
    page.locator("div[name=name] textarea, div[name=name] input").first.fill("СПоК «Заволжье»")
    type_into(page, "apk_inn", "7830002293")
    choose(page, "apk_district_id", "Нерехтский район")
    type_into(page, "city", "г. Нерехта")
    type_into(page, "street", "ул. Полевая, д. 7")
    type_into(page, "zip", "157800")
    save(page)


def enter_person(page, odoo):
    new_client(page, odoo, "Гражданин России")
    type_into(page, "apk_surname", "Кузьмин")
    type_into(page, "apk_given_name", "Лев")
    type_into(page, "apk_patronymic", "Ильич")
    type_into(page, "apk_inn", "500100732258")
    expect(page.locator(".o_notification")).to_contain_text("не сходится контрольная цифра")
    type_into(page, "apk_inn", "500100732259")
    type_into(page, "phone", "89105550011")
    type_into(page, "apk_second_phone", "8 4942 551631")
    choose(page, "apk_district_id", "Буй")
    type_into(page, "street", "ул. Ленина, д. 1, кв. 3")
    save(page)


def test_an_organisation_is_entered(browser, odoo):
    page = browser.clerk("registrar")
    enter_organisation(page, odoo)
    expect(page.locator("div[name=apk_surname]")).to_have_count(0)
    expect_no_shop(page)
    expect(page.locator("div[name=apk_postal_address]")).to_have_text(
        "ул. Полевая, д. 7, г. Нерехта, Нерехтский район, Костромская область, 157800"
    )
    browser.picture(page, "client-organisation")


def test_a_person_is_entered_who_represents_the_organisation(browser, odoo):
    page = browser.clerk("registrar")
    enter_person(page, odoo)
    expect(page.locator(".oe_title")).to_contain_text("Кузьмин Лев Ильич")
    (person,) = odoo.call("res.partner", "search", [("apk_inn", "=", "500100732259")])
    (firm,) = odoo.call("res.partner", "search", [("apk_inn", "=", "7830002293")])
    paper = {"partner_id": firm, "representative_id": person}
    odoo.call("apk.representation", "create", [{**paper, "number": "5", "issued_on": "2026-03-02"}])
    page.goto(f"{odoo.url}/odoo/apk-clients/{person}")
    expect(page.locator("div[name=apk_represents_text]")).to_have_text(
        "СПоК «Заволжье» (по доверенности № 5)"
    )
    expect(page.locator("div[name=apk_second_phone] input")).to_have_value("+7 494 255-16-31")
    expect_no_shop(page)
    browser.picture(page, "client-person")


def test_the_cards_on_a_phone(browser, odoo):
    (person,) = odoo.call("res.partner", "search", [("apk_inn", "=", "500100732259")])
    page = browser.clerk("registrar")
    page.set_viewport_size(PHONE)
    page.goto(f"{odoo.url}/odoo/apk-clients/{person}")
    expect(page.locator(".oe_title")).to_contain_text("Кузьмин Лев Ильич")
    browser.picture(page, "client-person-phone")
    page.goto(f"{odoo.url}/odoo/apk-clients")
    expect(page.locator(".o_kanban_view")).to_be_visible()
    browser.picture(page, "clients-phone")


def test_the_client_of_a_message_opens_as_a_card(road, browser, odoo):
    road.receive(road.email("Грант на козью ферму"))
    case = road.the_case("Грант на козью ферму")
    page = browser.clerk("specialist")
    page.goto(f"{odoo.url}/odoo/apk-messages/{case['id']}")
    field = page.locator("div[name=partner_id]").first
    field.hover()
    field.locator(".o_external_button, a.o_form_uri").first.click()
    expect(page.get_by_role("tab", name="Последнее в истории")).to_be_visible()
    expect(page.locator("div[name=apk_recent_interaction_ids]")).to_contain_text(
        "Грант на козью ферму"
    )
    browser.picture(page, "client-of-a-message")
