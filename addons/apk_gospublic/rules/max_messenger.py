"""MAX: Bot API. A call has ``update_type`` and the secret of the subscription in the header ``X-Max-Bot-Api-Secret``;
any answer 200 will do. The key goes in the header ``Authorization``."""

import hmac
from datetime import datetime, timezone

from .network import BadCall, File, Incoming, Refused, Request, WrongSecret, number_of, text_of

HOST = "https://platform-api2.max.ru"
LONGEST = 4000
SECRET_HEADER = "X-Max-Bot-Api-Secret"  # noqa: S105  the name of a header
FILE_HOSTS = ("max.ru", "oneme.ru", "mycdn.me", "okcdn.ru")
FINAL = {400, 403, 404}  # 403: the person has stopped the bot; 404: there is no such person


def answer_to(sent: str, secret: str) -> str:
    """
    :param sent: what stood in ``SECRET_HEADER``
    :raises WrongSecret: the call is not from the messenger
    """
    if not secret or not hmac.compare_digest((sent or "").encode(), secret.encode()):
        raise WrongSecret("secret")
    return "ok"


def incoming(call: dict) -> Incoming | None:
    """As ``vk.incoming``."""
    if call.get("update_type") != "message_created":
        return None
    try:
        message = call["message"]
        sender, body = message["sender"], message["body"]
        person = number_of(sender["user_id"], "user_id")
        at = number_of(message["timestamp"], "timestamp")
        event = text_of(body["mid"])
        is_talk = message["recipient"].get("chat_type", "dialog") == "dialog"
    except (KeyError, TypeError, AttributeError) as error:
        raise BadCall(str(error)) from error
    if sender.get("is_bot") or not is_talk or not event:
        return None
    name = f"{text_of(sender.get('first_name'))} {text_of(sender.get('last_name'))}".strip()
    return Incoming(
        event=event,
        person=str(person),
        name=name or text_of(sender.get("name")),
        text=text_of(body.get("text")),
        sent_at=datetime.fromtimestamp(min(at, 2**50) / 1000, timezone.utc).replace(
            microsecond=0, tzinfo=None
        ),
        files=tuple(_files(body.get("attachments"))),
    )


def _files(attachments):
    for one in attachments if isinstance(attachments, list) else []:
        payload = one.get("payload") if isinstance(one, dict) else None
        if isinstance(payload, dict) and one.get("type") in ("image", "file", "audio"):
            name = text_of(one.get("filename")) or f"{one['type']}-{payload.get('photo_id') or ''}"
            yield File(name, text_of(payload.get("url")))


def message(token: str, person: str, text: str, once: int) -> Request:
    """MAX knows no number by which a repetition is recognised: what may have left is not repeated."""
    return Request(
        f"/messages?user_id={person}", json={"text": text}, headers={"Authorization": token}
    )


def probe(token: str) -> Request:
    """Which bot the key belongs to: shows whether the key works."""
    return Request("/me", headers={"Authorization": token}, method="GET")


def check(status: int, answer: dict) -> None:
    """
    :raises Refused: the messenger has said no
    """
    if status == 200:
        return
    said = text_of(answer.get("message")) if isinstance(answer, dict) else ""
    raise Refused(f"HTTP {status} {said}".strip(), is_final=status in FINAL)
