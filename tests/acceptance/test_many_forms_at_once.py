"""п. 20, 62: forms that come at the same moment, each pressed twice, lose no file and do not fill a mailbox."""

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier

import requests
from requests.adapters import HTTPAdapter

HIDDEN = re.compile(r'name="(stamp|consent)" value="([^"]+)"')
MESSAGES, PRESSES = 4, 2
COMPUTERS = count(1)


class Elsewhere(HTTPAdapter):
    """A computer of its own for each visitor: forms from one are counted."""

    def init_poolmanager(self, *args, **kwargs):
        here = f"127.0.9.{next(COMPUTERS)}"
        super().init_poolmanager(*args, source_address=(here, 0), **kwargs)


def test_one_address_gets_two_letters_and_each_message_is_kept_once_with_its_files(road):
    forms = [written(road, number) for number in range(MESSAGES)] * PRESSES
    start = Barrier(len(forms))

    def press(form):
        start.wait(60)
        return elsewhere().post(f"{road.odoo.url}/apk/write", data=form, files=files(), timeout=120)

    with ThreadPoolExecutor(len(forms)) as visitors:
        pages = list(visitors.map(press, forms))
    for page in pages:
        assert "Мы получили ваше сообщение" in page.text, page.text[:2000]
    asked = road.odoo.call(
        "apk.address.confirmation", "search_read", [("email", "=", road.client)], ["asked_at"]
    )
    assert len([one for one in asked if one["asked_at"]]) == 2
    assert len(asked) == MESSAGES
    for number in range(MESSAGES):
        case = road.the_case(subject(road, number))
        kept = road.odoo.call(
            "ir.attachment", "search_read",
            [("res_model", "=", "apk.case"), ("res_id", "=", case["id"])], ["name", "file_size"],
        )  # fmt: skip
        assert {(one["name"], one["file_size"]) for one in kept} >= {("а.txt", 1000), ("б.txt", 2000)}  # fmt: skip


def elsewhere():
    session = requests.Session()
    session.mount("http://", Elsewhere())
    return session


def subject(road, number):
    return f"Вопрос {number} о гранте от {road.client}"


def files():
    return [("file", ("а.txt", b"a" * 1000)), ("file", ("б.txt", b"b" * 2000))]


def written(road, number):
    page = elsewhere().get(f"{road.odoo.url}/apk/write", timeout=60).text
    return {
        **dict(HIDDEN.findall(page)),
        "name": "Белова Анна Петровна",
        "way": "email",
        "email": road.client,
        "text": subject(road, number),
        "agreed": "1",
    }
