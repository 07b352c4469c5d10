"""Real mail servers on loopback: Postfix takes e-mails by SMTP, Dovecot keeps the mailboxes and gives them by IMAP and POP.

They live in a folder of their own for one run; nothing can leave the machine.
"""

import email
import email.policy
import getpass
import grp
import imaplib
import os
import shutil
import smtplib
import socket
import subprocess
import tempfile
from pathlib import Path

from .waiting import wait_until

HERE = Path(__file__).parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class MailServers:
    def __init__(self):
        # Not below the project: Postfix's own user must be able to walk in, and a clone may lie in a closed home.
        self.folder = Path(tempfile.mkdtemp(prefix="apk-mail-", dir="/var/tmp"))
        self.folder.chmod(0o755)
        self.smtp_port, self.imap_port, self.lmtp_port = free_port(), free_port(), free_port()
        self.pop_port = free_port()
        self.as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]

    def start(self):
        self._start_dovecot()
        self._start_postfix()
        for port in (self.smtp_port, self.imap_port, self.pop_port, self.lmtp_port):
            wait_until(lambda port=port: self._answers(port), f"a mail server on port {port}")

    def stop(self):
        self._postfix("stop")
        self.dovecot.terminate()
        self.dovecot.wait(10)
        subprocess.run([*self.as_root, "rm", "-rf", str(self.folder)], check=False)

    def send(self, raw, *, sender, to):
        """Hand an e-mail over by SMTP and wait until it lies in the mailbox.

        :param raw: bytes of the e-mail, or an ``EmailMessage``
        :param sender: return path; the empty one is the mark of a machine
        """
        raw = raw if isinstance(raw, bytes) else raw.as_bytes(policy=email.policy.SMTP)
        before = self.count(to)
        with smtplib.SMTP("127.0.0.1", self.smtp_port) as connection:
            connection.sendmail(sender, [to], raw)
        wait_until(lambda: self.count(to) > before, f"the e-mail in the mailbox {to}")

    def mailbox(self, address):
        """E-mails in a mailbox, oldest first."""
        with imaplib.IMAP4("127.0.0.1", self.imap_port) as connection:
            connection.login(address, "secret")
            connection.select(readonly=True)
            numbers = connection.search(None, "ALL")[1][0].split()
            raws = [connection.fetch(number, "(RFC822)")[1][0][1] for number in numbers]
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in raws]

    def count(self, address):
        """How many e-mails are in a mailbox."""
        with imaplib.IMAP4("127.0.0.1", self.imap_port) as connection:
            connection.login(address, "secret")
            return int(connection.select(readonly=True)[1][0])

    def drop(self, raws, address, *, arrived=None):
        """Put e-mails into a mailbox as they are: no mail server mends them on the way.

        :param arrived: aware moment that the mailbox keeps as that of their arrival
        """
        with imaplib.IMAP4("127.0.0.1", self.imap_port) as connection:
            connection.login(address, "secret")
            moment = arrived and imaplib.Time2Internaldate(arrived)
            for raw in raws:
                connection.append("INBOX", None, moment, raw)

    def unseen(self, address):
        """How many e-mails nobody has fetched yet."""
        with imaplib.IMAP4("127.0.0.1", self.imap_port) as connection:
            connection.login(address, "secret")
            connection.select(readonly=True)
            return len(connection.search(None, "UNSEEN")[1][0].split())

    def unread(self, address):
        """E-mails that nobody has fetched yet, as the mailbox gives them out; they stay unread."""
        with imaplib.IMAP4("127.0.0.1", self.imap_port) as connection:
            connection.login(address, "secret")
            connection.select(readonly=True)
            numbers = connection.search(None, "UNSEEN")[1][0].split()
            return [connection.fetch(number, "(BODY.PEEK[])")[1][0][1] for number in numbers]

    def _answers(self, port):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    def _start_dovecot(self):
        user = "nobody" if os.geteuid() == 0 else getpass.getuser()
        group = "nogroup" if os.geteuid() == 0 else grp.getgrgid(os.getegid()).gr_name
        config = self._config("dovecot.conf", USER=user, GROUP=group)
        for name in ("run", "state", "box"):
            (self.folder / name).mkdir()
            shutil.chown(self.folder / name, user, group)
        drop = ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups"]
        self.dovecot = subprocess.Popen(
            [*(drop if os.geteuid() == 0 else []), "/usr/sbin/dovecot", "-F", "-c", str(config)]
        )

    def _start_postfix(self):
        config = self.folder / "postfix"
        config.mkdir()
        for name in ("main.cf", "master.cf"):
            self._config(name, target=config / name)
        spool, data = self.folder / "spool", self.folder / "data"
        spool.mkdir()
        data.mkdir()
        if self.as_root:
            subprocess.run([*self.as_root, "chown", "-R", "root:root", config, spool], check=True)
        subprocess.run([*self.as_root, "chown", "postfix", data], check=True)
        self._postfix("start", check=True)

    def _postfix(self, command, *, check=False):
        subprocess.run(
            [*self.as_root, "/usr/sbin/postfix", "-c", str(self.folder / "postfix"), command],
            check=check,
            capture_output=True,
        )

    def _config(self, name, target=None, **values):
        text = (HERE / "mail" / name).read_text()
        ports = {"SMTP": self.smtp_port, "IMAP": self.imap_port, "LMTP": self.lmtp_port}
        ports["POP"] = self.pop_port
        for key, value in {"FOLDER": self.folder, **ports, **values}.items():
            text = text.replace(f"@{key}@", str(value))
        target = target or self.folder / name
        target.write_text(text)
        return target
