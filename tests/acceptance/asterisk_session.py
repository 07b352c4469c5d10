"""Asterisk's manager interface on a real socket: the login is checked, then a recorded session is played."""

import socketserver
import threading
from pathlib import Path

RECORDED = Path(__file__).parent / "asterisk"
GREETING = b"Asterisk Call Manager/11.0.0\r\n"


class Manager(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(GREETING)
        login = self._packet()
        if login.get("Secret") != self.server.secret:
            self.wfile.write(b"Response: Error\r\nMessage: Authentication failed\r\n\r\n")
            return
        self.wfile.write(b"Response: Success\r\nMessage: Authentication accepted\r\n\r\n")
        session = (RECORDED / "session.ami").read_bytes().replace(b"\n", b"\r\n")
        for start in range(0, len(session), 777):  # packets come in pieces, as they like
            self.wfile.write(session[start : start + 777])
            self.wfile.flush()
        self.server.closed.wait()

    def _packet(self):
        fields = {}
        while line := self.rfile.readline().decode().strip():
            name, _colon, value = line.partition(": ")
            fields[name] = value
        return fields


class RecordedAsterisk(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Manager)
        self.secret, self.closed = "secret-of-the-manager", threading.Event()
        self.port = self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_error):
        self.closed.set()
        self.shutdown()
        self.server_close()

    def make_calls(self):
        """They were made when the session was recorded."""

    def call_log(self):
        return (RECORDED / "Master.csv").read_bytes()
