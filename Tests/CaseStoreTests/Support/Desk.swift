// A store in a directory of its own, with people and devices, driven as the server drives it.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Foundation
import Testing

/// A device in a test: its name and whose it is.
struct Device: Sendable {
    let id: DeviceID
    let user: UserID
}

/// A store in a temporary directory; both end together.
final class Desk {
    static let now = Instant(milliseconds: 1_772_000_000_000)
    static let ed = Device(id: "d-ed", user: "ed")
    static let mg = Device(id: "d-mg", user: "mg")
    static let lc = Device(id: "d-lc", user: "lc")
    static let rs = Device(id: "d-rs", user: "rs")
    static let jw = Device(id: "d-jw", user: "jw")
    static let roles: [UserID: Role] = [
        "ed": .coordinator, "mg": .coordinator, "lc": .trainer, "rs": .trainer, "jw": .manager,
    ]

    let directory: String
    private(set) var store: Store
    private var lastNumbers: [DeviceID: Int64] = [:]
    private var made = 0
    private var isClosed = false

    init() throws {
        directory =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("teczka-store-\(UUID().uuidString)").path
        try Store.create(
            directory: directory, identifier: "s_1", epoch: "e_1", isDemonstration: false)
        store = try Store(directory: directory)
        for device in [Self.ed, Self.mg, Self.lc, Self.rs, Self.jw] {
            let role = try #require(Self.roles[device.user])
            try store.addAccount(device.user, name: "Osoba", role: role, now: Self.now)
            try enrol(device)
        }
        // The trainers' cards are written on a device that no test counts.
        let office = Device(id: "d-office", user: "ed")
        try enrol(office)
        for login in ["lc", "rs"] {
            let card = CaseMerge.Operation.create(
                RecordKey("trainer", login), fields: ["login": .string(login)])
            let receipt = try commit([card], from: office, in: .organisation)
            #expect(receipt.outcome == .applied)
        }
    }

    deinit {
        close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    var file: String { directory + "/teczka.sqlite" }

    /// Closes the store, once.
    func close() {
        if !isClosed { store.close() }
        isClosed = true
    }

    /// Closes the store and opens it again.
    func reopen() throws {
        close()
        store = try Store(directory: directory)
        isClosed = false
    }

    func enrol(_ device: Device) throws {
        let code = "code of \(device.id)"
        try store.invite(device.user, codeHash: code, expires: 2)
        let isEnrolled = try store.enrol(
            codeHash: code, user: device.user, device: device.id, name: device.id.text,
            fingerprint: "certificate of \(device.id)", password: "hash", realNow: 1)
        #expect(isEnrolled)
    }

    // MARK: - Committing

    func mutation(
        _ operations: [CaseMerge.Operation], in scope: ScopeID = "c_1", id: MutationID? = nil,
        seen cursor: Sequence64? = nil
    ) -> Mutation {
        made += 1
        return Mutation(
            id: id ?? MutationID("mutation-\(made)"), scope: scope, claimedAt: Self.now,
            operations: operations, cursor: cursor)
    }

    /// Makes the request that a device makes next.
    func request(
        _ mutation: Mutation, from device: Device, number: Int64? = nil
    ) -> CommitRequest {
        let next = number ?? (lastNumbers[device.id] ?? 0) + 1
        lastNumbers[device.id] = max(next, lastNumbers[device.id] ?? 0)
        return CommitRequest(
            user: device.user, device: device.id,
            message: MutationMessage(number: next, content: mutation.json))
    }

    func commit(_ request: CommitRequest) throws -> CommitResult {
        try #require(try store.commit([request], now: Self.now).first)
    }

    /// Commits steps as the next mutation of a device, and returns the receipt.
    @discardableResult
    func commit(
        _ operations: [CaseMerge.Operation], from device: Device = Desk.ed,
        in scope: ScopeID = "c_1", id: MutationID? = nil, seen cursor: Sequence64? = nil
    ) throws -> Receipt {
        let mutation = mutation(operations, in: scope, id: id, seen: cursor)
        return try Receipt(json: try commit(request(mutation, from: device)).get())
    }

    /// Makes a case of ed with the trainer lc.
    func startCase(_ scope: ScopeID = "c_1") throws {
        let steps: [[CaseMerge.Operation]] = [
            [.create(RecordKey("case"), fields: ["title": "Warsztat", "kind": "closed"])],
            [.create(RecordKey("assignment", "a1"), fields: ["trainer": "lc", "role": "lead"])],
            [.create(RecordKey("f4t"), fields: ["place": "Polana"])],
        ]
        for step in steps { #expect(try commit(step, in: scope).outcome == .applied) }
    }

    /// Signs a device in that holds the receipts up to a number.
    func greet(
        _ device: Device, received: Int64 = 0, at position: StreamPosition? = nil,
        waiting: [ScopeID: Int64] = [:]
    ) throws -> StorePosition {
        try store.greet(
            device.id,
            AuthRequest(
                user: device.user, password: nil, token: nil, received: received,
                position: position, waiting: waiting),
            fingerprint: "certificate of \(device.id)", realNow: 2)
    }

    /// Reads the first page after a position.
    func page(
        for user: UserID, device: DeviceID, after cursor: Sequence64
    ) throws -> StreamPage {
        let role = try #require(Self.roles[user])
        var reader = StreamReader(
            Actor(user: user, role: role), device: device, Subscribe(cursor: cursor))
        return try reader.next(store)
    }

    // MARK: - Looking

    func rows() throws -> ReportRows { try store.reportRows(for: "jw", scope: nil) }

    func state(_ scope: ScopeID = "c_1") throws -> CaseState {
        if scope == .organisation { return try rows().organisation }
        return try rows().cases.map(\.state).first { $0.scope == scope } ?? CaseState(scope: scope)
    }

    func value(_ type: String, _ field: String, in scope: ScopeID = "c_1") throws -> JSONValue? {
        try state(scope).single(type)?[field]
    }
}

extension CommitResult {
    /// The error's kind, when there is no receipt.
    var errorCode: WireError.Code? {
        if case .failure(let error) = self { error.code } else { nil }
    }

    /// The receipt's bytes, when there is one.
    var bytes: [UInt8]? {
        if case .success(let body) = self { JSONWriter.bytes(of: body) } else { nil }
    }
}
