// What talking to the server is for, and what it brought.

package import CanonicalJSON
package import CaseCache
package import CaseMerge
package import CaseModel
package import CaseWire

/// What talking to the server brought.
package struct SyncReport: Sendable, Hashable {
    /// Whose report it is.
    package var user: UserID = ""
    /// How many edits were sent.
    package var sent = 0
    /// The receipts that came, by outcome.
    package var outcomes: [Outcome: Int] = [:]
    /// The refused and parked edits among them.
    package var refused: [Receipt] = []
    /// The scopes with something new from others.
    package var changed: Set<ScopeID> = []
    /// The scopes gained.
    package var gained: Set<ScopeID> = []
    /// The scopes lost.
    package var lost: Set<ScopeID> = []
    /// The figures that were asked for.
    package var figures: JSONValue?
    /// The history that was asked for.
    package var history: HistoryAnswer?
    /// What is known of the others' devices.
    package var peers: [Peer] = []
    /// The certificate that was asked for.
    package var renewed: Renewed?
    /// What followed from a server that had been restored; nil when it had not.
    package var historyChange: HistoryChange?
    /// Is true when the person has no rights any more: edits are parked, nothing comes back.
    package var isDeposit = false
    /// How many attachments were sent whole.
    package var uploaded = 0
    /// How many scopes were compared with the server's; 0 when that was not asked for.
    package var verified = 0
    /// The scopes that differed and were fetched anew.
    package var mended: Set<ScopeID> = []
    /// Is true when this home was a copy and got an identity of its own.
    package var isNewDevice = false
    /// Is true when everything was sent, answered and read.
    package var isComplete = false

    /// Makes the report of a conversation that has just begun.
    package init() {}
}

/// What a conversation is for.
package enum SyncGoal: Sendable, Hashable {
    /// Send and read everything, then end.
    case everything
    /// The same, and compare everything with the server.
    case verify
    /// The same, and ask for a report, for whoever asks or for somebody else.
    case report(ScopeID?, audience: ReportRequest.Audience? = nil)
    /// The same, and ask for a part of a history.
    case history(HistoryRequest)
    /// The same, and fetch the bytes of an attachment.
    case attachment(hash: String, size: Int64)
    /// The same, and ask for another certificate; a copy asks for nothing else.
    case renewal(RenewRequest)
    /// Stay until the connection ends.
    case watch

    /// Is true for a copy of a device that asks for an identity of its own.
    var isFork: Bool {
        if case .renewal(let request) = self { request.isFork } else { false }
    }
}
