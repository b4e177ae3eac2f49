#!/usr/bin/env python3
"""A client of the Teczka protocol, version 2, as an example to learn from.

    client.py DIR HOST PORT LOGIN COMMAND …

DIR holds device.crt, device.key and authority.crt of a device enrolled for this client alone, and
gets its cache. The secret comes from TECZKA_PASSWORD or TECZKA_TOKEN; the token of the last sign-in
is kept. An edit is saved also when the server cannot be reached. Answers are JSON, exit codes those
of teczka. Numbers in [brackets] are pages. Left out: renewal (Python cannot ask for certificates),
salvage, rules that predict what becomes of an edit, words for people.
"""
import base64, collections, hashlib, json, mimetypes, os, pathlib, re, socket, sqlite3, ssl, sys
import time, unicodedata, uuid

class Failure(Exception):
    """Ends the command: exit code, error, detail. Nothing recorded is touched by a failure [6]."""

# --- JSON [2] -------------------------------------------------------------------------------------
KEY = re.compile(r"(?=.{1,64}$)!?[a-z][a-z0-9_.:~/@-]*")
BAD_TEXT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufdd0-\ufdef]")
def wrong(what): raise ValueError(f"not allowed in this protocol: {what!r:.60}")
def whole_number(text):
    return int(text) if text != "-0" and len(text) < 25 and abs(int(text)) < 2**53 else wrong(text)
def members(pairs):
    table = dict(pairs)
    return table if len(table) == len(pairs) and all(map(KEY.fullmatch, table)) else wrong(pairs)
def check(value, text_max=sys.maxsize, depth=0):
    """Refuses texts and depths that the protocol does not have; counts the values and keys."""
    if isinstance(value, str):
        is_bad = BAD_TEXT.search(value) or any(ord(letter) & 0xFFFE == 0xFFFE for letter in value)
        if is_bad or len(value.encode()) > text_max: wrong(value)
    if not isinstance(value, (list, dict)): return 1
    if depth == 32: wrong("too deep")
    inner = [*value, *value.values()] if isinstance(value, dict) else value
    return 1 + sum(check(item, text_max, depth + 1) for item in inner)
def parse(data, text_max=sys.maxsize):
    try:
        value = json.loads(data.decode(), object_pairs_hook=members, parse_int=whole_number,
                           parse_float=wrong, parse_constant=wrong)
        check(value, text_max)
        return value
    except (ValueError, RecursionError) as error:
        raise Failure(65, "malformed", str(error))
def write(value):   # the canonical form: keys are ASCII, so their order is that of their bytes
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
def typed(text):   # texts have to be in Unicode form C [1], which not every keyboard gives
    return parse(unicodedata.normalize("NFC", text).encode(), text_max=65_536)
def pick(table, must, may=()):   # unknown keys are ignored: none may enter a digest
    return {k: table[k] for k in must} | {k: table[k] for k in may if table.get(k) is not None}

