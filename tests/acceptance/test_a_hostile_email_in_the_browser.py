"""152-ФЗ: whoever wrote an e-mail learns nothing from its being read: the clerk's browser asks no stranger's server."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from .screens import CaseScreen

# each asks the stranger's server by a way of its own
HOSTILE = """<html><head>
<link rel="stylesheet" href="{url}/link.css"><link rel="prefetch" href="{url}/prefetch"><link rel="icon" href="{url}/icon">
<base href="{url}/base/"><meta http-equiv="refresh" content="0;url={url}/refresh">
<style>@import url({url}/import.css); @font-face {{font-family: f; src: url({url}/font.woff)}}
body {{background: url({url}/style.png); font-family: f}}</style></head>
<body background="{url}/background.png" onload="fetch('{url}/onload')">
<p>Картинка: <img src="{url}/img.png" srcset="{url}/srcset.png 2x" alt="схема участка"></p>
<img src="//{host}/protocol.png"><img src="  {url}/spaces.png"><IMG SRC={url}/unquoted.png>
<img src="/web/session/logout"><img src="{office}/web/session/logout">
<p style="background:url({office}/web/session/logout)">фон</p><img src="x" onerror="fetch('{url}/onerror')"><image href="{url}/image.png"></image>
<picture><source srcset="{url}/source.png"><img src="{url}/picture.png"></picture>
<video src="{url}/video.mp4" poster="{url}/poster.png" autoplay></video><audio src="{url}/audio.mp3" autoplay></audio>
<table background="{url}/table.png"><tr><td background="{url}/td.png" style="background:url({url}/inline.png)">т</td></tr></table>
<div style="background-image: url({url}/div.png); list-style: url({url}/list.png); cursor: url({url}/cursor.png), auto">д</div>
<svg><image href="{url}/svg.png"></image><use href="{url}/use.svg#a"></use></svg>
<iframe src="{url}/iframe"></iframe><object data="{url}/object"></object><embed src="{url}/embed">
<form action="{url}/form"><input type="image" src="{url}/input.png"></form><script src="{url}/script.js"></script>
<math><mi xlink:href="{url}/math">м</mi></math><p>Можно ли строить?</p></body></html>"""
PICTURE = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b"
)


class Stranger:
    """The sender's server: it gives a picture to whoever asks, and remembers for what."""

    def __init__(self):
        self.asked = asked = []

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append((self.path, self.headers.get("Referer")))
                self.send_response(200)
                self.send_header("Content-Type", "image/gif")
                self.end_headers()
                self.wfile.write(PICTURE)

            def log_message(self, *_args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.host = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def email_body(self, office):
        return HOSTILE.format(url=f"http://{self.host}", host=self.host, office=office)


@pytest.fixture
def stranger():
    stranger = Stranger()
    yield stranger
    stranger.server.shutdown()


def hostile(road, stranger, subject, **headers):
    message = road.email(subject, **headers)
    message.set_content(stranger.email_body(road.odoo.url), subtype="html")
    return message


def test_nobody_learns_that_an_email_is_read(road, browser, odoo, stranger):
    road.receive(hostile(road, stranger, "Можно ли строить"))
    case = road.the_case("Можно ли строить")
    reply = road.email_about(case["name"])["Message-Id"]
    road.receive(hostile(road, stranger, "Re: ещё вопрос", In_Reply_To=reply))
    page = browser.clerk("registrar")
    screen = CaseScreen(page, odoo.url)
    asked_by_the_page = []
    page.on("request", lambda request: asked_by_the_page.append(request.url))
    screen.open_from_list(case["name"])
    expect(page.locator(".o_form_view")).to_contain_text("Можно ли строить?")
    expect(
        page.locator(".o-mail-Message").filter(has_text="Можно ли строить?").first
    ).to_be_visible()
    for tab in page.get_by_role("tab").all():
        tab.click()
    screen.tab("Сведения")
    expect(page.locator(".o_form_view")).to_contain_text("Картинки с чужих серверов не показаны")
    browser.picture(page, "hostile-email")
    page.goto(f"{odoo.url}/odoo/discuss")
    expect(page.locator(".o-mail-DiscussContent, .o-mail-Discuss").first).to_be_visible()
    assert stranger.asked == []
    browser.forgive("Content Security Policy", "Content-Security-Policy", "Refused to load")


def test_a_press_shows_the_pictures_and_tells_nothing_else(road, browser, odoo, stranger):
    road.receive(hostile(road, stranger, "Схема участка"))
    page = browser.clerk("registrar")
    screen = CaseScreen(page, odoo.url)
    screen.open_from_list(road.the_case("Схема участка")["name"])
    with page.expect_popup() as opened:
        screen.press("Показать с картинками")
    pictures = opened.value
    expect(pictures.locator("body")).to_contain_text("Можно ли строить?")
    expect(pictures.get_by_alt_text("схема участка")).to_be_visible()
    pictures.wait_for_load_state("load")
    browser.picture(pictures, "hostile-email-pictures")
    pictures.close()
    assert "/img.png" in [path for path, _referrer in stranger.asked]
    assert {referrer for _path, referrer in stranger.asked} == {None}
    programs = (
        "onload",
        "onerror",
        "refresh",
        "iframe",
        "script",
        "form",
        "font",
        "import",
        "link",
    )
    assert not [path for path, _referrer in stranger.asked if path.lstrip("/").startswith(programs)]
    browser.forgive(
        "Content Security Policy", "Content-Security-Policy", "Refused to load", "sandboxed"
    )
