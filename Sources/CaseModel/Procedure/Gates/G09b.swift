// Stage 9: some of the participants were asked before the start. It blocks nothing: the proof may
// still lie on a device in the field.

extension Gate {
    static let g09b = Gate(
        "G09b", stage: 9,
        pl: "Instytucja kontaktuje się z częścią uczestników przed rozpoczęciem szkolenia i zbiera"
            + " uzupełniające informacje o ich potrzebach.",
        en: "The institution contacts some of the participants before the training starts and"
            + " gathers supplementary information on their needs.",
        nonconformity: .fromStart, reads: ["participant_contact", "participant.status"]
    ) { facts in
        let contacts = facts.all("participant_contact")
        let late = contacts.filter { contact in
            guard let occurred = contact.instant("occurred_at"), let start = facts.firstStart
            else { return false }
            return occurred >= start
        }
        let early = Set(contacts.filter { $0.instant("occurred_at") != nil }).subtracting(late)
        let reached = Set(early.compactMap { $0.text("participant") }).count
        // An entry of the log is never changed: what it lacks may come with a later one.
        let whole = Set(
            contacts.filter { contactGaps($0).isEmpty }.compactMap { $0.text("participant") })
        let gaps = contacts.filter { !whole.contains($0.text("participant") ?? "") }
            .flatMap(contactGaps)
        let needed = contactsNeeded(facts)
        if Int64(reached) >= needed { return gaps }
        let measure = Measure(Int64(reached), of: needed)
        return [Missing("participant_contact", .more, stage: 9, measure: measure)] + gaps
            + late.map { $0.missing("occurred_at", .earlier, stage: 9) }
    }

    private static func contactsNeeded(_ facts: CaseFacts) -> Int64 {
        let share = Int64(facts.enrolledLearners.count) * facts.settings.contactPercent
        return max(facts.settings.contactsMin, (share + 99) / 100)
    }

    private static func contactGaps(_ contact: Record) -> [Missing] {
        var missing = contact.blanks(
            ["participant", "occurred_at", "form", "programme_decision"], stage: 9)
        if contact.text("programme_decision") == "minor_change" {
            missing += contact.blanks(["programme_version"], stage: 9)
        }
        return missing
    }
}
