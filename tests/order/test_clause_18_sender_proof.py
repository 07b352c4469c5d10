"""п. 18: whether an e-mail has really come from the address in its From."""

import pytest
from apk_case.rules.mail_receipt import headers_of
from apk_case.rules.sender_proof import SenderProof, sender_proof

OURS = ["mx.apk.test"]
PASS = "spf=pass smtp.mailfrom=ivanov@client.test; dkim=pass header.d=client.test; dmarc=pass header.from=client.test"


def proof(*results, sender="Иванов <ivanov@client.test>", servers=OURS):
    lines = [f"Authentication-Results: {result}\r\n" for result in results]
    raw = "".join([*lines, f"From: {sender}\r\n", "Subject: a\r\n\r\n"])
    return sender_proof(headers_of(raw.encode()), servers).state


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (f"mx.apk.test; {PASS}", "passed"),
        (f"MX.apk.test 1; {PASS}", "passed"),
        ("mx.apk.test; dmarc=pass (p=reject dis=none) header.from=client.test", "passed"),
        ("mx.apk.test; dkim=pass (2048-bit key) header.i=@client.test header.s=mail", "passed"),
        ("mx.apk.test; spf=pass smtp.mailfrom=bounce@mail.client.test", "passed"),
        ("mx.apk.test;\r\n\tspf=none;\r\n\tdkim=pass header.d=client.test", "passed"),
        # passed, for somebody else
        (
            "mx.apk.test; spf=pass smtp.mailfrom=thief@evil.test; dkim=pass header.d=evil.test",
            "missing",
        ),
        ("mx.apk.test; spf=pass smtp.mailfrom=thief@evilclient.test", "missing"),
        ("mx.apk.test; dkim=pass header.d=test", "missing"),
        # the sender's own words, copied by an honest server
        (
            "mx.apk.test; spf=pass smtp.mailfrom==?utf-8?Q?x=3B_dmarc=3Dpass?=@evil.test; dmarc=none",
            "missing",
        ),
        ("mx.apk.test; spf=pass smtp.mailfrom==?utf-8?Q?x=40client.test=3B?=@evil.test", "missing"),
        ('mx.apk.test; spf=pass smtp.mailfrom="x.client.test"@evil.test; dmarc=none', "missing"),
        ('mx.apk.test; spf=pass smtp.mailfrom="x@client.test "@evil.test', "missing"),
        ('mx.apk.test; spf=none smtp.mailfrom="x;dmarc=pass "@evil.test', "missing"),
        (
            'mx.apk.test; spf=pass (mx: domain of "a);dmarc=pass("@evil.test) smtp.mailfrom=evil.test',
            "missing",
        ),
        (
            'mx.apk.test; dkim=pass header.i="(\\"@evil.test; dmarc=fail; spf=pass smtp.mailfrom=")"@evil.test',
            "missing",
        ),
        ("mx.apk.test; spf=pass (a smtp.mailfrom=evil.test; dmarc=pass", "missing"),
        ("mx.apk.test; dmarc=pass; dmarc=none", "missing"),
        ("mx.apk.test; dmarc=pass header.from=evil.test", "missing"),
        (f"mx.apk.test; {'dkim=none; ' * 4000}dmarc=pass", "missing"),
        # what is too long or encoded may have been cut or shifted: nothing of it counts
        (f"mx.apk.test; {'dkim=none; ' * 4000}{PASS}", "missing"),
        (f"mx.apk.test; {PASS}; x==?utf-8?Q?y?=", "missing"),
        # refuted
        ("mx.apk.test; spf=fail smtp.mailfrom=ivanov@client.test; dkim=none; dmarc=fail", "failed"),
        ("mx.apk.test; spf=fail smtp.mailfrom=ivanov@client.test", "failed"),
        # a forwarding may have broken it
        ("mx.apk.test; spf=softfail smtp.mailfrom=ivanov@client.test", "missing"),
        ("mx.apk.test; dkim=fail header.d=client.test; spf=none", "missing"),
        (f"mx.apk.test; {PASS.replace('dmarc=pass', 'dmarc=fail')}", "failed"),
        # nothing said
        ("mx.apk.test; none", "missing"),
        ("mx.apk.test; spf=none; dkim=none; dmarc=none", "missing"),
        ("mx.apk.test; spf=temperror smtp.mailfrom=ivanov@client.test", "missing"),
        ("mx.apk.test", "missing"),
        ("", "missing"),
        # somebody else's header, a header in a comment
        (f"mx.evil.test; {PASS}", "missing"),
        (f"mx.apk.test.evil.test; {PASS}", "missing"),
        ("mx.apk.test (; dmarc=pass); spf=none", "missing"),
    ],
)
def test_what_our_mail_server_has_found(result, state):
    assert proof(result) == state


@pytest.mark.parametrize(
    ("state", "may"),
    [("unchecked", True), ("passed", True), ("missing", False), ("failed", False)],
)
def test_with_a_number_alone_joins_only_who_is_not_in_doubt(state, may):
    assert SenderProof(state).may_join_by_number is may


def test_the_topmost_header_of_our_server_counts():
    assert proof("mx.apk.test; dmarc=fail", f"mx.apk.test; {PASS}") == "failed"
    assert proof("mx.relay.test; spf=fail", f"mx.apk.test; {PASS}") == "passed"


def test_without_a_header_nothing_is_proved_and_without_a_setting_nothing_is_checked():
    assert proof() == "missing"
    assert proof(f"mx.apk.test; {PASS}", servers=[]) == "unchecked"


@pytest.mark.parametrize(
    "sender",
    [
        "ivanov@client.test",
        "<ivanov@CLIENT.test>",
        '"director@evil.test" <ivanov@client.test>',
    ],
)
def test_the_address_counts_not_the_name(sender):
    assert proof("mx.apk.test; dkim=pass header.d=client.test", sender=sender) == "passed"
    assert proof("mx.apk.test; dkim=pass header.d=evil.test", sender=sender) == "missing"


@pytest.mark.parametrize(
    "sender",
    [
        "Иванов <ivanov@client.test>, x@evil.test",
        "x@evil.test, Иванов <ivanov@client.test>",
        "Иванов <ivanov@client.test> x@evil.test",
        "",
    ],
)
def test_of_several_senders_none_is_proved(sender):
    assert (
        proof("mx.apk.test; dkim=pass header.d=evil.test; dmarc=pass", sender=sender) == "missing"
    )


def test_a_header_of_any_length_is_read_at_once():
    assert proof("mx.apk.test; " + "(" * 50_000 + "; dmarc=pass" * 5_000) in ("missing", "passed")
