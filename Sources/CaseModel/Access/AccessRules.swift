// The permission matrix: one pure function over facet and standing, and one over act and standing.
// Client prediction, the server's decision, stream filters and reports all ask here and nowhere
// else. What is not named is not allowed.

/// What one may do with the fields of a facet.
package struct Rights: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Reading.
    package static let read = Rights(rawValue: 1)
    /// Changing fields, and making and removing records.
    package static let edit = Rights(rawValue: 2)
    /// Making records and filling in the ones made by oneself, nothing else.
    package static let add = Rights(rawValue: 4)

    static let all: Rights = [.read, .edit, .add]
    static let none: Rights = []
}

/// The permission matrix.
package enum AccessRules {
    /// Returns what a person of that standing may do with a facet.
    package static func rights(_ standing: Standing, _ facet: Facet) -> Rights {
        let row = row(of: facet)
        switch standing {
        case .coordinator: return row.coordinator
        case .otherCoordinator: return row.otherCoordinator
        case .trainer: return row.trainer
        case .otherTrainer: return row.otherTrainer
        case .manager: return row.manager
        }
    }

    /// Returns the facets that a person of that standing may read.
    package static func readable(_ standing: Standing) -> Set<Facet> {
        Set(Facet.allCases.filter { rights(standing, $0).contains(.read) })
    }

    private struct Row {
        var coordinator: Rights = .all
        var otherCoordinator: Rights = .none
        var trainer: Rights = .none
        var otherTrainer: Rights = .none
        var manager: Rights = .read
    }

    private static func row(of facet: Facet) -> Row {
        switch facet {
        case .head: Row(otherCoordinator: .read, trainer: .read)
        case .coordination: Row(otherCoordinator: .read, trainer: .read, manager: .all)
        case .client, .needs, .note, .schedule, .preparation, .briefing, .completion:
            Row(trainer: .read)
        case .clientContact, .enquiry, .needsRestricted, .offer, .price, .registration, .consents,
            .contract, .certificate, .feedback, .mail, .amendment:
            Row()
        case .erasure: Row(trainer: .read)
        case .programme, .checklist, .attendance, .delivery, .survey, .evaluation, .report:
            Row(trainer: .all)
        case .assignment: Row(trainer: .read, manager: .all)
        case .participants, .contactLog, .monitoring: Row(trainer: [.read, .add])
        case .participantContact, .specialNeeds: Row(manager: .none)
        case .safety: Row(trainer: .read, manager: .none)
        case .sheet: Row(coordinator: .add, trainer: .add, manager: .none)
        case .complaintRegister: Row(trainer: .add)
        case .complaint: Row(manager: [.read, .add])
        case .complaintExtract: Row(trainer: .read)
        case .complaintStatement: Row(coordinator: .read, trainer: [.read, .add])
        case .complaintDecision: Row(coordinator: .read, manager: .all)
        case .nonconformity: Row(coordinator: .read, manager: .all)
        case .parked: Row(manager: .all)
        case .directory:
            Row(
                coordinator: .read, otherCoordinator: .read, trainer: .read, otherTrainer: .read)
        case .trainerCard: Row(trainer: .all)
        case .recruitment: Row(coordinator: .read, trainer: .read, manager: .all)
        case .complaintProcedure, .firm:
            Row(
                coordinator: .read, otherCoordinator: .read, trainer: .read, otherTrainer: .read,
                manager: .all)
        }
    }

    /// Returns whether a person of that standing may settle a conflict on a field: plans are the
    /// coordinator's, facts also the trainer's, and a manager may settle either with a reason.
    package static func maySettle(
        _ merge: MergeType, _ facet: Facet, _ standing: Standing
    ) -> Bool {
        switch standing {
        case .coordinator: rights(standing, facet).contains(.edit)
        case .trainer:
            rights(standing, facet).contains(.edit) && (merge == .fact || merge == .flag)
        case .manager: rights(standing, facet).contains(.read)
        case .otherCoordinator, .otherTrainer: false
        }
    }

    /// Returns whether a person of that standing may perform an act, gates aside.
    package static func mayPerform(_ act: Act, _ standing: Standing) -> Bool {
        performers(of: act).contains(standing)
    }

    /// Returns the standings that may perform an act.
    package static func performers(of act: Act) -> [Standing] {
        switch act {
        case .sendDiagnosis, .finaliseNote, .sendOffer, .sendRegistration, .acceptOffer,
            .sendContract, .markReady, .sendBriefing, .sendFeedback, .answerComplaint, .amend,
            .reopenEvaluation, .migrateCase, .closeCase:
            [.coordinator]
        case .reviseProgramme, .finaliseChecklist, .recordSheet, .closeEvaluation:
            [.coordinator, .trainer]
        case .signCompletion: [.coordinator, .trainer]
        case .shareReport, .issueCertificate, .adoptParked, .declineParked, .settleMail,
            .requestErasure:
            [.coordinator, .manager]
        case .revokeCertificate, .acceptNonconformity, .decideComplaint, .extendComplaint,
            .confirmErasure, .declineErasure, .archiveCase:
            [.manager]
        }
    }
}
