"""п. 27–29: a mailing from the form to the mailbox and back — real mail, real browsers, real programs that open links."""

import re
import threading

import pytest
import requests
from playwright.sync_api import expect

from .accessibility import serious_findings
from .newsletter import LINK, QUEUE, Newsletter
from .screens import DESKTOP, PHONE
from .waiting import wait_until


@pytest.fixture
def newsletter(odoo, mail):
    return Newsletter(odoo, mail)


def test_from_the_form_to_the_mailbox_and_out_again(newsletter):
    address = "podpischik@client.test"
    confirmation = newsletter.subscribe(address)
    assert "подписку" in confirmation["Subject"]
    newsletter.send("Отбор на гранты")
    letter = newsletter.letter(address, 1)
    assert letter["Subject"] == "Отбор на гранты"
    link = LINK.search(letter["List-Unsubscribe"])[0]
    for kind in ("html", "plain"):
        assert LINK.search(letter.get_body((kind,)).get_content())[0] == link
    answer = requests.post(link, data={"List-Unsubscribe": "One-Click"}, timeout=60)
    assert (answer.status_code, answer.text) == (200, "")
    assert not newsletter.is_live(address)
    newsletter.send("Вторая рассылка")
    assert len(newsletter.mail.mailbox(address)) == 2


def test_programs_that_only_open_the_link_change_nothing(newsletter):
    address = "skaner@client.test"
    link = newsletter.link(address)
    scanner = requests.get(link, headers={"User-Agent": "MailScanner/1.0"}, timeout=60)
    requests.head(link, timeout=60, allow_redirects=True)
    requests.get(link, headers={"Sec-Purpose": "prefetch", "Purpose": "prefetch"}, timeout=60)
    for script in re.findall(r'src="(/[^"]+\.js)"', scanner.text):
        requests.get(newsletter.odoo.url + script, timeout=60)
    assert newsletter.is_live(address)


def test_a_browser_withdraws_by_itself(newsletter, browser):
    address = "brauzer@client.test"
    link = newsletter.link(address)
    page = browser.visitor()
    page.goto(link)
    expect(page.get_by_role("heading", name="Вы отписаны")).to_be_visible()
    assert not newsletter.is_live(address)
    browser.picture(page, "mailing-withdrawn")
    assert serious_findings(page) == []
    page.get_by_role("button", name="Вернуть подписку").click()
    expect(page.get_by_role("heading", name="Вы подписаны")).to_be_visible()
    assert newsletter.is_live(address)
    page.reload()
    assert newsletter.is_live(address), "the page of a returned subscription takes nothing back"


def test_a_browser_without_script_has_a_button(newsletter, browser):
    address = "bezskripta@client.test"
    link = newsletter.link(address)
    page = browser.visitor(PHONE, javascript=False)
    page.goto(link)
    expect(page.get_by_role("heading", name="Отказ от рассылки")).to_be_visible()
    assert newsletter.is_live(address)
    browser.picture(page, "mailing-withdraw-no-script")
    page.get_by_role("button", name="Отписаться", exact=True).click()
    expect(page.get_by_role("heading", name="Вы отписаны")).to_be_visible()
    assert not newsletter.is_live(address)


def test_two_at_once_withdraw_once(newsletter):
    address = "dvazhdy@client.test"
    link = newsletter.link(address)
    threads = [
        threading.Thread(target=requests.post, args=(link,), kwargs={"timeout": 60})
        for _number in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = newsletter.odoo.query(
        f"select count(*) from apk_consent where email = '{address}' and withdrawn_at is not null"
    )
    assert lines == [["1"]]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_form_is_for_everybody(odoo, browser, size):
    page = browser.visitor(size, javascript=False)
    page.goto(f"{odoo.url}/apk/subscribe")
    browser.picture(page, f"mailing-form-{size['width']}")
    page = browser.visitor(size)
    page.goto(f"{odoo.url}/apk/subscribe")
    assert serious_findings(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert page.locator("input:checked").count() == 0


def test_the_form_to_print_is_a_pdf(odoo):
    answer = requests.get(f"{odoo.url}/apk/subscribe/form.pdf", timeout=120)
    assert answer.content.startswith(b"%PDF")


def test_secrets_stay_out_of_the_log(newsletter):
    link = newsletter.link("zhurnal@client.test")
    requests.get(link, timeout=60)
    log = newsletter.odoo.log.read_text()
    assert "/apk/unsubscribe/" in log
    assert link.rpartition("/")[2] not in log


def test_killed_in_the_middle_nobody_gets_two(newsletter, mortal_odoo, mail):
    """``kill -9`` while letters leave: after the restart the rest leaves, nobody gets a second one."""
    mortal_odoo.revive()
    office = Newsletter(mortal_odoo, mail)
    addresses = [f"kill{number}@client.test" for number in range(40)]
    office.agreed_on_paper(addresses)
    sending = threading.Thread(target=lambda: _ignoring_death(office.send, "Рассылка и сбой"))
    sending.start()
    wait_until(
        lambda: mail.mailbox(addresses[-1]) or mail.mailbox(addresses[0]), "the first letter"
    )
    mortal_odoo.kill9()
    sending.join()
    mortal_odoo.start()
    for _round in range(2):
        mortal_odoo.run_cron(QUEUE)
    states = office.states()
    assert set(states) <= {"sent", "error"}
    assert states.get("error", 0) <= 1, "one letter alone was in the air"
    boxes = lambda: [len(mail.mailbox(one)) for one in addresses]  # noqa: E731
    wait_until(lambda: sum(boxes()) >= states["sent"], "the letters")
    assert max(boxes()) == 1


def _ignoring_death(call, *args):
    try:
        call(*args)
    except requests.RequestException:
        return  # the server has died with the request in its hands
