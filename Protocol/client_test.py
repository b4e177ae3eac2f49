#!/usr/bin/env python3
"""Runs the vectors of this folder against `client.py`, as another implementation would run them.

    python3 Protocol/client_test.py

A conversation of `Vectors/wire` is played by a connection that is none: it hands the client the
lines of the server, one after the other, and keeps what the client says. Before, the device is put
into the state that its first lines speak of: what it has received, what waits, what was refused.
Afterwards what it said is held against the lines of the client, the bytes of its credit included.
Names of programs and devices, secrets and request numbers are its own, `waiting` tells of the state
that was put up here, and a line is not bound to its place between two lines of the server.
"""
import copy, json, pathlib, sys, tempfile, unittest

sys.dont_write_bytecode = True
FOLDER = pathlib.Path(__file__).parent
sys.path.insert(0, str(FOLDER))
import client

PLAYED = """acked-behind bootstrap bootstrap-resumed deposit first-sync floor grant-and-revoke later-server
    parked removal restore-begins-anew restore-goes-on resume-after-cut v1-bootstrap v1-first-sync
    v1-grant-and-revoke v1-parked v1-resume-after-cut""".split()

def conversation(name):
    text = (FOLDER / f"Vectors/wire/{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()][1:]

class Script:
    """A connection that plays the server's lines and then ends."""
    def __init__(self, lines):
        self.lines, self.said = list(lines), []
    def makefile(self, mode): return self
    def sendall(self, data): self.said += [client.parse(line) for line in data.splitlines()]
    def readline(self, limit):
        return client.write(self.lines.pop(0)) + b"\n" if self.lines else b""

def device(lines, cache):
    """Puts the device into the state that the conversation begins with."""
    lines = copy.deepcopy(lines)
    said = [entry["line"] for entry in lines if entry["from"] == "client" and "line" in entry]
    told = [entry.get("line") or entry.get("pass") for entry in lines if entry["from"] == "server"
            and not entry.get("end")]
    auth = next(line for line in said if line["t"] == "auth")
    sub = next((line for line in said if line["t"] == "sub"), {})
    state = cache.state
    state |= {key: auth[key] for key in ("epoch", "sig", "dev") if key in auth}
    state |= {"cur": auth.get("cur", sub.get("cur", 0)), "boot": sub.get("boot")}
    if state["boot"]: state["named"] = ["c_0197a3bf-2222-7000-8000-00000000000a"]
    contents = {line["n"]: line for line in said if line["t"] == "mut"}
    for receipt in [line["rc"] for line in told if line["t"] == "rcpt" and "re" not in line]:
        contents[receipt["n"]] = {"m": {"mid": receipt["mid"], "scope": "c_", "ops": []}}
    last = max([*contents, auth["rcpt"], *[line["acked"] for line in told if "acked" in line]])
    for n in range(1, last + 1):
        line = contents.get(n, {"m": {"mid": f"earlier-{n:03}", "scope": "c_", "ops": []}})
        m = line.get("m", {"mid": line.get("void"), "scope": "c_", "ops": []})
        edit = {"n": n, "mid": m["mid"], "scope": m["scope"], "m": m, "owed": "m",
                "place": "outbox", "receipt": None}
        if n <= auth["rcpt"] or "void" in line:
            receipt = {"mid": m["mid"], "n": n, "st": "refused" if "void" in line else "applied"}
            edit |= {"owed": None if n <= auth["rcpt"] else "void",
                     "place": "tray" if "void" in line else "sent",
                     "receipt": receipt | {"seq": state["cur"]}}
        state["edits"].append(edit)
    state["next"] = last + 1
    # What is changed without being granted first is here already.
    granted = {line["scope"] for line in told if line["t"] == "grant"}
    for line in told:
        if line["t"] == "chg" and line["scope"] not in granted or line["t"] == "revoke":
            state["base"][line["scope"]] = {"standing": "coordinator", "d": {}, "cf": {}}
    for scope in state["named"]:
        state["base"].setdefault(scope, {"standing": "coordinator", "d": {}, "cf": {}})
    return Script(told)

def spoken(lines):
    own = {"app", "password", "token", "id", "user", "dev", "waiting"}
    return sorted(client.write({key: value for key, value in line.items() if key not in own})
                  for line in lines if line["t"] not in ("hello", "bye"))

class DeviceCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.cache = client.Cache(pathlib.Path(folder.name) / "reference.sqlite")
        self.addCleanup(self.cache.db.close)

class VectorTests(DeviceCase):
    def play(self, name):
        lines = conversation(name)
        script = device(lines, self.cache)
        session = client.Session(self.cache, script)
        try:
            session.sign_in("olga", "d_0f3a9c2b7e61d480")
            session.sync()
            while script.lines: session.step()
        except client.Failure as failure:
            self.assertIn(failure.args[1], ("cut", "shutdown", "too_busy", "unknown_message"))
        return [entry["line"] for entry in lines if entry["from"] == "client" and "line" in entry
                ], script

    def test_canonical_form(self):
        for path in (FOLDER / "Vectors/wire").glob("*.jsonl"):
            for entry in conversation(path.stem):
                if "line" in entry:
                    data = client.write(entry["line"])
                    self.assertEqual(client.write(client.parse(data)), data)

    def test_malformed_lines(self):
        count = 0
        for path in (FOLDER / "Vectors/wire").glob("*.jsonl"):
            lines = conversation(path.stem)
            for entry, answer in zip(lines, lines[1:]):
                detail = answer.get("line", {}).get("detail", {})
                if "raw" not in entry or "offset" not in detail: continue
                with self.assertRaises(client.Failure, msg=entry["raw"]):
                    client.parse(entry["raw"].encode())
                count += 1
        self.assertGreater(count, 5)

    def test_conversations(self):
        for name in PLAYED:
            with self.subTest(name):
                self.setUp()
                expected, script = self.play(name)
                if name == "deposit":
                    expected = [line for line in expected if line["t"] in ("auth", "mut")]
                self.assertEqual(spoken(script.said), spoken(expected))

    def test_bootstrap_ends(self):
        self.play("bootstrap-resumed")
        state = self.cache.state
        self.assertEqual((state["cur"], state["boot"], state["named"]), (903, None, []))
        names = ["c_0197a3bf-2222-7000-8000-00000000000" + end for end in "ac"] + ["org"]
        self.assertEqual(sorted(state["base"]), names)

    def test_digest(self):
        lines = [entry["line"] for entry in conversation("verify") if "line" in entry]
        digest = next(line for line in lines if line["t"] == "digest")
        batch, mark = [], None
        for line in lines:
            if line["t"] in ("grant", "chg"): batch.append(line)
            if line["t"] == "mark" and batch and mark is None: mark = line
        self.cache.apply(batch, mark, False)
        told = {entry["scope"]: entry["h"] for entry in digest["scopes"]}
        scope = batch[0]["scope"]
        self.assertEqual(self.cache.digest(scope), told[scope])

class RuleTests(DeviceCase):
    """What the conversations leave open."""

    def ok(self, **keys):
        return {"store": "s", "epoch": "e_1", "acked": 0, "token": "t", "head": 0} | keys

    def stream(self, scope, fv, value, seq=None):
        register = {"v": value, "fv": fv, "mid": f"m-{fv}", "by": "olga", "role": "coordinator",
                    "at": "2026-02-19T16:02:11Z"}
        record = {"r": "client", "by": "olga", "at": "2026-02-19T16:02:11Z", "ev": fv, "new": True,
                  "set": {"name": register}}
        return {"t": "chg", "seq": fv, "scope": scope, "d": [record]}

    def grant(self, scope): return {"t": "grant", "scope": scope, "standing": "coordinator"}

    def value(self, scope): return self.cache.view(scope)["client", "name"]

    def test_older_values_replace_nothing(self):
        self.cache.apply([self.grant("c_1"), self.stream("c_1", 9, "new")], {"cur": 5}, True)
        self.cache.apply([self.stream("c_1", 7, "old")], {"cur": 7}, False)
        self.assertEqual(self.value("c_1"), ("new", 9))

    def test_own_edits_are_seen_until_they_are_part_of_the_base(self):
        self.cache.apply([self.grant("c_1"), self.stream("c_1", 9, "a")], {"cur": 9}, True)
        edit = self.cache.record("c_1", [{"o": "set", "r": "client", "p": "name", "v": "b", "b": 9,
                                          "bv": "a"}])
        self.assertEqual(self.value("c_1"), ("b", "@" + edit["mid"]))
        self.cache.keep({"n": 1, "mid": edit["mid"], "st": "applied", "seq": 12, "out": ["applied"]})
        self.assertEqual(self.value("c_1"), ("b", "@" + edit["mid"]))
        # The scope comes whole before the cursor has reached the edit.
        self.cache.apply([self.grant("c_1"), self.stream("c_1", 14, "c")], {"cur": 10}, False)
        self.assertEqual(self.value("c_1"), ("c", 14))

    def test_another_bootstrap_forgets_the_names_of_the_first(self):
        self.cache.apply([self.grant("c_1")], {"cur": 0, "boot": {"after": "c_1", "seq": 9}}, True)
        self.assertEqual(self.cache.state["named"], ["c_1"])
        self.cache.apply([], {"cur": 0, "boot": {"after": "", "seq": 20}}, False)
        self.cache.apply([self.grant("c_2")], {"cur": 20, "sig": "x"}, False)
        self.assertEqual(list(self.cache.state["base"]), ["c_2"])

    def test_epochs(self):
        lineage = [{"epoch": "e_1", "upto": 10}, {"epoch": "e_2", "upto": 8}]
        for held, boot, kept in ((8, None, True), (9, None, False), (12, None, False),
                                 (5, {"after": "c_1", "seq": 9}, False)):
            self.setUp()
            self.cache.apply([self.grant("c_1"), self.stream("c_1", held, "a")], {"cur": 5}, True)
            self.cache.state["boot"] = boot
            self.cache.arrive(self.ok(), 2)
            self.cache.arrive(self.ok(epoch="e_3", lineage=lineage), 2)
            self.assertEqual(self.cache.state["cur"], 5 if kept else 0, (held, boot))
        with self.assertRaises(client.Failure): self.cache.arrive(self.ok(store="other"), 2)

    def test_numbers_go_back(self):
        for n, outcome in enumerate(("applied", "refused", "conflict"), 1):
            edit = self.cache.record("c_1", [{"o": "set"}])
            self.cache.keep({"n": n, "mid": edit["mid"], "st": outcome, "seq": n})
        self.assertEqual(self.cache.received(), 3)
        self.cache.arrive(self.ok(acked=1), 2)
        edits = self.cache.state["edits"]
        self.assertEqual([(e["place"], e["owed"]) for e in edits],
                         [("sent", None), ("tray", "void"), ("outbox", "m")])
        self.assertEqual(self.cache.received(), 1)
        self.cache.keep({"n": 2, "mid": edits[1]["mid"], "st": "void", "seq": 3})
        self.assertEqual((edits[1]["place"], edits[1]["receipt"]["st"]), ("tray", "refused"))
        self.assertEqual(self.cache.received(), 2)
        with self.assertRaises(client.Failure):
            self.cache.keep({"n": 3, "mid": "m-of-another", "st": "applied", "seq": 4})

    def test_a_lost_right_takes_the_servers_words_along(self):
        edit = self.cache.record("c_1", [{"o": "set", "v": "b", "bv": "a"}])
        self.cache.apply([self.grant("c_1"), {"t": "revoke", "scope": "c_1"}], {"cur": 5}, True)
        self.assertEqual(edit["m"]["ops"], [{"o": "set", "v": "b", "bv": None}])

    def test_only_one_process_at_a_time(self):
        path = self.cache.db.execute("PRAGMA database_list").fetchone()[2]
        with self.assertRaises(client.sqlite3.OperationalError): client.Cache(path)

if __name__ == "__main__":
    unittest.main()
