"""п. 44–51: an article from the editor to its readers; a review in two presses; an answer put into a reply."""

from io import BytesIO

import pytest
import requests
from playwright.sync_api import expect
from pypdf import PdfReader

from .accessibility import serious_findings
from .conftest import SCREENSHOTS
from .screens import PHONE, CaseScreen, PressCounter
from .waiting import wait_until

TITLE = "Как получить льготный лизинг комбайна?"
HOPS = "# Субсидия на хмель\n\nВозмещаем часть затрат на саженцы."
TEXT = "Лизинговая компания даёт технику со скидкой, заявку подают в отделение банка."


@pytest.fixture(scope="module")
def unit(odoo):
    """The unit of investments with its head and its editor; the month of reviews has begun."""
    head = hire(odoo, "kb-head", "Орлова Нина Ивановна", "apk_base.group_head")
    editor = hire(odoo, "kb-editor", "Смирнова Анна Олеговна", "apk_base.group_editor")
    unit = odoo._ref("apk_base.unit_oeif")
    values = {"head_id": head, "member_ids": [(6, 0, [head, editor])]}
    odoo.call("apk.unit", "write", [unit], values)
    odoo.run_cron("apk_knowledge.ir_cron_reviews")
    return unit


def hire(odoo, login, name, group):
    values = {
        "name": name,
        "login": login,
        "password": login,
        "email": f"{login}@apk.test",
        "lang": "ru_RU",
        "tz": "Europe/Moscow",
        "group_ids": [(4, odoo._ref(group))],
    }
    (user,) = odoo.call("res.users", "create", [values])
    return user


def test_from_the_editor_to_the_reader(browser, odoo, unit):
    page = browser.clerk("kb-editor")
    page.goto(f"{odoo.url}/odoo/apk-articles/new")
    page.locator("div[name=name] textarea").fill(TITLE)
    page.locator("div[name=function_ids] input").fill("инвест")
    page.locator(".o-autocomplete--dropdown-item", has_text="инвестиций").first.click()
    page.locator("div[name=draft_body] .odoo-editor-editable").click()
    page.keyboard.type(TEXT)
    page.get_by_role("button", name="На утверждение", exact=True).click()
    expect(page.locator(".o_arrow_button_current")).to_have_text("На утверждение")
    browser.picture(page, "knowledge-editor")

    article = odoo.call("apk.article", "search", [("name", "=", TITLE)])[0]
    head = browser.clerk("kb-head")
    head.goto(f"{odoo.url}/odoo/apk-articles/{article}")
    browser.picture(head, "knowledge-head")
    head.get_by_role("button", name="Опубликовать", exact=True).click()
    expect(head.locator(".o_arrow_button_current")).to_have_text("Опубликована")

    reader = browser.clerk("specialist")
    reader.goto(f"{odoo.url}/odoo/apk-knowledge")
    browser.picture(reader, "knowledge-newest")
    reader.get_by_role("searchbox").press_sequentially("лизинг комбайнов")
    expect(reader.locator(".apk_article_found mark").first).to_be_visible()
    browser.picture(reader, "knowledge-search")
    reader.get_by_role("button", name=TITLE).click()
    expect(reader.locator(".o_form_view")).to_contain_text("со скидкой")
    browser.picture(reader, "knowledge-reader")
    reader.go_back()
    expect(reader.get_by_role("searchbox")).to_have_value("лизинг комбайнов")


def test_the_palette_finds_from_anywhere_by_keys_alone(browser, odoo, unit):
    page = browser.clerk("specialist")
    page.goto(f"{odoo.url}/odoo/apk-messages")
    expect(page.locator(".o_list_view, .o_kanban_view").first).to_be_visible()
    page.keyboard.press("Control+K")
    page.locator(".o_command_palette_search input").press_sequentially("?лизенг")
    expect(page.locator(".o_command_palette")).to_contain_text(TITLE)
    browser.picture(page, "knowledge-palette")
    page.keyboard.press("Enter")
    expect(page.locator(".o_form_view")).to_contain_text("со скидкой")


