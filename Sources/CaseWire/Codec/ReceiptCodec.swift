// Receipts and their reasons as JSON (Protocol 4, Receipt).

package import CanonicalJSON
package import CaseMerge
package import CaseModel

extension Receipt {
    /// Reads the content of a `rcpt` line.
    package init(json: JSONValue) throws(WireError) {
        let reader = try JSONReader(json)
        var steps: [Outcome] = []
        for item in reader.optional("out")?.arrayValue ?? [] {
            guard let step = item.stringValue.flatMap(Outcome.init) else { throw .missing("out") }
            steps.append(step)
        }
        var reasons: [Reason] = []
        for item in reader.optional("why")?.arrayValue ?? [] {
            reasons.append(try Reason(json: item))
        }
        self.init(
            mutation: MutationID(try reader.text("mid")), number: try reader.integer("n"),
            outcome: try reader.code("st"), version: try reader.integer("seq"), steps: steps,
            reasons: reasons)
    }

    /// The content of a `rcpt` line.
    package var json: JSONValue {
        var object: [String: JSONValue] = [
            "mid": .string(mutation.text), "n": .integer(number),
            "st": .string(outcome.rawValue), "seq": .integer(version),
        ]
        if !steps.isEmpty { object["out"] = .array(steps.map { .string($0.rawValue) }) }
        if !reasons.isEmpty { object["why"] = .array(reasons.map(\.json)) }
        return .object(object)
    }
}

extension Reason {
    /// Reads one reason.
    package init(json: JSONValue) throws(WireError) {
        let reader = try JSONReader(json)
        let gate = reader.optional("gate")
        // A later server may know reasons that this program does not: it still is a refusal.
        let code = Code(rawValue: try reader.text("code")) ?? .invalid
        self.init(
            code, try reader.text("p"),
            detail: reader.optional("detail")?.objectValue ?? [:],
            gate: gate == nil ? nil : try GateResult(json: try reader.value("gate")))
    }

    /// One reason.
    package var json: JSONValue {
        var object: [String: JSONValue] = ["code": .string(code.rawValue), "p": .string(path)]
        if !detail.isEmpty { object["detail"] = .object(detail) }
        if let gate { object["gate"] = gate.json }
        return .object(object)
    }
}

extension GateResult {
    /// Reads a gate's answer.
    package init(json: JSONValue) throws(WireError) {
        let reader = try JSONReader(json)
        var missing: [Missing] = []
        for item in try reader.array("missing") {
            let entry = try JSONReader(item)
            missing.append(
                Missing(
                    try entry.text("field"), try entry.code("need"), who: try entry.code("who"),
                    stage: Int(clamping: try entry.integer("stage")),
                    before: item["before"]?.instant, measure: Measure(json: item)))
        }
        self.init(gate: try reader.text("gate"), missing: missing)
    }

    /// A gate's answer.
    package var json: JSONValue {
        [
            "gate": .string(gate), "ok": .bool(isMet),
            "missing": .array(missing.map(\.json)),
        ]
    }
}

extension Missing {
    /// A missing piece.
    fileprivate var json: JSONValue {
        var object: [String: JSONValue] = [
            "field": .string(path), "need": .string(need.rawValue),
            "who": .string(who.rawValue), "stage": .integer(Int64(stage)),
        ]
        object["before"] = before.map { .string($0.text) }
        object["found"] = measure.map { .integer($0.found) }
        object["wanted"] = measure.map { .integer($0.wanted) }
        return .object(object)
    }
}

extension Measure {
    /// Reads how much a missing piece has; nil when it does not say.
    fileprivate init?(json: JSONValue) {
        guard let found = json["found"]?.integerValue, let wanted = json["wanted"]?.integerValue
        else { return nil }
        self.init(found, of: wanted)
    }
}
