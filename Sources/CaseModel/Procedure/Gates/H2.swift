// A hint of stage 3. The procedure says "can be considered": no reason is ever asked for.

extension Gate {
    static let h2 = Gate(
        "H2", stage: 3,
        pl: "Dla szkoleń zamkniętych można rozważyć zebranie informacji z co najmniej dwóch"
            + " perspektyw.",
        en: "For closed trainings, information from at least two perspectives can be considered."
    ) { facts in
        guard facts.text("case.kind") == "closed" else { return [] }
        let kinds = Set(facts.all("perspective").compactMap { $0.text("kind") })
        return kinds.count < 2 ? [Missing("perspective", .more, stage: 3)] : []
    }
}
