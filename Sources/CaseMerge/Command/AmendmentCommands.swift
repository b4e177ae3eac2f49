// What was final or signed changes only by an amendment with a reason: it opens the document again,
// and whoever made it final or signed it does so anew.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func amend(_ arguments: Arguments) throws(Refusal) -> Outcome {
        guard let key = arguments.subject, let type = FormCatalogue.type(key.type),
            !type.seal.isEmpty
        else { throw Refusal(.argument, "subject", detail: ["expected": "note"]) }
        guard let form = state.record(key) else { throw Refusal(.notFound, key.description) }
        let reason = try arguments.text("reason")
        let ends = type.frozenBy + type.once
        guard ends.contains(where: { form[$0] != nil }) else {
            throw Refusal(.done, key.description)
        }
        let waiting = state.all("mail").first {
            $0.text("state") == "queued" && $0.text("record") == key.description
        }
        // It would go out all the same, beside the one that is sent anew.
        if let waiting {
            throw Refusal(
                .inUse, key.description,
                detail: ["by": .string(waiting.key.description), "waits": true])
        }
        let entry = RecordKey("amendment", mutation.id.text)
        guard state.records[entry] == nil else { throw Refusal(.exists, entry.description) }
        let content = form.fields.mapValues(\.value).filter { $0.value != .null }
        try write(
            entry,
            [
                "record": .string(key.description), "reason": .string(reason),
                "at": try arguments.moment, "by": .string(context.actor.user.text),
                "before": .string(context.digest(JSONWriter.bytes(of: .object(content)))),
            ])
        for field in type.seal where form[field] != nil {
            write(FieldAddress(key, field), .null)
        }
        return .applied
    }
}
