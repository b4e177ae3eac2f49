// Mutations as JSON (Protocol 5). The object is canonical, so the bytes that a device stored are
// the bytes that the server hashes.

package import CanonicalJSON
package import CaseMerge
internal import CaseModel

extension Mutation {
    /// Reads the content of a `mut` line.
    package init(json: JSONValue) throws(WireError) {
        let reader = try JSONReader(json)
        var operations: [Operation] = []
        for item in try reader.array("ops") { operations.append(try Operation(json: item)) }
        guard (1...Self.operationsMax).contains(operations.count) else { throw .missing("ops") }
        self.init(
            id: MutationID(try reader.text("mid")), scope: ScopeID(try reader.text("scope")),
            claimedAt: try reader.instant("at"), operations: operations,
            cursor: reader.optional("cur") == nil ? nil : try reader.integer("cur"))
        guard (8...128).contains(id.text.utf8.count) else { throw .missing("mid") }
    }

    /// The most steps of one mutation.
    package static let operationsMax = 200

    /// The content of a `mut` line.
    package var json: JSONValue {
        var object: [String: JSONValue] = [
            "mid": .string(id.text), "scope": .string(scope.text), "at": .string(claimedAt.text),
            "ops": .array(operations.map(\.json)),
        ]
        if let cursor { object["cur"] = .integer(cursor) }
        return .object(object)
    }
}

extension Operation {
    init(json: JSONValue) throws(WireError) {
        let reader = try JSONReader(json)
        switch try reader.text("o") {
        case "new":
            self = .create(try reader.record("r"), fields: try reader.table("f"))
        case "set":
            self = .set(
                try Self.address(reader), value: try reader.value("v"), base: try Base(reader))
        case "ins":
            self = .insert(try Self.address(reader), element: try reader.text("el"))
        case "rem":
            self = .remove(try Self.address(reader), element: try reader.text("el"))
        case "del":
            self = .delete(try reader.record("r"), seen: try reader.integer("b"))
        case "undel":
            self = .restore(try reader.record("r"), seen: try reader.integer("b"))
        case "wdr": self = .withdraw(try Self.address(reader))
        case "res":
            self = .resolve(
                try Self.address(reader),
                seen: try reader.array("seen").compactMap { $0.stringValue.map { MutationID($0) } },
                value: try reader.value("v"), reason: reader.optional("reason")?.stringValue)
        case "cmd":
            let subject = reader.optional("r") == nil ? nil : try reader.record("r")
            self = .act(
                try reader.code("cmd"), subject: subject, arguments: try reader.table("args"))
        default: throw .missing("o")
        }
    }

    private static func address(_ reader: JSONReader) throws(WireError) -> FieldAddress {
        FieldAddress(try reader.record("r"), try reader.text("p"))
    }

    var json: JSONValue {
        switch self {
        case .create(let key, let fields):
            ["o": "new", "r": .string(key.description), "f": .object(fields)]
        case .set(let address, let value, let base):
            [
                "o": "set", "r": .string(address.record.description), "p": .string(address.field),
                "v": value, "b": base.version.json, "bv": base.value,
            ]
        case .insert(let address, let element): Self.member("ins", address, element)
        case .remove(let address, let element): Self.member("rem", address, element)
        case .delete(let key, let seen):
            ["o": "del", "r": .string(key.description), "b": .integer(seen)]
        case .restore(let key, let seen):
            ["o": "undel", "r": .string(key.description), "b": .integer(seen)]
        case .withdraw(let address):
            [
                "o": "wdr", "r": .string(address.record.description), "p": .string(address.field),
            ]
        case .resolve(let address, let seen, let value, let reason):
            [
                "o": "res", "r": .string(address.record.description), "p": .string(address.field),
                "seen": .array(seen.sorted().map { .string($0.text) }), "v": value,
                "reason": reason.map { .string($0) } ?? .null,
            ]
        case .act(let act, let subject, let arguments):
            [
                "o": "cmd", "cmd": .string(act.rawValue),
                "r": subject.map { .string($0.description) } ?? .null, "args": .object(arguments),
            ]
        }
    }

    private static func member(
        _ name: JSONValue, _ address: FieldAddress, _ element: String
    ) -> JSONValue {
        [
            "o": name, "r": .string(address.record.description), "p": .string(address.field),
            "el": .string(element),
        ]
    }
}

extension Base {
    init(_ reader: JSONReader) throws(WireError) {
        let value = try reader.value("bv")
        if let own = reader.optional("b")?.stringValue, own.hasPrefix("@") {
            self.init(.own(MutationID(String(own.dropFirst()))), value: value)
        } else {
            self.init(.at(try reader.integer("b")), value: value)
        }
    }
}

extension Base.Version {
    var json: JSONValue {
        switch self {
        case .at(let version): .integer(version)
        case .own(let mutation): .string("@" + mutation.text)
        }
    }
}

extension JSONValue {
    /// The content of a mutation without the values that its author had seen.
    ///
    /// It names the mutation for ever: a device that loses a scope drops those values and is still
    /// known by the rest.
    package var withoutSeenValues: JSONValue {
        guard var object = objectValue, let steps = object["ops"]?.arrayValue else { return self }
        object["ops"] = .array(
            steps.map { step in
                guard var words = step.objectValue, words["bv"] != nil else { return step }
                words["bv"] = .null
                return .object(words)
            })
        return .object(object)
    }
}
