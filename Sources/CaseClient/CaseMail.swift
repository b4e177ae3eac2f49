// The e-mails of a case as a person sees them.

internal import CanonicalJSON
internal import CaseMerge
package import CaseModel

extension CaseView {
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
