// Attachments on their way: one chunk in flight, and only while no edit waits, so that a scan of
// forty megabytes never delays a telephone number. Both directions go on where they were cut.

internal import BlobFiles
internal import CaseCache
internal import CaseModel
internal import CaseSession
internal import CaseWire
internal import Digest

/// What is to be transferred and what is under way.
struct BlobTransfer {
    let folder: BlobFolder
    /// What the server does not want from here now; tried again in the next conversation.
    private(set) var skipped: Set<String> = []
    private(set) var uploading: (hash: String, size: Int64)?
    private(set) var wanted: (hash: String, size: Int64)?
    private(set) var isIdle = false
    private(set) var isDownloading = false

    init(_ folder: BlobFolder) { self.folder = folder }

    mutating func want(_ hash: String, size: Int64) { wanted = (hash, size) }

    mutating func begin(_ hash: String, size: Int64) { uploading = (hash, size) }

    mutating func end() { uploading = nil }

    mutating func download() {
        isDownloading = true
        isIdle = false
    }

    mutating func arrived() {
        wanted = nil
        isDownloading = false
    }

    mutating func rest() { isIdle = true }

    /// Looks again: there may be more to transfer than when it came to rest.
    mutating func resume() { isIdle = false }

    /// Takes an error of the server; returns whether it is the person's concern.
    mutating func fail(_ error: WireError) -> Bool {
        if wanted != nil { return true }
        if let uploading { skipped.insert(uploading.hash) }
        uploading = nil
        return false
    }
}

extension Conversation {
    /// Begins the next transfer when none is under way.
    mutating func advanceTransfer() throws(ClientFailure) -> [UInt8] {
        guard transfer.uploading == nil, !transfer.isDownloading, !transfer.isIdle
        else { return [] }
        let waiting = try writing { cache throws(CacheError) in try cache.uploads() }
        if let next = waiting.first(where: { !transfer.skipped.contains($0.hash) }) {
            transfer.begin(next.hash, size: next.size)
            return bytes(of: session.request(BlobQuestion(hash: next.hash, size: next.size)))
        }
        transfer.rest()
        guard let wanted = transfer.wanted, let name = BlobHash(wanted.hash) else { return [] }
        let held: Int64
        do throws(BlobError) {
            held = try transfer.folder.held(name, size: wanted.size)
        } catch {
            throw ClientFailure(error)
        }
        if held == wanted.size {
            transfer.arrived()
            return []
        }
        transfer.download()
        return bytes(of: session.request(BlobGet(hash: wanted.hash, offset: held)))
    }

    /// Sends the next chunk of an upload, or notes that all of it is there.
    mutating func uploaded(_ held: BlobHeld) throws(ClientFailure) -> [UInt8] {
        guard let upload = transfer.uploading, upload.hash == held.hash,
            let name = BlobHash(held.hash)
        else { return [] }
        progress.attachment = (held.offset, upload.size)
        tell()
        if held.offset >= upload.size {
            try writing { cache throws(CacheError) in try cache.noteUploaded(upload.hash) }
            report.uploaded += 1
            transfer.end()
            return []
        }
        let chunk: [UInt8]
        do throws(BlobError) {
            chunk = try transfer.folder.read(
                name, from: held.offset, count: LineLimits.standard.chunkBytesMax
            ).bytes
        } catch {
            throw ClientFailure(error)
        }
        return bytes(
            of: session.request(
                BlobPut(
                    hash: upload.hash, offset: held.offset, size: upload.size,
                    data: Base64.encodePadded(chunk))))
    }

    /// Keeps a chunk of a download and asks for the next.
    mutating func downloaded(_ chunk: BlobChunk) throws(ClientFailure) -> [UInt8] {
        guard let wanted = transfer.wanted, wanted.hash == chunk.hash,
            let name = BlobHash(chunk.hash),
            let data = Base64.decodePadded(chunk.data)
        else { return [] }
        let held: Int64
        do throws(BlobError) {
            held = try transfer.folder.append(
                data, to: name, at: chunk.offset, size: wanted.size)
        } catch {
            throw ClientFailure(error)
        }
        progress.attachment = (held, wanted.size)
        tell()
        guard held < wanted.size else {
            transfer.arrived()
            transfer.rest()
            return []
        }
        return bytes(of: session.request(BlobGet(hash: chunk.hash, offset: held)))
    }
}
