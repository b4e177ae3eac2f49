// Stage 13: a published complaint procedure was made known before anybody was bound by it.

extension Gate {
    static let g13a = Gate(
        "G13a", stage: 13, pl: "Procedura reklamacji jest podana do wiadomości odbiorców.",
        en: "The complaint procedure is made known to recipients.",
        blocks: [.sendContract, .markReady], reads: ["complaint_procedure"]
    ) { facts in
        let given = facts.all("procedure_given")
        guard let last = given.last else { return [Missing("procedure_given", .add, stage: 13)] }
        let isSettled = given.contains { procedureGaps($0, facts).isEmpty }
        return isSettled ? [] : procedureGaps(last, facts)
    }

    private static func procedureGaps(_ given: Record, _ facts: CaseFacts) -> [Missing] {
        var missing = given.blanks(["version", "at"], stage: 13)
        let published = facts.organisation.all("complaint_procedure")
            .filter { $0.instant("published_at") != nil }.compactMap { $0.text("version") }
        if published.isEmpty {
            missing.append(Missing("complaint_procedure", .add, who: .manager, stage: 13))
        } else if let version = given.text("version"), !published.contains(version) {
            missing.append(given.missing("version", .correct, stage: 13))
        }
        let limits = [facts.acceptedAt, facts.firstStart].compactMap { $0 }
        if let at = given.instant("at"), let limit = limits.min(), at > limit {
            missing.append(given.missing("at", .earlier, stage: 13))
        }
        return missing
    }
}
