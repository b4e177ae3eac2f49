// Attachments of a case: the file is copied into this device's folder first, then the record is
// recorded, then the bytes travel when there is time.

internal import BlobFiles
internal import CanonicalJSON
internal import CaseCache
internal import CaseMerge
package import CaseModel

extension Workspace {
    /// Records a file as a scan (what trainers and coordinators work with) or a document (what only
    /// the office sees).
    ///
    /// - Throws: `unreadableFile`, `attachmentSize`, and what keeps an edit from being recorded.
    package func attach(
        _ scope: ScopeID, type: String, file: String, name: String, about: String?,
        participant: String? = nil, _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        let kept: (hash: BlobHash, size: Int64)
        do throws(BlobError) {
            kept = try BlobFolder(path: home.attachments).adopt(file: file)
        } catch {
            throw ClientFailure(error)
        }
        var options = options
        options.upload = PendingUpload(hash: kept.hash.text, size: kept.size)
        let key = RecordKey(type, newIdentifier())
        var fields: [String: JSONValue] = [
            "name": .string(Normalisation.normal(name)), "size": .integer(kept.size),
            "sha256": .string(kept.hash.text),
        ]
        if let about { fields["about"] = .string(Normalisation.normal(about)) }
        if let kind = Self.mediaType(of: name) { fields["mime"] = .string(kind) }
        return try record(scope, options) { view, _ throws(ClientFailure) in
            var fields = fields
            if let participant {
                let person = try RecordFinder(view.state).key("participant:" + participant)
                fields["participant"] = .string(person.local)
            }
            return [.create(key, fields: fields)]
        }
    }

    /// Returns what an attachment record names: its hash and size.
    ///
    /// - Throws: `unknownRecord`, `noAttachment` for a record without bytes.
    package func attachment(
        _ view: CaseView, _ record: String
    ) throws(ClientFailure) -> (hash: String, size: Int64) {
        let key = try RecordFinder(view.state).key(record)
        guard let found = view.state.record(key), let hash = found.text("sha256"),
            let size = found.integer("size")
        else { throw .noAttachment }
        return (hash, size)
    }

    /// Returns whether the bytes of an attachment are on this device.
    package func holdsAttachment(_ hash: String) -> Bool {
        BlobHash(hash).map { BlobFolder(path: home.attachments).isComplete($0) } ?? false
    }

    /// Writes the bytes of an attachment that is on this device to a file.
    package func save(_ hash: String, to path: String) throws(ClientFailure) {
        guard let name = BlobHash(hash) else { throw .noAttachment }
        do throws(BlobError) {
            try BlobFolder(path: home.attachments).export(name, to: path)
        } catch .path(let path) {
            throw .notWritable(path)
        } catch {
            throw ClientFailure(error)
        }
    }

    /// How long bytes that nothing here names are kept: what is about to be named stays.
    private static let unnamedSeconds: Int64 = 86_400

    /// Removes bytes that nothing on this device names any more: of erased records, and of cases
    /// that the person no longer sees.
    func sweepAttachments() throws(ClientFailure) {
        let before = Self.realNow.milliseconds / 1000 - Self.unnamedSeconds
        do throws(BlobError) {
            try BlobFolder(path: home.attachments).sweep(before: before) { hash in
                // What cannot be looked up is kept.
                (try? cache.isNamed(hash.text)) ?? true
            }
        } catch {
            throw ClientFailure(error)
        }
    }

    private static func mediaType(of name: String) -> String? {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return [
            "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg",
            "jpeg": "image/jpeg", "txt": "text/plain", "eml": "message/rfc822",
        ][ending]
    }
}
