// What the documents of a case may say, as one tree of values that templates name: `case.title`,
// `firm.name`. Each kind of document adds its own branch, in a file of its own.

internal import CanonicalJSON
internal import CaseModel
internal import CaseReport

/// What a document may say.
struct Contents {
    /// The case, as far as the reader may read it.
    let facts: CaseFacts
    /// Who the document is made by.
    let reader: Actor
    /// The rows of the permission matrix that the reader may read.
    let readable: Set<Facet>
    /// The records that the document is about.
    let subjects: [Record]
    /// Is true for a form to be filled in by hand.
    let isBlank: Bool
    /// The figures of the report.
    let figures: CaseFigures?

    var values: ValueText { ValueText(state: facts.state, organisation: facts.organisation) }
    var hours: HoursText { HoursText(unit: facts.text("case.hours.unit")) }
    private var firm: Record? { facts.organisation.single("firm") }

    /// Returns the rows of a form that exists once, or of one record.
    func form(_ name: String, _ record: Record? = nil) -> FormRows? {
        FormCatalogue.type(name).map {
            FormRows(
                type: $0, record: isBlank ? nil : record ?? facts.state.single(name),
                values: values,
                readable: isBlank ? nil : readable)
        }
    }

    // MARK: - What every document says

    /// The company, with its usual wording.
    var firmBranch: JSONValue {
        var branch: [String: JSONValue] = [:]
        for field in FormCatalogue.type("firm")?.fields ?? [] {
            branch[field.name] = text(firm?.text(field.name))
        }
        branch["logo"] = text(firm?.text("logo").flatMap(Picture.source))
        let lines = (firm?.text("address") ?? "").split(separator: "\n").map(String.init)
        branch["address"] = text(ValueText.joined(lines))
        branch["contacts"] = text(
            ValueText.joined(
                ["phone", "email", "www"].compactMap { firm?.text($0) }, by: " · "))
        branch["numbers"] = text(
            ValueText.joined(
                [firm?.text("nip").map { "NIP \($0)" }, firm?.text("registers")]
                    .compactMap(\.self), by: " · "))
        return .object(branch)
    }

    /// The case and its client.
    var caseBranch: JSONValue {
        let minutes = facts.integer("case.hours.minutes")
        return [
            "number": text(facts.text("case.number")), "title": text(facts.text("case.title")),
            "kind": choice("case", "kind"), "setting": choice("case", "setting"),
            "hours": text(minutes.map { hours.text(minutes: $0) }),
            "unit": text(hours.unitName), "minors": .bool(facts.flag("case.minors")),
            // Who signs up for themself orders nothing for others.
            "client": text(facts.hasOrderingParty ? facts.text("client.name") : nil),
            "coordinators": text(
                ValueText.joined(facts.state.coordinators.map { values.person($0.text) })),
            "date": text(facts.announcedDate.map { ValueText.day($0) }),
            "dates": text(dates), "place": text(facts.announcedPlace),
            "people": text(facts.integer("terms.agreed.participant_count").map(ValueText.number)),
        ]
    }

    /// The days of the training: `27.02.2026`, or `18.05.2026, 19.05.2026`.
    var dates: String? {
        let days = Set(
            facts.sessions.compactMap { $0.instant("planned.start").map(WarsawTime.date) })
        return ValueText.joined(days.sorted().map { ValueText.day($0) })
            ?? facts.announcedDate.map { ValueText.day($0) }
    }

    /// What every document says of itself.
    func documentBranch(_ kind: DocumentKind, omitted: [Label]) -> JSONValue {
        let number = subjects.count == 1 ? subjects[0].text("number") : nil
        let heading = [facts.text("case.number"), kind.label.polish].compactMap(\.self)
        return [
            "name": .string(kind.rawValue), "title": .string(kind.label.polish),
            "number": text(number), "date": .string(ValueText.day(facts.now)),
            "by": .string(values.person(reader.user.text)), "blank": .bool(isBlank),
            "running_left": .string(StyleText.quoted(firm?.text("name") ?? "")),
            "running_right": .string(StyleText.quoted(heading.joined(separator: " · "))),
            "omitted": text(ValueText.joined(omitted.map(\.polish))),
        ]
    }

    // MARK: - Values

    /// Returns a text for a template; nothing when there is none.
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// Returns what a field of a form that exists once says.
    func choice(_ form: String, _ field: String) -> JSONValue {
        text(facts.state.single(form).flatMap { value($0, field) })
    }

    /// Returns what a field of a record says, as a document writes it.
    func value(_ record: Record, _ field: String) -> String? {
        guard let definition = FormCatalogue.type(record.key.type)?.field(field) else { return nil }
        return values.text(record[field], definition.type)
    }

    /// Returns the named fields of a record, as a document writes them.
    func branch(_ record: Record, _ fields: [String]) -> [String: JSONValue] {
        Dictionary(fields.map { ($0, text(value(record, $0))) }, uniquingKeysWith: { $1 })
    }

    /// Returns records of a list in the order of their numbers, as people count them.
    func ordered(_ type: String) -> [Record] { Self.ordered(facts.all(type)) }

    static func ordered(_ records: [Record]) -> [Record] {
        records.sorted {
            let (left, right) = ($0.text("no") ?? "", $1.text("no") ?? "")
            return (left.count, left, $0.key) < (right.count, right, $1.key)
        }
    }
}
