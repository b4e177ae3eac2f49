// The server's side of a connection: what it asks for, whatever bytes come and however they are
// cut.

import CanonicalJSON
import CaseModel
import CaseSession
import CaseWire
import Testing

@Suite
struct ServerSessionTests {
    private static func session(
        isEnrolment: Bool = false, limits: LineLimits = .standard
    ) -> ServerSession {
        ServerSession(isEnrolment: isEnrolment, isDemonstration: false, limits: limits)
    }

    /// A session whose person is signed in.
    private static func ready(limits: LineLimits = .standard) -> ServerSession {
        var session = session(limits: limits)
        _ = session.receive(Wires.hello.line(id: 1) + Wires.auth.line(id: 2))
        _ = session.signedIn(.success(Wires.accepted()), receipts: [], request: 2)
        return session
    }

    private static let work: [UInt8] =
        Subscribe(cursor: 4).line(id: 3)
        + Wires.mutation(1).line(id: 4)
        + ReportRequest(scope: nil).line(id: 5)
        + Ping().line(id: 6)

    @Test
    func aGreetingIsAnsweredAndASignInIsAskedFor() {
        var session = Self.session()
        let greeting = session.receive(Wires.hello.line(id: 1))
        #expect(greeting.count == 1)
        #expect(greeting.first?.message("hello")?.integer("re") == 1)
        let signIn = session.receive(Wires.auth.line(id: 2))
        #expect(signIn == [.signIn(Wires.auth, version: 2, request: 2)])
    }

    @Test
    func noCommonVersionEndsTheConnection() {
        var session = Self.session()
        let actions = session.receive(ClientHello(versions: [7], program: "x").line(id: 1))
        #expect(actions.first?.errorCode == "version")
        #expect(actions.first?.message("err")?.text("retry") == "upgrade")
        #expect(actions.last == .end)
    }

    // MARK: - Bytes

    @Test
    func bytesCutAnywhereAskForTheSame() {
        let stream =
            Self.work + Array("{\"t\":\"nothing\",\"id\":7}\n".utf8) + Bye(code: "done").line()
        var whole = Self.ready()
        let expected = whole.receive(stream)
        #expect(expected.last == .end)
        for cut in stream.indices {
            var session = Self.ready()
            let actions =
                session.receive(Array(stream[..<cut])) + session.receive(Array(stream[cut...]))
            #expect(actions == expected, "cut at \(cut)")
        }
        var drop = Self.ready()
        #expect(stream.flatMap { drop.receive([$0]) } == expected)
    }

    @Test
    func bytesOfTheGreetingCutAnywhereAskForTheSame() {
        let stream = Wires.hello.line(id: 1) + Wires.auth.line(id: 2)
        var whole = Self.session()
        let expected = whole.receive(stream)
        for cut in stream.indices {
            var session = Self.session()
            let actions =
                session.receive(Array(stream[..<cut])) + session.receive(Array(stream[cut...]))
            #expect(actions == expected, "cut at \(cut)")
        }
    }

    @Test
    func aLineThatIsTooLongSpoilsNoLineBeforeIt() {
        var limits = LineLimits()
        limits.lineBytesMax = 400
        let long = [UInt8](repeating: 32, count: 401) + [10]
        var whole = Self.ready(limits: limits)
        let together = whole.receive(Ping().line(id: 3) + long)
        var apart = Self.ready(limits: limits)
        #expect(together == apart.receive(Ping().line(id: 3)) + apart.receive(long))
        #expect(together.first?.message("pong") != nil)
    }

    @Test(arguments: [-1, 0, 1])
    func aLineIsAsLongAsAllowed(_ excess: Int) {
        var limits = LineLimits()
        limits.lineBytesMax = 300
        var session = Self.ready(limits: limits)
        let ping = Ping().line().dropLast()
        let line =
            ping.dropLast() + [UInt8](repeating: 32, count: 300 + excess - ping.count) + [125]
        let actions = session.receive(line + [10])
        #expect(line.count == 300 + excess)
        if excess > 0 {
            #expect(actions.first?.errorCode == "line_too_long")
            #expect(actions.last == .end)
        } else {
            #expect(actions.count == 1 && actions.first?.message("pong") != nil)
        }
    }

    @Test
    func linesAreShortUntilThePersonIsKnown() {
        var limits = LineLimits()
        limits.greetingLineBytesMax = 100
        let long = [UInt8](repeating: 32, count: 101)
        var unknown = Self.session(limits: limits)
        #expect(unknown.receive(long).last == .end)
        var known = Self.session(limits: limits)
        _ = known.receive(Wires.hello.line())
        _ = known.receive(AuthRequest(user: "ed", password: "x", token: nil, received: 0).line())
        _ = known.signedIn(.success(Wires.accepted()), receipts: [], request: nil)
        #expect(known.receive(long).isEmpty)
    }

    // MARK: - Broken lines

    private static let broken = [
        "", "x", "[]", "{}", "{\"t\":1}", "{\"t\":\"nothing\"}", "{\"t\":\"sub\"}",
        "{\"t\":\"sub\",\"cur\":1.5}", "{\"t\":\"ping\",\"t\":\"ping\"}",
        "{\"t\":\"ping\",\"!x\":1}",
        "{\"t\":\"mut\",\"n\":1}", "\u{FEFF}{\"t\":\"ping\"}",
    ]