# --- What the device holds ------------------------------------------------------------------------
class Cache:
    """The device's state in one row of a database, where real clients have tables; `save` commits.
    `base` is what the server said. Every edit stays in `edits`, in one `place`: outbox, sent or
    tray; `owed` is what the server is to get under its number: `m` (content), `void`, nothing."""
    def __init__(self, path):
        self.state = {"cur": 0, "sig": None, "boot": None, "named": [], "store": None, "dev": None,
                      "epoch": None, "token": None, "next": 1, "base": {}, "edits": []}
        self.db = sqlite3.connect(path, timeout=1)   # syncs at every commit by default
        self.db.executescript("""PRAGMA locking_mode = EXCLUSIVE; PRAGMA secure_delete = ON;
            BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS device (id PRIMARY KEY, state); COMMIT;""")
        for row in self.db.execute("SELECT state FROM device"): self.state |= json.loads(row[0])
    def save(self):
        with self.db:
            self.db.execute("REPLACE INTO device VALUES (1, ?)", (write(self.state).decode(),))
    def owed(self): return [edit for edit in self.state["edits"] if edit["owed"]]
    def received(self):   # the number up to which every receipt is here
        return min((edit["n"] for edit in self.owed()), default=self.state["next"]) - 1
    def record(self, scope, operations):
        m = {"mid": f"m_{uuid.uuid4()}", "scope": scope, "ops": operations,
             "cur": self.state["cur"], "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
        # What a server could not read must not get a number: it would hold up what comes after.
        if check(m) > 19_900 or len(write(m)) > 262_144 or not 1 <= len(operations) <= 200:
            raise Failure(65, "limit")
        edit = {"n": self.state["next"], "mid": m["mid"], "scope": scope, "m": m, "owed": "m",
                "place": "outbox", "receipt": None}
        self.state |= {"edits": self.state["edits"] + [edit], "next": edit["n"] + 1}
        self.save()
        return edit
    def keep(self, receipt):
        """Takes a receipt: the edit leaves the outbox."""
        edit = next((e for e in self.state["edits"] if e["n"] == receipt["n"]), {"mid": None})
        if edit["mid"] != receipt["mid"]: raise Failure(76, "forked")
        if not edit["owed"]: return   # it came before
        is_refused = receipt["st"] in ("refused", "parked")
        # What is in the tray went as void and stays, unless it took effect under another number.
        if edit["place"] != "tray" or not is_refused and receipt["st"] != "void":
            edit |= {"place": "tray" if is_refused else "sent", "receipt": receipt}
        edit["owed"] = None
        if edit["place"] == "sent" and b'"f5.record"' in write(edit["m"]):
            edit["m"] = None   # of an anonymous sheet the device keeps nothing
        self.save()
    def arrive(self, ok, version):
        """Compares histories at sign-in [3]."""
        state = self.state
        if state["store"] not in (None, ok["store"]): raise Failure(76, "another_store")
        if ok["acked"] >= state["next"]: raise Failure(76, "forked")   # numbers never given here
        is_restored = state["epoch"] not in (None, ok["epoch"])
        goes_back = is_restored or ok["acked"] < self.received()
        if goes_back and version < 2: raise Failure(76, "restored")
        if is_restored:
            lineage = ok.get("lineage") or []
            names = [entry["epoch"] for entry in lineage] + [state["epoch"]]
            upto = min((e["upto"] for e in lineage[names.index(state["epoch"]):]), default=-1)
            # The cursor alone does not tell: a scope that came whole may be newer than it.
            held = [each["ev"] for scope in state["base"].values() for each in scope["d"].values()]
            if state["boot"] or max(held + [state["cur"]]) > upto:
                state |= {"cur": 0, "boot": None, "named": []}
        if goes_back:
            for edit in state["edits"]:
                if edit["n"] <= ok["acked"] or edit["place"] == "outbox": continue
                has_content = edit["place"] == "sent" and edit["m"]
                edit |= {"place": "outbox", "owed": "m"} if has_content else {"owed": "void"}
        state |= pick(ok, ("store", "epoch", "token"))
        self.save()
    def apply(self, batch, mark, is_fresh):
        """Applies the lines up to a mark, and the cursor with them."""
        state, boot, before = self.state, mark.get("boot"), self.state["boot"]
        # Names of earlier batches count only when this one goes on with the same bootstrap.
        goes_on = before and before["seq"] == (boot["seq"] if boot else mark["cur"])
        named = set(state["named"] if goes_on else [])
        for line in batch:
            if line["t"] == "chg":
                held = state["base"][line["scope"]]
                for record in line["d"]: merge_record(held["d"], record)
                for conflict in line.get("cf") or []: merge_conflict(held["cf"], conflict)
            elif line["t"] == "grant":
                named.add(line["scope"])
                state["base"][line["scope"]] = {"standing": line["standing"], "d": {}, "cf": {}}
            else: self.revoke(line["scope"])
        if not boot and (before or is_fresh):
            # A bootstrap is over: what it did not name may not be read any more.
            state["base"] = {scope: held for scope, held in state["base"].items() if scope in named}
        if not boot: state |= {"cur": mark["cur"], "sig": mark.get("sig")}
        state |= {"boot": boot, "named": sorted(named) if boot else []}
        self.save()
    def revoke(self, scope):   # in the own edits, only the own words stay
        self.state["base"].pop(scope, None)
        for edit in [edit for edit in self.state["edits"] if edit["scope"] == scope]:
            for step in (edit["m"] or {"ops": []})["ops"]:
                if "bv" in step: step["bv"] = None
            for reason in (edit["receipt"] or {}).get("why") or []: reason.pop("detail", None)
    def held(self, scope, part): return self.state["base"].get(scope, {"d": {}, "cf": {}})[part]
    def digest(self, scope):
        d, cf = self.held(scope, "d").values(), self.held(scope, "cf").values()
        whole = {"d": sorted(d, key=lambda record: record["r"])}
        if cf: whole["cf"] = sorted(cf, key=lambda conflict: (conflict["r"], conflict["p"]))
        return hashlib.sha256(write(whole)).hexdigest()
    def view(self, scope):
        """What the person sees, by record and field: the value and, as the base of the next edit
        [5], its version or the own edit that is not in the base yet. Real clients run the rules."""
        fields = {(r, p): (each["v"], each["fv"]) for r, record in self.held(scope, "d").items()
                  for p, each in record["set"].items()}
        position = self.state["boot"]["seq"] if scope in self.state["named"] else self.state["cur"]
        for edit in self.state["edits"]:
            seq = 2**53 if edit["place"] == "outbox" else edit["receipt"]["seq"]
            is_part = edit["place"] == "tray" or not edit["m"] or seq <= position
            for step in [] if is_part or edit["scope"] != scope else edit["m"]["ops"]:
                given = {step["p"]: step["v"]} if "v" in step else step.get("f", {})
                for p, value in given.items():
                    version = fields.get((step["r"], p), (None, 0))[1]
                    # What came whole since may be later than the edit already.
                    if isinstance(version, str) or version < seq:
                        fields[step["r"], p] = value, "@" + edit["mid"]
        return fields

def merge_record(records, new):
    """Values are results: applied twice they change nothing, and an older one never replaces a
    newer one. So it does no harm that whole scopes and the changes of the log overlap."""
    made = pick(new, ("r", "by", "at"), ("synced",))
    record = records.setdefault(new["r"], made | {"ev": 0, "set": {}, "new": True})
    if new.get("new"): record |= made
    for name, register in new["set"].items():
        if register["fv"] >= record["set"].get(name, {"fv": 0})["fv"]:
            record["set"][name] = pick(register, ("v", "fv", "mid", "by", "role", "at"))
    if new["ev"] >= record["ev"]:
        record.pop("del", None)
        record |= pick(new, ("ev",), ("del",))
def merge_conflict(conflicts, new):
    conflict = pick({"ev": new["opened"]} | new, ("r", "p", "kind", "base", "opened", "ev"),
                    ("resolved", "resolved_by"))
    conflict["cand"] = [pick(each, ("mid", "v", "by", "role", "at")) for each in new["cand"]]
    address = f"{new['r']}.{new['p']}"
    if conflict["ev"] >= conflicts.get(address, {"ev": 0})["ev"]: conflicts[address] = conflict

# --- One connection [3, 4] ------------------------------------------------------------------------
EXITS = {"auth": 77, "upgrade": 76, "rehome": 76, "never": 65}   # by what to do [6]; later: 75
def connect(home, host, port):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)   # checks the host name and the chain
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(home / "authority.crt")   # and no other authority
    context.load_cert_chain(home / "device.crt", home / "device.key")
    context.set_alpn_protocols(["teczka/1"])
    plain = socket.create_connection((host, int(port)), timeout=60)
    return context.wrap_socket(plain, server_hostname=host)

