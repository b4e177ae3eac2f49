// What somebody owes a case now: the gaps of its stages that are theirs and whose time has come,
// and the conflicts that they may settle. `teczka next` lists it across cases.

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
    package static func all(_ facts: CaseFacts, of standing: Standing) -> [Duty] {
        let hasStarted = facts.firstStart.map { $0 <= facts.now } ?? false
        let gaps = StageStatus.all(facts).flatMap(\.missing).filter { piece in
            piece.who == standing && piece.isCheckable(by: standing)
                && (hasStarted || !(10...12).contains(piece.stage))
        }
        let owed = (gaps + disputes(facts, standing) + letters(facts, standing)).filter { piece in
            // A case that is closed is done with, but for complaints: most come afterwards.
            !["closed", "archived"].contains(facts.text("case.state") ?? "")
                || piece.path.hasPrefix("complaint/")
        }
        let duties = owed.map {
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

    /// E-mails of which nobody can tell whether they went out.
    private static func letters(_ facts: CaseFacts, _ standing: Standing) -> [Missing] {
        guard standing == .coordinator else { return [] }
        return facts.all("mail").compactMap { mail in
            let stage =
                mail.text("record").flatMap(RecordKey.init(text:))
                .flatMap { FormCatalogue.type($0.type)?.stage } ?? 1
            return mail.text("state") == "doubtful"
                ? mail.missing("state", .settle, stage: max(stage, 1)) : nil
        }
    }

    private static func disputes(_ facts: CaseFacts, _ standing: Standing) -> [Missing] {
        facts.state.openConflicts.compactMap { conflict in
            guard let field = FormCatalogue.field(conflict.address),
                let type = FormCatalogue.type(conflict.address.record.type),
                field.merge == .fact ? standing == .trainer : standing == .coordinator
            else { return nil }
            return Missing(
                conflict.address.description, .settle, who: standing, stage: max(type.stage, 1))
        }
    }
}
