// The audit pack of a case: one folder that an auditor reads without Teczka.

import ArgumentParser
import CanonicalJSON
import CaseClient
import CaseDocument
import CaseMerge
import CaseModel
import CaseWire
import Foundation
import Paper

/// Makes an audit pack.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make one folder with everything an auditor asks of a case",
        discussion: """
            The folder holds pages for a browser (index.html first), the documents as PDF, the \
            attachments and the SHA-256 of every file. Online it holds the whole history and \
            fetches the attachments that are not here yet.
            Example: teczka audit 001 --out audyt-001
            """)

    @Argument(help: "The case") var caseNumber: String
    @Option(name: .long, help: "The folder to make; it must not exist") var out: String?
    @Flag(name: .long, help: "Do not ask the server") var offline = false
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace, screen in
            let scope = try workspace.find(caseNumber)
            let texts = DocumentText(screen)
            let past = offline ? nil : try? await history(scope, workspace)
            if past != nil { try? await fetchReport(scope, workspace) }
            if past == nil { screen.noteAuditOffline() }
            let view = try workspace.view(scope)
            guard view.seesAll else { throw texts.reportNoAudit() }
            let plain = view.number.replacing("/", with: "-")
            let folder = AuditFolder(path: out ?? "audyt-\(plain)")
            do {
                try folder.make()
                var letters = AuditLetters(workspace, folder)
                for mail in view.facts.all("mail") where mail.text("state") == "sent" {
                    if try await fetch(mail, "e-mail", workspace, screen) {
                        try letters.add(mail, in: view.state)
                    }
                }
                let firm = past == nil ? nil : try? await history(.organisation, workspace)
                let then = past.map {
                    AuditPast(changes: $0, organisation: firm ?? [], view: view)
                }
                let files =
                    try await documents(view, then, letters.papers, workspace, folder)
                    + (try await amended(view, then, workspace, folder)) + letters.files
                    + (try await attachments(view, workspace, folder, screen))
                let pack = AuditPack(
                    view.facts, reader: workspace.actor,
                    past: past.map(Self.entries) ?? view.lastChanges,
                    isWholeHistory: past != nil, files: files,
                    figures: try workspace.keptFigures(view),
                    syncedAt: try syncedAt(workspace, online: past != nil))
                for page in try pack.pages() {
                    try folder.write(Array(page.html.utf8), to: page.name)
                }
                try folder.seal()
                screen.madeAudit(folder.path, files: files.count)
            } catch let error as DocumentError {
                throw texts.report(error, view)
            } catch let error as PDFError {
                throw texts.report(error)
            } catch let error as DocumentFile.Failure {
                throw texts.report(error)
            }
        }
    }

    /// When the data was fetched, by the clock that everything else in the pack is dated by: of a
    /// demonstration, whose clock is its own, only a fetch of this moment has a time.
    private func syncedAt(_ workspace: Workspace, online: Bool) throws -> Instant? {
        guard workspace.isDemonstration else { return try workspace.status().lastSync }
        return online ? workspace.now : nil
    }

    // MARK: - What goes in

    private func fetchReport(_ scope: ScopeID, _ workspace: Workspace) async throws {
        let figures = try await Synchroniser(workspace).run(
            .report(scope), timeoutMilliseconds: Workspace.reportMilliseconds
        ).figures
        if let figures { try workspace.keepReport(scope, figures) }
    }

    private func history(
        _ scope: ScopeID, _ workspace: Workspace
    ) async throws -> [PastChange]? {
        var changes: [PastChange] = []
        var before: Int64?
        while true {
            let request = HistoryRequest(scope: scope, before: before, limit: 500)
            let answer = try await Synchroniser(workspace).run(
                .history(request), timeoutMilliseconds: 20_000
            ).history
            guard let answer else { return nil }
            changes += answer.changes
            guard answer.hasMore, let last = answer.changes.last else { return changes.reversed() }
            before = last.version
        }
    }

    private static func entries(_ changes: [PastChange]) -> [AuditEntry] {
        changes.flatMap { change in
            let values = change.delta.records.flatMap { delta in
                delta.record.fields.sorted { $0.key < $1.key }.map { name, register in
                    AuditEntry.value(
                        AuditEvent(
                            address: FieldAddress(delta.record.key, name), value: register.value,
                            author: register.author, doneAt: register.claimedAt,
                            arrivedAt: change.arrivedAt))
                }
            }
            return values
                + change.delta.conflicts.map {
                    .dispute(AuditDispute(conflict: $0, arrivedAt: change.arrivedAt))
                }
        }
    }

    private func documents(
        _ view: CaseView, _ past: AuditPast?, _ sent: Swift.Set<AuditLetters.Paper>,
        _ workspace: Workspace, _ folder: AuditFolder
    ) async throws -> [AuditFile] {
        let maker = try workspace.documentMaker(view, forAudit: true)
        var files: [AuditFile] = []
        for kind in DocumentKind.allCases
        where maker.unreadable(kind).isEmpty && view.holds(kind) {
            let records = maker.records(kind).filter { view.isOut($0, as: kind) }
            let keys: [RecordKey?] =
                kind.gathersRecords || records.isEmpty && !kind.needsRecord
                ? [nil] : records.map(\.key)
            for key in keys {
                if let key, sent.contains(AuditLetters.Paper(kind: kind, record: key)) { continue }
                var maker = maker
                if let past, let record = records.first(where: { $0.key == key }) {
                    let then = past.facts(of: record, as: kind)
                    maker = try workspace.documentMaker(view, facts: then)
                }
                // What the case has nothing for is no part of the pack.
                guard let document = try? maker.document(kind, about: key) else { continue }
                let path = folder.free("dokumenty/\(document.fileName).pdf")
                try folder.write(try await PDFMaker().pdf(html: document.html), to: path)
                files.append(
                    AuditFile(path: path, title: kind.label.polish, kind: kind))
            }
        }
        return files
    }

    /// What was final before an amendment opened it, as it read then.
    private func amended(
        _ view: CaseView, _ past: AuditPast?, _ workspace: Workspace, _ folder: AuditFolder
    ) async throws -> [AuditFile] {
        guard let past else { return [] }
        var files: [AuditFile] = []
        for amendment in view.facts.all("amendment") {
            guard let key = amendment.text("record").flatMap(RecordKey.init(text:)),
                let kind = DocumentKind(rawValue: key.type)
            else { continue }
            let maker = try workspace.documentMaker(
                view, facts: past.facts(before: amendment, of: key))
            let about = kind.recordType == nil ? nil : key
            guard let document = try? maker.document(kind, about: about) else { continue }
            let path = folder.free("dokumenty/przed-poprawka-\(document.fileName).pdf")
            try folder.write(try await PDFMaker().pdf(html: document.html), to: path)
            let title = "\(kind.label.polish), przed poprawką"
            files.append(
                AuditFile(path: path, title: title, kind: kind, sentAt: nil))
        }
        return files
    }

    private func attachments(
        _ view: CaseView, _ workspace: Workspace, _ folder: AuditFolder, _ screen: Screen
    ) async throws -> [AuditFile] {
        var files: [AuditFile] = []
        for record in view.state.all("scan") + view.state.all("document") {
            guard let name = record.text("name"), let hash = record.text("sha256"),
                try await fetch(record, name, workspace, screen)
            else { continue }
            let path = folder.free("zalaczniki/" + AuditFolder.plain(name))
            try folder.prepare(path)
            try workspace.save(hash, to: folder.path + "/" + path)
            files.append(AuditFile(path: path, title: name, kind: nil, record: record.key))
        }
        return files
    }

    /// Returns whether the bytes that a record names are on this device, asking the server for them
    /// unless it is not to be asked.
    private func fetch(
        _ record: Record, _ name: String, _ workspace: Workspace, _ screen: Screen
    ) async throws -> Bool {
        guard let hash = record.text("sha256"), let size = record.integer("size") else {
            return false
        }
        if !workspace.holdsAttachment(hash), !offline {
            _ = try? await Synchroniser(workspace).run(
                .attachment(hash: hash, size: size), timeoutMilliseconds: 60_000)
        }
        if !workspace.holdsAttachment(hash) { screen.noteAuditLacks(name) }
        return workspace.holdsAttachment(hash)
    }
}

