// Attachments in a simulation. Their bytes lie on the real disk, which does not fail; that their
// files survive failures is a matter of their own tests.

import BlobFiles
import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import Foundation

enum Attachments {
    static func add(
        _ bytes: [UInt8], to scope: ScopeID, _ home: SimulatedHome, _ world: World, name: String
    ) throws {
        let file = home.directory + "/new-\(name)"
        try Data(bytes).write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let kept = try BlobFolder(path: home.directory + "/attachments").adopt(file: file)
        let mutation = Mutation(
            id: home.nextName(), scope: scope, claimedAt: home.now(world.server),
            operations: [
                .create(
                    RecordKey("scan", name),
                    fields: [
                        "name": .string(name), "size": .integer(kept.size),
                        "sha256": .string(kept.hash.text),
                    ])
            ], cursor: try home.open().position())
        _ = try home.open().record(
            mutation, upload: PendingUpload(hash: kept.hash.text, size: kept.size))
        home.recorded.append(mutation.id)
    }

    static func copy(from: SimulatedHome, to: SimulatedHome) throws {
        let source = from.directory + "/attachments"
        guard FileManager.default.fileExists(atPath: source) else { return }
        try? FileManager.default.copyItem(
            atPath: source, toPath: to.directory + "/attachments")
    }

    /// Checks that what counts as received is whole.
    static func check(_ world: World) throws {
        let folder = BlobFolder(path: world.server.directory + "/attachments")
        for state in world.oracle.states.values {
            for record in state.all("scan") where record["received_at"] != nil {
                guard let hash = record.text("sha256").flatMap({ BlobHash($0) }),
                    let size = record.integer("size")
                else { throw Violation(.blobs, "\(record.key) names no bytes") }
                let held = (try? folder.held(hash, size: size)) ?? -1
                try require(.blobs, held == size, "\(record.key) counts as received: \(held)")
            }
        }
    }
}
