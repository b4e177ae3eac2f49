// One device of a simulation: the real cache on a simulated disk, the real conversation, and the
// person who works on it.

import CaseCache
import CaseClient
import CaseMerge
import CaseModel
import CaseWire
import Dice
import Digest
import Foundation

/// One home.
final class SimulatedHome {
    let index: Int
    let user: UserID
    let disk: SimulatedDisk
    let directory: String
    /// The certificate that this home holds: that of its device, or of the one it was copied from.
    var fingerprint: String
    /// The device's own clock, which may be wrong by years.
    var clockError: Int64 = 0
    /// The mutations that were recorded here, as far as this home is bound to remember them.
    var recorded: [MutationID] = []
    var conversation: Conversation?
    var peer: ServerPeer?
    var link = Link()
    /// What this home wants when it is connected next.
    var goal = SyncGoal.everything
    /// Why its last conversation ended, for the report of a run that fails.
    var lastFailure = ""
    private var cache: Cache?
    private var made = 0

    init(_ index: Int, user: UserID, device: DeviceID, root: String) throws {
        self.index = index
        self.user = user
        directory = root + "/home\(index)"
        fingerprint = "of \(device)"
        disk = SimulatedDisk(at: directory)
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        try open().rehome([.user: user.text, .device: device.text, .role: Role.trainer.rawValue])
    }

    deinit { disk.unmount() }

    /// Returns the open cache.
    func open() throws -> Cache {
        if let cache { return cache }
        let opened = try Cache(directory: directory)
        cache = opened
        return opened
    }

    /// Ends all programs of this home, as a loss of power does.
    func kill(using dice: inout Dice) {
        disconnect()
        disk.crash(using: &dice)
        cache?.close()
        cache = nil
    }

    func close() {
        disconnect()
        cache?.close()
        cache = nil
    }

    func disconnect() {
        conversation = nil
        peer = nil
        link = Link()
    }

    /// Replaces everything by another home's files: a copy.
    func restore(_ snapshot: DiskSnapshot) {
        close()
        disk.restore(snapshot)
    }

    // MARK: - What the person sees

    var role: Role {
        get throws { try open().meta(.role).flatMap { Role(rawValue: $0) } ?? .trainer }
    }

    func now(_ server: SimulatedServer) -> Instant {
        Instant(milliseconds: (server.now.milliseconds + clockError) / 1000 * 1000)
    }

    func context(_ server: SimulatedServer, organisation: CaseState) throws -> MergeContext {
        MergeContext(
            actor: Actor(user: user, role: try role), now: now(server), version: 0,
            organisation: organisation, numbers: .provisional, digest: { SHA256.hex($0) })
    }

    func organisation(_ server: SimulatedServer) throws -> CaseState {
        let (confirmed, edits) = try open().layers(of: .organisation)
        let empty = CaseState(scope: .organisation)
        return Overlay(
            confirmed: confirmed, edits: edits,
            in: try context(server, organisation: empty)
        ).state
    }

    func view(
        _ scope: ScopeID, _ server: SimulatedServer
    ) throws -> (overlay: Overlay, context: MergeContext) {
        let organisation = try organisation(server)
        let context = try context(server, organisation: organisation)
        let (confirmed, edits) = try open().layers(of: scope)
        return (Overlay(confirmed: confirmed, edits: edits, in: context), context)
    }

    /// Names the next edit of this home, also after it was copied.
    func nextName() -> MutationID {
        made += 1
        return MutationID("m-\(index)-\(made)-\(user)")
    }
}
