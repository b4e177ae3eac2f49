// Which record an act is about. A gate that guards only such acts is asked per record.

extension Act {
    /// The type of the record that the act is about; nil for an act about the whole case.
    package var subjectType: String? {
        switch self {
        case .sendOffer, .acceptOffer: "offer"
        case .sendContract: "contract"
        case .issueCertificate, .revokeCertificate: "certificate"
        case .shareReport: "share"
        case .decideComplaint, .answerComplaint, .extendComplaint: "complaint"
        case .adoptParked, .declineParked: "parked"
        case .settleMail: "mail"
        case .confirmErasure, .declineErasure: "erasure"
        case .sendDiagnosis, .sendRegistration, .finaliseNote, .reviseProgramme,
            .finaliseChecklist, .markReady, .sendBriefing, .recordSheet, .closeEvaluation,
            .reopenEvaluation,
            .signCompletion, .sendFeedback, .acceptNonconformity, .amend, .migrateCase,
            .requestErasure,
            .closeCase, .archiveCase:
            nil
        }
    }
}

extension Gate {
    /// The type of the record that the gate is about; nil for a gate about the whole case.
    package var subjectType: String? {
        let types = Set(blocks.map(\.subjectType))
        return types.count == 1 ? types.first ?? nil : nil
    }

    /// Returns the answer for a case, each missing piece named once.
    package func answer(_ facts: CaseFacts) -> GateResult {
        var seen: Set<Missing> = []
        return GateResult(gate: id, missing: check(facts).filter { seen.insert($0).inserted })
    }
}
