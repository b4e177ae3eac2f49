// What the server's session takes of what was agreed, and what it says to those who speak the first
// version or have no rights any more.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseSession
import CaseWire
import Testing

@Suite
struct ServerCapabilityTests {
    private static func ready(
        _ hello: ClientHello = Wires.hello, _ accepted: AuthAccepted = Wires.accepted()
    ) -> ServerSession {
        var session = ServerSession(isEnrolment: false, isDemonstration: false)
        _ = session.receive(hello.line(id: 1) + Wires.auth.line(id: 2))
        _ = session.signedIn(.success(accepted), receipts: [], request: 2)
        return session
    }

    private static let questions: [(Capability?, [UInt8])] = [
        (nil, ReportRequest(scope: nil).line()),
        (nil, RenewRequest(request: "PEM", isFork: false).line()),
        (.verify, VerifyRequest().line()),
        (.hist, HistoryRequest(scope: "c_1", before: nil, limit: 10).line()),
        (.peers, PeersRequest().line()),
        (.blob, BlobQuestion(hash: "a", size: 1).line()),
        (.blob, BlobPut(hash: "a", offset: 0, size: 1, data: "AA==").line()),
        (.blob, BlobGet(hash: "a", offset: 0).line()),
    ]

    @Test(arguments: Capability.allCases)
    func onlyWhatWasAgreedIsTaken(_ capability: Capability) {
        let hello = ClientHello(versions: [2], program: "x", capabilities: [capability])
        var session = Self.ready(hello)
        for (needed, line) in Self.questions {
            let actions = session.receive(line)
            if needed == nil || needed == capability {
                #expect(actions.count == 1 && actions.first?.errorCode == nil)
            } else {
                #expect(actions.map(\.errorCode) == ["unknown_message"])
            }
        }
    }

    @Test
    func whatBothCanDoIsSaid() {
        var session = ServerSession(isEnrolment: false, isDemonstration: false)
        let line =
            Array(
                #"{"t":"hello","id":1,"proto":[2],"app":"x","caps":["verify","zip"]}"#.utf8) + [10]
        let answer = session.receive(line)
        #expect(answer.first?.message("hello")?.texts("caps") == ["verify"])
    }

    @Test
    func oneScopeAndMoreCreditAreOfAStreamOnly() {
        var session = Self.ready()
        for line in [GetRequest(scope: "c_1").line(), CreditMessage(bytes: 5).line()] {
            #expect(session.receive(line).map(\.errorCode) == ["unknown_message"])
        }
        let sub = Subscribe(cursor: 4, credit: 100)
        #expect(session.receive(sub.line()) == [.stream(sub, version: 2)])
        #expect(session.receive(GetRequest(scope: "c_1").line()) == [.get("c_1")])
        #expect(session.receive(CreditMessage(bytes: 5).line()) == [.credit(5)])
        for bytes in [0, -5] as [Int64] {
            let actions = session.receive(CreditMessage(bytes: bytes).line())
            #expect(actions.map(\.errorCode) == ["unknown_message"])
        }
        #expect(session.receive(sub.line()).map(\.errorCode) == ["unknown_message"])
    }

    @Test
    func whoHasNoRightsAnyMoreHandsInEditsAndNothingElse() {
        var session = Self.ready(Wires.hello, Wires.accepted(isDeposit: true))
        let mutation = Wires.mutation(1)
        #expect(session.receive(mutation.line(id: 3)) == [.commit(mutation, request: 3)])
        // But for an identity of its own, without which a copied device could deliver nothing.
        let renewal = RenewRequest(request: "PEM", isFork: false).line()
        let questions = Self.questions.map { $0.1 }.filter { $0 != renewal }
        let others =
            questions + [
                Subscribe(cursor: 0).line(), GetRequest(scope: "c_1").line(),
                CreditMessage(bytes: 1).line(), Wires.auth.line(), Wires.hello.line(),
            ]
        for line in others {
            #expect(session.receive(line).map(\.errorCode) == ["unknown_message"])
        }
        #expect(session.receive(Ping().line()).first?.message("pong") != nil)
        #expect(session.receive(Bye(code: "done").line()) == [.end])
    }

    // MARK: - The first version

    private static let parked = Receipt(
        mutation: "mutation-1", number: 1, outcome: .parked, version: 7)

    @Test
    func theFirstVersionKnowsNoParkedEdits() throws {
        let session = Self.ready(Wires.formerHello)
        guard case .send(let line) = session.committed(.success(Self.parked.json), request: 3)
        else { return }
        let told = try Receipt(json: try #require(LineObject(line, type: "rcpt")?.value("rc")))
        #expect(told.outcome == .refused && told.reasons == [Reason(.permission)])
        #expect(told.number == 1 && told.mutation == "mutation-1" && told.version == 7)
        let current = Self.ready().committed(.success(Self.parked.json), request: 3)
        #expect(current == .send(ReceiptMessage(content: Self.parked.json).line(re: 3)))
    }

    @Test
    func aReplayedReceiptIsToldInTheWordsOfTheVersion() {
        var session = ServerSession(isEnrolment: false, isDemonstration: false)
        _ = session.receive(Wires.formerHello.line(id: 1) + Wires.auth.line(id: 2))
        let actions = session.signedIn(
            .success(Wires.accepted(acknowledged: 1)), receipts: [Self.parked.json], request: 2)
        #expect(actions.last?.message("rcpt")?.value("rc")?["st"] == "refused")
    }

    @Test
    func theFirstVersionKnowsNoNewIdentity() {
        let error = WireError(.forked, .rehome)
        let former = Self.ready(Wires.formerHello).committed(.failure(error), request: 3)
        #expect(former.message("err")?.text("retry") == "never")
        let current = Self.ready().committed(.failure(error), request: 3)
        #expect(current.message("err")?.text("retry") == "rehome")
    }

    @Test
    func theSurroundingsLearnTheVersion() {
        let greetings: [(ClientHello, Int64)] = [(Wires.formerHello, 1), (Wires.hello, 2)]
        for (hello, version) in greetings {
            var session = ServerSession(isEnrolment: false, isDemonstration: false)
            _ = session.receive(hello.line(id: 1))
            let actions = session.receive(Wires.auth.line(id: 2))
            #expect(actions == [.signIn(Wires.auth, version: version, request: 2)])
        }
    }
}
