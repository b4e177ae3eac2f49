// The registry of every record type. Each form stands in its own file; this list is the order in
// which people meet them.

/// All forms and records that Teczka knows.
package enum FormCatalogue {
    /// Every record type, in the order of the procedure; the organisation's come last.
    package static let all: [RecordType] = [
        .caseHead, .notApplicableStage, .client, .contact, .needsDiagnosis, .analysisNote,
        .supplement, .perspective, .programme, .module, .outcome, .assignment, .offer,
        .disclosure, .agreedTerms, .session, .registrationCard, .participant, .selfRating,
        .procedureGiven, .contract, .privacyRecord, .preparation, .roomChecklist,
        .fieldChecklist, .participantContact, .briefingNote, .attendanceMark, .headcount,
        .monitoring,
        .evaluationSurvey, .advancedEvaluation, .completionProtocol, .certificate, .feedback,
        .summaryReport, .reportAction, .reportShare, .complaint, .investigation,
        .complaintExtract, .complaintStatement, .remedy, .nonconformityAcceptance, .amendment,
        .erasure, .parkedEdit, .scan, .document, .mail, .trainerCard,
        .person, .complaintProcedure, .firm, .documentTemplate, .outgoing,
    ]

    /// Returns the stage that a field belongs to: its form's, but what is written down of a session
    /// on site belongs to the delivery; 0 for what is unknown.
    package static func stage(of address: FieldAddress) -> Int {
        guard let type = type(address.record.type) else { return 0 }
        return type.field(address.field)?.facet == .delivery ? 10 : type.stage
    }

    /// The version of the form templates that new cases get.
    ///
    /// A case stays on the version it began with, so that a draft can be finished as it was begun;
    /// the act `case.migrate` moves it on.
    package static let version: Int64 = 3

    private static let index: [String: RecordType] = Dictionary(
        all.map { ($0.name, $0) },
        uniquingKeysWith: { $1 }
    )

    /// Returns the record type of that name, or nil.
    package static func type(_ name: String) -> RecordType? { index[name] }

    /// Returns the field at `type.field`, or nil.
    package static func field(_ address: FieldAddress) -> FieldDefinition? {
        type(address.record.type)?.field(address.field)
    }

    /// Returns the permission row of a field, or nil for one that does not exist.
    package static func facet(of address: FieldAddress) -> Facet? {
        guard let type = type(address.record.type), let field = type.field(address.field)
        else { return nil }
        return type.facet(of: field)
    }
}
