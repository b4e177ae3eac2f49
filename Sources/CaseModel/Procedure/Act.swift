// The named acts: what goes out of the firm or settles something. Gates block acts and never facts.

/// A named act of the procedure.
package enum Act: String, Sendable, CaseIterable, Comparable {
    /// Stage 2: F2 goes out.
    case sendDiagnosis = "f2.send"
    /// Stage 3: the analysis note becomes final.
    case finaliseNote = "note.finalise"
    /// Stage 4: a new version of the programme.
    case reviseProgramme = "programme.revise"
    /// Stages 1 and 5: an offer goes out.
    case sendOffer = "offer.send"
    /// Stage 6: F3 goes out.
    case sendRegistration = "f3.send"
    /// Stage 7: the client's acceptance is recorded.
    case acceptOffer = "offer.accept"
    /// Stage 7: a contract goes out together with its GDPR documents.
    case sendContract = "contract.send"
    /// Stage 8: an F4 is complete.
    case finaliseChecklist = "f4.finalise"
    /// Stages 8–9: the training may begin.
    case markReady = "case.mark_ready"
    /// Stage 9: briefing note 1.3 goes out.
    case sendBriefing = "n13.send"
    /// Stage 11: one anonymous F5 sheet is handed in.
    case recordSheet = "f5.record"
    /// Stage 11: the collection of F5 ends.
    case closeEvaluation = "f5.close"
    /// Stage 11: the collection of F5 is opened again, for a reason.
    case reopenEvaluation = "f5.reopen"
    /// Stage 12: a certificate is issued.
    case issueCertificate = "certificate.issue"
    /// Stage 12: a certificate is revoked.
    case revokeCertificate = "certificate.revoke"
    /// Stage 12: F6 is signed by one of the parties.
    case signCompletion = "f6.sign"
    /// Stage 12: the summary report is made available.
    case shareReport = "report.share"
    /// Stage 12: feedback goes to the ordering party.
    case sendFeedback = "feedback.send"
    /// Stage 13: a complaint is decided.
    case decideComplaint = "complaint.decide"
    /// Stage 13: the answer goes out.
    case answerComplaint = "complaint.answer"
    /// Stage 13: the term of a complaint is extended, once.
    case extendComplaint = "complaint.extend"
    /// A nonconformity is accepted with a reason.
    case acceptNonconformity = "nonconformity.accept"
    /// A parked edit is made in the name of whoever adopts it.
    case adoptParked = "parked.adopt"
    /// A parked edit is not made, for a reason.
    case declineParked = "parked.decline"
    /// What was final is opened again, for a reason.
    case amend = "form.amend"
    /// A person says what became of an e-mail of which the server cannot tell.
    case settleMail = "mail.settle"
    /// The case moves on to the newest form templates.
    case migrateCase = "case.migrate"
    /// Somebody asks for the erasure of a person's data, or of data whose period has ended.
    case requestErasure = "erasure.request"
    /// A second person agrees, and the data is erased.
    case confirmErasure = "erasure.confirm"
    /// An erasure is declined, for a reason.
    case declineErasure = "erasure.decline"
    /// The case is closed.
    case closeCase = "case.close"
    /// The case is archived for good.
    case archiveCase = "case.archive"

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
