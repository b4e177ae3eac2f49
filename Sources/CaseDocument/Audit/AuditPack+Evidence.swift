// What the pages of an audit pack point at: records and values of the case, each by the name that
// people know it by and with the place where it stands whole.

internal import CanonicalJSON
internal import CaseModel

/// One piece of evidence, as a page lists it.
struct AuditEvidence {
    /// What it is.
    let label: String
    /// What it says, cut short; nil when its label says it all.
    var value: String?
    /// Where it stands in the pack; nil for what was worked out of the case.
    let place: String?
    /// Where its like stand together.
    let group: String
    /// Is false for what is shown for the record and proves nothing, as a revoked certificate.
    var isProof = true

    /// The piece as a template reads it.
    var json: JSONValue {
        [
            "label": .string(label), "value": value.map { .string($0) } ?? .null,
            "place": place.map { .string($0) } ?? .null,
        ]
    }
}

extension AuditPack {
    /// Returns the records and values at `type` or `type.field`, each with the place where it
    /// stands in the pack.
    func evidence(_ path: String) -> [AuditEvidence] {
        let parts = path.split(separator: ".").map(String.init)
        guard let type = FormCatalogue.type(parts[0]) else { return [] }
        let field = parts.count > 1 ? type.field(parts[1]) : nil
        let records = type.isOrganisational ? ofFirm(type.name) : facts.all(type.name)
        return records.compactMap { evidence($0, type, field) }
    }

    /// Returns a record, or one value of it, as evidence; nil for what proves nothing.
    func evidence(
        _ record: Record, _ type: RecordType, _ field: FieldDefinition? = nil
    ) -> AuditEvidence? {
        // An e-mail that did not go out, and a note that was not sent, prove nothing.
        if type.name == "mail", record.text("state") != "sent" { return nil }
        if type.name == "n13", record.instant("sent_at") == nil { return nil }
        let value = field.map { said($0, of: record, type) } ?? substance(of: record, type)
        if field != nil, value == nil { return nil }
        let label = [
            type.label.polish, mark(of: record, type), field.map { $0.label.polish },
            revocation(of: record),
        ].compactMap(\.self).joined(separator: " · ")
        return AuditEvidence(
            label: label, value: value.map { Self.short($0) },
            place: "zapisy.html#" + Self.anchor(record.key), group: Self.group(type),
            isProof: record.instant("revoked_at") == nil)
    }

    /// The beginning of what a record says, so that a page tells more than that there is one.
    private func substance(of record: Record, _ type: RecordType) -> String? {
        let texts = (Self.substance[type.name] ?? []).compactMap { name in
            type.field(name).flatMap { said($0, of: record, type) }
        }
        return ValueText.joined(texts, by: " · ")
    }

    /// The fields that say most of a record.
    private static let substance: [String: [String]] = [
        "contact": ["channel", "note"], "f2": ["problem_to_solve", "desired_results"],
        "note": ["expectations", "desired_results"], "supplement": ["from", "text"],
        "perspective": ["kind", "summary"], "assignment": ["role"],
        "disclosure": ["elements", "sent_to", "sent_via"],
        "n13": ["date", "addressee", "sent_via"],
        "participant_contact": ["participant", "form", "needs_found", "programme_decision"],
        "f4r": ["place", "method", "finalised_at"], "f4t": ["place", "method", "finalised_at"],
        "monitoring": ["kind", "text", "action_taken"],
        "advanced_evaluation": ["method", "result"],
        "f5": ["responses", "closed_at"], "f6": ["outcomes_achieved", "outcomes_text"],
        "feedback": ["text", "sent_via"], "report": ["conclusions", "recommendations"],
        "report_action": ["text", "owner", "done_at"], "share": ["to", "trainer", "via", "by"],
        "complaint": ["subject", "decision"], "amendment": ["record", "reason"],
        "rodo": ["doc", "subject", "participant", "how"], "procedure_given": ["version", "how"],
        "certificate": ["first_name", "last_name"], "document": ["about"],
        "not_applicable": ["stage", "reason"], "mark": ["status"],
    ]

    /// The records of the organisation that this case rests on: the cards of whoever was assigned
    /// or taught, and the complaint procedures that were published by now.
    func ofFirm(_ type: String) -> [Record] {
        switch type {
        case "trainer":
            facts.assignedTrainers.union(facts.evaluatedTrainers).sorted().compactMap {
                facts.organisation.record(RecordKey("trainer", $0))
            }
        case "complaint_procedure":
            facts.organisation.all(type).filter {
                $0.instant("published_at").map { $0 <= facts.now } ?? false
            }
        default: []
        }
    }

    /// What tells a record of a list or log from the others: its number, what it is about, or when
    /// it happened.
    func mark(of record: Record, _ type: RecordType) -> String? {
        guard case .many(let label) = type.cardinality else {
            return record.happenedAt.map { ValueText.moment($0) }
        }
        let names = type.naturalKey.isEmpty ? [label] : type.naturalKey
        let parts = names.compactMap { name in
            type.field(name).flatMap { values.text(named(record[name], $0.type), $0.type) }
        }
        return ValueText.joined(parts, by: " · ")
    }

    /// Says that a record was revoked, with when and why.
    private func revocation(of record: Record) -> String? {
        guard let at = record.instant("revoked_at") else { return nil }
        let reason = record.text("revoke_reason").map { ", powód: \($0)" }
        return "unieważnione \(ValueText.day(at))" + (reason ?? "")
    }

    /// The name by which pages refer to a record.
    static func anchor(_ key: RecordKey) -> String {
        key.description.replacing("/", with: "-").replacing("~", with: "-")
    }

    /// The name by which pages refer to all records of a type.
    static func group(_ type: RecordType) -> String { "wszystkie-" + type.name }

    /// The beginning of a text, where the whole of it stands elsewhere.
    static func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " / ")
        return line.count <= 120 ? line : line.prefix(117) + "…"
    }
}
