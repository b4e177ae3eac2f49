// Makes documents: from the case as one person may read it, the company's words and the templates
// that hold. A pure function of what it is given; files and PDF are made elsewhere.

package import CanonicalJSON
package import CaseModel
package import CaseReport

/// Makes the documents of one case for one person.
package struct DocumentMaker: Sendable {
    private let facts: CaseFacts
    private let reader: Actor
    private let readable: Set<Facet>
    private let figures: CaseFigures?
    private let book: TemplateBook
    private let isForAudit: Bool

    /// Looks at a case through the eyes of a person.
    ///
    /// The figures of the report are those that were made for this person; without them there is no
    /// report. For an audit revoked certificates stay among the others: a number that is missing
    /// from a register needs explaining.
    package init(
        _ facts: CaseFacts, reader: Actor, figures: CaseFigures? = nil, forAudit: Bool = false
    ) {
        isForAudit = forAudit
        readable = AccessRules.readable(reader.standing(in: facts.state))
        book = TemplateBook(organisation: facts.organisation)
        self.facts = CaseFacts(
            facts.state.readable(by: reader),
            organisation: facts.organisation.readable(by: reader), now: facts.now)
        self.reader = reader
        self.figures = figures
    }

    /// Returns the parts that the reader may not read and a kind of document needs, in order.
    package func unreadable(_ kind: DocumentKind) -> [Facet] {
        kind.facets.subtracting(readable).sorted()
    }

    /// Returns the records that a kind of document can be about, in the order people count them.
    package func records(_ kind: DocumentKind) -> [Record] {
        guard let type = kind.recordType else { return [] }
        switch kind {
        case .attendance: return facts.sessions
        case .certificate: return isForAudit ? facts.all(type) : facts.subjects(type)
        case .offer: return facts.subjects(type)
        case .f2, .note, .f3, .contract, .f4r, .f4t, .n13, .f5, .f6, .report, .f7, .answer:
            return facts.all(type)
        }
    }

    /// Makes a document about a record, or about all or the only one that there is.
    package func document(
        _ kind: DocumentKind, about key: RecordKey? = nil, isBlank: Bool = false
    ) throws(DocumentError) -> Document {
        let contents = try contents(kind, about: key, isBlank: isBlank)
        let omitted = contents.omitted(kind)
        let context = contents.tree(kind, omitted: omitted)
        let html = Typography.page(try book.page(kind.rawValue, context))
        return Document(html: html, fileName: contents.fileName(kind), omitted: omitted)
    }

    /// Returns everything that the template of a document may say, by name.
    package func tree(
        _ kind: DocumentKind, about key: RecordKey? = nil, isBlank: Bool = false
    ) throws(DocumentError) -> JSONValue {
        let contents = try contents(kind, about: key, isBlank: isBlank)
        return contents.tree(kind, omitted: contents.omitted(kind))
    }

    private func contents(
        _ kind: DocumentKind, about key: RecordKey?, isBlank: Bool
    ) throws(DocumentError) -> Contents {
        if isBlank, !kind.hasBlankForm { throw .noBlankForm(kind) }
        let missing = unreadable(kind)
        if !isBlank, !missing.isEmpty { throw .unreadable(missing) }
        if kind == .report, figures == nil { throw .noFigures }
        let contents = Contents(
            facts: facts, reader: reader, readable: readable,
            subjects: isBlank ? [] : try subjects(kind, key), isBlank: isBlank, figures: figures)
        if kind == .answer, let complaint = contents.subjects.first {
            let isSettled =
                complaint.text("decision") != nil
                || ComplaintState.of(complaint, facts) == .deemedAccepted
            if !isSettled || complaint.text("answer_text") == nil { throw .noAnswer }
        }
        // A contract goes out with its RODO documents (R29); one without a controller is none.
        let unknown = kind == .contract ? contents.missingOfController : []
        if !unknown.isEmpty { throw .noController(unknown.map { "firm.\($0.name)" }) }
        return contents
    }

    /// What people were told last; a note that is yet to go out is made of the case.
    private func lastSentNote(_ notes: [Record]) -> Record? {
        notes.filter { $0.instant("sent_at") != nil }.max {
            ($0.instant("sent_at")?.milliseconds ?? 0, $0.key)
                < ($1.instant("sent_at")?.milliseconds ?? 0, $1.key)
        }
    }

    private func subjects(
        _ kind: DocumentKind, _ key: RecordKey?
    ) throws(DocumentError) -> [Record] {
        if let key {
            guard key.type == kind.recordType else { throw .wrongRecord(expected: kind.recordType) }
            guard let record = facts.state.record(key) else { throw .noRecord(type: key.type) }
            return [record]
        }
        guard let type = kind.recordType else { return [] }
        let records = records(kind)
        if kind.gathersRecords || !kind.needsRecord {
            if kind.needsRecord, records.isEmpty { throw .noRecord(type: type) }
            if kind == .n13 { return lastSentNote(records).map { [$0] } ?? [] }
            return kind.gathersRecords ? records : []
        }
        if records.isEmpty { throw .noRecord(type: type) }
        if records.count > 1 { throw .severalRecords(type: type, count: records.count) }
        return records
    }
}
