// The forms that are laid out from the registry of fields: F2, the analysis note, F4 and F7. What
// the client fills in, what the office notes down, and the items of a checklist stand apart.

internal import CanonicalJSON
internal import CaseModel

extension Contents {
    /// The fields that the office fills in, and those that have no place on paper.
    private struct Roles {
        var office: Set<String> = []
        var hidden: Set<String> = []
    }

    private static let roles: [String: Roles] = [
        "f2": Roles(
            office: ["recipient_email", "sent_at", "sent_via", "returned_at", "rodo_info_shown"]),
        "f3": Roles(office: ["sent_at", "sent_via", "returned_at"]),
        "complaint": Roles(
            office: [
                "received_at", "channel", "ack_at", "completion_requested_at", "completed_at",
                "extended_to", "extension_reason",
            ],
            hidden: [
                "answer_text", "corrective_action", "corrective_owner", "closed_at",
            ]),
    ]

    /// Returns a form: its rows, those of the office, its items, and who made it final.
    func formBranch(_ name: String, _ record: Record? = nil) -> JSONValue {
        guard let form = form(name, record) else { return .null }
        let roles = Self.roles[name] ?? Roles()
        let office = roles.office
        let sealed = ["finalised_by", "finalised_at"].map { field in
            form.record.flatMap { value($0, field) }
        }
        return [
            "rows": form.rows {
                !Self.isItem($0) && !office.contains($0.name) && !roles.hidden.contains($0.name)
                    // A reason for what was done after all is none.
                    && ($0.name != "supplement_none_reason"
                        || form.record?.text($0.name) != nil)
            },
            "office": ["rows": form.rows { office.contains($0.name) }],
            "has_office": .bool(!office.isEmpty && !isBlank),
            "items": form.items,
            "finalised_by": text(sealed[0].map { values.person($0) }),
            "finalised_at": text(sealed[1]),
        ]
    }

    /// Returns what a form asks and the reader may not read.
    func omitted(_ name: String, _ record: Record? = nil) -> [Label] {
        let hidden = Self.roles[name]?.hidden ?? []
        return form(name, record)?.omitted { !hidden.contains($0.name) } ?? []
    }

    private static func isItem(_ field: FieldDefinition) -> Bool {
        if case .checkItem = field.type { true } else { false }
    }

    /// What was gathered besides F2, and the perspectives compared.
    var noteBranch: JSONValue {
        [
            "supplements": .array(
                facts.all("supplement").map {
                    .object(branch($0, ["at", "from", "form", "text"]))
                }),
            "has_supplements": .bool(!facts.all("supplement").isEmpty),
            "perspectives": .array(
                facts.all("perspective").map {
                    .object(branch($0, ["kind", "source_ref", "summary"]))
                }),
            "has_perspectives": .bool(!facts.all("perspective").isEmpty),
        ]
    }
}
