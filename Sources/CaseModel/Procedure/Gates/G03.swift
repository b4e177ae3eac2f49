// Stage 3: the minimum structure of the analysis note. The content is asked before the note becomes
// final; that it is final and sealed, before an individual offer goes out.

extension Gate {
    static let g03 = Gate(
        "G03", stage: 3,
        pl: "Notatka z analizy zawiera co najmniej: metodę gromadzenia danych, oczekiwania"
            + " zamawiającego, informacje o uczestnikach (poziom, doświadczenie), pożądane zmiany"
            + " i obszar stosowania.",
        en: "The analysis note holds at least: how data were gathered, what the ordering party"
            + " expects, the participants' level and experience, desired changes and area of"
            + " application.",
        blocks: [.finaliseNote, .sendOffer], reads: ["note", "supplement"]
    ) { facts in
        let isAboutOffer = facts.subject?.type == "offer"
        if isAboutOffer && facts.individualOffers.isEmpty { return [] }
        guard let note = facts.state.single("note") else {
            return [Missing("note", .add, stage: 3)]
        }
        var missing: [Missing] = []
        if note.codes("method").isEmpty && note.text("method_text") == nil {
            missing.append(Missing("note.method", .fill, stage: 3))
        }
        missing += note.blanks(
            [
                "expectations", "participants_level", "participants_experience",
                "desired_results", "application_area",
            ], stage: 3)
        let supplements = facts.all("supplement").filter { $0.text("text") != nil }
        if supplements.isEmpty && note.text("supplement_none_reason") == nil {
            missing.append(Missing("supplement", .add, stage: 3))
        }
        if note.text("state") != "final" {
            missing.append(Missing("note.state", .finalise, stage: 3))
        } else if isAboutOffer && note.text("sha256") == nil {
            // The seal is computed while the note is made final, so only later acts ask for it.
            missing.append(Missing("note.sha256", .finalise, stage: 3))
        }
        return missing
    }
}
