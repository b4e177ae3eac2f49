// The programme as a text that stays what it was: an offer keeps it when it goes out.

internal import CanonicalJSON
internal import CaseModel

/// Writes programmes down.
enum ProgrammeText {
    /// Returns the modules with their lengths and the learning outcomes, in Polish; nil when there
    /// are none, or more than a field holds.
    static func of(_ facts: CaseFacts) -> String? {
        let modules = ordered("module", facts).map { module in
            let length = module.integer("minutes").map { " – \($0) min" } ?? ""
            return title(module, "title") + length
        }
        let outcomes = ordered("outcome", facts).map { outcome in
            let proof = [
                category(of: outcome), outcome.text("criterion").map { "kryterium: \($0)" },
                outcome.text("method").map { "metoda: \($0)" },
            ].compactMap(\.self).joined(separator: "; ")
            return title(outcome, "text") + (proof.isEmpty ? "" : " (\(proof))")
        }
        if modules.isEmpty && outcomes.isEmpty { return nil }
        let goal = facts.text("programme.goal").map { ["Cel szkolenia: \($0)", ""] } ?? []
        let text = (goal + ["Moduły:"] + modules + ["", "Efekty uczenia się:"] + outcomes)
            .joined(separator: "\n")
        let isWithinLimits = (try? FieldType.text.check(.string(text))) != nil
        return isWithinLimits ? text : nil
    }

    private static func title(_ record: Record, _ field: String) -> String {
        [record.text("no"), record.text(field)].compactMap(\.self).joined(separator: " ")
    }

    private static func category(of outcome: Record) -> String? {
        FormCatalogue.type("outcome")?.field("category")?.type.choiceList
            .first { $0.code == outcome.text("category") }?.label.polish
    }

    private static func ordered(_ type: String, _ facts: CaseFacts) -> [Record] {
        facts.all(type).sorted {
            let (left, right) = ($0.text("no") ?? "", $1.text("no") ?? "")
            return (left.count, left, $0.key) < (right.count, right, $1.key)
        }
    }
}
