// Advice on learning outcomes (stage 4). The procedure asks for the language of outcomes and for no
// list of verbs, so this advises and nothing depends on it: no gate, no nonconformity.

/// One piece of advice on a learning outcome.
package struct OutcomeAdvice: Hashable, Sendable {
    /// What could be better.
    package enum Kind: Hashable, Sendable {
        /// It does not begin with a verb that says what somebody does.
        case noOperation(String)
        /// It begins with a verb that nobody can observe.
        case notObservable(String)
        /// It says not how well.
        case noCriterion
        /// It says not how that is found out.
        case noMethod
        /// It is neither knowledge nor a skill nor a social competence.
        case noCategory
    }

    /// The outcome.
    package let outcome: RecordKey
    /// What people call it.
    package let number: String
    /// What could be better.
    package let kind: Kind
}

/// Reads learning outcomes as somebody would who has to verify them.
package enum OutcomeLint {
    /// Returns the advice on all outcomes of a case, in their order.
    package static func advice(_ facts: CaseFacts) -> [OutcomeAdvice] {
        facts.all("outcome").sorted {
            ($0.text("no") ?? "", $0.key) < ($1.text("no") ?? "", $1.key)
        }
        .flatMap { outcome in
            kinds(outcome, facts.settings).map {
                OutcomeAdvice(
                    outcome: outcome.key, number: outcome.text("no") ?? "?", kind: $0)
            }
        }
    }

    private static func kinds(
        _ outcome: Record, _ settings: Settings
    ) -> [OutcomeAdvice.Kind] {
        var kinds: [OutcomeAdvice.Kind] = []
        // A blank text is what the gate asks for.
        if let text = outcome.text("text"), let verb = firstWord(text) {
            let word = verb.lowercased()
            if settings.unobservableVerbs.contains(word) {
                kinds.append(.notObservable(verb))
            } else if !settings.operationalVerbs.contains(word) {
                kinds.append(.noOperation(verb))
            }
        }
        if outcome.text("criterion") == nil { kinds.append(.noCriterion) }
        if outcome.text("method") == nil { kinds.append(.noMethod) }
        if outcome.text("category") == nil { kinds.append(.noCategory) }
        return kinds
    }

    private static func firstWord(_ text: String) -> String? {
        text.split { !$0.isLetter }.first.map(String.init)
    }
}

extension OutcomeAdvice.Kind {
    /// What people read.
    package var label: Label {
        switch self {
        case .noOperation(let word):
            Label(
                pl: "zacznij od czasownika, który mówi, co ktoś robi (np. ocenia, planuje), a nie"
                    + " od „\(word)”",
                en: "begin with a verb that says what somebody does (ocenia, planuje), not with"
                    + " “\(word)”")
        case .notObservable(let word):
            Label(
                pl: "„\(word)” nie da się zaobserwować; napisz, po czym to poznać",
                en: "“\(word)” cannot be observed; say how one would tell")
        case .noCriterion: Label(pl: "dodaj kryterium weryfikacji", en: "add a criterion")
        case .noMethod: Label(pl: "dodaj metodę weryfikacji", en: "add a method of verification")
        case .noCategory: Label(pl: "dodaj kategorię", en: "add a category")
        }
    }
}
