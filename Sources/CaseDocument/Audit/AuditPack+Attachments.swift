// Attachments under the questions that they answer: by the record that names the file, else by what
// its name or description calls it.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    /// The papers that an attachment is, or belongs to; none when nothing tells.
    func topics(of file: AuditFile) -> Set<DocumentKind> {
        guard file.kind == nil, let key = file.record else { return [] }
        var kinds: Set<DocumentKind> = []
        for (type, field, kind) in Self.references
        where facts.all(type).contains(where: { $0.text(field) == key.local }) {
            kinds.insert(kind)
        }
        if !kinds.isEmpty { return kinds }
        let about = facts.state.record(key)?.text("about") ?? ""
        let words = (file.title + " " + about).lowercased()
        return Set(Self.names.filter { words.contains($0.word) }.map(\.kind))
    }

    private static let references: [(type: String, field: String, kind: DocumentKind)] = [
        ("mark", "signature_file", .attendance), ("contract", "file", .contract),
        ("participant_contact", "evidence_file", .n13),
    ]

    private static let names: [(word: String, kind: DocumentKind)] = [
        ("obecno", .attendance), ("umow", .contract), ("rodo", .contract), ("ankiet", .f5),
        ("f5", .f5), ("protok", .f6), ("f6", .f6), ("zaświadcz", .certificate), ("sala", .f4r),
        ("sali", .f4r), ("f4", .f4r), ("teren", .f4t), ("reklam", .f7), ("f7", .f7),
        ("raport", .report), ("ofert", .offer),
    ]
}