class Session:
    def __init__(self, cache, connection):
        self.cache, self.socket, self.lines = cache, connection, connection.makefile("rb")
        self.requests, self.flight, self.receipts = 0, {}, []
        self.batch, self.unpaid, self.brought = [], 0, set()
    def receive(self):
        line = self.lines.readline(16_777_217)
        if not line.endswith(b"\n"): raise Failure(69, "cut")
        return line[:-1]
    def tell(self, t, **keys):
        self.requests += 1
        line = {k: v for k, v in keys.items() if v is not None} | {"t": t, "id": self.requests}
        self.socket.sendall(write(line) + b"\n")
        return self.requests
    def ask(self, t, **keys):
        request = self.tell(t, **keys)
        while (line := self.step()).get("re") != request: pass
        return line
    def step(self):
        """Takes one line and does what it says; a message of a later server says nothing."""
        data = self.receive()
        line, self.size = parse(data), len(data) + 1
        if not isinstance(line, dict) or any(key.startswith("!") for key in line):
            raise Failure(69, "malformed")
        if os.environ.get("TECZKA_CUT") == line.get("t") and line.get("off", 1) and "re" in line:
            raise Failure(69, "cut")   # for tests: before the answer is acted on
        match line.get("t"):
            case "grant" | "revoke" | "chg" | "mark": self.stream(line)
            case "rcpt":
                self.cache.keep(line["rc"])
                self.flight.pop(line["rc"]["n"], None)
                self.receipts.append(line["rc"])
            case "bye": raise Failure(69, line["code"])
            case "err":
                exit_code = 66 if line["code"] == "not_found" else EXITS.get(line["retry"], 75)
                raise Failure(exit_code, line["code"], line.get("detail"))
        return line
    def stream(self, line):
        self.unpaid += self.size
        if line["t"] != "mark": return self.batch.append(line)
        self.cache.apply(self.batch, line, self.is_fresh)
        self.brought |= {item["scope"] for item in self.batch if item["t"] != "chg"}
        if self.version >= 2: self.tell("credit", bytes=self.unpaid)   # only now it is on disk
        self.batch, self.unpaid, self.is_fresh = [], 0, False
    def sign_in(self, login, name):
        capabilities = ["blob", "hist", "peers", "verify"]
        hello = self.ask("hello", proto=[1, 2], app="reference/2", caps=capabilities)
        self.version, self.limits, state = hello["proto"], hello["limits"], self.cache.state
        # The name that the cache grew up with: a copy of it in another home is found out.
        state["dev"] = state["dev"] or name
        password = os.environ.get("TECZKA_PASSWORD")
        token = None if password else os.environ.get("TECZKA_TOKEN", state["token"])
        counts = collections.Counter(e["scope"] for e in self.cache.owed() if e["owed"] == "m")
        ok = self.ask("auth", user=login, password=password, token=token, dev=state["dev"],
                      rcpt=self.cache.received(), epoch=state["epoch"], sig=state["sig"],
                      cur=state["cur"] if state["epoch"] else None,
                      waiting=[{"scope": s, "n": n} for s, n in counts.most_common(50)] or None)
        self.cache.arrive(ok, self.version)
        # The receipts up to `acked` come by themselves.
        self.sent, self.head, self.is_deposit = ok["acked"], ok["head"], ok.get("deposit", False)
        self.is_fresh = state["cur"] == 0 and not state["boot"]
        news = {"credit": 1_048_576, "boot": state["boot"]} if self.version >= 2 else {}
        if not self.is_deposit: self.tell("sub", cur=state["cur"], **news)
    def send_edits(self):
        """Sends in order, and not so much that each side might wait for the other to read."""
        for edit in self.cache.owed():
            size = len(write(edit["m"]))
            if edit["n"] <= self.sent: continue
            is_full = sum(self.flight.values()) + size > 262_144
            if self.flight and is_full or len(self.flight) >= self.limits["inflight"]: return
            body = {"m": edit["m"]} if edit["owed"] == "m" else {"void": edit["mid"]}
            self.tell("mut", n=edit["n"], **body)
            self.sent, self.flight[edit["n"]] = edit["n"], size
    def sync(self):
        """Goes on until all is sent, answered and read."""
        while True:
            self.send_edits()
            wanted = max([self.head] + [receipt["seq"] for receipt in self.receipts])
            is_read = not self.cache.state["boot"] and self.cache.state["cur"] >= wanted
            if not self.cache.owed() and (is_read or self.is_deposit): return
            self.step()
    def verify(self):
        state, answer = self.cache.state, {"cur": -1}
        while state["cur"] != answer["cur"]:   # else it tells of an older state: ask again
            answer = self.ask("verify")
            while state["cur"] < answer["cur"]: self.step()
        theirs = {entry["scope"]: entry["h"] for entry in answer["scopes"]}
        ours = {scope: self.cache.digest(scope) for scope in state["base"]}
        differing = [s for s in sorted(theirs | ours) if theirs.get(s) != ours.get(s)]
        self.brought = set()
        for scope in differing: self.tell("get", scope=scope)
        while not self.brought.issuperset(differing): self.step()
        return {"cur": answer["cur"], "digests": theirs, "mended": differing}
    def upload(self, data):
        """Goes on where the server says; one chunk at a time, so that no edit waits long."""
        digest = hashlib.sha256(data).hexdigest()
        held = self.ask("blob.at", h=digest, size=len(data))["off"]
        while held < len(data):
            chunk = base64.b64encode(data[held:held + self.limits["chunk"]]).decode()
            held = self.ask("blob.put", h=digest, off=held, size=len(data), data=chunk)["off"]
        return {"sha256": digest, "bytes": held}
    def download(self, digest, path):
        """Goes on where the part that is here ends; believes the bytes by their hash alone."""
        fields = [record["set"] for scope in self.cache.state["base"].values()
                  for record in scope["d"].values()
                  if record["set"].get("sha256", {}).get("v") == digest][0]
        with open(f"{path}.part", "ab+") as file:
            while (held := file.tell()) < fields["size"]["v"]:
                answer = self.ask("blob.get", h=digest, off=held)
                file.write(base64.b64decode(answer["data"]))
            file.seek(0)
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                file.truncate(0)
                raise Failure(75, "blob_hash")
            os.fsync(file.fileno())
        os.replace(f"{path}.part", path)
        return {"sha256": digest, "bytes": held}

