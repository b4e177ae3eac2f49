// What went out of the firm, for an audit pack: the e-mails that the server kept, byte for byte,
// and the papers that went with them.

import CaseClient
import CaseDocument
import CaseMerge
import CaseModel
import Mail

/// Puts the letters of a case into an audit pack.
struct AuditLetters {
    /// A document about a record.
    struct Paper: Hashable {
        let kind: DocumentKind
        let record: RecordKey
    }

    /// The files that were written.
    private(set) var files: [AuditFile] = []
    /// The documents that are among them as they went out, so that they need not be made anew.
    private(set) var papers: Swift.Set<Paper> = []
    private let folder: AuditFolder
    private let workspace: Workspace

    init(_ workspace: Workspace, _ folder: AuditFolder) {
        self.workspace = workspace
        self.folder = folder
    }

    /// Writes a letter that is on this device, and its papers.
    ///
    /// They stand for the document only as long as the record says that this letter took it out: it
    /// may have been amended and sent anew.
    mutating func add(_ mail: Record, in state: CaseState) throws {
        guard let hash = mail.text("sha256"), let sent = mail.instant("sent_at"),
            let act = mail.text("act").flatMap(Act.init(rawValue:))
        else { return }
        let day = WarsawTime.date(of: sent).text
        let kind = Letter.documentKind(of: act)
        let path = folder.free("wyslane/\(day)-\(act.rawValue).eml")
        try folder.prepare(path)
        try workspace.save(hash, to: folder.path + "/" + path)
        note(path, "E-mail", kind, sent)
        for file in SentMessage(try folder.read(path))?.attachments ?? [] {
            let paper = folder.free("wyslane/\(day)-\(act.rawValue).pdf")
            try folder.write(file, to: paper)
            note(paper, kind?.label.polish ?? "Załącznik", kind, sent)
            if let kind, let record = mail.text("record").flatMap(RecordKey.init(text:)),
                act.stamps.first.flatMap({ state.records[record]?.fields[$0]?.mutation.text })
                    == mail.key.local
            {
                papers.insert(Paper(kind: kind, record: record))
            }
        }
    }

    private mutating func note(
        _ path: String, _ title: String, _ kind: DocumentKind?, _ sent: Instant
    ) {
        files.append(AuditFile(path: path, title: title, kind: kind, sentAt: sent))
    }
}
