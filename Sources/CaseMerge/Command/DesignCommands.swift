// Stages 3 and 4: the analysis note becomes final, the programme gets a new version.

internal import CanonicalJSON
internal import CaseModel

extension Transaction {
    mutating func finaliseNote(_ arguments: Arguments) throws(Refusal) -> Outcome {
        guard let note = state.single("note") else { throw Refusal(.notFound, "note") }
        if note["finalised_at"] != nil { return .noop }
        let content = note.fields.filter { $0.value.value != .null }.mapValues(\.value)
        write("note", "state", "final")
        write("note", "finalised_by", .string(context.actor.user.text))
        write("note", "finalised_at", try arguments.moment)
        write("note", "sha256", .string(context.digest(JSONWriter.bytes(of: .object(content)))))
        return .applied
    }

    mutating func reviseProgramme(_ arguments: Arguments) throws(Refusal) -> Outcome {
        let note = try arguments.text("note")
        try write(
            RecordKey("programme"),
            [
                "version": .integer(facts.programmeVersion + 1),
                "revised_at": try arguments.moment, "revision_note": .string(note),
            ])
        return .applied
    }
}
