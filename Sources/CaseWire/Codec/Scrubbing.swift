// Taking erased values out of what was written down: changes, mutations, edits on a device. What
// stays says that something was written, by whom and when, and no longer what.

package import CanonicalJSON
package import CaseModel

/// Takes the values of erased fields out of logs.
package struct Scrubbing: Sendable {
    private let fields: Set<FieldAddress>
    private let records: Set<String>

    /// Arguments of acts that name or describe people.
    private static let arguments = ["to", "recipients", "by", "text"]
    /// The members of a step, a conflict or a candidate that hold values of its field.
    private static let values = ["v", "bv", "base", "el"]

    /// Prepares to take the values of these fields out.
    package init(_ fields: some Sequence<FieldAddress>) {
        self.fields = Set(fields)
        records = Set(self.fields.map(\.record.description))
    }

    /// Returns a change, a mutation or a conflict without the values; the same when it holds none.
    package func clean(_ json: JSONValue) -> JSONValue {
        if let items = json.arrayValue { return .array(items.map(clean)) }
        guard var object = json.objectValue else { return json }
        // A mutation's e-mail is named after it, whatever its act was about.
        if let name = object["mid"]?.stringValue, records.contains("mail/" + name),
            let steps = object["ops"]?.arrayValue
        {
            object["ops"] = .array(steps.map(Self.withoutArguments))
        }
        object = object.mapValues(clean)
        // An act about a form that exists once need not name it.
        let form = object["cmd"]?.stringValue.map { String($0.prefix { $0 != "." }) }
        guard let name = object["r"]?.stringValue ?? form, records.contains(name),
            let key = RecordKey(text: name)
        else { return .object(object) }
        empty(&object, key)
        return Self.withoutArguments(.object(object))
    }

    private static func withoutArguments(_ step: JSONValue) -> JSONValue {
        guard var object = step.objectValue, object["cmd"] != nil,
            var values = object["args"]?.objectValue
        else { return step }
        for argument in arguments where values[argument] != nil { values[argument] = .null }
        object["args"] = .object(values)
        return .object(object)
    }

    private func empty(_ object: inout [String: JSONValue], _ key: RecordKey) {
        if let field = object["p"]?.stringValue, fields.contains(FieldAddress(key, field)) {
            for member in Self.values where object[member] != nil { object[member] = .null }
            object["cand"] = object["cand"]?.arrayValue.map { candidates in
                .array(candidates.map { Self.without("v", $0) })
            }
        }
        if let initial = object["f"]?.objectValue {
            object["f"] = .object(
                initial.filter { !fields.contains(FieldAddress(key, $0.key)) })
        }
        if let written = object["set"]?.objectValue {
            object["set"] = .object(
                Dictionary(
                    uniqueKeysWithValues: written.map { name, register in
                        let isErased = fields.contains(FieldAddress(key, name))
                        return (name, isErased ? Self.without("v", register) : register)
                    }))
        }
    }

    private static func without(_ member: String, _ json: JSONValue) -> JSONValue {
        guard var object = json.objectValue else { return json }
        object[member] = .null
        return .object(object)
    }
}
