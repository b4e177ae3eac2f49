// A gate is a sentence of the procedure as a pure function: which evidence is there, which is
// missing, who owes it. The same function answers offline and on the server.

/// What a missing piece of evidence needs.
package enum Need: String, Sendable, CaseIterable {
    /// The field is empty.
    case fill
    /// The record does not exist yet.
    case add
    /// The form has to be made final.
    case finalise
    /// It has to be sent.
    case send
    /// It has not come back.
    case receive
    /// It has to be signed.
    case sign
    /// It came, or happened, too late.
    case earlier
    /// The value does not fit the others.
    case correct
    /// There are fewer than needed.
    case more
    /// It was overtaken by a later change and has to be renewed.
    case renew
    /// A critical point is not in order and nothing is noted against it.
    case mitigate
    /// The firm's rule forbids it.
    case forbidden
    /// The server has not given the number yet.
    case number
    /// Two people disagree; the conflict has to be settled first.
    case settle
    /// Somebody has to decide it: a request, or an e-mail that perhaps went out.
    case decide
}

/// How much there is of something, and how much there should be: people, minutes, percent.
package struct Measure: Hashable, Sendable {
    /// What is there; percentages are rounded down.
    package let found: Int64
    /// What is asked for.
    package let wanted: Int64

    /// Measures something; nil when a number is too large to be told (Protocol 2).
    package init?(_ found: Int64, of wanted: Int64) {
        guard max(found.magnitude, wanted.magnitude) < 1 << 53 else { return nil }
        self.found = found
        self.wanted = wanted
    }
}

/// One piece of evidence that a gate did not find.
package struct Missing: Hashable, Sendable {
    /// Where it belongs: `type.field`, `type/local.field` or `type`.
    package let path: String
    /// What has to be done.
    package let need: Need
    /// Who owes it.
    package let who: Standing
    /// The stage of the procedure it belongs to, 1…13.
    package let stage: Int
    /// The moment before which it is owed, where the gate knows a nearer one than the stage does.
    package let before: Instant?
    /// How much is there and how much is asked for, where that can be counted.
    package let measure: Measure?

    /// Names a missing piece.
    package init(
        _ path: String, _ need: Need, who: Standing = .coordinator, stage: Int,
        before: Instant? = nil, measure: Measure? = nil
    ) {
        self.path = path
        self.need = need
        self.who = who
        self.stage = stage
        self.before = before
        self.measure = measure
    }
}

extension Missing {
    /// The piece in one line: where it belongs and what it needs.
    package var name: String { "\(path) \(need.rawValue)" }

    /// The names under which the piece may have been accepted: what was to be renewed is told too
    /// late once its session has begun, and is the same piece.
    var names: Set<String> {
        guard need == .renew || need == .earlier else { return [name] }
        return Set([Need.renew, .earlier].map { "\(path) \($0.rawValue)" })
    }

    /// Returns whether a person of that standing may read what is missing, and so can tell that it
    /// is.
    package func isCheckable(by standing: Standing) -> Bool {
        let parts = path.split(separator: ".")
        guard let first = parts.first, let key = RecordKey(text: String(first)),
            let type = FormCatalogue.type(key.type)
        else { return true }
        let field = parts.count > 1 ? type.field(String(parts[1])) : nil
        let facet = field.map { type.facet(of: $0) } ?? type.facet
        return AccessRules.rights(standing, facet).contains(.read)
    }
}

/// When a gate that is not met counts as a nonconformity.
package enum NonconformityRule: Sendable, Equatable {
    /// Never: it only blocks acts, or only hints.
    case never
    /// From the planned start of the first session.
    case fromStart
    /// From the moment at which its own check finds something.
    case atOnce
}

/// A gate of the procedure.
package struct Gate: Sendable {
    /// The name, `G05b` or `H2`.
    package let id: String
    /// The stage, 0…13.
    package let stage: Int
    /// What it asks for, in the words of the procedure.
    package let sentence: Label
    /// The acts it blocks.
    package let blocks: [Act]
    /// Whether and when it counts as a nonconformity.
    package let nonconformity: NonconformityRule
    /// The record types (`type`) and fields (`type.field`) whose open conflicts have to be settled
    /// before the acts that it blocks.
    package let reads: [String]

    /// Stands in `reads` for the whole case.
    package static let everything = "*"
    /// Returns what is missing; empty when the gate is met or does not apply.
    package let check: @Sendable (CaseFacts) -> [Missing]

    /// Describes a gate.
    package init(
        _ id: String, stage: Int, pl: String, en: String, blocks: [Act] = [],
        nonconformity: NonconformityRule = .never, reads: [String] = [],
        check: @escaping @Sendable (CaseFacts) -> [Missing]
    ) {
        self.id = id
        self.stage = stage
        sentence = Label(pl: pl, en: en)
        self.blocks = blocks
        self.nonconformity = nonconformity
        self.reads = reads
        self.check = check
    }

    /// Is true for a gate that neither blocks nor counts.
    package var isHint: Bool { blocks.isEmpty && nonconformity == .never }
}

/// A gate's answer.
package struct GateResult: Hashable, Sendable {
    /// The gate.
    package let gate: String
    /// What is missing; empty when it is met.
    package let missing: [Missing]

    /// Makes an answer.
    package init(gate: String, missing: [Missing]) {
        self.gate = gate
        self.missing = missing
    }

    /// Returns the answer as far as a person of that standing can check it: what may not be read is
    /// not there to be found, and would be missed wrongly.
    package func checkable(by standing: Standing) -> GateResult {
        GateResult(gate: gate, missing: missing.filter { $0.isCheckable(by: standing) })
    }

    /// Is true when nothing is missing.
    package var isMet: Bool { missing.isEmpty }
}