def test_a_review_without_changes_takes_two_presses(browser, odoo, unit):
    asked = odoo.call("apk.vain.search", "search", [("state", "=", "open")])
    odoo.call("apk.vain.search", "action_decline", asked)
    page = browser.clerk("kb-head")
    presses = PressCounter(page)
    page.goto(f"{odoo.url}/odoo/apk-reviews")
    browser.picture(page, "knowledge-reviews")
    presses.start()
    page.get_by_role("cell", name="Экономика и инвестиции").first.click()
    expect(page.get_by_role("status").filter(has_text="ни один акт не изменился")).to_be_visible()
    browser.picture(page, "knowledge-review-calm")
    page.get_by_role("button", name="Изменения не требуются", exact=True).click()
    expect(page.locator(".o_arrow_button_current")).to_have_text("Выполнена")
    assert presses.made() <= 2, presses.made()


@pytest.fixture
def something_to_see(odoo, unit):
    """A changed act, a bad mark, a question without an article and what clients asked in vain; the review is open anew."""
    article = odoo.call("apk.article", "search", [("name", "=", TITLE)])[0]
    (act,) = odoo.call(
        "apk.legal.act", "create", [{"name": "Правила льготного лизинга", "number": "1528"}]
    )
    odoo.call("apk.article", "write", [article], {"legal_act_ids": [(4, act)]})
    odoo.call("apk.legal.act", "action_mark_changed", [act])
    odoo.call("apk.article", "action_not_helped", [article])
    function = odoo.call("apk.function", "search", [("unit_id", "=", unit)])[0]
    odoo.call(
        "apk.knowledge.gap",
        "create",
        [{"question": "Дают ли лизинг на дроны", "function_id": function}],
    )
    asked = requests.get(
        f"{odoo.url}/apk/faq", params={"q": "разведение страусов Иванов Пётр"}, timeout=60
    )
    assert asked.ok
    (review,) = odoo.call(
        "apk.knowledge.review", "search", [("unit_id", "=", unit), ("kind", "=", "monthly")]
    )
    odoo.query(
        f"update apk_knowledge_review set state = 'open', done_at = null where id = {review} returning id"
    )
    return review


def test_a_review_shows_what_to_look_at_and_takes_two_presses(browser, odoo, something_to_see):
    page = browser.clerk("kb-head")
    presses = PressCounter(page)
    page.goto(f"{odoo.url}/odoo/apk-desk")
    row = page.locator(".apk_desk_row", has_text="Экономика и инвестиции").filter(
        has_text="Ежемесячная"
    )
    expect(row).to_be_visible()
    browser.picture(page, "knowledge-desk")
    presses.start()
    row.click()
    form = page.locator(".o_form_view")
    for words in (
        "Правила льготного лизинга",
        TITLE,
        "Дают ли лизинг на дроны",
        "разведение страусов",
    ):
        expect(form).to_contain_text(words)
    expect(form).not_to_contain_text("Пётр")
    expect(form.get_by_role("checkbox", checked=True)).to_have_count(0)
    browser.picture(page, "knowledge-review")
    page.keyboard.type(
        "Изменили порядок отчёта, ответы клиентам те же"
    )  # the cursor stands in the remarks
    page.get_by_role("button", name="Изменения не требуются", exact=True).click()
    expect(page.locator(".o_arrow_button_current")).to_have_text("Выполнена")
    expect(form).to_contain_text("Правила льготного лизинга")
    assert presses.made() <= 2, presses.made()
    browser.picture(page, "knowledge-review-done")


def test_the_head_finds_what_to_approve_on_the_desk(browser, odoo, unit):
    values = {
        "name": "Как вернуть часть процентов по кредиту?",
        "unit_id": unit,
        "draft_body": f"<p>{TEXT}</p>",
    }
    article = odoo.call("apk.article", "create", [{**values, "is_public": True}])
    odoo.call("apk.article", "action_submit", article)
    head = browser.clerk("kb-head")
    head.goto(f"{odoo.url}/odoo/apk-desk")
    card = head.locator(".apk_desk_queue", has_text="Статьи на утверждение")
    expect(card).to_contain_text(values["name"])
    card.get_by_text(values["name"]).click()
    with head.context.expect_page() as opened:
        head.get_by_role("button", name="Как увидит клиент", exact=True).click()
    preview = opened.value
    expect(preview.get_by_role("heading", level=1)).to_have_text(values["name"])
    expect(preview.locator("main")).to_contain_text("со скидкой")
    assert serious_findings(preview) == []
    browser.picture(preview, "knowledge-preview")
    preview.set_viewport_size(PHONE)
    browser.picture(preview, "knowledge-preview-phone")
    head.get_by_role("button", name="Опубликовать", exact=True).click()
    expect(head.locator(".o_arrow_button_current")).to_have_text("Опубликована")


