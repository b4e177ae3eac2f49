"""A real SMTP server (aiosmtpd) that keeps what it takes.

    smtp_server.py FOLDER plain|auth
    smtp_server.py FOLDER starttls|smtps CERTIFICATE KEY

prints the port it listens on; every message becomes FOLDER/N.eml, with its envelope in N.json.
"""

import asyncio
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder, mode = pathlib.Path(sys.argv[1]), sys.argv[2]


class Keeper:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown"):
            return "550 5.1.1 no such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        name = str(Keeper.count)
        Keeper.count += 1
        (folder / f"{name}.eml").write_bytes(envelope.content)
        kept = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "greeting": session.host_name,
            "isEncrypted": session.ssl is not None or mode == "smtps",
        }
        (folder / f"{name}.json").write_text(json.dumps(kept), encoding="utf-8")
        return "250 kept"


def authenticate(server, session, envelope, mechanism, data):
    isRight = data.login == b"kasia" and data.password == 'żółw "1" \\'.encode()
    return AuthResult(success=isRight, handled=False)


async def serve():
    context = None
    if mode in ("starttls", "smtps"):
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(sys.argv[3], sys.argv[4])
    options = {"enable_SMTPUTF8": True, "ident": "peer", "hostname": "peer.example"}
    if mode == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    if mode == "auth":
        options |= {
            "authenticator": authenticate, "auth_required": True, "auth_require_tls": False,
        }
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(Keeper(), **options), "127.0.0.1", 0,
        ssl=context if mode == "smtps" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
