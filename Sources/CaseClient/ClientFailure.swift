// Everything that can keep a command from doing its work. Each case carries what a sentence for the
// user needs; the sentences themselves are written elsewhere. Nothing recorded is touched by any.

package import CaseMerge
package import CaseModel

/// Why a command did not do its work.
package enum ClientFailure: Error, Hashable, Sendable {
    // The device
    case notEnrolled(String)
    case alreadyEnrolled(String)
    case damagedKeys(String)
    case notWritable(String)
    case disk(String)
    case damagedCache(String)
    case cacheBusy
    case demonstrationOnly

    // What was typed
    case badInvitation
    case unknownCase(String)
    case ambiguousCase(String, [String])
    case unknownForm(String)
    case unknownField(String, known: [String])
    case unknownRecord(String, known: [String])
    case ambiguousRecord(String, [String])
    case noRecord(String)
    case singleForm(String)
    case labelTaken(String)
    case noCandidate(String, count: Int)
    case badPath(String)
    case badValue(path: String, text: String, FieldRuleError)
    case badMoment(String)
    case notYet(path: String, moment: String)
    case badSheet(String)
    case severalTrainers([String])
    case badTrainerAnswers(String, known: [String])
    case badIdentifier(String)
    case noConflict(String)
    case noEntry(Int64)
    case unknownAct(String)
    case missingArgument(String)
    case unreadableFile(String)
    case passwordNeeded
    case passwordsDiffer
    case nothingToDo

    // What the rules say
    case refused([Reason], CaseState? = nil)

    // The server
    case unreachable(String)
    case nameNotFound(String)
    case serverCertificate(CertificateProblem)
    case deviceCertificate(CertificateProblem)
    case wrongPin
    case notTeczka(String)
    case brokenConnection
    case authentication
    case accountPassword
    case disabled
    case enrolmentCode
    case weakPassword(min: Int)
    case versionMismatch
    case forked
    case anotherStore
    case busyElsewhere
    case noReport
    case openTraining
    case noInstitutionReport
    case noAttachment
    case attachmentSize(max: Int64)
    case serverUnavailable

    /// What is wrong with a certificate.
    package enum CertificateProblem: String, Hashable, Sendable {
        case expired
        case notYetValid
        case foreign
        case wrongName
        case other
    }
}
