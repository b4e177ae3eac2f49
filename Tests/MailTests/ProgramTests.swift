// A program in the manner of sendmail: what its end says about the message.

import Foundation
import Mail
import Testing

@Suite
struct ProgramTests {
    private static func deliver(_ path: String, seconds: Int = 30) async -> Delivery {
        await MailRelay.program(path: path).deliver(
            Letter.bytes, from: Letter.from, to: Letter.to, timeoutSeconds: seconds)
    }

    @Test
    func theProgramGetsTheMessageAndWhoSendsToWhom() async throws {
        let folder = try Folder()
        let path = try folder.script(
            "sendmail", #"cd "\#(folder.url.path)"; printf '%s\n' "$@" > arguments; cat > message"#)
        #expect(await Self.deliver(path) == .taken)
        #expect(
            folder.text("arguments") == "-i\n-f\n\(Letter.from)\n--\n"
                + Letter.to.map { $0 + "\n" }.joined())
        #expect(try Data(contentsOf: folder.url.appending(path: "message")) == Data(Letter.bytes))
    }

    @Test(
        arguments: [
            ("exit 0", Kind.taken, ""), ("echo later >&2; exit 75", .notTaken, "now: later"),
            ("printf 'no such user\\nmore' >&2; exit 67", .refused, "(exit code 67): no such user"),
            ("exit 64", .refused, "(exit code 64)."), ("exit 78", .refused, "78"),
            ("exit 1", .doubtful, "exit code 1)."), ("exit 63", .doubtful, "63"),
            ("exit 79", .doubtful, "79"), ("kill -9 $$", .doubtful, "signal 9"),
            // What it leaves at work is not waited for.
            ("sleep 60 & exit 75", .notTaken, "cannot take mail now."),
            // More than a pipe holds, on both ways out, and nothing read.
            ("head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2; exit 0", .taken, ""),
        ])
    func theExitCodeSaysWhatBecameOfIt(_ end: (String, Kind, String)) async throws {
        let folder = try Folder()
        let delivery = await Self.deliver(try folder.script("sendmail", end.0), seconds: 20)
        #expect(delivery.kind == end.1 && delivery.words.says(end.2), "\(delivery)")
    }

    @Test
    func aProgramThatDoesNotEndIsEndedWithAllItStarted() async throws {
        let folder = try Folder()
        let pipe = folder.path("life")
        #expect(mkfifo(pipe, 0o600) == 0)
        // The grandchild holds the pipe; who reads it sees its end.
        let path = try folder.script(
            "sendmail", "(exec 9<>\"\(pipe)\"; echo lives >&9; exec tail -f /dev/null) & wait")
        let reader = try #require(FileHandle(forUpdatingAtPath: pipe))
        let delivery = await Self.deliver(path, seconds: 2)
        #expect(delivery.kind == .doubtful && delivery.words.contains("2 seconds"), "\(delivery)")
        #expect(String(decoding: reader.availableData, as: UTF8.self) == "lives\n")
        let writer = Foundation.open(pipe, O_RDONLY | O_NONBLOCK)
        defer { close(writer) }
        try reader.close()
        var byte: UInt8 = 0
        // Nobody has the pipe open for writing any more, or reading would say that it must wait.
        #expect(Foundation.read(writer, &byte, 1) == 0)
    }

    @Test
    func whatCannotBeStartedTakesNothing() async throws {
        let folder = try Folder()
        let text = try folder.file("text", "no program".utf8)
        for path in [folder.path("none"), text, folder.url.path] {
            let delivery = await Self.deliver(path)
            #expect(delivery.kind == .notTaken, "\(delivery)")
            #expect(delivery.words.contains("cannot be started"))
        }
    }

    @Test
    func nothingOfAMessageIsLeftBehind() async throws {
        let folder = try Folder()
        let kept = try folder.script(
            "keep",
            """
            stat -L -c %a /proc/$$/fd/0 >&2
            dirname "$(readlink /proc/$$/fd/0)" > "\(folder.path("where"))"
            exit 65
            """)
        let delivery = await Self.deliver(kept)
        #expect(delivery == .refused(MailProblem(.programRefuses, " (exit code 65): 600")))
        let place = folder.text("where").split(separator: "\n").first.map(String.init) ?? ""
        #expect(place.contains("teczka-mail-") && !FileManager.default.fileExists(atPath: place))
    }
}
