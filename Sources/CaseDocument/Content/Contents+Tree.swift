// Which branches the template of each kind of document may name.

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    /// Returns everything that a template may say.
    func tree(_ kind: DocumentKind, omitted: [Label]) -> JSONValue {
        var tree = own(kind)
        tree["firm"] = firmBranch
        tree["case"] = caseBranch
        tree["kept"] = keptBranch
        tree["document"] = documentBranch(kind, omitted: omitted)
        return .object(tree)
    }

    private func own(_ kind: DocumentKind) -> [String: JSONValue] {
        switch kind {
        case .f2: ["form": formBranch("f2")]
        case .note: ["form": formBranch("note"), "note": noteBranch]
        case .offer: designed.merging(["offer": offerBranch, "procedure": procedureBranch]) { $1 }
        case .f3:
            [
                "form": formBranch("f3"), "card": registrationBranch, "schedule": scheduleBranch,
                "scores": sheetBranch["scores"] ?? [],
            ]
        case .contract:
            designed.merging(["contract": contractBranch, "procedure": procedureBranch]) { $1 }
        case .f4r, .f4t: ["form": formBranch(kind.rawValue)]
        case .n13: designed.merging(["briefing": briefingBranch]) { $1 }
        case .attendance: ["lists": listsBranch]
        case .f5: ["sheet": sheetBranch]
        case .f6: ["protocol": completionBranch]
        case .certificate: ["certificates": certificatesBranch]
        case .report: ["report": reportBranch]
        case .f7:
            [
                "form": formBranch("complaint", subjects.first),
                "lodge_days": .string(ValueText.number(facts.settings.complaintLodgeDays)),
                "handled": isBlank ? .null : handledBranch,
            ]
        case .answer: ["answer": answerBranch]
        }
    }

    /// What was designed and planned for the client.
    private var designed: [String: JSONValue] {
        [
            "programme": programmeBranch, "outcomes": outcomesBranch, "trainers": trainersBranch,
            "schedule": scheduleBranch,
        ]
    }

    /// Returns what a form asks and the reader may not read.
    func omitted(_ kind: DocumentKind) -> [Label] {
        if isBlank { return [] }
        return switch kind {
        case .f2, .note, .f4r, .f4t: omitted(kind.rawValue)
        case .f3: omitted("f3") + omittedOfPeople
        case .f7: omitted("complaint", subjects.first)
        case .offer, .contract, .n13, .attendance, .f5, .f6, .certificate, .report, .answer: []
        }
    }

    /// Returns a name for the file: the kind and the numbers, in plain letters.
    func fileName(_ kind: DocumentKind) -> String {
        let own = subjects.count == 1 ? subjects[0].text("number") ?? subjects[0].text("no") : nil
        let parts = [kind.fileWord, isBlank ? "pusty" : nil, facts.text("case.number"), own]
        return parts.compactMap(\.self).map(Self.plain).joined(separator: "-")
    }

    private static func plain(_ text: String) -> String {
        let letters: [Character: Character] = [
            "ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z",
            "ż": "z",
        ]
        return String(
            text.lowercased().map { letters[$0] ?? $0 }
                .map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}

extension DocumentKind {
    /// The first word of its file's name.
    fileprivate var fileWord: String {
        switch self {
        case .f2, .f3, .f5, .f6, .f7: rawValue
        case .note: "notatka-z-analizy"
        case .offer: "oferta"
        case .contract: "umowa"
        case .f4r: "f4-sala"
        case .f4t: "f4-teren"
        case .n13: "notatka-1-3"
        case .attendance: "lista-obecnosci"
        case .certificate: "zaswiadczenie"
        case .report: "raport"
        case .answer: "odpowiedz-na-reklamacje"
        }
    }
}
