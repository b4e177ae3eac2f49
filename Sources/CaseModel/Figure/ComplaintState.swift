// Where a complaint stands (Procedura, stage 13), derived from its record and the day. Nobody sets
// it: a consumer's complaint becomes accepted at midnight without anybody touching it.

/// The state of a complaint.
package enum ComplaintState: String, Sendable, CaseIterable {
    /// It was registered and is being looked into.
    case registered
    /// The complainant was called on to complete it.
    case awaitingCompletion = "awaiting_completion"
    /// It is decided; the answer has not gone out.
    case decided
    /// It was answered in time, or to somebody towards whom silence means nothing.
    case answered
    /// A consumer was not answered in time, so it counts as accepted; a later answer changes that
    /// no more.
    case deemedAccepted = "deemed_accepted"
    /// The complainant took it back.
    case withdrawn
    /// What followed from it is done.
    case closed

    /// Returns the state of a complaint at the moment of the facts.
    package static func of(_ complaint: Record, _ facts: CaseFacts) -> ComplaintState {
        if complaint.text("decision") == "withdrawn" { return .withdrawn }
        let answered = complaint.instant("answered_at")
        let clock = ComplaintClock(complaint, facts)
        if clock?.isDeemedAccepted(at: answered ?? facts.now) ?? false { return .deemedAccepted }
        if complaint.instant("closed_at") != nil { return .closed }
        if answered != nil { return .answered }
        if complaint.text("decision") != nil { return .decided }
        let isCalled = complaint.instant("completion_requested_at") != nil
        return isCalled && complaint.instant("completed_at") == nil
            ? .awaitingCompletion : .registered
    }

    /// What people read.
    package var label: Label {
        switch self {
        case .registered: Label(pl: "zarejestrowana", en: "registered")
        case .awaitingCompletion: Label(pl: "czeka na uzupełnienie", en: "awaiting completion")
        case .decided: Label(pl: "rozstrzygnięta, bez odpowiedzi", en: "decided, not answered")
        case .answered: Label(pl: "odpowiedziano", en: "answered")
        case .deemedAccepted:
            Label(
                pl: "uznana wskutek upływu terminu", en: "deemed accepted, the term having passed")
        case .withdrawn: Label(pl: "wycofana", en: "withdrawn")
        case .closed: Label(pl: "zamknięta", en: "closed")
        }
    }
}
