"""п. 27–29: a mailing from the form to the mailbox and back — real mail, real browsers, real programs that open links."""

import re
import threading

import pytest
import requests
from playwright.sync_api import expect

from .accessibility import serious_findings
from .mailings import LINK, QUEUE, Mailings
from .screens import DESKTOP, PHONE
from .waiting import wait_until


@pytest.fixture
def mailings(odoo, mail):
    return Mailings(odoo, mail)


def test_from_the_form_to_the_mailbox_and_out_again(mailings):
    address = "podpischik@client.test"
    confirmation = mailings.subscribe(address)
    assert "подписку" in confirmation["Subject"]
    mailings.send("Отбор на гранты")
    campaign = mailings.email(address, 1)
    assert campaign["Subject"] == "Отбор на гранты"
    link = LINK.search(campaign["List-Unsubscribe"])[0]
    for kind in ("html", "plain"):
        assert LINK.search(campaign.get_body((kind,)).get_content())[0] == link
    answer = requests.post(link, data={"List-Unsubscribe": "One-Click"}, timeout=60)
    assert (answer.status_code, answer.text) == (200, "")
    assert not mailings.is_live(address)
    mailings.send("Вторая рассылка")
    assert len(mailings.mail.mailbox(address)) == 2


def test_programs_that_only_open_the_link_change_nothing(mailings):
    address = "skaner@client.test"
    link = mailings.link(address)
    scanner = requests.get(link, headers={"User-Agent": "MailScanner/1.0"}, timeout=60)
    requests.head(link, timeout=60, allow_redirects=True)
    requests.get(link, headers={"Sec-Purpose": "prefetch", "Purpose": "prefetch"}, timeout=60)
    for script in re.findall(r'src="(/[^"]+\.js)"', scanner.text):
        requests.get(mailings.odoo.url + script, timeout=60)
    assert mailings.is_live(address)


def test_a_browser_withdraws_by_itself(mailings, browser):
    address = "brauzer@client.test"
    link = mailings.link(address)
    page = browser.visitor()
    page.goto(link)
    expect(page.get_by_role("heading", name="Вы отписаны")).to_be_visible()
    assert not mailings.is_live(address)
    browser.picture(page, "mailing-withdrawn")
    assert serious_findings(page) == []
    page.get_by_role("button", name="Вернуть подписку").click()
    expect(page.get_by_role("heading", name="Вы подписаны")).to_be_visible()
    assert mailings.is_live(address)
    page.reload()
    assert mailings.is_live(address), "the page of a returned subscription takes nothing back"


def test_a_browser_without_script_has_a_button(mailings, browser):
    address = "bezskripta@client.test"
    link = mailings.link(address)
    page = browser.visitor(PHONE, javascript=False)
    page.goto(link)
    expect(page.get_by_role("heading", name="Отказ от рассылки")).to_be_visible()
    assert mailings.is_live(address)
    browser.picture(page, "mailing-withdraw-no-script")
    page.get_by_role("button", name="Отписаться", exact=True).click()
    expect(page.get_by_role("heading", name="Вы отписаны")).to_be_visible()
    assert not mailings.is_live(address)


def test_two_at_once_withdraw_once(mailings):
    address = "dvazhdy@client.test"
    link = mailings.link(address)
    threads = [
        threading.Thread(target=requests.post, args=(link,), kwargs={"timeout": 60})
        for _number in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = mailings.odoo.query(
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


def test_secrets_stay_out_of_the_log(mailings):
    link = mailings.link("zhurnal@client.test")
    requests.get(link, timeout=60)
    log = mailings.odoo.log.read_text()
    assert "/apk/unsubscribe/" in log
    assert link.rpartition("/")[2] not in log


def test_killed_in_the_middle_nobody_gets_two(mailings, mortal_odoo, mail):
    """``kill -9`` while e-mails leave: after the restart the rest leaves, nobody gets a second one."""
    mortal_odoo.revive()
    office = Mailings(mortal_odoo, mail)
    addresses = [f"kill{number}@client.test" for number in range(40)]
    office.agreed_on_paper(addresses)
    sending = threading.Thread(target=lambda: _ignoring_death(office.send, "Рассылка и сбой"))
    sending.start()
    wait_until(
        lambda: mail.mailbox(addresses[-1]) or mail.mailbox(addresses[0]), "the first e-mail"
    )
    mortal_odoo.kill9()
    sending.join()
    mortal_odoo.start()
    for _round in range(2):
        mortal_odoo.run_cron(QUEUE)
    states = office.states()
    assert set(states) <= {"sent", "error"}
    assert states.get("error", 0) <= 1, "one e-mail alone was in the air"
    boxes = lambda: [len(mail.mailbox(one)) for one in addresses]  # noqa: E731
    wait_until(lambda: sum(boxes()) >= states["sent"], "the e-mails")
    assert max(boxes()) == 1


def _ignoring_death(call, *args):
    try:
        call(*args)
    except requests.RequestException:
        return  # the server has died with the request in its hands
