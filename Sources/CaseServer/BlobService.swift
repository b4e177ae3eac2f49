// Attachments on the server. Bytes are taken and given only by way of a record that the person may
// read: what nobody refers to is never stored, and a hash alone opens nothing.

internal import BlobFiles
internal import CanonicalJSON
package import CaseModel
package import CaseStore
package import CaseWire
internal import Digest

/// Takes and gives attachments.
package struct BlobService: Sendable {
    private let store: Store
    private let folder: BlobFolder
    private let now: @Sendable () -> Instant
    private let onComplete: @Sendable () -> Void

    /// Serves the attachments of a store from a folder; `onComplete` is called when one has come
    /// whole.
    package init(
        store: Store, folder: String, now: @escaping @Sendable () -> Instant,
        onComplete: @escaping @Sendable () -> Void
    ) {
        self.store = store
        self.folder = BlobFolder(path: folder)
        self.now = now
        self.onComplete = onComplete
    }

    /// Returns how much of a blob is here.
    package func held(_ question: BlobQuestion, for actor: Actor) throws -> Result<
        BlobHeld, WireError
    > {
        switch try named(question.hash, for: actor) {
        case .failure(let error): return .failure(error)
        case .success((let hash, let size)):
            guard size == question.size else { return .failure(WireError(.notFound)) }
            return try told(hash, size) { () throws(BlobError) in
                try folder.held(hash, size: size)
            }
        }
    }

    /// Says how much is here after a step, or why the step was none.
    private func told(
        _ hash: BlobHash, _ size: Int64, _ step: () throws(BlobError) -> Int64
    ) throws -> Result<BlobHeld, WireError> {
        let held: Int64
        do throws(BlobError) {
            held = try step()
        } catch .mismatch {
            return .failure(WireError(.blobHash, .later))
        } catch .size {
            return .failure(WireError(.malformed, detail: ["field": "data"]))
        }
        if held == size { try complete(hash) }
        return .success(BlobHeld(hash: hash.text, offset: held))
    }

    /// Takes a chunk and returns how much of the blob is here then.
    package func put(_ put: BlobPut, for actor: Actor) throws -> Result<BlobHeld, WireError> {
        switch try named(put.hash, for: actor) {
        case .failure(let error): return .failure(error)
        case .success((let hash, let size)):
            guard size == put.size else { return .failure(WireError(.notFound)) }
            guard let bytes = Base64.decodePadded(put.data), bytes.count <= BlobLimits.chunkBytesMax
            else { return .failure(WireError(.malformed, detail: ["field": "data"])) }
            return try told(hash, size) { () throws(BlobError) in
                try folder.append(bytes, to: hash, at: put.offset, size: size)
            }
        }
    }

    /// Returns a chunk.
    package func get(_ get: BlobGet, for actor: Actor) throws -> Result<BlobChunk, WireError> {
        switch try named(get.hash, for: actor) {
        case .failure(let error): return .failure(error)
        case .success((let hash, let size)):
            guard folder.isComplete(hash), (0..<max(1, size)).contains(get.offset)
            else { return .failure(WireError(.notFound)) }
            let bytes = try folder.read(
                hash, from: get.offset, count: BlobLimits.chunkBytesMax
            ).bytes
            return .success(
                BlobChunk(
                    hash: hash.text, offset: get.offset, size: size,
                    data: Base64.encodePadded(bytes)))
        }
    }

    private func named(
        _ text: String, for actor: Actor
    ) throws -> Result<(BlobHash, Int64), WireError> {
        guard let hash = BlobHash(text), let size = try store.attachmentSize(text, for: actor),
            size > 0
        else { return .failure(WireError(.notFound)) }
        guard size <= BlobLimits.blobBytesMax else {
            return .failure(
                WireError(.blobSize, detail: ["limit": .integer(BlobLimits.blobBytesMax)]))
        }
        return .success((hash, size))
    }

    private func complete(_ hash: BlobHash) throws {
        try store.noteAttachment(hash.text, now: now())
        onComplete()
    }
}
