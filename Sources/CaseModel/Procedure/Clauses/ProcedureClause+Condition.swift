// The conditions under which the Procedura asks: what is meant for other trainings is not missing
// in this one.

internal import CanonicalJSON

extension ProcedureClause {
    /// Returns whether the clause is about this case at all.
    package func applies(_ facts: CaseFacts) -> Bool {
        let isClosed = facts.text("case.kind") == "closed"
        return switch id {
        case "R02", "R23": facts.value("case.commissioned")?.boolValue != false
        case "R15", "R48": isClosed
        case "R20": facts.value("case.pricing_applicable")?.boolValue != false
        case "R27": facts.needsContract != false
        case "R28", "R29", "R30": !facts.all("contract").isEmpty || facts.needsContract == true
        case "R32", "R45": facts.value("case.certificates_issued")?.boolValue != false
        case "R39":
            facts.all("participant_contact").contains {
                ["phone", "email"].contains($0.text("form") ?? "")
            }
        case "R46": facts.hasOrderingParty
        case "R49": !facts.all("complaint").isEmpty
        default: true
        }
    }

    /// Is true for what is owed even where no gate asks for it: R03 holds whatever the form of the
    /// contact, while its gate asks only after notes of calls and e-mails (R39).
    package var isOwedAnyway: Bool { id == "R03" }

    /// The evidence that says only whether the clause applies: what kind of case it is.
    package var conditions: [String] {
        evidence.filter { $0.hasPrefix("case.") && $0 != "case.template_version" }
    }
}
