// How a case stands to each requirement of the procedure, with what is missing of that requirement
// and of no other. Gates decide; here their answers are shared out among the requirements.

internal import CaseModel

/// Tells how a case stands to the requirements of the procedure.
struct ClauseVerdicts {
    /// How the case stands to one requirement.
    struct Verdict {
        /// In a word or two.
        let state: String
        /// What is missing, why it was accepted, or why nothing is asked; nil when nothing need be
        /// said.
        let remark: String?
    }

    /// A piece that a gate misses.
    private struct Gap {
        let gate: String
        let piece: Missing
    }

    private let facts: CaseFacts
    private let values: ValueText
    private let said: (Missing) -> String
    private let gaps: [Gap]
    private let open: [String: Set<Missing>]
    private let asked: Set<String>

    /// Asks every gate once; `said` puts into words what one misses.
    init(_ facts: CaseFacts, _ values: ValueText, _ said: @escaping (Missing) -> String) {
        let answers = Procedure.evaluate(facts)
        self.facts = facts
        self.values = values
        self.said = said
        gaps = answers.flatMap { answer in
            answer.missing.filter { !Self.isSettledBySilence($0, facts) }
                .map { Gap(gate: answer.gate, piece: $0) }
        }
        asked = Set(answers.map(\.gate))
        open = Dictionary(
            Procedure.nonconformities(facts).map { ($0.gate, Set($0.missing)) },
            uniquingKeysWith: { $1 })
    }

    /// Returns how the case stands to a requirement of which there is evidence, or is none.
    ///
    /// `hasOther` tells that there are records of it that prove nothing, as a revoked certificate.
    func verdict(
        on clause: ProcedureClause, hasEvidence: Bool, hasOther: Bool = false
    ) -> Verdict {
        let skipped = facts.all("not_applicable").first {
            $0.integer("stage") == Int64(clause.stage)
        }
        if let reason = skipped?.text("reason") {
            return Verdict(state: "nie dotyczy", remark: reason)
        }
        if !clause.applies(facts) { return Verdict(state: "nie dotyczy", remark: nil) }
        let own = gaps.filter { clause.owns($0.piece, of: $0.gate) }
        let owed = own.filter { !facts.isAccepted($0.piece, of: $0.gate) }
        if !owed.isEmpty {
            return Verdict(state: state(of: owed, clause), remark: text(owed))
        }
        if !own.isEmpty {
            return Verdict(
                state: "niezgodność przyjęta",
                remark: ([text(own)] + reasons(for: own)).joined(separator: "\n"))
        }
        if hasEvidence {
            let isAsked = clause.gates.contains(where: asked.contains)
            return Verdict(state: isAsked ? "spełnione" : "zapisano", remark: nil)
        }
        // The gate found other things missing first and says nothing of this one.
        if gaps.contains(where: { clause.gates.contains($0.gate) }) {
            return Verdict(
                state: clause.isObligation ? "brak" : "podpowiedź",
                remark: "W sprawie nie ma takich zapisów.")
        }
        if clause.isObligation, hasOther || clause.isOwedAnyway {
            return Verdict(
                state: "brak",
                remark: hasOther
                    ? "Są zapisy, ale tego nie dowodzą." : "W sprawie nie ma takich zapisów.")
        }
        // A gate that finds nothing to ask of an empty case has not seen its demand met.
        return Verdict(state: "nie dotyczy", remark: nil)
    }

    /// Whether nothing is left to be decided: of a complaint that counts as accepted the law
    /// decided.
    private static func isSettledBySilence(_ piece: Missing, _ facts: CaseFacts) -> Bool {
        let parts = piece.path.split(separator: ".")
        guard parts.count == 2, parts[1] == "decision", let key = RecordKey(text: String(parts[0])),
            let complaint = facts.state.record(key)
        else { return false }
        return ComplaintState.of(complaint, facts) == .deemedAccepted
    }

    private func state(of owed: [Gap], _ clause: ProcedureClause) -> String {
        if owed.contains(where: { open[$0.gate]?.contains($0.piece) ?? false }) {
            return "niezgodność"
        }
        return clause.isObligation ? "brak" : "podpowiedź"
    }

    private func text(_ gaps: [Gap]) -> String {
        // The whole process misses whatever any of its stages does, and each says so itself.
        if gaps.allSatisfy({ $0.gate == "G00" }) {
            let stages = Set(gaps.map(\.piece.stage)).sorted().map(String.init)
            return "Braki w etapach: " + stages.joined(separator: ", ")
        }
        var seen: Set<String> = []
        let texts = gaps.map { said($0.piece) }.filter { seen.insert($0).inserted }
        let more = texts.count - Self.shownMax
        let rest = more > 0 ? ["i jeszcze: \(more)"] : []
        return (texts.prefix(Self.shownMax) + rest).joined(separator: "; ")
    }

    private static let shownMax = 8

    private func reasons(for accepted: [Gap]) -> [String] {
        let gates = Set(accepted.map(\.gate))
        return facts.all("nc_acceptance").filter { gates.contains($0.text("gate") ?? "") }
            .compactMap { record in
                guard let reason = record.text("reason") else { return nil }
                let who = record.text("by").map { values.person($0) }
                let when = record.instant("at").map { ValueText.day($0) }
                let signed = [who, when].compactMap(\.self).joined(separator: ", ")
                return signed.isEmpty ? reason : "\(reason) (\(signed))"
            }
    }
}

extension ProcedureClause {
    /// Is true for what the procedure asks for, always or under a condition.
    fileprivate var isObligation: Bool { modality == .mandatory || modality == .conditional }
}
