"""Reads messages with Python's own library, for comparison: read_mail.py FILE… prints JSON."""

import base64
import json
import sys
from email import message_from_bytes, policy


def read(path):
    with open(path, "rb") as file:
        message = message_from_bytes(file.read(), policy=policy.default)
    parts = list(message.walk())
    body = message.get_body(("plain",))
    return {
        "headers": [name.lower() for name in message.keys()],
        "subject": str(message["subject"]),
        "from": people(message["from"]),
        "to": people(message["to"]),
        "date": int(message["date"].datetime.timestamp()),
        "messageID": str(message["message-id"]),
        "type": message.get_content_type(),
        "text": body.get_content().replace("\r\n", "\n"),
        "attachments": [
            {
                "name": part.get_filename(),
                "type": part.get_content_type(),
                "bytes": base64.b64encode(part.get_payload(decode=True)).decode(),
            }
            for part in message.iter_attachments()
        ],
        "defects": [
            repr(defect)
            for part in parts
            for source in [part, *part.values()]
            for defect in source.defects
        ],
    }


def people(header):
    return [{"name": a.display_name, "address": a.addr_spec} for a in header.addresses]


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
