// State as JSON: registers, records, conflicts and the deltas made of them (Protocol 4, Change).

package import CanonicalJSON
package import CaseMerge
package import CaseModel

extension Register {
    /// Reads a field's value with its origin.
    package init(json: JSONValue) throws(WireError) {
        let reader = try JSONReader(json)
        self.init(
            value: try reader.value("v"), version: try reader.integer("fv"),
            mutation: MutationID(try reader.text("mid")), author: UserID(try reader.text("by")),
            role: try reader.code("role"), claimedAt: try reader.instant("at"))
    }

    /// A field's value with its origin.
    package var json: JSONValue {
        [
            "v": value, "fv": .integer(version), "mid": .string(mutation.text),
            "by": .string(author.text), "role": .string(role.rawValue),
            "at": .string(claimedAt.text),
        ]
    }
}

extension RecordDelta {
    init(json: JSONValue) throws(WireError) {
        let reader = try JSONReader(json)
        var fields: [String: Register] = [:]
        for (name, value) in try reader.table("set") { fields[name] = try Register(json: value) }
        var record = Record(
            key: try reader.record("r"), author: UserID(try reader.text("by")),
            recordedAt: try reader.instant("at"), syncedAt: reader.optional("synced")?.instant,
            version: try reader.integer("ev"), fields: fields)
        // A server of the first version says no more than that it was removed.
        if fields[Record.removal] == nil, reader.optional("del")?.boolValue == true {
            record.fields[Record.removal] = Register(removalOf: record)
        }
        self.init(record: record, isNew: reader.optional("new")?.boolValue ?? false)
    }

    var json: JSONValue {
        var object: [String: JSONValue] = [
            "r": .string(record.key.description), "by": .string(record.author.text),
            "at": .string(record.recordedAt.text), "ev": .integer(record.version),
            "set": .object(record.fields.mapValues(\.json)),
        ]
        if let synced = record.syncedAt { object["synced"] = .string(synced.text) }
        if isNew { object["new"] = true }
        if record.isDeleted { object["del"] = true }
        return .object(object)
    }
}

extension Conflict {
    /// Reads a conflict.
    package init(json: JSONValue) throws(WireError) {
        let reader = try JSONReader(json)
        var candidates: [Candidate] = []
        for item in try reader.array("cand") {
            let entry = try JSONReader(item)
            candidates.append(
                Candidate(
                    mutation: MutationID(try entry.text("mid")), value: try entry.value("v"),
                    author: UserID(try entry.text("by")), role: try entry.code("role"),
                    claimedAt: try entry.instant("at")))
        }
        self.init(
            address: FieldAddress(try reader.record("r"), try reader.text("p")),
            kind: try reader.code("kind"), base: try reader.value("base"), candidates: candidates,
            openedAt: try reader.integer("opened"))
        version = reader.optional("ev")?.integerValue ?? openedAt
        resolution = reader.optional("resolved")?.stringValue.map { MutationID($0) }
        resolvedBy = reader.optional("resolved_by")?.stringValue.map { UserID($0) }
    }

    /// The conflict.
    package var json: JSONValue {
        var object: [String: JSONValue] = [
            "r": .string(address.record.description), "p": .string(address.field),
            "kind": .string(kind.rawValue), "base": base, "opened": .integer(openedAt),
            "ev": .integer(version),
            "cand": .array(
                candidates.map {
                    [
                        "mid": .string($0.mutation.text), "v": $0.value,
                        "by": .string($0.author.text), "role": .string($0.role.rawValue),
                        "at": .string($0.claimedAt.text),
                    ]
                }),
        ]
        if let resolution { object["resolved"] = .string(resolution.text) }
        if let resolvedBy { object["resolved_by"] = .string(resolvedBy.text) }
        return .object(object)
    }
}

extension ScopeDelta {
    /// Reads the `d` and `cf` of a change.
    package init(scope: ScopeID, json: JSONValue) throws(WireError) {
        let reader = try JSONReader(json)
        var records: [RecordDelta] = []
        for item in try reader.array("d") { records.append(try RecordDelta(json: item)) }
        var conflicts: [Conflict] = []
        for item in reader.optional("cf")?.arrayValue ?? [] {
            conflicts.append(try Conflict(json: item))
        }
        self.init(scope: scope, records: records, conflicts: conflicts)
    }

    /// The `d` and `cf` of a change.
    package var json: JSONValue {
        var object: [String: JSONValue] = ["d": .array(records.map(\.json))]
        if !conflicts.isEmpty { object["cf"] = .array(conflicts.map(\.json)) }
        return .object(object)
    }

    /// The bytes whose SHA-256 is the digest of a whole scope (Protocol 3, Digests).
    package var digestBytes: [UInt8] { JSONWriter.bytes(of: json) }

    /// Returns the delta in pieces that each make a line within the limits of the protocol.
    package var pieces: [ScopeDelta] {
        var pieces: [ScopeDelta] = []
        var piece = ScopeDelta(scope: scope, records: [], conflicts: [])
        var weight = 0
        func add(_ cost: Int, _ put: (inout ScopeDelta) -> Void) {
            if weight + cost > Self.pieceWeightMax, !piece.isEmpty {
                pieces.append(piece)
                piece = ScopeDelta(scope: scope, records: [], conflicts: [])
                weight = 0
            }
            weight += cost
            put(&piece)
        }
        for record in records { add(record.weight) { $0.records.append(record) } }
        for conflict in conflicts { add(conflict.weight) { $0.conflicts.append(conflict) } }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }

    /// Half of what a line may hold: a token weighs 50 bytes, 20,000 tokens a line of 1 MiB.
    private static let pieceWeightMax = 500_000
}

extension RecordDelta {
    fileprivate var weight: Int {
        record.fields.values.reduce(800) { $0 + 800 + $1.value.weight }
    }
}

extension Conflict {
    fileprivate var weight: Int {
        candidates.reduce(800 + base.weight) { $0 + 600 + $1.value.weight }
    }
}

extension JSONValue {
    /// A bound on what the value adds to a line, in bytes.
    fileprivate var weight: Int {
        switch self {
        case .null, .bool, .integer: 50
        case .string(let text): 50 + text.utf8.count
        case .array(let items): items.reduce(50) { $0 + $1.weight }
        case .object(let members): members.reduce(50) { $0 + 100 + $1.value.weight }
        }
    }
}
