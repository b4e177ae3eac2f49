// Stage 8: an F4 for every setting that is used. An item that is not in order counts even while two
// people disagree about it: a conflict must never hide a danger.

internal import CanonicalJSON

extension Gate {
    static let g08b = Gate(
        "G08b", stage: 8,
        pl: "Warunki sali sprawdza lista F4, a zajęć terenowych – alternatywny checklist.",
        en: "Room conditions are verified with checklist F4, field classes with the alternative"
            + " one.",
        blocks: [.markReady], nonconformity: .fromStart,
        reads: ["f4r", "f4t", "session.setting", "case.setting"]
    ) { facts in
        let settings = settingsUsed(facts)
        if settings.isEmpty { return [Missing("case.setting", .fill, stage: 1)] }
        return [("room", "f4r"), ("field", "f4t")].filter { settings.contains($0.0) }
            .flatMap { checklistGaps($0.1, facts) }
    }

    /// Where the sessions take place; what a session does not say, the case says.
    private static func settingsUsed(_ facts: CaseFacts) -> Set<String> {
        let usual: Set<String> =
            switch facts.text("case.setting") {
            case "mixed"?: ["room", "field"]
            case let setting?: [setting]
            case nil: []
            }
        let sessions = facts.sessions
        return sessions.isEmpty
            ? usual : Set(sessions.flatMap { $0.text("setting").map { [$0] } ?? usual })
    }

    private static func checklistGaps(_ name: String, _ facts: CaseFacts) -> [Missing] {
        guard let checklist = facts.state.single(name) else {
            return [Missing(name, .add, stage: 8)]
        }
        var missing: [Missing] = []
        for field in FormCatalogue.type(name)?.fields ?? [] {
            guard case .checkItem(let critical) = field.type else { continue }
            let isCritical = critical || isMadeCritical(field.name, facts)
            if let need = itemNeed(field.name, isCritical: isCritical, checklist, facts) {
                missing.append(checklist.missing(field.name, need, stage: 8))
            }
        }
        if checklist.instant("finalised_at") == nil {
            missing.append(checklist.missing("finalised_at", .finalise, stage: 8))
        }
        return missing
    }

    private static func itemNeed(
        _ name: String, isCritical: Bool, _ checklist: Record, _ facts: CaseFacts
    ) -> Need? {
        let state = checklist.text("\(name).state")
        guard ["ok", "nok", "na"].contains(state ?? "") else { return .fill }
        if !isCritical { return nil }
        if state == "nok" { return checklist.text("\(name).mitigation") == nil ? .mitigate : nil }
        let conflict = facts.state.conflicts[FieldAddress(checklist.key, name)]
        let isDisputed =
            conflict.map { conflict in
                conflict.isOpen
                    && conflict.candidates.contains {
                        $0.value["state"]?.stringValue == "nok"
                            && $0.value["mitigation"]?.nonBlankText == nil
                    }
            } ?? false
        return isDisputed ? .mitigate : nil
    }

    /// Special needs make their item critical as soon as somebody declared some.
    private static func isMadeCritical(_ item: String, _ facts: CaseFacts) -> Bool {
        item == "special_needs_met"
            && facts.activeParticipants.contains { $0.text("special_needs") != nil }
    }
}
