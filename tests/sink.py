"""A mail server that keeps what it is given: enough of SMTP for a test to send real letters."""

import socketserver
import threading
from email import message_from_bytes, policy

POLICY = policy.default


class Desk(socketserver.StreamRequestHandler):
    """Talks to one sender."""

    def handle(self):
        self.say("220 sink")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.say("354 go on")
                self.server.letters.append(message_from_bytes(self.text(), policy=POLICY))
                self.say("250 kept")
            elif word == b"QUIT":
                return self.say("221 bye")
            else:
                self.say("250 sink")
        return None

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def text(self):
        """The letter up to the single dot; a dot that was doubled on the way is one again."""
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(line.removeprefix(b".") for line in lines)


class Sink(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine; `letters` has what came."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Desk)
        self.letters = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]
