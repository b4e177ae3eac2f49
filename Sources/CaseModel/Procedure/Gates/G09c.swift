// Stage 9: a telephone call or an e-mail leaves a note.

extension Gate {
    static let g09c = Gate(
        "G09c", stage: 9,
        pl: "Z kontaktu telefonicznego lub mailowego przechowywana jest dokumentacja (e-mail,"
            + " notatka).",
        en: "Documentation of a telephone or e-mail contact is kept (e-mail, note).",
        nonconformity: .fromStart, reads: ["participant_contact"]
    ) { facts in
        facts.all("participant_contact")
            .filter { ["phone", "email"].contains($0.text("form") ?? "") }
            .flatMap { contact -> [Missing] in
                guard let note = contact.text("evidence") else {
                    return [contact.missing("evidence", .fill, stage: 9)]
                }
                let words = note.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                return words.count >= facts.settings.contactNoteCharactersMin
                    ? [] : [contact.missing("evidence", .more, stage: 9)]
            }
    }
}
