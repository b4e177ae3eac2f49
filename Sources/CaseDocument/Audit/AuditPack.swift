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
}
