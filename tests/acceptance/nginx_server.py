"""The nginx of ``docker/`` in front of a stand-in for Odoo: real files, other ports and folders."""

import subprocess
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import requests

from .mail_servers import free_port
from .waiting import wait_until

DOCKER = Path(__file__).parents[2] / "docker"
MAIN = "daemon off; error_log {folder}/start.log; pid {folder}/pid; events {{}} http {{ {inside} }}"


class _StandIn(BaseHTTPRequestHandler):
    def _answer(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST = _answer  # noqa: N815 - http.server names them so

    def log_message(self, *_args):
        pass


class Nginx:
    def __init__(self, server="http", changes=None):
        """:param dict changes: what stands in the files -> what shall stand there"""
        self.changes = changes or {}
        self.folder = Path(tempfile.mkdtemp(prefix="apk-nginx-", dir="/var/tmp"))
        self.folder.chmod(0o755)
        self.odoo = ThreadingHTTPServer(("127.0.0.1", 0), _StandIn)
        threading.Thread(target=self.odoo.serve_forever, daemon=True).start()
        self.port, self.https_port = free_port(), free_port()
        pages = self._file("nginx-pages.conf", self._read("nginx-pages.conf"))
        inside = self._read("nginx.conf") + self._read(f"nginx-{server}.conf")
        inside = inside.replace("/etc/nginx/nginx-pages.conf", str(pages))
        inside = inside.replace("/run/secrets/", f"{self.folder}/")
        self.config = self._file("main.conf", MAIN.format(folder=self.folder, inside=inside))
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self):
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-c", str(self.config)])
        wait_until(self._is_up, "nginx")

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.odoo.shutdown()
        self.odoo.server_close()
        subprocess.run(["rm", "-rf", self.folder], check=True)

    def lose_odoo(self):
        """Nobody answers behind nginx."""
        self.odoo.shutdown()
        self.odoo.server_close()

    def logged(self):
        """All that nginx has written down."""
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))

    def _is_up(self):
        assert self.process.poll() is None, self.logged()
        try:
            return requests.get(self.url + "/web/health", allow_redirects=False, timeout=10)
        except requests.ConnectionError:
            return False

    def _read(self, name):
        text = (DOCKER / name).read_text()
        odoo = f"127.0.0.1:{self.odoo.server_port}"
        for ours, theirs in {
            "odoo:8069": odoo,
            "odoo:8072": odoo,
            "listen 80;": f"listen 127.0.0.1:{self.port};",
            "listen 443 ssl;": f"listen 127.0.0.1:{self.https_port} ssl;",
            "/var/log/nginx/": f"{self.folder}/",
            **self.changes,
        }.items():
            text = text.replace(ours, theirs)
        return text

    def _file(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path
