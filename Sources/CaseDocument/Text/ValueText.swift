// Values of fields as a Polish document writes them.

internal import CanonicalJSON
internal import CaseModel
internal import CaseReport

/// Writes values.
struct ValueText {
    /// The case, for what a value refers to.
    let state: CaseState
    /// The organisation, for the names of people.
    let organisation: CaseState

    /// Returns what a value of a type says; nil for an absent one.
    func text(_ value: JSONValue?, _ type: FieldType) -> String? {
        guard let value, value != .null else { return nil }
        switch type {
        case .line, .text, .email, .phone: return value.nonBlankText
        case .integer: return value.integerValue.map { Self.number($0) }
        case .money: return value.integerValue.map { Self.money($0) }
        case .boolean: return value.boolValue.map { $0 ? "tak" : "nie" }
        case .date: return value.stringValue.map { DateText.text($0, in: .polish) }
        case .instant: return value.instant.map { Self.moment($0) }
        case .choice(let list), .choices(let list):
            let codes = value.stringValue.map { [$0] } ?? value.codes.sorted()
            return Self.joined(list.filter { codes.contains($0.code) }.map(\.label.polish))
        case .users:
            return Self.joined(value.codes.map { person($0) }.sorted(by: Collation.precedes))
        case .reference(let target): return value.stringValue.map { name(of: $0, target) }
        case .group(let parts):
            return Self.joined(
                parts.compactMap { part in
                    text(value[part.name], part.type).map {
                        "\(Self.label(part.label.polish)): \($0)"
                    }
                }, by: "\n")
        case .checkItem:
            return Self.joined(
                type.parts.compactMap { text(value[$0.name], $0.type) }, by: " – ")
        }
    }

    /// A label without the hint of how to type its value, which is for screens.
    static func label(_ label: String) -> String { label.replacing(" (GG:MM)", with: "") }

    /// Returns the name of a colleague: of the trainer card, else of the directory, else the login.
    func person(_ login: String) -> String {
        organisation.record(RecordKey("trainer", login))?.text("name")
            ?? organisation.record(RecordKey("person", login))?.text("name") ?? login
    }

    private func name(of local: String, _ type: String) -> String {
        if type == "trainer" { return person(local) }
        guard let record = state.record(RecordKey(type, local)) else { return local }
        if type == "participant" { return Self.fullName(record) ?? record.text("no") ?? local }
        return record.text("number") ?? record.text("no") ?? local
    }

    /// Returns the first and last name of a record that has them.
    static func fullName(_ record: Record) -> String? {
        joined([record.text("first_name"), record.text("last_name")].compactMap(\.self), by: " ")
    }

    /// Returns texts in a row, or nil when there are none.
    static func joined(_ texts: [String], by separator: String = ", ") -> String? {
        texts.isEmpty ? nil : texts.joined(separator: separator)
    }

    static func number(_ number: Int64) -> String {
        NumberText(.polish).integer(Int(clamping: number))
    }

    /// Returns an amount: `3 200,00 zł`.
    static func money(_ grosze: Int64) -> String {
        guard let amount = Ratio(Int(clamping: grosze), 100) else { return "" }
        return NumberText(.polish).decimal(amount, places: 2) + "\u{A0}zł"
    }

    /// Returns a day: `27.02.2026`.
    static func day(_ instant: Instant) -> String { day(WarsawTime.date(of: instant)) }

    static func day(_ date: CalendarDate) -> String { DateText.text(date.text, in: .polish) }

    /// Returns a moment: `27.02.2026, 09:00`.
    static func moment(_ instant: Instant) -> String { "\(day(instant)),\u{A0}\(clock(instant))" }

    /// Returns the time of day: `09:00`.
    static func clock(_ instant: Instant) -> String {
        String(WarsawTime.text(of: instant).suffix(5))
    }

    /// Returns a span of time within a day: `09:00–12:00`.
    static func span(_ start: Instant?, _ end: Instant?) -> String? {
        guard let start else { return nil }
        return end.map { "\(clock(start))–\(clock($0))" } ?? "od \(clock(start))"
    }
}
