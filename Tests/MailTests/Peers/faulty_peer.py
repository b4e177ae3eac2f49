"""An SMTP server that fails where it is told to. It takes one connection, and then ends.

    faulty_peer.py FAULT RECORD

prints the port it listens on, and writes what it did and what it received to RECORD as JSON.
"""

import json
import socket
import sys

FAULT, RECORD = sys.argv[1:]


class Cut(Exception):
    """The connection ends here."""


class Peer:
    def __init__(self, connection):
        self.connection = connection
        self.pending = b""
        self.commands = []
        self.received = b""
        self.was_whole = False
        self.accepted = False

    def read_line(self):
        while b"\n" not in self.pending:
            more = self.connection.recv(65536)
            if not more:
                raise Cut
            self.pending += more
        line, self.pending = self.pending.split(b"\n", 1)
        return line + b"\n"

    def say(self, text):
        self.connection.sendall(text.encode() + b"\r\n")

    def hold(self):
        """Says nothing more, until the other side goes."""
        while self.connection.recv(65536):
            pass
        raise Cut

    def answer(self, command, otherwise):
        """Answers a command, or fails at it."""
        if FAULT == f"cut at {command}":
            raise Cut
        if FAULT == f"silent at {command}":
            self.hold()
        code, _, place = FAULT.partition(" at ")
        if place != command:
            self.say(otherwise)
        elif code == "hostile":
            self.say("550 nie\x1b[31m\t < 354 > DATA \r < 250 \xff" + "x" * 500)
        else:
            self.say(f"{code}-Not today,\r\n{code} says the peer")

    def converse(self):
        self.answer("greeting", "220 peer ESMTP")
        while True:
            line = self.read_line().decode().rstrip("\r\n")
            self.commands.append(line)
            verb = line.split(" ")[0].upper()
            if verb == "EHLO":
                self.answer("EHLO", "250-peer\r\n250-8BITMIME\r\n250 AUTH PLAIN")
            elif verb == "AUTH":
                self.say("334 ")
                self.read_line()
                self.answer("AUTH", "235 welcome")
            elif verb == "MAIL":
                self.answer("MAIL", "250 ok")
            elif verb == "RCPT":
                # A fault at RCPT meets the second recipient, when there are several.
                count = sum(command.startswith("RCPT") for command in self.commands)
                if count > 1:
                    self.answer("RCPT", "250 ok")
                else:
                    self.say("250 ok")
            elif verb == "DATA":
                self.answer("DATA", "354 go on")
                if not self.commands_failed_at("DATA"):
                    self.take_message()
            elif verb == "QUIT":
                self.answer("QUIT", "221 bye")
                return
            else:
                self.say("502 what?")

    def commands_failed_at(self, command):
        return FAULT.endswith(f" at {command}")

    def take_message(self):
        if FAULT == "silent at body":
            self.hold()
        while True:
            line = self.read_line()
            if line == b".\r\n":
                self.was_whole = True
                break
            self.received += line[1:] if line.startswith(b".") else line
            if FAULT == "cut at body" and len(self.received) > 1000:
                raise Cut
        self.answer("end", "250 taken")
        self.accepted = not self.commands_failed_at("end")
        if FAULT == "cut at after":
            raise Cut

    def record(self):
        with open(RECORD, "w", encoding="utf-8") as file:
            json.dump(
                {
                    "commands": self.commands,
                    "received": self.received.decode("latin-1"),
                    "wasWhole": self.was_whole,
                    "accepted": self.accepted,
                },
                file,
            )


listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
connection, _ = listener.accept()
listener.close()
peer = Peer(connection)
try:
    peer.converse()
except (Cut, OSError):
    pass
finally:
    # A reset, as from a machine that died: nothing is flushed, nothing is said.
    if FAULT.startswith("cut"):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()
    peer.record()
