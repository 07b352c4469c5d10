"""A mail server that takes its time: it answers «250» some seconds after the e-mail has come, and keeps what it got."""

import email
import email.policy
import socketserver
import threading


class SlowSmtp(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.received, self.may_answer = [], threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.may_answer.set()
        self.shutdown()
        self.server_close()


class Conversation(socketserver.StreamRequestHandler):
    """The answer waits until the test says so: slow enough for whatever it does meanwhile."""

    def handle(self):
        self._say(220)
        while line := self.rfile.readline():
            verb = line.strip().upper()
            if verb == b"DATA":
                self._say(354)
                self._take()
            elif verb == b"QUIT":
                self._say(221)
                return
            self._say(250)

    def _take(self):
        lines = iter(self.rfile.readline, b".\r\n")
        message = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        self.server.received.append(message)
        # what the office writes to its own people is no matter here
        if "client.test" in message["To"]:
            self.server.may_answer.wait(60)

    def _say(self, code):
        self.wfile.write(b"%d ok\r\n" % code)
