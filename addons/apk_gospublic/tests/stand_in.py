"""A stand-in for the networks: the parts of their documented protocols that the suite uses, over real HTTP.

VKontakte delivers messages of one ``random_id`` once, refuses those who have not written, and tells names; MAX takes the key in a header.
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

NAMES = {"123": ("Пётр", "Иванов")}
METHODS = {
    "messages.send": "_messages_send",
    "users.get": "_users_get",
    "groups.getById": "_groups_get_by_id",
}
STRANGER = "666"  # has not allowed messages


class Networks(ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.delivered = {}  # random_id, or number in order: (person, text)
        self.trouble = []  # answers to give in place of the next ones: (status, body)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_args):
        """Silence in the log of the tests."""

    def do_GET(self):
        self._answer(200, {"user_id": 1} if self.path == "/me" else {})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
        if self.server.trouble:
            return self._answer(*self.server.trouble.pop(0))
        if self.path.startswith("/messages"):
            return self._max(json.loads(body))
        form = {name: values[0] for name, values in parse_qs(body).items()}
        if form.get("access_token") != "key":
            return self._vk_error(5, "User authorization failed")
        method = getattr(self, METHODS[self.path.rpartition("/")[2]])
        return method(form)

    def _messages_send(self, form):
        if form["peer_id"] == STRANGER:
            return self._vk_error(901, "Can't send messages for users without permission")
        self.server.delivered.setdefault(form["random_id"], (form["peer_id"], form["message"]))
        return self._answer(200, {"response": len(self.server.delivered)})

    def _users_get(self, form):
        first, last = NAMES.get(form["user_ids"], ("DELETED", ""))
        return self._answer(200, {"response": [{"first_name": first, "last_name": last}]})

    def _groups_get_by_id(self, form):
        return self._answer(200, {"response": {"groups": []}})

    def _max(self, message):
        if self.headers["Authorization"] != "key":
            return self._answer(401, {"code": "verify.token", "message": "Invalid access_token"})
        person = parse_qs(urlsplit(self.path).query)["user_id"][0]
        self.server.delivered[len(self.server.delivered)] = (person, message["text"])
        return self._answer(200, {"message": {"body": {"mid": "mid.2"}}})

    def _vk_error(self, code, words):
        self._answer(200, {"error": {"error_code": code, "error_msg": words}})

    def _answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
