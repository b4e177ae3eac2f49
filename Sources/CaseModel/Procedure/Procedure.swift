// What the procedure says of a case: one place that client, server and reports ask. Blocking an act
// and counting a nonconformity are different questions, and neither ever refuses a fact.

/// Asks the gates.
package enum Procedure {
    /// Returns the gates that an act does not pass; empty when it may be done.
    ///
    /// `facts` show the case as it would be after the act, and name the record the act is about. An
    /// open conflict on anything that a gate reads has to be settled first; that adds to what the
    /// gate itself finds and hides nothing of it.
    package static func blockers(of act: Act, _ facts: CaseFacts) -> [GateResult] {
        let gates = GateCatalogue.blocking(act)
        if let gate = gates.first, let type = act.subjectType, let subject = facts.subject,
            subject.type == type, facts.state.record(subject) == nil
        {
            let absent = Missing(subject.description, .add, stage: max(gate.stage, 1))
            return [GateResult(gate: gate.id, missing: [absent])]
        }
        // A case that never became a training is closed without the stages that do not apply; a
        // training that took place owes them, whatever was noted.
        let skipped =
            act == .closeCase && facts.heldSessions.isEmpty ? facts.skippedStages : []
        return gates.filter { !skipped.contains($0.stage) }.map { gate in
            // What came too late cannot be mended: a manager's acceptance lets the act through.
            let isExcusable = gate.nonconformity == .atOnce
            let owed = gate.answer(facts).missing.filter { piece in
                !(isExcusable && counts(piece, in: gate)
                    && facts.isAccepted(piece, of: gate.id))
            }
            let disputes = unsettled(gate, facts).filter { !owed.contains($0) }
            return GateResult(gate: gate.id, missing: owed + disputes)
        }.filter { !$0.isMet }
    }

    /// Returns every gate's answer, hints included, whether it is met or not.
    ///
    /// A gate about one kind of record is asked about all of them that still count, or about the
    /// one that `facts` name, and is left out while there is none.
    package static func evaluate(_ facts: CaseFacts) -> [GateResult] {
        GateCatalogue.all.filter { gate in
            gate.subjectType.map { !facts.subjects($0).isEmpty } ?? true
        }.map { $0.answer(facts) }
    }

    /// Returns the nonconformities that count now and that nobody accepted.
    package static func nonconformities(_ facts: CaseFacts) -> [GateResult] {
        counting(facts) { !facts.isAccepted($1, of: $0) }
    }

    /// Returns the nonconformities that would count, had a manager not accepted them.
    package static func acceptedNonconformities(_ facts: CaseFacts) -> [GateResult] {
        counting(facts) { facts.isAccepted($1, of: $0) }
    }

    /// Returns the hints that apply.
    package static func hints(_ facts: CaseFacts) -> [GateResult] {
        GateCatalogue.all.filter(\.isHint).map { $0.answer(facts) }.filter { !$0.isMet }
    }

    private static func counting(
        _ facts: CaseFacts, where isWanted: (String, Missing) -> Bool
    ) -> [GateResult] {
        let hasStarted = facts.firstStart.map { $0 <= facts.now } ?? false
        return GateCatalogue.all.compactMap { gate in
            guard gate.nonconformity == .atOnce || gate.nonconformity == .fromStart && hasStarted
            else { return nil }
            let missing = gate.answer(facts).missing.filter {
                // What is owed before a session that is still to come is not late.
                counts($0, in: gate) && !($0.before.map { $0 > facts.now } ?? false)
                    && isWanted(gate.id, $0)
            }
            return missing.isEmpty ? nil : GateResult(gate: gate.id, missing: missing)
        }
    }

    /// Returns whether a missing piece makes a nonconformity of its gate: at once only what is
    /// late.
    private static func counts(_ missing: Missing, in gate: Gate) -> Bool {
        switch gate.nonconformity {
        case .never: false
        case .fromStart: true
        case .atOnce: missing.need == .earlier
        }
    }

    private static func unsettled(_ gate: Gate, _ facts: CaseFacts) -> [Missing] {
        let cards = facts.organisation.openConflicts.filter {
            $0.address.record.type != "trainer"
                || facts.assignedTrainers.contains($0.address.record.local)
        }
        return (facts.state.openConflicts + cards).map(\.address)
            .filter { isRead($0, by: gate, facts) }
            .map { address in
                let stages = [FormCatalogue.stage(of: address), gate.stage]
                let isFact = FormCatalogue.field(address)?.merge == .fact
                return Missing(
                    address.description, .settle, who: isFact ? .trainer : .coordinator,
                    stage: stages.first { $0 > 0 } ?? 1)
            }
    }

    private static func isRead(
        _ address: FieldAddress, by gate: Gate, _ facts: CaseFacts
    ) -> Bool {
        let type = address.record.type
        // Another record of the kind that the act is about is none of its business.
        if type == facts.subject?.type && address.record != facts.subject { return false }
        if gate.reads.contains(Gate.everything) || gate.reads.contains(type) { return true }
        // Whether the record is there touches every field of it.
        return address.field == Record.removal
            ? gate.reads.contains { $0.hasPrefix("\(type).") }
            : gate.reads.contains("\(type).\(address.field)")
    }
}
