// What goes wrong with a disk, and when: a plan that counts operations and says which one fails.
//
// What it guarantees: the same plan and the same operations give the same faults. Every operation
// that can change what a power cut leaves is counted, in the order it was asked for, whether it
// succeeds or not; reading, locking and asking are not counted.

/// What changes a disk, and is counted.
package enum DiskOperation: Int, CaseIterable, Sendable {
    /// A file that was not there is made.
    case create
    /// Bytes are written.
    case write
    /// A file gets another length.
    case truncate
    /// A file is asked to survive a power cut.
    case sync
    /// A file is removed.
    case delete
}

/// One thing that goes wrong.
///
/// Operations are numbered from 1, counted from when the fault was injected, and only those of the
/// fault's kinds. A fault that is not lasting is spent by its first effect.
package struct DiskFault: Sendable {
    /// What happens to the operation.
    enum Effect: Sendable {
        case ioError, full, powerCut, falseSync
    }

    let effect: Effect
    let number: Int
    let kinds: Set<DiskOperation>
    let isLasting: Bool
    /// How many operations of the kinds were seen.
    var seenCount = 0

    /// Returns a fault that makes an operation fail with `SQLITE_IOERR` and have no effect.
    package static func ioError(
        at number: Int, of kinds: Set<DiskOperation> = Set(DiskOperation.allCases),
        isLasting: Bool = false
    ) -> DiskFault {
        DiskFault(effect: .ioError, number: number, kinds: kinds, isLasting: isLasting)
    }

    /// Returns a fault that makes an operation fail with `SQLITE_FULL` and have no effect.
    package static func full(
        at number: Int, of kinds: Set<DiskOperation> = [.create, .write],
        isLasting: Bool = false
    ) -> DiskFault {
        DiskFault(effect: .full, number: number, kinds: kinds, isLasting: isLasting)
    }

    /// Returns a fault that cuts the power before an operation.
    ///
    /// The operation does not happen; it and everything after it fails with `SQLITE_IOERR` until
    /// `SimulatedDisk.crash(using:)` was carried out.
    package static func powerCut(
        at number: Int, of kinds: Set<DiskOperation> = Set(DiskOperation.allCases)
    ) -> DiskFault {
        DiskFault(effect: .powerCut, number: number, kinds: kinds, isLasting: false)
    }

    /// Returns a fault that lets every sync from a number on succeed without any effect.
    package static func falseSyncs(from number: Int = 1) -> DiskFault {
        DiskFault(effect: .falseSync, number: number, kinds: [.sync], isLasting: true)
    }
}

/// The faults of one disk, and how much happened on it.
struct FaultPlan: Sendable {
    private(set) var counts = [Int](repeating: 0, count: DiskOperation.allCases.count)
    private var faults: [DiskFault] = []

    mutating func inject(_ fault: DiskFault) { faults.append(fault) }

    mutating func clear() { faults.removeAll() }

    func count(_ kind: DiskOperation) -> Int { counts[kind.rawValue] }

    /// Counts an operation and returns what befalls it; of several faults the eldest.
    mutating func begin(_ kind: DiskOperation) -> DiskFault.Effect? {
        counts[kind.rawValue] += 1
        guard !faults.isEmpty else { return nil }
        var effect: DiskFault.Effect?
        for index in faults.indices where faults[index].kinds.contains(kind) {
            faults[index].seenCount += 1
            if effect == nil, faults[index].strikes { effect = faults[index].effect }
        }
        faults.removeAll { $0.isSpent }
        return effect
    }
}

extension DiskFault {
    fileprivate var strikes: Bool { isLasting ? seenCount >= number : seenCount == number }

    fileprivate var isSpent: Bool { !isLasting && seenCount >= number }
}
