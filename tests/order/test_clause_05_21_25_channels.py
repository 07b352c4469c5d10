"""п. 5, 21, 25: by which channels a letter leaves."""

import pytest
from apk_client.rules.channels import delivery_plan


@pytest.mark.parametrize(
    ("mandatory", "chosen", "plan"),
    [
        pytest.param(None, None, [("chosen", "e-mail")], id="nothing said: the way the message came"),
        pytest.param(None, "phone", [("chosen", "phone")], id="the client's choice"),
        pytest.param("post", None, [("mandatory", "post")], id="the law's choice"),
        pytest.param("post", "post", [("mandatory", "post")], id="both the same: one letter"),
        pytest.param("post", "phone", [("mandatory", "post"), ("additional", "phone")], id="both: two letters"),
    ],
)  # fmt: skip
def test_delivery_plan(mandatory, chosen, plan):
    assert delivery_plan(mandatory, chosen, usual="e-mail") == tuple(plan)
