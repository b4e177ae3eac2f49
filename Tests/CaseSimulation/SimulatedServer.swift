// The server of a simulation: the real store on a simulated disk. A disk fault or a loss of power
// ends the process that had it open; the next one opens it again.

import CaseModel
import CaseStore
import CaseWire
import Dice
import Foundation

/// One server.
final class SimulatedServer {
    let disk: SimulatedDisk
    let directory: String
    /// Business and real time, in one; the virtual clock moves it.
    var now = Instant(milliseconds: 1_772_000_000_000)
    /// Small pages make many marks.
    var pageBytes = 262_144
    private var store: Store?
    private var forkCount = 0

    init(root: String) throws {
        directory = root + "/server"
        disk = SimulatedDisk(at: directory)
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        try Store.create(
            directory: directory, identifier: "s_1", epoch: "e_1", isDemonstration: false)
        // The store looks for its file before it opens it.
        try Data().write(to: URL(filePath: directory + "/teczka.sqlite"))
    }

    deinit { disk.unmount() }

    /// Returns the open store, opening it when nobody has.
    ///
    /// - Throws: what the store throws when the disk fails.
    func open() throws -> Store {
        if let store { return store }
        let opened = try Store(directory: directory)
        store = opened
        return opened
    }

    /// Ends the process as a kill does: nothing is tidied up that the disk would remember.
    func kill(using dice: inout Dice) {
        disk.crash(using: &dice)
        store?.close()
        store = nil
    }

    /// Ends the process in good order.
    func stop() {
        store?.close()
        store = nil
    }

    /// Enrols a device of a person, or another certificate of it.
    func enrol(_ device: DeviceID, _ user: UserID) throws {
        let store = try open()
        try store.invite(user, codeHash: "code \(device)", expires: 2)
        _ = try store.enrol(
            codeHash: "code \(device)", user: user, device: device, name: device.text,
            fingerprint: "of \(device)", password: "hash", realNow: 1)
    }

    /// Gives a copied device an identity of its own.
    func renew(_ request: RenewRequest, _ device: DeviceID) throws -> Renewed {
        guard request.isFork else {
            return Renewed(device: device, certificate: "of \(device)", token: "token")
        }
        forkCount += 1
        // The name must not be one that a restored store has forgotten.
        let fork = DeviceID("\(device)f\(request.request)n\(forkCount)")
        try open().fork(
            device, as: fork, fingerprint: "of \(fork)", realNow: now.milliseconds)
        return Renewed(device: fork, certificate: "of \(fork)", token: "token")
    }

    // MARK: - Backups

    /// Copies the files as a backup does; what they hold is promised to the devices.
    func backUp() throws -> DiskSnapshot {
        let path = directory + "/backup.sqlite"
        _ = try open().backUp(to: path)
        return disk.snapshot()
    }

    /// Puts an older state in the place of the present one; the fence may be older too, or gone.
    func restore(_ snapshot: DiskSnapshot, fence: FenceFate) throws {
        stop()
        disk.restore(snapshot)
        let path = directory + "/fence"
        switch fence {
        case .kept: break
        case .lost: try? FileManager.default.removeItem(atPath: path)
        case .older(let data): try data.write(to: URL(filePath: path))
        }
    }

    var fence: Data { (try? Data(contentsOf: URL(filePath: directory + "/fence"))) ?? Data() }
}

/// What becomes of the fence when a store is restored.
enum FenceFate {
    case kept, lost
    case older(Data)
}
