"""п. 62: what a network says is understood or refused; nothing that it sends can be taken for something else."""

import copy
from datetime import timezone

import pytest
from apk_gospublic.rules import max_messenger, vk
from apk_gospublic.rules.network import BadCall, File, Refused, WrongSecret

from tests.moments import at

VK = {
    "type": "message_new",
    "group_id": 203396298,
    "event_id": "e1",
    "v": "5.199",
    "secret": "s",
    "object": {
        "message": {
            "id": 7,
            "date": 1795251600,  # Sat 21.11.2026 09:00 UTC
            "from_id": 123,
            "peer_id": 123,
            "text": "Как получить грант?",
            "attachments": [],
            "out": 0,
        }
    },
}
MAX = {
    "update_type": "message_created",
    "timestamp": 1795251600500,
    "message": {
        "sender": {"user_id": 55, "first_name": "Пётр", "last_name": "Иванов", "is_bot": False},
        "recipient": {"chat_id": 1, "chat_type": "dialog"},
        "timestamp": 1795251600500,
        "body": {"mid": "mid.1", "seq": 1, "text": "Как получить грант?", "attachments": []},
    },
}


def changed(call, path, value):
    call = copy.deepcopy(call)
    *way, last = path.split(".")
    place = call
    for name in way:
        place = place[name]
    if value is KeyError:
        del place[last]
    else:
        place[last] = value
    return call


@pytest.mark.parametrize(("network", "call"), [(vk, VK), (max_messenger, MAX)], ids=["vk", "max"])
def test_a_message_of_a_person_is_understood(network, call):
    found = network.incoming(call)
    assert found.text == "Как получить грант?"
    assert found.sent_at.replace(tzinfo=timezone.utc) == at("Sat 2026-11-21 12:00")
    assert found.person == {"vk": "123", "max_messenger": "55"}[network.__name__.rpartition(".")[2]]


@pytest.mark.parametrize(
    ("call", "path", "value"),
    [
        pytest.param(VK, "type", "message_typing_state", id="somebody types"),
        pytest.param(VK, "type", "message_reply", id="our own answer"),
        pytest.param(VK, "object.message.out", 1, id="sent by the community"),
        pytest.param(VK, "object.message.from_id", -203396298, id="a community writes"),
        pytest.param(VK, "object.message.peer_id", 2000000001, id="a chat of several people"),
        pytest.param(MAX, "update_type", "bot_started", id="the bot was started"),
        pytest.param(MAX, "message.sender.is_bot", True, id="a bot writes"),
        pytest.param(MAX, "message.recipient.chat_type", "chat", id="a chat of several people"),
    ],
)
def test_what_is_no_message_to_the_office_is_passed_over(call, path, value):
    network = vk if call is VK else max_messenger
    assert network.incoming(changed(call, path, value)) is None


@pytest.mark.parametrize(
    ("call", "path", "value"),
    [
        (VK, "object", KeyError),
        (VK, "object", []),
        (VK, "object.message", "text"),
        (VK, "object.message.date", "yesterday"),
        (VK, "object.message.date", -1),
        (VK, "object.message.from_id", KeyError),
        (MAX, "message", None),
        (MAX, "message.sender", KeyError),
        (MAX, "message.sender.user_id", "55"),
        (MAX, "message.timestamp", 2**70),
        (MAX, "message.body", KeyError),
        (MAX, "message.recipient", []),
    ],
)
def test_a_broken_call_is_refused(call, path, value):
    network = vk if call is VK else max_messenger
    with pytest.raises(BadCall):
        network.incoming(changed(call, path, value))


@pytest.mark.parametrize("value", [None, 5, ["a"], {"a": 1}])
def test_a_text_that_is_no_text_is_empty(value):
    assert vk.incoming(changed(VK, "object.message.text", value)).text == ""
    assert max_messenger.incoming(changed(MAX, "message.body.text", value)).text == ""


@pytest.mark.parametrize("year_of_fire", [2**62, 2**40 + 1])
def test_a_moment_beyond_the_calendar_breaks_nothing(year_of_fire):
    with pytest.raises((BadCall, ValueError, OverflowError)):
        vk.incoming(changed(VK, "object.message.date", year_of_fire))


def test_without_a_code_of_the_call_the_message_has_its_own():
    assert vk.incoming(changed(VK, "event_id", None)).event == "123:7"


def test_files_of_a_person_are_found():
    attachments = [
        {"type": "photo", "photo": {"id": 1, "sizes": [{"width": 9, "url": "https://a"}, {"width": 90, "url": "https://b"}]}},
        {"type": "doc", "doc": {"title": "Справка.pdf", "url": "https://c"}},
        {"type": "audio_message", "audio_message": {"id": 2, "link_mp3": "https://d"}},
        {"type": "sticker", "sticker": {"id": 3}},
        {"type": "photo", "photo": None},
        {"type": ["photo"]},
        "photo",
    ]  # fmt: skip
    found = vk.incoming(changed(VK, "object.message.attachments", attachments)).files
    assert found == (
        File("photo-1.jpg", "https://b"),
        File("Справка.pdf", "https://c"),
        File("voice-2.mp3", "https://d"),
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [("secret", "other"), ("secret", None), ("secret", KeyError), ("group_id", 1)],
)
def test_a_stranger_is_not_let_in(path, value):
    with pytest.raises(WrongSecret):
        vk.answer_to(changed(VK, path, value), "s", "code", "203396298")


def test_without_a_secret_of_our_own_nobody_is_let_in():
    for secret in ("", None, False):
        with pytest.raises(WrongSecret):
            vk.answer_to(changed(VK, "secret", ""), secret, "code", "203396298")
        with pytest.raises(WrongSecret):
            max_messenger.answer_to("", secret)


def test_the_network_is_answered_as_it_wants():
    asked = {"type": "confirmation", "group_id": 203396298}
    assert vk.answer_to(asked, "s", "a1b2", "203396298") == "a1b2"
    assert vk.answer_to(VK, "s", "a1b2", "203396298") == "ok"
    assert max_messenger.answer_to("s", "s") == "ok"


@pytest.mark.parametrize(
    ("check", "status", "answer", "is_final"),
    [
        (vk.check, 200, {"error": {"error_code": 901, "error_msg": "no permission"}}, True),
        (vk.check, 200, {"error": {"error_code": 6, "error_msg": "too many"}}, False),
        (vk.check, 200, {"error": {"error_code": 5, "error_msg": "wrong key"}}, False),
        (vk.check, 502, {}, False),
        (vk.check, 200, [], False),
        (max_messenger.check, 403, {"message": "chat denied"}, True),
        (max_messenger.check, 401, {"message": "wrong key"}, False),
        (max_messenger.check, 429, {}, False),
    ],
)
def test_a_refusal_says_whether_to_come_again(check, status, answer, is_final):
    with pytest.raises(Refused) as refused:
        check(status, answer)
    assert refused.value.is_final is is_final
