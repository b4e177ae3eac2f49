// The client's side of a connection: batches are whole, mutations go up in order and in small
// numbers, and nothing that came in pieces is taken for more than it is.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseSession
import CaseWire
import Testing

@Suite
struct ClientSessionTests {
    private static func started(limits: LineLimits = .standard) -> ClientSession {
        var session = ClientSession(auth: Wires.auth, limits: limits)
        _ = session.start(program: "teczka/1")
        return session
    }

    private static func ready(limits: LineLimits = .standard) -> ClientSession {
        var session = started(limits: limits)
        _ = session.receive(Wires.serverHello.line(re: 1) + Wires.accepted().line(re: 2))
        return session
    }

    private static func receipts(_ numbers: ClosedRange<Int64>) -> [UInt8] {
        numbers.flatMap { ReceiptMessage(content: Wires.receipt($0).json).line() }
    }

    /// The numbers of the mutations that actions send.
    private static func sent(_ actions: [ClientAction]) -> [Int64] {
        actions.compactMap { $0.message("mut")?.integer("n") }
    }

    /// The numbers of the receipts that actions keep.
    private static func stored(_ actions: [ClientAction]) -> [Int64] {
        actions.compactMap { if case .store(let receipt, _) = $0 { receipt.number } else { nil } }
    }

    private static func batches(_ actions: [ClientAction]) -> [StreamBatch] {
        actions.compactMap { if case .apply(let batch) = $0 { batch } else { nil } }
    }

    @Test
    func theConversationOpensInOrder() {
        var session = ClientSession(auth: Wires.auth)
        let start = session.start(program: "teczka/1")
        #expect(start.map { $0.message("hello")?.text("app") } == ["teczka/1"])
        let auth = session.receive(Wires.serverHello.line(re: 1))
        #expect(auth.map { $0.message("auth")?.text("user") } == ["ed"])
        let ready = session.receive(Wires.accepted().line(re: 2))
        #expect(ready == [.signedIn(Wires.accepted())])
        let sub = session.subscribe(after: 4)
        #expect(sub.map { $0.message("sub")?.integer("cur") } == [4])
        #expect(sub.first?.message("sub")?.integer("credit") == 1_048_576)
    }

    /// A copy of a home sees by the lost receipts what it is: until they are here it sends nothing.
    @Test
    func editsWaitForTheReceiptsThatWereLost() {
        var session = Self.started()
        _ = session.receive(
            Wires.serverHello.line(re: 1) + Wires.accepted(acknowledged: 2).line(re: 2))
        let early = session.subscribe(after: 4) + session.enqueue([Wires.mutation(3)])
        #expect(Self.sent(early) == [])
        #expect(Self.sent(session.receive(Self.receipts(1...1))) == [])
        #expect(session.pendingCount == 1)
        #expect(Self.sent(session.receive(Self.receipts(2...2))) == [3])
    }

    @Test
    func aServerThatHasForgottenReceiptsHoldsUpNothing() {
        var session = Self.started()
        _ = session.receive(
            Wires.serverHello.line(re: 1) + Wires.accepted(acknowledged: 2).line(re: 2))
        _ = session.subscribe(after: 4) + session.enqueue([Wires.mutation(3)])
        #expect(Self.sent(session.receive(Wires.mark(9).line())) == [3])
    }

    @Test
    func bytesCutAnywhereAskForTheSame() {
        let stream =
            Wires.serverHello.line(re: 1) + Wires.accepted().line(re: 2)
            + Self.receipts(1...2) + GrantMessage(scope: "c_1", standing: .coordinator).line()
            + Wires.change(5, "Żółw").line() + Wires.mark(5, hasMore: true).line()
            + RevokeMessage(scope: "c_2").line() + Wires.mark(6).line()
            + ErrorMessage(WireError(.unavailable, .later)).line(re: 4)
            + Array("{\"t\":\"of a later version\"}\n".utf8) + Bye(code: "shutdown").line()
        var whole = Self.started()
        _ = whole.enqueue([Wires.mutation(1), Wires.mutation(2)])
        let expected = whole.receive(stream)
        #expect(expected.last == .ended("shutdown"))
        for cut in stream.indices {
            var session = Self.started()
            _ = session.enqueue([Wires.mutation(1), Wires.mutation(2)])
            let actions =
                session.receive(Array(stream[..<cut])) + session.receive(Array(stream[cut...]))
            #expect(actions == expected, "cut at \(cut)")
        }
    }

    // MARK: - Upwards

    @Test
    func nothingGoesUpBeforeTheSignIn() {
        var session = ClientSession(auth: Wires.auth)
        #expect(session.enqueue([Wires.mutation(1)]).isEmpty)
        #expect(Self.sent(session.start(program: "x")).isEmpty)
        #expect(Self.sent(session.receive(Wires.serverHello.line())).isEmpty)
        #expect(Self.sent(session.receive(Wires.accepted().line())).isEmpty)
        #expect(Self.sent(session.subscribe(after: 0)) == [1])
    }

