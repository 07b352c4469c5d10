"""Translate Asterisk's events into the four of the register: ringing, answered, transferred, ended."""

from datetime import datetime, timezone


class Translator:
    """Follows the calls that came in by the contexts of the trunk; all others are ignored."""

    def __init__(self, contexts):
        self.contexts = set(contexts)
        self.calls = set()

    def translate(self, event):
        """The event to post, or None."""
        read = {
            "Newchannel": self._came_in,
            "Newexten": self._came_in,
            "DialEnd": self._picked_up,
            "BlindTransfer": self._blind,
            "AttendedTransfer": self._attended,
            "Hangup": self._put_down,
        }.get(event["Event"])
        return read(event) if read else None

    def _came_in(self, event):
        linkedid = event.get("Linkedid")
        is_first = event.get("Uniqueid") == linkedid and linkedid not in self.calls
        if not is_first or event.get("Context") not in self.contexts:
            return None
        self.calls.add(linkedid)
        number = event.get("CallerIDNum", "")
        number = "" if number.startswith("<") else number  # «<unknown>»
        return self._posted(event, linkedid, "ringing", number=number)

    def _picked_up(self, event):
        linkedid = event.get("Linkedid")
        if linkedid not in self.calls or event.get("DialStatus") != "ANSWER":
            return None
        return self._posted(event, linkedid, "answered", agent=extension(event["DestChannel"]))

    def _blind(self, event):
        linkedid = event.get("TransfererLinkedid")
        if linkedid not in self.calls:
            return None
        return self._posted(event, linkedid, "transferred", to=event.get("Extension", ""))

    def _attended(self, event):
        linkedid = event.get("OrigTransfererLinkedid")
        if linkedid not in self.calls or event.get("Result") != "Success":
            return None
        target = event.get("TransferTargetChannel") or event.get("SecondTransfererExten", "")
        return self._posted(event, linkedid, "transferred", to=extension(target))

    def _put_down(self, event):
        linkedid = event.get("Linkedid")
        if linkedid not in self.calls or event.get("Uniqueid") != linkedid:
            return None
        self.calls.discard(linkedid)
        return self._posted(event, linkedid, "ended")

    def _posted(self, event, linkedid, kind, **more):
        at = moment(event)
        channel = event.get("DestUniqueid") or event.get("Uniqueid") or ""
        identity = f"{event['Event']}-{channel}-{at.timestamp():.6f}"
        posted = {"linkedid": linkedid, "event_id": identity, "type": kind, "at": at.isoformat()}
        return {**posted, **more}


def extension(channel):
    """``PJSIP/101-0000001f`` and ``Local/101@operators-00000001;1`` are 101."""
    name = channel.partition("/")[2] or channel
    return name.partition("@")[0] if "@" in name else name.rpartition("-")[0] or name


def moment(event):
    """When it happened by Asterisk's clock («timestampevents = yes»), else by ours."""
    stamp = event.get("Timestamp")
    if stamp:
        return datetime.fromtimestamp(float(stamp), timezone.utc)
    return datetime.now(timezone.utc)
