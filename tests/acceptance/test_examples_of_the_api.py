"""п. 62: what docs/api.md tells administrators of other systems to type works as it stands there."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .accessibility import serious_findings

SECRET = re.compile(r"[0-9a-z]{39}")
ROOT = Path(__file__).parents[2]
EXAMPLES = re.findall(r"```bash\n(.*?)```", (ROOT / "docs/api.md").read_text("utf-8"), re.DOTALL)


@pytest.fixture
def system(odoo):
    rights = {"reads_places": True, "reads_answers": True}
    key = odoo.call("apk.api.key", "create", {"name": "Сайт района", **rights})
    action = odoo.call("apk.api.key", "action_make_secret", key if isinstance(key, list) else [key])
    return {"APK_URL": odoo.url, "APK_SECRET": action["context"]["default_secret"]}


def run(example, system):
    done = subprocess.run(
        ["bash", "-c", example], env={**os.environ, **system}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return json.loads(done.stdout)


def test_every_example_works_and_the_first_one_may_be_repeated(system):
    file_message, read_message, *others = EXAMPLES
    filed = run(file_message, system)
    assert run(file_message, system) == filed
    assert run(read_message, {**system, "APK_ID": filed["id"]}) == filed
    assert run(others[0], system)["places"]
    assert "articles" in run(others[1], system)
    assert len(EXAMPLES) == 4


def test_an_administrator_makes_a_key_and_copies_the_secret_that_is_shown_once(browser, odoo):
    page = browser.clerk("admin")
    page.goto(f"{odoo.url}/odoo/action-apk_api.apk_api_key_action/new")
    page.get_by_label("Система").fill("Сайт района")
    page.get_by_role("button", name="Сохранить вручную").click()
    page.get_by_role("button", name="Создать секрет").click()
    dialog = page.get_by_role("dialog")
    secret = dialog.locator("[name=secret]")
    expect(secret).to_contain_text(SECRET)
    assert serious_findings(page, ".modal-body") == []
    browser.picture(page, "api-secret")
    run(EXAMPLES[0], {"APK_URL": odoo.url, "APK_SECRET": SECRET.search(secret.inner_text())[0]})
    dialog.get_by_role("button", name="Секрет скопирован").click()
    expect(page.get_by_role("button", name="Создать другой секрет")).to_be_visible()
    browser.picture(page, "api-key")


def test_the_description_beside_the_guide_is_the_one_that_is_served():
    served = (ROOT / "addons/apk_api/data/openapi.json").read_text("utf-8")
    assert (ROOT / "docs/openapi.json").read_text("utf-8") == served
