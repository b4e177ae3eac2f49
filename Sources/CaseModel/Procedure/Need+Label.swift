// What a missing piece of evidence needs and who owes it, in words.

extension Need {
    /// What people read.
    package var label: Label {
        switch self {
        case .fill: Label(pl: "wypełnić", en: "fill in")
        case .add: Label(pl: "dodać", en: "add")
        case .finalise: Label(pl: "zatwierdzić", en: "make final")
        case .send: Label(pl: "wysłać", en: "send")
        case .receive: Label(pl: "nie wróciło", en: "has not come back")
        case .sign: Label(pl: "podpisać", en: "sign")
        case .earlier: Label(pl: "za późno", en: "too late")
        case .correct: Label(pl: "nie zgadza się z resztą", en: "does not fit the rest")
        case .more: Label(pl: "za mało", en: "too few")
        case .renew: Label(pl: "nieaktualne, odnowić", en: "overtaken, renew")
        case .mitigate: Label(pl: "opisać środek zaradczy", en: "note a mitigation")
        case .forbidden: Label(pl: "niedozwolone", en: "not allowed")
        case .number: Label(pl: "serwer nie nadał jeszcze numeru", en: "has no number yet")
        case .settle: Label(pl: "rozstrzygnąć sprzeczność", en: "settle the conflict")
        }
    }
}

extension Missing {
    /// What has to be done, with how much is there where that can be counted.
    package var action: Label {
        guard let measure else { return need.label }
        let (found, wanted) = (measure.found, measure.wanted)
        return Label(
            pl: "\(need.label.polish) (jest \(found), potrzeba \(wanted))",
            en: "\(need.label.english) (\(found) of \(wanted))")
    }
}

extension Standing {
    /// What people call somebody of that standing.
    package var label: Label {
        switch self {
        case .coordinator, .otherCoordinator: Label(pl: "koordynator", en: "coordinator")
        case .trainer, .otherTrainer: Label(pl: "trener", en: "trainer")
        case .manager: Label(pl: "kierownik", en: "manager")
        }
    }
}
