// What a requirement shows besides the records that it names: only those of them that are about it,
// and what was done about the dangers that a checklist found.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    /// Returns the records and values at a path that are evidence of a requirement.
    func evidence(_ path: String, for clause: ProcedureClause) -> [AuditEvidence] {
        switch (clause.id, path) {
        case ("R47", "share"): shares(to: "trainer")
        case ("R48", "share"): shares(to: "ordering_institution")
        case ("R38", _): contactForms
        case ("R34", _):
            evidence(path) + dangers.filter { $0.record.key.type == path }.map(evidence)
        default: evidence(path)
        }
    }

    private func shares(to addressee: String) -> [AuditEvidence] {
        guard let type = FormCatalogue.type("share") else { return [] }
        return facts.all("share").filter { $0.text("to") == addressee }
            .compactMap { evidence($0, type) }
    }

    /// The forms in which participants were asked; a registration card on which somebody left the
    /// questions unanswered asked them nothing.
    private var contactForms: [AuditEvidence] {
        guard let type = FormCatalogue.type("participant_contact") else { return [] }
        return facts.all(type.name).compactMap { contact in
            guard var piece = evidence(contact, type, type.field("form")) else { return nil }
            if contact.text("form") == "f3_survey", !hasAnsweredCard(contact.text("participant")) {
                piece.value = [piece.value, "brak odpowiedzi w części D"].compactMap(\.self)
                    .joined(separator: " – ")
                piece.isProof = false
            }
            return piece
        }
    }

    private func hasAnsweredCard(_ participant: String?) -> Bool {
        guard let participant else { return false }
        let person = facts.state.record(RecordKey("participant", participant))
        return ["d_expectation", "d_experience", "d_question"].contains { person?.text($0) != nil }
            || facts.all("self_rating").contains { $0.text("participant") == participant }
    }

    // MARK: - Dangers

    /// A critical item of a checklist that was not in order, with what was done about it.
    struct Danger {
        let record: Record
        let field: FieldDefinition
        let mitigation: String?
    }

    /// The critical items that were not in order when they were last answered.
    var dangers: [Danger] {
        ["f4r", "f4t"].flatMap { name -> [Danger] in
            guard let record = facts.state.single(name), let type = FormCatalogue.type(name)
            else { return [] }
            return type.fields.compactMap { field in
                guard case .checkItem(let isCritical) = field.type, let item = record[field.name],
                    item["state"]?.stringValue == "nok"
                else { return nil }
                let mitigation = item["mitigation"]?.nonBlankText
                return isCritical || mitigation != nil
                    ? Danger(record: record, field: field, mitigation: mitigation) : nil
            }
        }
    }

    private func evidence(_ danger: Danger) -> AuditEvidence {
        let type = FormCatalogue.type(danger.record.key.type)
        return AuditEvidence(
            label: "\(danger.field.label.polish): nie",
            value: "środek zaradczy: " + (danger.mitigation ?? "nie opisano"),
            place: "zapisy.html#" + Self.anchor(danger.record.key),
            group: type.map(Self.group) ?? "", isProof: danger.mitigation != nil)
    }

    /// The dangers as the page of nonconformities lists them.
    var healed: [JSONValue] {
        dangers.map { danger in
            let type = FormCatalogue.type(danger.record.key.type)
            let item = danger.record[danger.field.name]
            return [
                "item": .string("\(type?.label.polish ?? "") · \(danger.field.label.polish)"),
                "note": .string(item?["note"]?.nonBlankText ?? "–"),
                "mitigation": .string(danger.mitigation ?? "nie opisano"),
                "by": .string(lastChange(of: danger.record, [danger.field.name]) ?? "–"),
                "place": .string("zapisy.html#" + Self.anchor(danger.record.key)),
            ]
        }
    }
}
