// The e-mails of a case as a person sees them.

internal import CanonicalJSON
internal import CaseMerge
package import CaseModel

extension CaseView {
    /// Whether the server sends e-mails.
    fileprivate var hasRelay: Bool { organisation.single("outgoing")?.text("sender") != nil }

    /// The e-mails of the case, in the order in which they were asked for.
    package var mails: [Record] {
        state.all("mail").sorted {
            ($0.text("queued_at") ?? "", $0.key) < ($1.text("queued_at") ?? "", $1.key)
        }
    }
}

extension Workspace {
    /// Records what became of a doubtful e-mail.
    ///
    /// - Throws: `refused` when it is not doubtful, or a reason is missing.
    package func settle(
        _ mail: RecordKey, in scope: ScopeID, outcome: String, reason: String?,
        _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        try record(scope, options) { _, _ throws(ClientFailure) in
            var arguments: [String: JSONValue] = ["outcome": .string(outcome)]
            arguments["reason"] = reason.map { .string(Normalisation.normal($0)) }
            return [.act(.settleMail, subject: mail, arguments: arguments)]
        }
    }
}

/// An e-mail that a person is about to send: the case as it would be afterwards.
package struct MailDraft: Sendable {
    /// The record that the act would leave.
    package let mail: Record
    /// The case and the organisation as they would be.
    package let facts: CaseFacts
}

extension Workspace {
    /// Returns the e-mail that an act would have the server send; nothing is recorded.
    ///
    /// It is nil when the server sends none, or when the act may not be done yet.
    package func ordered(
        _ scope: ScopeID, _ name: String, subject: String?, _ assignments: [Assignment]
    ) throws(ClientFailure) -> MailDraft? {
        guard let act = Act(rawValue: name), act.sends else { return nil }
        let view = try view(scope)
        let arguments = try EditComposer(view.state, today: today).arguments(assignments)
        guard serverSends(act, arguments, view) else { return nil }
        return try? draft(scope, name, subject: subject, assignments)
    }

    /// Returns whether the e-mail of an act is for the person to send: the server sends none, and
    /// nothing says that it went out already.
    package func leavesSending(
        to name: String, _ assignments: [Assignment], _ scope: ScopeID
    ) throws(ClientFailure) -> Bool {
        guard let act = Act(rawValue: name) else { return false }
        let view = try view(scope)
        let arguments = try EditComposer(view.state, today: today).arguments(assignments)
        return isToBeSent(act, arguments) && !view.hasRelay
    }

    /// Whether the server is to send the e-mail: it sends some, and nobody says that a person did.
    func serverSends(
        _ act: Act, _ arguments: [String: JSONValue], _ view: CaseView
    ) -> Bool {
        isToBeSent(act, arguments) && view.hasRelay
    }

    /// Whether an act asks for an e-mail of which nothing says that it went out.
    private func isToBeSent(_ act: Act, _ arguments: [String: JSONValue]) -> Bool {
        act.sends && (arguments["via"] ?? arguments["form"]) == "email"
            && arguments["at"] == nil && arguments["message_id"] == nil
    }

    /// Tries an act that sends, and returns the e-mail that it would leave; nothing is recorded.
    ///
    /// - Throws: `refused` with every reason when the act may not be done yet, `unknownAct`.
    package func draft(
        _ scope: ScopeID, _ name: String, subject: String?, _ assignments: [Assignment]
    ) throws(ClientFailure) -> MailDraft {
        guard let act = Act(rawValue: name), act.sends else { throw .unknownAct(name) }
        let view = try view(scope)
        try Self.check(assignments, for: act, view)
        let composer = EditComposer(view.state, today: today)
        var arguments = try composer.arguments(assignments)
        arguments["deliver"] = true
        let key = try self.subject(of: act, named: subject, view)
        let mutation = Mutation(
            id: MutationID(newIdentifier()), scope: scope, claimedAt: now,
            operations: [.act(act, subject: key, arguments: arguments)])
        var state = view.state
        let decision = Reducer.apply(
            mutation, to: &state, in: context(organisation: view.organisation))
        guard let mail = state.record(RecordKey("mail", mutation.id.text))
        else { throw .refused(decision.reasons, view.state) }
        return MailDraft(
            mail: mail, facts: CaseFacts(state, organisation: view.organisation, now: now))
    }
}
