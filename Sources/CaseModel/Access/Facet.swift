// The rows of the permission matrix. A field belongs to exactly one.

/// A group of fields that one rule of reading and writing holds for.
package enum Facet: String, Sendable, CaseIterable, Comparable {
    /// Number, title, kind, state, coordinators.
    case head
    /// Who coordinates the case.
    case coordination
    /// The client's name and type.
    case client
    /// The client's contact person.
    case clientContact = "client_contact"
    /// Stage 1: enquiries, requests, their sources.
    case enquiry
    /// Stage 2: the answers of F2.
    case needs
    /// Stage 2: budget and contacts in F2.
    case needsRestricted = "needs_restricted"
    /// Stage 3: the analysis note.
    case note
    /// Stage 4: programme and learning outcomes.
    case programme
    /// Who teaches.
    case assignment
    /// Stages 4–6: offers, disclosures, negotiation.
    case offer
    /// Prices, discounts, fees.
    case price
    /// Stage 6: date, place, number of people, schedule.
    case schedule
    /// Stage 6: the registration card as a document.
    case registration
    /// Names of participants.
    case participants
    /// Their telephone numbers and e-mail addresses.
    case participantContact = "participant_contact"
    /// Their special needs (GDPR article 9).
    case specialNeeds = "special_needs"
    /// What a trainer must know of them to keep everyone safe.
    case safety
    /// Their statements and consents.
    case consents
    /// Stage 7: acceptance, contracts, GDPR records, complaint procedure given.
    case contract
    /// Stage 8: materials, documents, certificates reserved.
    case preparation
    /// Stage 8: F4.
    case checklist
    /// Stage 9: contacts with participants.
    case contactLog = "contact_log"
    /// Stage 9: briefing note 1.3.
    case briefing
    /// Stage 10: attendance and a participant's status.
    case attendance
    /// Stage 10: the actual times, and what was achieved.
    case delivery
    /// Stage 10: monitoring entries.
    case monitoring
    /// Stage 11: the state of the F5 collection, never its answers.
    case survey
    /// Stage 11: one F5 sheet; nobody reads it.
    case sheet
    /// Stage 11: other forms of evaluation.
    case evaluation
    /// Stage 12: F6.
    case completion
    /// Stage 12: certificates.
    case certificate
    /// Stage 12: feedback for the ordering party.
    case feedback
    /// Stage 12: conclusions and who was given the report.
    case report
    /// Stage 13: lodging a complaint.
    case complaintRegister = "complaint_register"
    /// Stage 13: contents and findings.
    case complaint
    /// Stage 13: what the trainer whom a complaint names is told of it.
    case complaintExtract = "complaint_extract"
    /// Stage 13: what that trainer says to it.
    case complaintStatement = "complaint_statement"
    /// Stage 13: decision and remedies.
    case complaintDecision = "complaint_decision"
    /// Accepted nonconformities.
    case nonconformity
    /// Edits that wait for somebody to adopt them.
    case parked
    /// Amendments of what was final.
    case amendment
    /// Erasures of personal data.
    case erasure
    /// E-mails that go out.
    case mail
    /// Organisation: the names of colleagues.
    case directory
    /// Organisation: qualifications and experience of trainers.
    case trainerCard = "trainer_card"
    /// Organisation: recruitment status and checks of trainers.
    case recruitment
    /// Organisation: the published complaint procedure.
    case complaintProcedure = "complaint_procedure"
    /// Organisation: the company's own data and wording for documents.
    case firm

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
