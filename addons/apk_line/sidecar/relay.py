"""Read events of Asterisk, post them to Odoo in their order; queue them while Odoo is unreachable."""

import asyncio
import json
import logging
import urllib.error
import urllib.request

from ami import Ami, Refused
from translate import Translator

log = logging.getLogger("apk_line.sidecar")
PATH = "/apk/telephony/event"
LONGEST_PAUSE = 30
MOST_QUEUED = 10_000  # about a month of a busy line; what is dropped comes in with the call log
REFUSED_FOR_GOOD = (400, 413)  # repeating the same event cannot help


class Relay:
    """One Asterisk, one Odoo."""

    def __init__(self, settings):
        self.settings = settings
        self.translator = Translator(settings.contexts)
        self.queue = asyncio.Queue(MOST_QUEUED)

    async def run(self):
        await asyncio.gather(self.read(), self.post_all())

    async def read(self):
        """For ever: connect, read, connect again."""
        pause = 1
        while True:
            try:
                ami = await Ami.connect(self.settings.ami_host, self.settings.ami_port)
                await ami.login(self.settings.ami_user, self.settings.ami_secret)
                log.info("connected with Asterisk")
                pause = 1
                async for event in ami.events():
                    self.take(event)
                log.warning("Asterisk has closed the connection")
            except (OSError, Refused) as error:
                log.warning("no connection with Asterisk: %s", error)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def take(self, event):
        posted = self.translator.translate(event)
        if not posted:
            return
        if self.queue.full():
            log.error("too many events wait: the oldest is dropped, load the call log later")
            self.queue.get_nowait()
        self.queue.put_nowait(posted)

    async def post_all(self):
        """In their order, each until Odoo has taken it."""
        while True:
            event = await self.queue.get()
            pause = 1
            while not await asyncio.to_thread(self.post, event):
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def post(self, event):
        """Whether there is nothing more to do about this event."""
        request = urllib.request.Request(  # noqa: S310  the address stands in a file of the administrator
            self.settings.odoo_url.rstrip("/") + PATH,
            data=json.dumps(event).encode(),
            headers={"Content-Type": "application/json", "X-Apk-Secret": self.settings.secret},
            method="POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:  # noqa: S310
                log.info("%s %s: %s", event["linkedid"], event["type"], answer.status)
                return True
        except urllib.error.HTTPError as error:
            log.error("%s %s: refused with %s", event["linkedid"], event["type"], error.code)
            return error.code in REFUSED_FOR_GOOD
        except OSError as error:
            log.warning("Odoo does not answer: %s", error)
            return False
