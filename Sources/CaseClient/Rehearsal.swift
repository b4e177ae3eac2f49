// "What if I did it now?": an act tried on a copy of what the person sees, to learn every reason
// that would keep it back. Nothing is recorded.

internal import CanonicalJSON
package import CaseMerge
internal import CaseModel

extension Workspace {
    /// Returns every reason against an act as things stand here; empty when nothing is in its way.
    ///
    /// What is not said about the act is filled in, so that the answer is about the case; of
    /// certificates every participant is tried who has none.
    package func rehearse(
        _ view: CaseView, _ name: String, subject: String?, _ assignments: [Assignment] = []
    ) throws(ClientFailure) -> [Reason] {
        guard let act = Act(rawValue: name) else { throw .unknownAct(name) }
        try Self.check(assignments, for: act, view)
        let said = try EditComposer(view.state, today: today).arguments(assignments)
        let holders =
            act == .issueCertificate && said["participant"] == nil
            ? try holders(subject, view) : [nil]
        var reasons: [Reason] = []
        for holder in holders {
            var arguments = placeholders(act, view).merging(said) { $1 }
            arguments["participant"] = holder.map { .string($0) } ?? arguments["participant"]
            let key = try rehearsed(act, subject, view)
            for reason in reasonsAgainst(act, key, arguments, view)
            where !reasons.contains(reason) {
                reasons.append(reason)
            }
        }
        return reasons
    }

    private func reasonsAgainst(
        _ act: Act, _ key: RecordKey?, _ arguments: [String: JSONValue], _ view: CaseView
    ) -> [Reason] {
        let mutation = Mutation(
            id: MutationID(newIdentifier()), scope: view.state.scope, claimedAt: now,
            operations: [.act(act, subject: key, arguments: arguments)])
        var state = view.state
        let decision = Reducer.apply(
            mutation, to: &state, in: context(organisation: view.organisation))
        // That it was done with other words than the ones filled in here is nobody's news.
        return decision.reasons.map { reason in
            reason.code == .done ? Reason(.done, reason.path) : reason
        }
    }

    private func rehearsed(
        _ act: Act, _ subject: String?, _ view: CaseView
    ) throws(ClientFailure) -> RecordKey? {
        // The record that is named for a certificate is its holder.
        let named = act == .issueCertificate ? nil : subject
        if let key = try self.subject(of: act, named: named, view) { return key }
        guard act == .finaliseChecklist else { return nil }
        return RecordKey(view.state.exists("f4t") ? "f4t" : "f4r")
    }

    /// Who could get a certificate: the named participant, else every learner without one.
    private func holders(
        _ subject: String?, _ view: CaseView
    ) throws(ClientFailure) -> [String?] {
        if let subject { return [try RecordFinder(view.state).key(subject).local] }
        let served = Set(
            view.facts.subjects("certificate").compactMap { $0.text("participant") })
        let open = view.facts.learners.map(\.key.local).filter { !served.contains($0) }
        return open.isEmpty ? [nil] : open
    }

    /// What acts ask for that says nothing about the case: a rehearsal is about the rest.
    private func placeholders(_ act: Act, _ view: CaseView) -> [String: JSONValue] {
        let isOpen = view.facts.text("case.kind") == "open"
        let trainer = view.facts.evaluatedTrainers.sorted().first
        var values: [String: JSONValue] = [
            "to": isOpen ? "trainer" : "ordering_institution", "via": "email", "by": "-",
            "trainer": trainer.map { .string($0) } ?? .null,
            "channel": "email", "note": "-", "reason": "-", "party": party(view),
            "addressee": "participants", "form": "email", "decision": "upheld", "gate": "G09b",
            "gdpr_docs": ["info_art13"],
        ]
        if act.sends { values["to"] = "-@-.pl" }
        return values
    }

    /// The next who signs the protocol, of those for whom the person may sign.
    private func party(_ view: CaseView) -> JSONValue {
        if view.standing == .trainer { return "trainer" }
        return view.facts.instant("f6.signed_provider_at") == nil ? "provider" : "client"
    }
}
