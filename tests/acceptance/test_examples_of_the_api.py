"""п. 62: what docs/api.md tells administrators of other systems to type works as it stands there."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

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


def test_the_description_beside_the_guide_is_the_one_that_is_served():
    served = (ROOT / "addons/apk_api/data/openapi.json").read_text("utf-8")
    assert (ROOT / "docs/openapi.json").read_text("utf-8") == served
