// The case as it was, from its history: a paper that went out is printed as it read then.

import CaseClient
import CaseDocument
import CaseMerge
import CaseModel
import CaseWire

/// The history of a case.
struct AuditPast {
    /// The changes, oldest first.
    let changes: [PastChange]
    /// The case as it is now.
    let view: CaseView

    /// Returns the case as it was when a record went out; as it is for one that did not.
    func facts(of record: Record, as kind: DocumentKind) -> CaseFacts {
        guard let field = kind.sendingField, let sent = record.fields[field],
            let moment = record.instant(field)
        else { return view.facts }
        var state = CaseState(scope: view.state.scope)
        for change in changes where change.version <= sent.version { state.apply(change.delta) }
        // A history that does not reach back that far would leave holes.
        guard state.record(record.key) != nil else { return view.facts }
        return CaseFacts(state, organisation: view.organisation, now: moment)
    }
}

extension DocumentKind {
    /// The field that says when a record went out as this document.
    fileprivate var sendingField: String? {
        switch self {
        case .offer, .contract, .n13: "sent_at"
        case .answer: "answered_at"
        case .f2, .note, .f3, .f4r, .f4t, .attendance, .f5, .f6, .certificate, .report, .f7: nil
        }
    }
}
