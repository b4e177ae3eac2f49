// What each act takes. A misspelt name would leave out what its author meant to say, so it is told
// before anything is recorded.

extension Act {
    /// The names of the arguments that the act understands.
    package var argumentNames: Set<String> {
        let mail: Set = ["to", "text", "message_id"]
        let own: Set<String> =
            switch self {
            case .sendDiagnosis, .sendRegistration, .sendFeedback: mail.union(["via"])
            case .sendOffer: mail.union(["via", "elements"])
            case .sendContract: mail.union(["via", "gdpr_docs"])
            case .sendBriefing: mail.union(["via", "addressee", "recipients", "extra"])
            case .answerComplaint: mail.union(["form"])
            case .reviseProgramme: ["note"]
            case .acceptOffer: ["by", "channel"]
            case .recordSheet: ["sheet"]
            case .issueCertificate:
                [
                    "participant", "type", "place", "validation_method", "validation_result",
                    "sending_institution", "service_number", "support_id", "duplicate_of",
                ]
            case .signCompletion: ["party", "by", "refusal"]
            case .shareReport: ["to", "trainer", "via"]
            case .decideComplaint: ["decision"]
            case .extendComplaint: ["to", "reason"]
            case .acceptNonconformity: ["gate", "reason"]
            case .settleMail: ["outcome", "reason"]
            case .requestErasure: ["class", "reason"]
            case .revokeCertificate, .declineParked, .amend, .declineErasure, .reopenEvaluation:
                ["reason"]
            case .finaliseNote, .finaliseChecklist, .markReady, .closeEvaluation, .adoptParked,
                .migrateCase, .confirmErasure, .closeCase, .archiveCase:
                []
            }
        return own.union(["at"])
    }
}
