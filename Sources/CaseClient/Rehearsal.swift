// "What if I did it now?": an act tried on a copy of what the person sees, to learn every reason
// that would keep it back. Nothing is recorded.

internal import CanonicalJSON
package import CaseMerge
internal import CaseModel

extension Workspace {
    /// Returns every reason against an act as things stand here; empty when nothing is in its way.
    package func rehearse(
        _ view: CaseView, _ name: String, subject: String?
    ) throws(ClientFailure) -> [Reason] {
        guard let act = Act(rawValue: name) else { throw .unknownAct(name) }
        let finder = RecordFinder(view.state)
        var arguments = Self.placeholders
        var key: RecordKey?
        if let type = Self.made(by: act) {
            key = RecordKey(type, newIdentifier())
            if act == .issueCertificate, let subject {
                arguments["participant"] = .string(try finder.key(subject).local)
            }
        } else if let subject {
            key = try finder.key(subject)
        } else if let type = Self.meant(by: act) {
            key = try finder.key(type)
        } else if act == .finaliseChecklist {
            key = RecordKey(view.state.exists("f4t") ? "f4t" : "f4r")
        }
        let mutation = Mutation(
            id: MutationID(newIdentifier()), scope: view.state.scope, claimedAt: now,
            operations: [.act(act, subject: key, arguments: arguments)])
        var state = view.state
        return Reducer.apply(
            mutation, to: &state, in: context(organisation: view.organisation)
        ).reasons
    }

    /// What acts ask for that says nothing about the case: a rehearsal is about the rest.
    private static let placeholders: [String: JSONValue] = [
        "to": "ordering_institution", "via": "email", "by": "-", "channel": "email", "note": "-",
        "reason": "-", "party": "provider", "addressee": "participants", "form": "email",
        "decision": "upheld", "gate": "G09b", "gdpr_docs": ["info_art13"],
    ]
}