extension CaseView {
    /// Whether the case has anything of what a form says.
    fileprivate func holds(_ kind: DocumentKind) -> Bool {
        // The report is made of figures, with or without conclusions.
        guard kind != .report, let type = FormCatalogue.type(kind.rawValue),
            type.cardinality == .single
        else { return true }
        return state.exists(type.name)
    }

    /// Whether what a document says went out: a note that was sent, an answer that was given.
    fileprivate func isOut(_ record: Record, as kind: DocumentKind) -> Bool {
        switch kind {
        case .n13: record.instant("sent_at") != nil
        case .answer: record.instant("answered_at") != nil
        default: true
        }
    }

    /// The last change of each field and what became of each conflict, oldest first: what a device
    /// knows by itself.
    fileprivate var lastChanges: [AuditEntry] {
        let values = state.records.values.flatMap { record in
            record.fields.map { name, register in
                (
                    register.claimedAt, FieldAddress(record.key, name),
                    AuditEntry.value(
                        AuditEvent(
                            address: FieldAddress(record.key, name), value: register.value,
                            author: register.author, doneAt: register.claimedAt, arrivedAt: nil))
                )
            }
        }
        let disputes = state.conflicts.values.compactMap { conflict in
            conflict.candidates.map(\.claimedAt).max().map {
                (
                    $0, conflict.address,
                    AuditEntry.dispute(AuditDispute(conflict: conflict, arrivedAt: nil))
                )
            }
        }
        return (values + disputes).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }
}

extension Screen {
    func noteAuditOffline() {
        note(
            say(
                pl: "Bez serwera: w teczce będzie ostatnia zmiana każdego pola, nie cała historia.",
                en: "Without the server: the last change of each field, not the whole history."))
    }

    func noteAuditLacks(_ name: String) {
        note(
            say(
                pl: "Załącznika „\(name)” nie ma na tym urządzeniu; nie wejdzie do teczki.",
                en: "The attachment “\(name)” is not on this device and is left out."))
    }

    func madeAudit(_ path: String, files: Int) {
        if isJSON {
            write(["folder": .string(path), "files": .integer(Int64(files))])
            return
        }
        write(
            say(
                pl: "Zapisano: \(path)/index.html; dokumentów i załączników: \(files).",
                en: "Written: \(path)/index.html; documents and attachments: \(files)."))
    }
}
