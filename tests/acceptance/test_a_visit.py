"""A visit from the call to the rating: booked with the client on the line, looked at by a link, received, cancelled."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.moments import MOSCOW

from .accessibility import serious_findings
from .screens import DESKTOP, PHONE

LINK = re.compile(r'href="([^"]*/apk/visit/[\w-]+)"')
DIRECTIONS = "От вокзала автобусом № 2 до площади. Вход со двора, пандус справа."
ENLARGED_TWICE = {"width": DESKTOP["width"] // 2, "height": DESKTOP["height"] // 2}


@pytest.fixture(scope="module")
def place(odoo):
    """Буй: with directions and an inspection by the list of п. 59."""
    (place,) = odoo.call("apk.reception.place", "search", [("locality", "=", "Буй")])
    odoo.call(
        "apk.reception.place",
        "write",
        [place],
        {"directions": DIRECTIONS, "phone": "+7 (49435) 4-40-00"},
    )
    found = dict.fromkeys(("free_access", "free_parking", "ramp_and_lift", "name_sign"), True)
    odoo.call("apk.place.inspection", "create", [{"place_id": place, **found}])
    return place


@pytest.fixture(scope="module")
def client(odoo):
    card = {
        "name": "Смирнова Вера Ильинична",
        "email": "smirnova@client.test",
        "phone": "+7 910 222-33-44",
        "apk_has_health_limits": True,
    }
    (client,) = odoo.call("res.partner", "create", [card])
    return client


def booked(odoo, place, client, number=0):
    """A booking of the line, made over the same calls as the screen makes."""
    (service,) = odoo.call("apk.visit.service", "search", [("kind", "=", "reception")], limit=1)
    first_day = f"{datetime.now(MOSCOW) + timedelta(days=1):%Y-%m-%d}"
    values = {
        "partner_id": client,
        "service_id": service,
        "place_id": place,
        "first_day": first_day,
    }
    (wizard,) = odoo.call("apk.visit.book", "create", [values], login="operator")
    choice = odoo.call("apk.visit.book", "read", [wizard], ["choice"], login="operator")[0][
        "choice"
    ]
    moment = choice["days"][0]["slots"][number]["at"]
    visit = odoo.call("apk.visit.book", "action_hold", [wizard], moment, login="operator")["res_id"]
    odoo.call("apk.visit", "write", [visit], {"are_directions_given": True}, login="operator")
    odoo.call("apk.visit", "action_confirm", [visit], login="operator")
    return visit


def link_of(odoo, visit, document="visit_booked"):
    notices = odoo.call(
        "apk.delivery",
        "search_read",
        [("visit_id", "=", visit), ("document", "=", document)],
        ["body"],
    )
    return LINK.search(notices[0]["body"])[1]


def test_the_operator_books_with_the_client_on_the_line(browser, odoo, place, client):
    page = browser.clerk("operator")
    page.goto(f"{odoo.url}/odoo/apk-book-visit")
    field = page.locator("div[name=partner_id] input")
    field.fill("Смирнова")
    page.locator(".o-autocomplete--dropdown-item", has_text="Смирнова").first.click()
    expect(page.get_by_text("У клиента ограничения здоровья")).to_be_visible()
    page.get_by_label("Город, посёлок или улица").fill("Буй")
    browser.picture(page, "visit-places")
    page.get_by_role("button", name="г. Буй").click()
    expect(page.get_by_text("Пандус, поручни и лифт")).to_be_visible()
    page.get_by_role("button", name="Позже").click()
    time = page.locator(".apk_slots_day .btn").first
    expect(time).to_be_visible()
    browser.picture(page, "visit-times")
    time.click()

    aloud = page.locator(".apk_visit_aloud")
    expect(aloud).to_contain_text("Вход со двора")
    browser.picture(page, "visit-read-aloud")
    page.get_by_role("button", name="Записать", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("Прочитайте вслух")
    page.get_by_role("dialog").get_by_role("button").last.click()
    page.get_by_label("Сообщено устно").check()
    page.get_by_role("button", name="Записать", exact=True).click()
    expect(page.locator(".o_statusbar_status .o_arrow_button_current")).to_have_text(
        re.compile("Записан")
    )
    browser.picture(page, "visit-booked")


@pytest.mark.parametrize(
    ("size", "javascript"),
    [
        pytest.param(DESKTOP, True, id="on a desktop"),
        pytest.param(PHONE, False, id="on a phone without scripts"),
    ],
)
def test_the_client_looks_and_cancels(browser, odoo, place, client, size, javascript):
    visit = booked(odoo, place, client)
    page = browser.visitor(size, javascript=javascript)
    page.goto(link_of(odoo, visit))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Посещение")
    expect(page.locator("main")).to_contain_text("Вход со двора")
    browser.picture(page, f"visit-page-{size['width']}")
    page.get_by_role("button", name="Отменить запись").click()
    expect(page.get_by_role("status")).to_contain_text("Запись отменена")
    browser.picture(page, f"visit-page-cancelled-{size['width']}")
    ((state, via),) = odoo.query(f"select state, cancelled_via from apk_visit where id = {visit}")
    assert (state, via) == ("cancelled", "link")


def test_the_clients_page_has_no_serious_barrier_and_bears_a_zoom(browser, odoo, place, client):
    page = browser.visitor(ENLARGED_TWICE)
    page.goto(link_of(odoo, booked(odoo, place, client, 1)))
    assert serious_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.goto(f"{odoo.url}/apk/visit/no-such-link").status == 404
    assert serious_findings(page) == []
    browser.errors.clear()  # the browser itself complains of the 404


def test_the_day_of_a_place_by_taps(browser, odoo, place, client):
    odoo.call(
        "apk.reception.place", "write", [place], {"staff_ids": [(4, user_id(odoo, "specialist"))]}
    )
    page = browser.clerk("specialist")
    page.goto(f"{odoo.url}/odoo/apk-reception-day")
    page.get_by_label("Место приёма").select_option(label="г. Буй, ул. 10 Годовщины Октября, д. 5")
    page.get_by_role("button", name="Пришёл без записи").click()
    page.get_by_role("button", name="Консультация").click()
    row = page.locator(".apk_day_row", has_text="Без записи")
    expect(row).to_contain_text("Записать имя")
    browser.picture(page, "visit-day")
    page.emulate_media(reduced_motion="reduce")  # a button that is changing its colour
    assert serious_findings(page, ".apk_day") == []
    row.get_by_role("button", name="Ушёл").click()
    row.get_by_role("button", name="QR-код").click()
    expect(page.get_by_role("dialog").locator("img")).to_be_visible()
    browser.picture(page, "visit-rating-code")
    page.get_by_role("dialog").get_by_role("button", name="Закрыть").last.click()
    expect(row.get_by_role("button", name="QR-код")).to_have_count(0)

    page.get_by_role("button", name="Следующий день").click()
    page.set_viewport_size(PHONE)
    booked(odoo, place, client, 2)
    page.get_by_role("button", name="Следующий день").click()
    page.get_by_role("button", name="Предыдущий день").click()
    browser.picture(page, "visit-day-phone")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def user_id(odoo, login):
    return odoo.call("res.users", "search", [("login", "=", login)])[0]


def test_the_screens_of_reception(browser, odoo, place, client):
    """Every page of the menu opens without an error and is kept as a picture."""
    booked(odoo, place, client, 3)
    page = browser.clerk("admin")
    for path in (
        "apk-visits", "apk-visits-to-agree", "apk-reception-register", "apk-reception-figures", "apk-reception-places",
        "apk-place-inspections", "apk-reception-exceptions", "apk-reception-schedules", "apk-visit-reasons",
    ):  # fmt: skip
        page.goto(f"{odoo.url}/odoo/{path}")
        expect(page.locator(".o_action_manager > .o_action")).to_be_visible()
        expect(page.locator(".o_blockUI")).to_be_hidden()
        browser.picture(page, f"screen-{path}")
    page.goto(f"{odoo.url}/odoo/apk-reception-places/{place}")
    expect(page.locator(".o_form_view")).to_contain_text("Как добраться")
    browser.picture(page, "screen-place")


def day_of(odoo, visit):
    ((day,),) = odoo.query(
        f"select (starts_at at time zone 'utc' at time zone 'Europe/Moscow')::date from apk_visit where id = {visit}"
    )
    return day


def test_of_a_closed_day_the_client_chooses_another_time_by_the_link(odoo, browser, place, client):
    visit = booked(odoo, place, client, 4)
    day = day_of(odoo, visit)
    closed = {"place_ids": [place], "date_from": str(day), "date_to": str(day), "reason": "Ремонт"}
    (row,) = odoo.call("apk.place.exception", "create", [closed])
    page = browser.clerk("registrar")
    page.goto(f"{odoo.url}/odoo/apk-reception-exceptions")
    line = page.locator(".o_data_row", has_text="Ремонт")
    expect(line.locator("[name=booking_count]")).not_to_have_text("0")
    browser.picture(page, "closed-day")
    line.get_by_role("button", name="Написать всем").click()
    page.locator(".modal .btn-primary").click()
    expect(page.locator(".o_notification")).to_contain_text("Извещения отправляются")

    phone = browser.visitor(PHONE)
    phone.goto(link_of(odoo, visit, "visit_agreement"))
    expect(phone.get_by_role("status")).to_contain_text("Выберите другое время")
    assert serious_findings(phone) == []
    browser.picture(phone, "closed-day-another-time")
    phone.get_by_role("radio").first.check()
    phone.get_by_role("button", name="Перенести запись").click()
    expect(phone.get_by_role("status")).to_have_text("Вы записаны.")
    assert day_of(odoo, visit) != day
    odoo.call("apk.place.exception", "unlink", [row])


def test_a_visit_that_moves_stays_where_it_is(odoo, browser, place, client):
    visit = booked(odoo, place, client, 4)
    page = browser.clerk("operator")
    page.goto(f"{odoo.url}/odoo/apk-visits/{visit}")
    page.get_by_role("button", name="Перенести").first.click()
    expect(page.locator("[name=place_id] input")).to_have_value(re.compile("Буй"))
    expect(page.locator(".apk_visit_aloud")).to_have_count(0)
    page.locator("[name=place_id] input").fill("Галич")
    page.locator(".o-autocomplete--dropdown-item", has_text="Галич").first.click()
    expect(page.locator(".apk_visit_aloud")).to_contain_text("ул. Свободы")
    browser.picture(page, "visit-moves-elsewhere")
    page.locator(".apk_slots_day .btn").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Прочитайте вслух")
