"""A line between Odoo and a mail server that breaks where the test wants it to."""

import select
import socket
import threading
from contextlib import suppress

PIECE = 4_096


class CutLine:
    """
    :param port: of the server at the other end
    :param down_after: so many bytes of the server reach Odoo, then the line breaks
    :param deaf_after: what Odoo says last: it reaches the server, and the line breaks before the answer
    """

    def __init__(self, port, *, down_after=None, deaf_after=None):
        self.far, self.down_after, self.deaf_after = port, down_after, deaf_after
        self.broken = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_error):
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self):
        with suppress(OSError):
            while True:
                near = self.listener.accept()[0]
                threading.Thread(target=self._relay, args=[near], daemon=True).start()

    def _relay(self, near):
        with near, socket.create_connection(("127.0.0.1", self.far)) as far, suppress(OSError):
            if self._carry(near, far):
                self.broken += 1

    def _carry(self, near, far):
        """Whether it was we who broke the line."""
        left, said = self.down_after, b""
        while True:
            for end in select.select([near, far], [], [])[0]:
                piece = end.recv(PIECE)
                if not piece:
                    return False
                if end is near:
                    far.sendall(piece)
                    said = (said + piece)[-PIECE:]
                    if self.deaf_after and said.endswith(self.deaf_after):
                        far.recv(PIECE)  # the server has it
                        return True
                elif left is None:
                    near.sendall(piece)
                else:
                    near.sendall(piece[:left])
                    left -= len(piece)
                    if left <= 0:
                        return True
