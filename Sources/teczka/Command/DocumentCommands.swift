// Commands that make documents, and that change the wording they are made with. They work offline:
// the case, the company and the templates are on the device. Only the report that an institution is
// given is made of figures that the server suppresses for it, each time.

import ArgumentParser
import CanonicalJSON
import CaseClient
import CaseDocument
import CaseModel
import CaseReport
import Paper

/// Makes a document.
struct Document: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a document of a case as PDF or HTML",
        discussion: """
            `teczka documents CASE` lists the kinds. The file's ending decides: .pdf or .html. \
            --json prints what a template can say instead.
            Example: teczka document 001 n13
            Example: teczka document 001 certificate --on certificate:Z/2026/001/03
            Example: teczka document 001 f2 --blank --out ankieta.html
            Example: teczka document 001 report --for institution
            """)

    @Argument(help: "The case") var caseNumber: String
    @Argument(help: "The kind of document") var kind: String
    @Option(name: .long, help: "The record it is about, TYPE:LABEL") var on: String?
    @Flag(name: .long, help: "An empty form, to be filled in by hand") var blank = false
    @Option(
        name: .customLong("for"), help: "Of a report, somebody else to make it for: institution")
    var reader: ReportReader?
    @Option(name: .long, help: "The file to write") var out: String?
    @Flag(name: .long, help: "Replace the file when there is one") var force = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if reader != nil, kind != DocumentKind.report.rawValue {
            throw ValidationError("Only a report is made --for somebody.")
        }
    }

    func run() async throws {
        try await common.run { workspace, screen in
            let texts = DocumentText(screen)
            guard let kind = DocumentKind(rawValue: kind)
            else { throw texts.report(unknownKind: kind) }
            let view = try workspace.view(try workspace.find(caseNumber))
            let maker = try await workspace.documentMaker(view, for: reader)
            let key = try on.map { try RecordFinder(view.state).key($0) }
            do {
                if common.json {
                    screen.write(try maker.tree(kind, about: key, isBlank: blank))
                    return
                }
                let document = try maker.document(kind, about: key, isBlank: blank)
                let file = DocumentFile(
                    path: out ?? document.fileName + ".pdf", isReplacing: force)
                try file.check()
                try file.write(
                    file.isPDF
                        ? try await PDFMaker().pdf(html: document.html)
                        : Array(document.html.utf8))
                screen.write(texts.written(file.path, omitted: document.omitted))
                texts.note(
                    ignored: TemplateBook(organisation: try workspace.organisation()).ignored)
            } catch let error as DocumentError {
                throw texts.report(error, view)
            } catch let error as PDFError {
                throw texts.report(error)
            } catch let error as DocumentFile.Failure {
                throw texts.report(error)
            }
        }
    }
}

/// Lists documents.
struct Documents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the documents that can be made of a case, and of which records")

    @Argument(help: "The case") var caseNumber: String
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let view = try workspace.view(try workspace.find(caseNumber))
            DocumentText(screen).list(try workspace.documentMaker(view), view)
        }
    }
}

extension Workspace {
    /// Returns the maker of a case's documents for this person, as the case is or as it was.
    func documentMaker(
        _ view: CaseView, facts: CaseFacts? = nil, forAudit: Bool = false
    ) throws -> DocumentMaker {
        DocumentMaker(
            facts ?? view.facts, reader: actor, figures: try keptFigures(view), forAudit: forAudit)
    }

    /// Returns the maker of a case's documents with the report as somebody else is given it.
    func documentMaker(_ view: CaseView, for reader: ReportReader?) async throws -> DocumentMaker {
        guard let reader else { return try documentMaker(view) }
        let figures = try await freshFigures(view.state.scope, for: reader)
        return DocumentMaker(
            view.facts, reader: actor, figures: try? CaseFigures(json: figures["case"] ?? .null))
    }

    /// Returns the figures of a case that the server released to this person last.
    func keptFigures(_ view: CaseView) throws -> CaseFigures? {
        try keptReport(view.state.scope)?["case"].flatMap { try? CaseFigures(json: $0) }
    }
}
