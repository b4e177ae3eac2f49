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
        record.isDeleted = reader.optional("del")?.boolValue ?? false
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
        resolution = reader.optional("resolved")?.stringValue.map { MutationID($0) }
        resolvedBy = reader.optional("resolved_by")?.stringValue.map { UserID($0) }
    }

    /// The conflict.
    package var json: JSONValue {
        var object: [String: JSONValue] = [
            "r": .string(address.record.description), "p": .string(address.field),
            "kind": .string(kind.rawValue), "base": base, "opened": .integer(openedAt),
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

    /// Returns the delta in pieces of at most so many records, to keep lines short.
    package func pieces(recordsMax: Int) -> [ScopeDelta] {
        var pieces: [ScopeDelta] = []
        var rest = records[...]
        while !rest.isEmpty {
            pieces.append(
                ScopeDelta(scope: scope, records: Array(rest.prefix(recordsMax)), conflicts: []))
            rest = rest.dropFirst(recordsMax)
        }
        if !conflicts.isEmpty {
            pieces.append(ScopeDelta(scope: scope, records: [], conflicts: conflicts))
        }
        return pieces
    }
}
