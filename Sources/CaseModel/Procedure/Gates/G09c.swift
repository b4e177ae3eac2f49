// Stage 9: a telephone call or an e-mail leaves a note. An entry of the log is never changed, so
// what it lacks may come with a later entry about the same person.

extension Gate {
    static let g09c = Gate(
        "G09c", stage: 9,
        pl: "Z kontaktu telefonicznego lub mailowego przechowywana jest dokumentacja (e-mail,"
            + " notatka).",
        en: "Documentation of a telephone or e-mail contact is kept (e-mail, note).",
        nonconformity: .fromStart, reads: ["participant_contact"]
    ) { facts in
        let contacts = facts.all("participant_contact")
            .filter { ["phone", "email"].contains($0.text("form") ?? "") }
            .filter { !isErased($0, facts) }
        let documented = Set(
            contacts.filter { noteNeed($0, facts) == nil }.compactMap { $0.text("participant") })
        return contacts.filter { !documented.contains($0.text("participant") ?? "") }
            .compactMap { contact in
                noteNeed(contact, facts).map { contact.missing("evidence", $0, stage: 9) }
            }
    }

    /// What was there went with the person's data.
    private static func isErased(_ contact: Record, _ facts: CaseFacts) -> Bool {
        contact.text("participant").flatMap {
            facts.state.records[RecordKey("participant", $0)]?["erased_at"]
        } != nil
    }

    private static func noteNeed(_ contact: Record, _ facts: CaseFacts) -> Need? {
        if contact.text("evidence_file") != nil { return nil }
        guard let note = contact.text("evidence") else { return .fill }
        let words = note.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count >= facts.settings.contactNoteCharactersMin ? nil : .more
    }
}
