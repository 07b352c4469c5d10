"""VKontakte: Callback API of a community and ``messages.send``, version 5.199.

A call has ``type``, ``group_id``, ``secret``, ``event_id`` and ``object``; it is answered with the two letters «ok», else it is
repeated. ``confirmation`` is answered with a code that the settings of the community show.
"""

import hmac
from datetime import datetime, timezone

from .network import BadCall, File, Incoming, Refused, Request, WrongSecret, number_of, text_of

HOST = "https://api.vk.com"
VERSION = "5.199"
LONGEST = 4096  # characters of a message
CHATS = 2_000_000_000  # conversations of several people have greater numbers: the office does not talk there
# 901 the person has not written to the community, 902 forbids it in the settings of privacy, 900 has blocked the community,
# 914 too long, 5 and 27 the key is wrong, 15 no rights, 100 a wrong parameter
FINAL = {900, 901, 902, 914, 100}
FILE_HOSTS = ("userapi.com", "vk.com", "vk.ru", "vkuser.net", "vkuserphoto.ru")


def answer_to(call: dict, secret: str, confirmation: str, group: str) -> str:
    """What to answer.

    :raises WrongSecret: the call is not from the community
    """
    if str(call.get("group_id")) != group:
        raise WrongSecret("group")
    if call.get("type") == "confirmation":
        return confirmation
    if not secret or not hmac.compare_digest(text_of(call.get("secret")).encode(), secret.encode()):
        raise WrongSecret("secret")
    return "ok"


def incoming(call: dict) -> Incoming | None:
    """The message of a person in a call; None where there is none (typing, our own message, a chat of several).

    :raises BadCall: the call says it has a message, yet it is not as the documentation has it
    """
    if call.get("type") != "message_new":
        return None
    try:
        message = call["object"]["message"]
        person, peer = message["from_id"], message["peer_id"]
        at = number_of(message["date"], "date")
    except (KeyError, TypeError) as error:
        raise BadCall(str(error)) from error
    if (
        message.get("out")
        or not isinstance(person, int)
        or person <= 0
        or peer != person
        or peer >= CHATS
    ):
        return None
    return Incoming(
        event=text_of(call.get("event_id")) or f"{person}:{number_of(message.get('id'), 'id')}",
        person=str(person),
        name="",
        text=text_of(message.get("text")),
        sent_at=datetime.fromtimestamp(min(at, 2**40), timezone.utc).replace(tzinfo=None),
        files=tuple(_files(message.get("attachments"))),
    )


def _files(attachments):
    """What can be kept: photographs in their greatest size, documents, voice messages."""
    for one in attachments if isinstance(attachments, list) else []:
        kind = text_of(one.get("type")) if isinstance(one, dict) else ""
        thing = one.get(kind) if kind else None
        if not isinstance(thing, dict):
            continue
        if kind == "photo":
            sizes = [size for size in thing.get("sizes") or [] if isinstance(size, dict)]
            best = max(sizes, key=lambda size: size.get("width") or 0, default={})
            yield File(f"photo-{thing.get('id')}.jpg", text_of(best.get("url")))
        elif kind == "doc":
            yield File(text_of(thing.get("title")) or "document", text_of(thing.get("url")))
        elif kind == "audio_message":
            yield File(f"voice-{thing.get('id')}.mp3", text_of(thing.get("link_mp3")))


def message(token: str, person: str, text: str, once: int) -> Request:
    """
    :param once: a number of the message: sent again under the same number it is delivered once
    """
    form = {"peer_id": person, "message": text, "random_id": once % 2**31, "dont_parse_links": 1}
    return Request("/method/messages.send", {**form, **_credentials(token)})


def who_is(token: str, person: str) -> Request:
    return Request("/method/users.get", {"user_ids": person, "lang": "ru", **_credentials(token)})


def probe(token: str) -> Request:
    """Which community the key belongs to: shows whether the key works."""
    return Request("/method/groups.getById", _credentials(token))


def _credentials(token):
    return {"access_token": token, "v": VERSION}


def check(status: int, answer: dict) -> None:
    """
    :raises Refused: the network has said no
    """
    error = answer.get("error") if isinstance(answer, dict) else None
    if isinstance(error, dict):
        code = error.get("error_code")
        raise Refused(f"{code}: {text_of(error.get('error_msg'))}", is_final=code in FINAL)
    if status != 200 or not isinstance(answer, dict) or "response" not in answer:
        raise Refused(f"HTTP {status}", is_final=False)


def name_in(answer: dict) -> str:
    """Name and surname in the answer to ``who_is``."""
    try:
        person = answer["response"][0]
        return f"{text_of(person.get('first_name'))} {text_of(person.get('last_name'))}".strip()
    except (KeyError, IndexError, TypeError, AttributeError):
        return ""
