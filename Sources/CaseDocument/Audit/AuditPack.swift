// The audit pack of a case: pages that lead from each requirement and from each question of an
// auditor to the evidence, readable in any browser and without Teczka. A pure function of the case
// as one person may read it; files and hashes are made elsewhere.

internal import CanonicalJSON
package import CaseModel
package import CaseReport

/// Makes the pages of an audit pack.
package struct AuditPack: Sendable {
    let facts: CaseFacts
    let past: [AuditEntry]
    let isWholeHistory: Bool
    let files: [AuditFile]
    private let reader: Actor
    private let figures: CaseFigures?
    private let syncedAt: Instant?
    private let book: TemplateBook

    /// Prepares the pack of a case.
    ///
    /// `past` is what happened, oldest first: the whole history when `isWholeHistory` says so, else
    /// the last change of each field. `files` are the documents and attachments that go along.
    /// `figures` are those that the server released to this person.
    package init(
        _ facts: CaseFacts, reader: Actor, past: [AuditEntry], isWholeHistory: Bool,
        files: [AuditFile], figures: CaseFigures? = nil, syncedAt: Instant?
    ) {
        book = TemplateBook(organisation: facts.organisation)
        self.facts = CaseFacts(
            facts.state.readable(by: reader),
            organisation: facts.organisation.readable(by: reader), now: facts.now)
        self.reader = reader
        self.past = past
        self.isWholeHistory = isWholeHistory
        self.files = files
        self.figures = figures
        self.syncedAt = syncedAt
    }

    /// One page of the pack.
    package struct Page: Sendable {
        /// Its file name.
        package let name: String
        /// The page.
        package let html: String
    }

    /// Makes the pages; the first is where reading begins.
    package func pages() throws(DocumentError) -> [Page] {
        var pages: [Page] = []
        for (name, template, tree) in trees {
            pages.append(Page(name: name, html: Typography.page(try book.page(template, tree))))
        }
        return pages
    }

    /// What the pages say, by the names of their files and templates.
    var trees: [(name: String, template: String, tree: JSONValue)] {
        [
            ("index.html", "audit_index", index), ("slad.html", "audit_trace", trace),
            ("zapisy.html", "audit_records", records),
            ("niezgodnosci.html", "audit_findings", findings),
            ("historia.html", "audit_history", history),
        ].map { name, template, branch in
            var tree = branch
            tree["case"] = contents.caseBranch
            tree["firm"] = contents.firmBranch
            tree["document"] = document(of: template)
            return (name, template, .object(tree))
        }
    }

    var values: ValueText { contents.values }

    /// The rows of the permission matrix that the reader may read.
    var readable: Set<Facet> { AccessRules.readable(reader.standing(in: facts.state)) }

    /// The names of what a gate misses.
    var names: PathName {
        PathName(.polish, state: facts.state, organisation: facts.organisation)
    }

    var contents: Contents {
        Contents(
            facts: facts, reader: reader, readable: readable, subjects: [], isBlank: false,
            figures: figures)
    }

    private func document(of template: String) -> JSONValue {
        let synced = syncedAt.map { ValueText.moment($0) }
        return [
            "title": "Teczka audytowa",
            "number": .null,
            "date": .string(ValueText.moment(facts.now)),
            "by": .string(values.person(reader.user.text)),
            "synced": synced.map { .string($0) } ?? .null,
            "running_left": .string(StyleText.quoted("Teczka audytowa")),
            "running_right": .string(StyleText.quoted(facts.text("case.number") ?? "")),
        ]
    }

    // MARK: - Evidence

    /// Returns the records and values at `type` or `type.field`, each with the place where it
    /// stands in the pack.
    func evidence(_ path: String) -> [JSONValue] {
        let parts = path.split(separator: ".").map(String.init)
        guard let type = FormCatalogue.type(parts[0]) else { return [] }
        let field = parts.count > 1 ? type.field(parts[1]) : nil
        let records = type.isOrganisational ? ofFirm(type.name) : facts.all(type.name)
        return records.compactMap { record in
            if let field, record[field.name] == nil { return nil }
            // An e-mail that did not go out, and a note that was not sent, prove nothing.
            if type.name == "mail", record.text("state") != "sent" { return nil }
            if type.name == "n13", record.instant("sent_at") == nil { return nil }
            let value = field.flatMap { values.text(record[$0.name], $0.type) }
            let label = [
                type.label.polish, mark(of: record, type), field.map { $0.label.polish },
            ].compactMap(\.self).joined(separator: " · ")
            return [
                "label": .string(label),
                "value": value.map { .string(Self.short($0)) } ?? .null,
                "place": .string("zapisy.html#" + Self.anchor(record.key)),
            ]
        }
    }

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
            type.field(name).flatMap { values.text(record[name], $0.type) }
        }
        return ValueText.joined(parts, by: " · ")
    }

    /// The name by which pages refer to a record.
    static func anchor(_ key: RecordKey) -> String {
        key.description.replacing("/", with: "-").replacing("~", with: "-")
    }

    private static func short(_ text: String) -> String {
        text.count <= 120 ? text : text.prefix(117) + "…"
    }
}
