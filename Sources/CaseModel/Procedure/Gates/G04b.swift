// Stage 4: a framework programme whose minutes add up to what is offered, with learning outcomes.

extension Gate {
    static let g04b = Gate(
        "G04b", stage: 4,
        pl: "Oferta ma ramowy program z celami w języku efektów uczenia się.",
        en: "The offer has a framework programme with goals as learning outcomes.",
        blocks: [.sendOffer], reads: ["module.minutes", "outcome.text", "case.hours"]
    ) { facts in
        if facts.individualOffers.isEmpty { return [] }
        return moduleGaps(facts) + outcomeGaps(facts)
    }

    private static func moduleGaps(_ facts: CaseFacts) -> [Missing] {
        let modules = facts.all("module")
        if modules.isEmpty { return [Missing("module", .add, stage: 4)] }
        var missing = modules.flatMap { $0.blanks(["minutes"], stage: 4) }
        guard let offered = facts.integer("case.hours.minutes") else {
            return missing + [Missing("case.hours.minutes", .fill, stage: 1)]
        }
        let sum = Whole.sum(modules.compactMap { $0.integer("minutes") })
        if missing.isEmpty && sum != offered {
            let measure = sum.flatMap { Measure($0, of: offered) }
            missing.append(Missing("module.minutes", .correct, stage: 4, measure: measure))
        }
        return missing
    }

    private static func outcomeGaps(_ facts: CaseFacts) -> [Missing] {
        let outcomes = facts.all("outcome")
        if outcomes.isEmpty { return [Missing("outcome", .add, stage: 4)] }
        return outcomes.flatMap { $0.blanks(["text"], stage: 4) }
    }
}