    @Test(arguments: broken)
    func aBrokenLineBeforeTheSignInEndsTheConnection(_ text: String) {
        for lines in [0, 1] {
            var session = Self.session()
            if lines > 0 { _ = session.receive(Wires.hello.line()) }
            let actions = session.receive(Array(text.utf8) + [10])
            #expect(actions.count == 2)
            #expect(actions.first?.errorCode != nil)
            #expect(actions.last == .end)
            #expect(session.receive(Wires.hello.line() + Wires.auth.line()).isEmpty)
        }
    }

    @Test(arguments: broken)
    func aBrokenLineAfterTheSignInCostsOnlyItself(_ text: String) {
        var session = Self.ready()
        var clean = Self.ready()
        let actions = session.receive(Ping().line(id: 8) + Array(text.utf8) + [10] + Self.work)
        #expect(actions.count == 6)
        #expect(actions[1].errorCode != nil)
        #expect(Array(actions.dropFirst(2)) == clean.receive(Self.work))
    }

    @Test
    func anErrorNamesTheRequestItIsAbout() {
        var session = Self.ready()
        let actions = session.receive(Array("{\"t\":\"nothing\",\"id\":41}\n".utf8))
        #expect(actions.first?.message("err")?.integer("re") == 41)
    }

    // MARK: - Order of the conversation

    @Test
    func workBeforeTheSignInIsRefused() {
        let lines = [
            Self.work, Subscribe(cursor: 0).line(), ReportRequest(scope: nil).line(),
            MutationMessage(number: 1, content: [:]).line(),
        ]
        for line in lines {
            for greeting in [[], Wires.hello.line(), Wires.hello.line() + Wires.auth.line()] {
                var session = Self.session()
                _ = session.receive(greeting)
                let actions = session.receive(line)
                #expect(actions.first?.errorCode == "unknown_message")
                #expect(actions.last == .end)
            }
        }
    }

    @Test
    func aSecondGreetingOrSignInIsRefused() {
        for line in [Wires.hello.line(), Wires.auth.line()] {
            var session = Self.ready()
            #expect(session.receive(line).map(\.errorCode) == ["unknown_message"])
            #expect(session.receive(Ping().line()).first?.message("pong") != nil)
        }
    }

    @Test
    func aDeviceIsEnrolledOnAnEnrolmentConnectionOnlyAndNobodySignsInThere() {
        let enrol = EnrolRequest(code: "c", request: "PEM", device: "lap-ed", password: "x")
        var enrolment = Self.session(isEnrolment: true)
        _ = enrolment.receive(Wires.hello.line())
        #expect(enrolment.receive(enrol.line(id: 2)) == [.enrol(enrol, request: 2)])
        let answer = Enrolled(user: "ed", device: "d_1", certificate: "PEM", token: "t")
        let done = enrolment.enrolled(.success(answer), request: 2)
        #expect(done.first?.message("enrolled")?.text("device") == "d_1")
        #expect(done.last == .end)
        #expect(enrolment.receive(enrol.line()).isEmpty)

        for (isEnrolment, line) in [(false, enrol.line()), (true, Wires.auth.line())] {
            var session = Self.session(isEnrolment: isEnrolment)
            _ = session.receive(Wires.hello.line())
            let actions = session.receive(line)
            #expect(actions.first?.errorCode == "unknown_message")
            #expect(actions.last == .end)
        }
    }

    @Test
    func aFailedSignInEndsTheConnection() {
        var session = Self.session()
        _ = session.receive(Wires.hello.line() + Wires.auth.line(id: 2))
        let actions = session.signedIn(
            .failure(WireError(.authentication, .auth)), receipts: [], request: 2)
        #expect(actions.first?.errorCode == "authentication")
        #expect(actions.last == .end)
        #expect(session.receive(Self.work).isEmpty)
    }

    @Test
    func receiptsThatTheDeviceLacksFollowTheSignIn() {
        var session = Self.session()
        _ = session.receive(Wires.hello.line() + Wires.auth.line(id: 2))
        let receipts = (13...19).map { Wires.receipt(Int64($0)).json }
        let actions = session.signedIn(
            .success(Wires.accepted(acknowledged: 19)), receipts: receipts, request: 2)
        #expect(actions.first?.message("auth.ok")?.integer("acked") == 19)
        let lines = receipts.map { ServerAction.send(ReceiptMessage(content: $0).line()) }
        #expect(Array(actions.dropFirst()) == lines)
    }

    @Test
    func afterTheEndNothingIsTakenAndNothingIsSaid() {
        var limits = LineLimits()
        limits.lineBytesMax = 100
        let ends: [(inout ServerSession) -> Void] = [
            { _ = $0.receive(Bye(code: "done").line()) },
            { _ = $0.receive([UInt8](repeating: 32, count: 101)) },
        ]
        for end in ends {
            var session = Self.ready(limits: limits)
            end(&session)
            #expect(session.receive(Self.work).isEmpty)
            #expect(session.receive([UInt8](repeating: 32, count: 200)).isEmpty)
        }
    }

    @Test
    func answersNameTheirRequests() {
        let session = Self.ready()
        let receipt = Wires.receipt(1).json
        let line = ReceiptMessage(content: receipt).line(re: 4)
        #expect(session.committed(.success(receipt), request: 4) == .send(line))
        let failure = session.committed(.failure(WireError(.gap, .later)), request: 5)
        #expect(failure.message("err")?.integer("re") == 5)
        #expect(failure.errorCode == "gap")
        #expect(
            session.answered(.success(ReportAnswer(figures: ["n": 1])), request: 6)
                .message("figures")?.integer("re") == 6)
    }
}