def test_what_was_asked_in_vain_becomes_an_article(browser, odoo, something_to_see):
    page = browser.clerk("kb-editor")
    page.goto(f"{odoo.url}/odoo/apk-asked-in-vain")
    row = page.get_by_role("row", name="разведение страусов")
    expect(row).to_contain_text("Клиенты")
    browser.picture(page, "knowledge-asked-in-vain")
    row.get_by_role("button", name="Наш вопрос: написать").click()
    expect(page.locator("div[name=name] textarea")).to_have_value("разведение страусов")


def test_an_answer_found_by_its_words_goes_into_the_reply(road, browser, odoo, unit):
    road.receive(road.email("Вопрос соседа", "Здравствуйте! Подскажите про технику."))
    page = browser.clerk("head")
    screen = CaseScreen(page, odoo.url)
    screen.open_from_list(road.the_case("Вопрос соседа")["name"])
    screen.press("Согласиться и взять в работу")
    page.get_by_text("Найти другой ответ в базе знаний").click()
    page.get_by_role("searchbox").press_sequentially("лизенг комбайнов")
    found = page.locator(".apk_article_found", has_text=TITLE)
    expect(found).to_be_visible()
    found.scroll_into_view_if_needed()
    browser.picture(page, "knowledge-in-a-message")
    found.get_by_role("button", name="Вставить в ответ").click()
    expect(page.locator("div[name=answer_body]")).to_contain_text("со скидкой")
    wait_until(lambda: uses_of(odoo, TITLE) == [1], "the use of the article to be counted")


def uses_of(odoo, title):
    rows = odoo.call("apk.article", "search_read", [("name", "=", title)], ["use_count"])
    return [row["use_count"] for row in rows]


def test_a_file_becomes_a_draft(browser, odoo, unit):
    page = browser.clerk("kb-editor")
    page.goto(f"{odoo.url}/odoo/apk-knowledge")
    page.get_by_role("button", name="База знаний", exact=True).click()
    page.get_by_role("menuitem", name="Загрузить из файлов").click()
    dialog = page.get_by_role("dialog")
    file = {"name": "хмель.md", "mimeType": "text/markdown", "buffer": HOPS.encode()}
    dialog.locator("input[type=file]").set_input_files([file])
    expect(dialog).to_contain_text("хмель")
    browser.picture(page, "knowledge-import")
    dialog.get_by_role("button", name="Загрузить", exact=True).click()
    expect(dialog).to_contain_text("Новых черновиков: 1")
    expect(dialog).to_contain_text("Субсидия на хмель")
    browser.picture(page, "knowledge-imported")


def test_the_base_as_a_book(odoo, unit):
    articles = odoo.call("apk.article", "search_read", [("published_at", "!=", False)], ["name"])
    numbers = ",".join(str(article["id"]) for article in articles)
    session = odoo._session("admin")
    answer = session.get(f"{odoo.url}/report/pdf/apk_knowledge.report_articles/{numbers}")
    assert answer.headers["Content-Type"] == "application/pdf", answer.text[:500]
    book = PdfReader(BytesIO(answer.content))
    SCREENSHOTS.joinpath("knowledge.pdf").write_bytes(answer.content)
    text = unbroken("".join(page.extract_text() for page in book.pages))
    assert [one["name"] for one in articles if unbroken(one["name"]) not in text] == []
    assert unbroken("Предоставление мер государственной поддержки") in text


def unbroken(text):
    """A line of print may end at a hyphen."""
    return "".join(text.split())


def test_the_screens_of_the_knowledge_base(browser, odoo):
    page = browser.clerk("admin")
    for path in ("apk-articles", "apk-coverage", "apk-knowledge-gaps", "apk-reviews", "apk-legal-acts", "apk-synonyms"):  # fmt: skip
        page.goto(f"{odoo.url}/odoo/{path}")
        expect(page.locator(".o_action_manager > .o_action")).to_be_visible()
        browser.picture(page, f"screen-{path}")