# --- Commands -------------------------------------------------------------------------------------
def steps(cache, command, arguments):
    """The scope and the operations of a command that edits; none for any other."""
    match command, arguments:
        case "new", [title, kind]:
            f = {"title": title, "kind": kind}
            return f"c_{uuid.uuid4()}", [{"o": "new", "r": "case", "f": f}]
        case "set", [scope, r, p, value]:
            bv, b = cache.view(scope).get((r, p), (None, 0))
            return scope, [{"o": "set", "r": r, "p": p, "v": typed(value), "b": b, "bv": bv}]
        case "del" | "undel", [scope, r]:
            record = cache.held(scope, "d")[r]
            b = record["ev"] if command == "del" else record["set"]["removed"]["fv"]
            return scope, [{"o": command, "r": r, "b": b}]
        case "do", [scope, act, *r, args]:
            return scope, [{"o": "cmd", "cmd": act, "r": r[0] if r else None, "args": typed(args)}]
        case "resolve", [scope, r, p, value, *reason]:
            seen = [each["mid"] for each in cache.held(scope, "cf")[f"{r}.{p}"]["cand"]]
            return scope, [{"o": "res", "r": r, "p": p, "v": typed(value), "seen": seen,
                            "reason": reason[0] if reason else None}]
        case "edit", [scope, operations]: return scope, typed(operations)   # new, ins, rem, wdr
        case "put", [scope, path]:
            data = pathlib.Path(path).read_bytes()
            f = {"name": os.path.basename(path), "mime": mimetypes.guess_type(path)[0],
                 "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            if f["sha256"] not in [value for value, _ in cache.view(scope).values()]:
                return scope, [{"o": "new", "r": f"scan/{uuid.uuid4()}", "f": f}]
    return None, []

def result(cache, session, command, arguments):
    match command, arguments:
        case "show", [scope]:
            return {f"{r}.{p}": value for (r, p), (value, _) in cache.view(scope).items()}
        case "conflicts", []:
            return [{"scope": scope} | each for scope, held in cache.state["base"].items()
                    for each in held["cf"].values() if not each.get("resolved")]
        case "tray", []: return [edit for edit in cache.state["edits"] if edit["place"] == "tray"]
        case "sync", []: return {"cur": cache.state["cur"], "receipts": session.receipts}
        case "verify", []: return session.verify()
        case "hist", [scope, *before]:
            return session.ask("hist", scope=scope, before=int(before[0]) if before else None)
        case "peers", []: return session.ask("peers")["peers"]
        case "put", [_, path]: return session.upload(pathlib.Path(path).read_bytes())
        case "get", [digest, path]: return session.download(digest, path)
        case _: raise Failure(64, "usage", __doc__)
def device(home):   # the last common name in the certificate is that of its subject
    der = ssl.PEM_cert_to_DER_cert((home / "device.crt").read_text())
    place = der.rindex(b"\x06\x03\x55\x04\x03") + 7
    return der[place:place + der[place - 1]].decode()

def run(home, host, port, login, command, *arguments):
    home, arguments, session = pathlib.Path(home), list(arguments), None
    cache = Cache(home / "reference.sqlite")
    scope, operations = steps(cache, command, arguments)
    edit = cache.record(scope, operations) if operations else None
    try:
        if command not in ("show", "conflicts", "tray"):
            session = Session(cache, connect(home, host, port))
            for line in sys.stdin.buffer if command == "raw" else ():
                session.socket.sendall(line.rstrip(b"\n") + b'\n{"t":"ping"}\n')
                while (answer := session.receive()) != b'{"t":"pong"}': print(answer.decode())
            if command == "raw": return None, 0
            session.sign_in(login, device(home))
            session.sync()
    except (Failure, OSError):
        if not edit: raise   # else it is saved and goes another time
    receipts = [edit["receipt"]] if edit else session.receipts if command == "sync" else []
    code = int(any(each and each["st"] in ("refused", "parked") for each in receipts))
    if edit and (command != "put" or code or not edit["receipt"]):
        return {"scope": scope, "mid": edit["mid"], "receipt": edit["receipt"]}, code
    answer = result(cache, session, command, arguments)
    if session: session.tell("bye", code="done")
    return answer, code

if __name__ == "__main__":
    try:
        answer, code = run(*sys.argv[1:])
    except Failure as failure:
        code, answer = failure.args[0], {"error": failure.args[1], "detail": failure.args[2:]}
    except (OSError, LookupError, TypeError, ValueError, sqlite3.Error) as error:
        codes = {FileNotFoundError: 66, KeyError: 66, IndexError: 66, TypeError: 64, ValueError: 64,
                 sqlite3.OperationalError: 75, ssl.SSLError: 77, ssl.SSLCertVerificationError: 77}
        code, answer = codes.get(type(error), 69), {"error": str(error)}
    print(write(answer).decode())
    sys.exit(code)
