"""Asterisk's manager interface (AMI): packets of «Name: value» lines, ended by an empty one. Standard library only."""

import asyncio

LONGEST_LINE = 65536


class Refused(Exception):
    """Asterisk has not accepted the login."""


class Ami:
    """One connection: log in, then read events until the connection breaks."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    @classmethod
    async def connect(cls, host, port):
        reader, writer = await asyncio.open_connection(host, port, limit=LONGEST_LINE)
        await reader.readline()  # the greeting: «Asterisk Call Manager/…»
        return cls(reader, writer)

    async def login(self, user, secret):
        await self.send(Action="Login", Username=user, Secret=secret)
        answer = await self.packet()
        while answer and "Response" not in answer:
            answer = await self.packet()
        if not answer or answer["Response"] != "Success":
            raise Refused((answer or {}).get("Message", "no answer"))

    async def send(self, **fields):
        lines = [f"{name}: {value}\r\n" for name, value in fields.items()]
        self.writer.write("".join([*lines, "\r\n"]).encode())
        await self.writer.drain()

    async def events(self):
        """Events one by one; ends with the connection."""
        while packet := await self.packet():
            if "Event" in packet:
                yield packet

    async def packet(self):
        """The next packet, or None at the end of the connection."""
        fields = {}
        while line := await self.reader.readline():
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            if not text:
                if fields:
                    return fields
                continue
            name, _colon, value = text.partition(":")
            fields[name] = value.strip()
        return None

    def close(self):
        self.writer.close()
