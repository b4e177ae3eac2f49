// Values as an audit pack writes them. An auditor has to see that something was asked for and
// given, and by whom; what it says of somebody's health, and who complains of whom, is not for
// everyone who is handed the pack. Codes, logins and days come in people's words.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    /// Returns what a value says; nil for an absent one.
    func said(_ value: JSONValue?, _ field: FieldDefinition, of type: RecordType) -> String? {
        guard let text = values.text(named(value, field.type), field.type) else { return nil }
        switch (type.name, field.name) {
        case ("complaint", "complainant_name"), ("complaint", "complainant_contact"):
            return "podano"
        case ("mail", "act"): return Self.act(text)
        case ("mail", "record"), ("amendment", "record"): return names.text(text)
        case ("nc_acceptance", "covers"): return covers(text)
        case (_, "via"), (_, "how"): return Self.way(text)
        default: break
        }
        switch type.facet(of: field) {
        case .specialNeeds, .safety: return "podano (treść zastrzeżona)"
        default: return field.merge == .computed ? Self.withDays(text) : text
        }
    }

    /// Returns a record's field; of an e-mail about a complaint not to whom it went.
    func said(_ field: FieldDefinition, of record: Record, _ type: RecordType) -> String? {
        let text = said(record[field.name], field, of: type)
        let isAnswer =
            type.name == "mail" && field.name == "to"
            && record.text("act") == Act.answerComplaint.rawValue
        return isAnswer && text != nil ? "podano" : text
    }

    /// A login as the name of its person, also within a group.
    func named(_ value: JSONValue?, _ type: FieldType) -> JSONValue? {
        switch type {
        case .line:
            guard let login = value?.stringValue, isLogin(login) else { return value }
            return .string(values.person(login))
        case .group(let parts):
            guard var members = value?.objectValue else { return value }
            for part in parts { members[part.name] = named(members[part.name], part.type) }
            return .object(members)
        default: return value
        }
    }

    private func isLogin(_ text: String) -> Bool {
        ["person", "trainer"].contains {
            facts.organisation.record(RecordKey($0, text)) != nil
        }
    }

    private static func act(_ name: String) -> String {
        guard let act = Act(rawValue: name) else { return name }
        return Letter.documentKind(of: act)?.label.polish ?? "Informacja zwrotna"
    }

    private static func way(_ code: String) -> String {
        let ways = FormCatalogue.type("offer")?.field("sent_via")?.type.choiceList ?? []
        return ways.first { $0.code == code }?.label.polish ?? code
    }

    /// A text that acts wrote, with its days as people write them.
    private static func withDays(_ text: String) -> String {
        text.replacing(/\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b/) { match in
            CalendarDate(text: String(match.0)).map { ValueText.day($0) } ?? String(match.0)
        }
    }
}
