// The case as it was, from its history: a paper that went out is printed as it read then, with the
// firm's own name and the trainers' cards of that time.

import CaseClient
import CaseDocument
import CaseMerge
import CaseModel
import CaseWire

/// The history of a case.
struct AuditPast {
    /// The changes of the case, oldest first.
    let changes: [PastChange]
    /// The changes of the organisation, oldest first.
    let organisation: [PastChange]
    /// The case as it is now.
    let view: CaseView

    /// Returns the case as it was when a record went out; as it is for one that did not.
    func facts(of record: Record, as kind: DocumentKind) -> CaseFacts {
        guard let field = kind.sendingField, let sent = record.fields[field],
            let moment = record.instant(field)
        else { return view.facts }
        return facts(at: sent.version, moment, holding: record.key)
    }

    /// Returns the case as it was before an amendment opened a record.
    func facts(before amendment: Record, of record: RecordKey) -> CaseFacts {
        guard let opened = amendment.fields["record"] else { return view.facts }
        return facts(at: opened.version - 1, amendment.recordedAt, holding: record)
    }

    private func facts(
        at position: Sequence64, _ moment: Instant, holding key: RecordKey
    ) -> CaseFacts {
        let state = fold(view.state.scope, changes, to: position)
        // A history that does not reach back that far would leave holes.
        guard state.record(key) != nil else { return view.facts }
        let firm = fold(.organisation, organisation, to: position)
        return CaseFacts(
            state, organisation: firm.records.isEmpty ? view.organisation : firm, now: moment)
    }

    private func fold(
        _ scope: ScopeID, _ changes: [PastChange], to position: Sequence64
    ) -> CaseState {
        var state = CaseState(scope: scope)
        for change in changes where change.version <= position { state.apply(change.delta) }
        return state
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