    @Test
    func soManyAreUnansweredAndNoMore() {
        var limits = LineLimits()
        limits.inFlightMax = 3
        var session = Self.ready(limits: limits)
        #expect(Self.sent(session.enqueue((1...8).map { Wires.mutation($0) })) == [1, 2, 3])
        #expect(session.pendingCount == 8)
        #expect(Self.sent(session.receive(Self.receipts(1...1))) == [4])
        #expect(Self.sent(session.receive(Self.receipts(2...4))) == [5, 6, 7])
        #expect(Self.sent(session.receive(Self.receipts(5...7))) == [8])
        #expect(session.receive(Self.receipts(8...8)).count == 1)
        #expect(session.pendingCount == 0)
    }

    @Test
    func theContentGoesUpAsItWasKept() {
        var session = Self.ready()
        let mutation = Wires.mutation(1)
        let actions = session.enqueue([mutation])
        #expect(actions == [.send(mutation.line(id: 3))])
    }

    @Test
    func aReceiptIsKeptWithItsBytes() throws {
        var session = Self.ready()
        let content = Wires.receipt(1).json
        let actions = session.receive(ReceiptMessage(content: content).line())
        #expect(actions.first == .store(Wires.receipt(1), content))
    }

    /// Forty-six edits; the server stored nineteen and the device got twelve receipts.
    @Test
    func afterACutEveryEditGetsItsReceiptAndNoneIsSentTwice() {
        var first = Self.ready()
        let edits = (1...46).map { Wires.mutation(Int64($0)) }
        #expect(Self.sent(first.enqueue(edits)).count == 46)
        var stored = Self.stored(first.receive(Self.receipts(1...12)))

        var second = Self.started()
        let welcome = second.receive(
            Wires.serverHello.line() + Wires.accepted(acknowledged: 19).line()
                + Self.receipts(13...19))
        stored += Self.stored(welcome)
        let sent = Self.sent(second.enqueue(edits.filter { $0.number > 19 }))
        #expect(sent == Array(20...46))
        stored += Self.stored(second.receive(Self.receipts(20...46)))
        #expect(stored == Array(1...46))
        #expect(second.pendingCount == 0)
    }

    // MARK: - Downwards

    @Test
    func aBatchIsHandedOnWithItsMarkOnly() {
        var session = Self.ready()
        let change = Wires.change(5, "Żółw")
        #expect(session.receive(GrantMessage(scope: "c_1", standing: .trainer).line()).isEmpty)
        #expect(session.receive(change.line()).isEmpty)
        let events: [StreamEvent] = [.grant("c_1", .trainer), .change(change.delta)]
        let batch = Self.batches(session.receive(Wires.mark(5, hasMore: true).line()))
        #expect(batch.map(\.events) == [events])
        #expect(batch.map(\.cursor) == [5] && batch.map(\.hasMore) == [true])
        let next = Self.batches(session.receive(Wires.mark(6).line()))
        #expect(next.map(\.events) == [[]])
        #expect(next.map(\.cursor) == [6] && next.map(\.hasMore) == [false])
    }

    @Test
    func aBatchWithoutItsMarkIsNeverApplied() {
        var session = Self.ready()
        let stream = Wires.change(5, "Żółw").line() + Bye(code: "shutdown").line()
        let actions = session.receive(stream)
        #expect(actions == [.ended("shutdown")])
        #expect(session.receive(Wires.mark(5).line()).isEmpty)
    }

    @Test
    func aBatchThatLostALineIsNeverApplied() {
        let lost = Array("{\"t\":\"chg\",\"seq\":6}\n".utf8)
        let stream = Wires.change(5, "Żółw").line() + lost + Wires.mark(6).line()
        for cut in [0, Wires.change(5, "Żółw").line().count + lost.count, stream.count - 1] {
            var session = Self.ready()
            let actions =
                session.receive(Array(stream[..<cut])) + session.receive(Array(stream[cut...]))
            #expect(actions.contains(.ended("malformed")))
            #expect(Self.batches(actions).isEmpty, "cut at \(cut)")
        }
    }

    @Test
    func whatTheServerMayNotSayYetEndsTheConnection() {
        var early = Self.started()
        #expect(early.receive(Wires.accepted().line()).contains(.ended("malformed")))
        var twice = Self.ready()
        #expect(twice.receive(Wires.serverHello.line()).contains(.ended("malformed")))
        var unsigned = Self.started()
        let batch = unsigned.receive(Wires.change(5, "Żółw").line() + Wires.mark(5).line())
        #expect(Self.batches(batch).isEmpty)
    }

    @Test
    func anErrorCostsNothingThatWasRecorded() {
        var session = Self.ready()
        _ = session.enqueue([Wires.mutation(1)])
        let error = WireError(.unavailable, .later)
        #expect(session.receive(ErrorMessage(error).line(re: 3)) == [.failed(error, of: "mut")])
        #expect(session.pendingCount == 1)
        #expect(Self.stored(session.receive(Self.receipts(1...1))) == [1])
    }

    @Test
    func linesOfALaterVersionArePassedOver() {
        var session = Self.ready()
        #expect(session.receive(Array("{\"t\":\"snap\",\"x\":[1]}\n".utf8)).isEmpty)
        #expect(session.receive(Pong().line()).isEmpty)
        #expect(Self.batches(session.receive(Wires.mark(5).line())).count == 1)
    }

    @Test
    func aFarewellIsSaidOnce() {
        var session = Self.ready()
        #expect(session.finish().map { $0.message("bye")?.text("code") } == ["done"])
        #expect(session.enqueue([Wires.mutation(1)]).isEmpty)
    }
}
