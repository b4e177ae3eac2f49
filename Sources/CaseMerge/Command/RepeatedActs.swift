// An act that was done already is done. Somebody who did not see that and says something else about
// it is refused, with both: what they say would be lost otherwise.

internal import CanonicalJSON
internal import CaseModel

extension Act {
    /// The fields in which the act leaves its arguments, of the record that it is about.
    fileprivate func traces(_ arguments: Arguments) -> [String: String] {
        switch self {
        case .sendDiagnosis: ["to": "recipient_email", "via": "sent_via"]
        case .sendRegistration: ["via": "sent_via"]
        case .sendOffer, .sendContract, .sendFeedback: ["to": "sent_to", "via": "sent_via"]
        case .acceptOffer:
            ["by": "accepted_by", "channel": "accepted_channel", "at": "accepted_at"]
        case .answerComplaint: ["form": "answer_form"]
        case .signCompletion:
            arguments["refusal"] != nil
                ? ["refusal": "client_refusal_reason"]
                : ["by": "signed_\(arguments["party"]?.stringValue ?? "")_by"]
        default: [:]
        }
    }
}

extension Transaction {
    /// Refuses a repetition that says something else than what stands.
    func requireSame(_ act: Act, _ arguments: Arguments) throws(Refusal) {
        let key = arguments.subject ?? RecordKey(act.form)
        guard let record = state.record(key) else { return }
        for (name, field) in act.traces(arguments).sorted(by: { $0.key < $1.key }) {
            guard let mine = arguments[name], mine.nonBlankText != nil else { continue }
            let theirs = record[field] ?? .null
            guard mine == theirs else {
                throw Refusal(
                    .done, "\(key).\(field)", detail: ["theirs": theirs, "mine": mine])
            }
        }
    }
}
