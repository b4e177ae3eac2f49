// Lines and sessions that the tests of both sides share.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseSession
import CaseWire

/// What goes over the wire in these tests.
enum Wires {
    static let now = Instant(milliseconds: 1_772_000_000_000)

    static let auth = AuthRequest(user: "ed", password: "długie hasło", token: nil, received: 0)

    static func accepted(acknowledged: Int64 = 0, isDeposit: Bool = false) -> AuthAccepted {
        AuthAccepted(
            role: .coordinator, store: "s_1", epoch: "e_1", head: 9, acknowledged: acknowledged,
            isDeposit: isDeposit, token: "żeton", now: now)
    }

    static func mutation(_ number: Int64) -> MutationMessage {
        let mutation = Mutation(
            id: MutationID("mutation-\(number)"), scope: "c_1", claimedAt: now,
            operations: [.create(RecordKey("case"), fields: ["title": "Żółw"])])
        return MutationMessage(number: number, content: mutation.json)
    }

    static func receipt(_ number: Int64) -> Receipt {
        Receipt(
            mutation: MutationID("mutation-\(number)"), number: number, outcome: .applied,
            version: number, steps: [.applied])
    }

    static func change(_ version: Sequence64, _ title: String) -> ChangeMessage {
        var record = Record(
            key: RecordKey("case"), author: "ed", recordedAt: now, syncedAt: now, version: version)
        record.fields["title"] = Register(
            value: .string(title), version: version, mutation: "mutation-1", author: "ed",
            role: .coordinator, claimedAt: now)
        let delta = ScopeDelta(
            scope: "c_1", records: [RecordDelta(record: record, isNew: true)], conflicts: [])
        return ChangeMessage(version: version, delta: delta)
    }

    static func mark(_ cursor: Sequence64, hasMore: Bool = false) -> MarkMessage {
        MarkMessage(cursor: cursor, acknowledged: 0, hasMore: hasMore)
    }

    static let hello = ClientHello(
        versions: [1, 2], program: "teczka/2", capabilities: Set(Capability.allCases))
    static let serverHello = ServerHello(
        version: 2, limits: [:], isDemonstration: false, capabilities: [.blob, .verify])
    /// The greetings of version 1.
    static let formerHello = ClientHello(versions: [1], program: "teczka/1")
    static let formerServerHello = ServerHello(version: 1, limits: [:], isDemonstration: false)
}

extension ServerAction {
    /// The error of a line that carries one.
    var errorCode: String? { message(ErrorMessage.type)?.text("code") }

    /// The line's object, when this sends a line of that type.
    func message(_ type: String) -> LineObject? {
        guard case .send(let bytes) = self else { return nil }
        return LineObject(bytes, type: type)
    }
}

extension ClientAction {
    /// The line's object, when this sends a line of that type.
    func message(_ type: String) -> LineObject? {
        guard case .send(let bytes) = self else { return nil }
        return LineObject(bytes, type: type)
    }
}

/// One sent line, taken apart.
struct LineObject {
    private let value: JSONValue

    init?(_ bytes: [UInt8], type: String) {
        guard bytes.last == 10, let value = try? JSONParser.parse(Array(bytes.dropLast())),
            value["t"]?.stringValue == type
        else { return nil }
        self.value = value
    }

    func text(_ key: String) -> String? { value[key]?.stringValue }
    func integer(_ key: String) -> Int64? { value[key]?.integerValue }
    func value(_ key: String) -> JSONValue? { value[key] }
    func texts(_ key: String) -> [String]? { value[key]?.arrayValue?.compactMap(\.stringValue) }
}
