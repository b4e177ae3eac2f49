// What somebody owes a case now: the gaps of its stages that are theirs and whose time has come,
// the conflicts that they may settle, and what waits for their decision. `teczka next` lists it
// across cases.

/// One thing that somebody owes a case.
package struct Duty: Hashable, Sendable {
    /// What is missing.
    package let missing: Missing
    /// By when; nil when nothing says.
    package let due: Deadline?

    /// Returns what a person of that standing owes, the earliest first, then in the order of the
    /// stages.
    ///
    /// What belongs into or after the training is owed once it has begun.
    package static func all(
        _ facts: CaseFacts, of standing: Standing, user: UserID? = nil
    ) -> [Duty] {
        let hasStarted = facts.firstStart.map { $0 <= facts.now } ?? false
        let gaps = (StageStatus.all(facts).flatMap(\.missing) + checks(facts)).filter { piece in
            piece.who == standing && piece.isCheckable(by: standing)
                && (hasStarted || !(10...12).contains(piece.stage))
        }
        // A case that is closed is done with, but for what comes afterwards: complaints, requests.
        let isDone = ["closed", "archived"].contains(facts.text("case.state") ?? "")
        let owed =
            (gaps + disputes(facts, standing)).filter { piece in
                !isDone || piece.path.hasPrefix("complaint/")
            } + decisions(facts, standing, user)
        var named: Set<String> = []
        let duties = owed.filter { named.insert($0.name).inserted }.map {
            Duty(missing: $0, due: Deadline.of($0, facts))
        }
        return duties.enumerated().sorted { left, right in
            switch (left.element.due, right.element.due) {
            case (let first?, let second?) where first != second: first < second
            case (_?, nil): true
            case (nil, _?): false
            default: left.offset < right.offset
            }
        }.map(\.element)
    }

    /// What no stage of the procedure asks for and the readiness does: the trainers' checks.
    private static func checks(_ facts: CaseFacts) -> [Missing] {
        Gate.g04e.check(facts).filter { !facts.isAccepted($0, of: Gate.g04e.id) }
    }

    /// What waits for somebody's decision: e-mails of which nobody can tell whether they went out,
    /// edits of people who had lost their right, erasures that take a second person.
    private static func decisions(
        _ facts: CaseFacts, _ standing: Standing, _ user: UserID?
    ) -> [Missing] {
        let waiting = WaitingRecord.all(facts.state).filter { decision in
            // Nobody decides on a request of their own.
            decision.who == standing
                && (user == nil || decision.record.text("requested_by") != user?.text)
        }
        return waiting.map { decision in
            decision.record.missing("state", .decide, who: standing, stage: decision.stage)
        }
    }

    private static func disputes(_ facts: CaseFacts, _ standing: Standing) -> [Missing] {
        facts.state.openConflicts.compactMap { conflict in
            guard let field = FormCatalogue.field(conflict.address),
                field.merge == .fact ? standing == .trainer : standing == .coordinator
            else { return nil }
            return Missing(
                conflict.address.description, .settle, who: standing,
                stage: max(FormCatalogue.stage(of: conflict.address), 1))
        }
    }
}
