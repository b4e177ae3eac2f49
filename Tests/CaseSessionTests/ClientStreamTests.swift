// What the client's session pays for and what it hands on of a stream that comes in parts.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseSession
import CaseWire
import Testing

@Suite
struct ClientStreamTests {
    private static func ready(_ hello: ServerHello = Wires.serverHello) -> ClientSession {
        var session = ClientSession(auth: Wires.auth, streamCredit: 5_000)
        _ = session.start(program: "teczka/2")
        _ = session.receive(hello.line(re: 1) + Wires.accepted().line(re: 2))
        return session
    }

    @Test
    func whatIsPaidBackIsWhatCameAndOnlyAfterItWasApplied() {
        var session = Self.ready()
        #expect(session.subscribe(after: 0).first?.message("sub")?.integer("credit") == 5_000)
        var came = 0
        var paid: Int64 = 0
        for version in 1...6 as ClosedRange<Sequence64> {
            let lines =
                GrantMessage(scope: "c_1", standing: .coordinator).line()
                + Wires.change(version, "Żółw").line() + Wires.mark(version).line()
            came += lines.count
            // Other lines of the server cost nothing.
            let others = Pong().line() + ReceiptMessage(content: Wires.receipt(version).json).line()
            let actions = session.receive(others + lines)
            let applied = actions.firstIndex { if case .apply = $0 { true } else { false } }
            let credit = actions.firstIndex { $0.message("credit") != nil }
            #expect(applied.flatMap { place in credit.map { place < $0 } } == true)
            paid += credit.flatMap { actions[$0].message("credit")?.integer("bytes") } ?? 0
            #expect(paid == Int64(came))
        }
    }

    @Test
    func nothingIsPaidForBeforeItsMark() {
        var session = Self.ready()
        #expect(session.receive(Wires.change(5, "Żółw").line()).isEmpty)
    }

    @Test
    func aServerOfTheFirstVersionIsToldOfNoCreditAndNoToken() {
        var session = Self.ready(Wires.formerServerHello)
        #expect(session.version == 1 && session.capabilities.isEmpty)
        let sub = session.subscribe(after: 4, boot: BootToken(after: "c_1", start: 9))
        #expect(sub == [.send(Subscribe(cursor: 4).line(id: 3))])
        let actions = session.receive(Wires.mark(5).line())
        #expect(actions.count == 1 && actions.first?.message("credit") == nil)
    }

    @Test
    func aPartOfABootstrapKeepsItsTokenAndAnEndHasNone() {
        var session = Self.ready()
        let token = BootToken(after: "c_1", start: 9)
        _ = session.subscribe(after: 0)
        let part = MarkMessage(cursor: 0, acknowledged: 0, hasMore: true, boot: token)
        let end = MarkMessage(cursor: 9, acknowledged: 0, hasMore: false, signature: "abc")
        let batches = session.receive(part.line() + end.line()).compactMap { action in
            if case .apply(let batch) = action { batch } else { nil }
        }
        #expect(batches.map(\.boot) == [token, nil])
        #expect(batches.map(\.cursor) == [0, 9])
        #expect(batches.map(\.signature) == [nil, "abc"])
    }

    @Test
    func anErrorSaysWhichLineItIsAbout() {
        var session = Self.ready()
        let question = session.request(BlobQuestion(hash: "a", size: 1))
        #expect(question.first?.message("blob.at")?.integer("id") == 3)
        let error = WireError(.notFound)
        #expect(
            session.receive(ErrorMessage(error).line(re: 3)) == [.failed(error, of: "blob.at")])
        #expect(session.receive(ErrorMessage(error).line()) == [.failed(error, of: nil)])
        #expect(session.receive(ErrorMessage(error).line(re: 3)) == [.failed(error, of: nil)])
    }
}
