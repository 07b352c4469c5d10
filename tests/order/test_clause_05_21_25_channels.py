"""п. 5, 21, 25: by which channels a notice leaves."""

import pytest
from apk_client.rules.channels import delivery_plan, protect_personal_data


@pytest.mark.parametrize(
    ("mandatory", "chosen", "plan"),
    [
        pytest.param(None, None, [("chosen", "e-mail")], id="nothing said: the way the message came"),
        pytest.param(None, "phone", [("chosen", "phone")], id="the client's choice"),
        pytest.param("post", None, [("mandatory", "post")], id="the law's choice"),
        pytest.param("post", "post", [("mandatory", "post")], id="both the same: one notice"),
        pytest.param("post", "phone", [("mandatory", "post"), ("additional", "phone")], id="both: two notices"),
    ],
)  # fmt: skip
def test_delivery_plan(mandatory, chosen, plan):
    assert delivery_plan(mandatory, chosen, usual="e-mail") == tuple(plan)


CARRIES = {"email", "post", "hand"}.__contains__


@pytest.mark.parametrize(
    ("plan", "safe"),
    [
        ((("chosen", "email"),), (("chosen", "email"),)),
        ((("chosen", "phone"),), (("chosen", "post"), ("notice", "phone"))),
        (
            (("mandatory", "post"), ("additional", "vk")),
            (("mandatory", "post"), ("notice", "vk")),
        ),
    ],
)
def test_nothing_personal_in_a_channel_not_meant_for_it(plan, safe):
    assert protect_personal_data(plan, CARRIES, ["site", "post", "hand"]) == safe
