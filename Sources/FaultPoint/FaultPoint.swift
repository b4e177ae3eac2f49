// Places where a test may end the program or let the disk fail. Every durable step of the programs
// counts as one operation, SQLite's as well as renames and syncs of plain files, so that a test can
// walk through all of them. Debug builds only: in a release build no step does anything.
//
// `TECZKA_FAULT` says what happens at the N-th operation of the process: `kill@N` (SIGKILL before
// it), `torn@N` (a write does half of its bytes before SIGKILL), `ioerr@N`, `full@N` (that one
// fails), `ioerr-from@N`, `full-from@N` (all from there on fail), or `count` (nothing). Whatever it
// says, `TECZKA_FAULT_COUNT` names a file that gets a line for each operation.

#if DEBUG
    internal import Glibc
    internal import Synchronization
#endif

/// The operations of this process, and what a test wants to happen at one of them.
package enum FaultPoint {
    /// Counts one step that is not SQLite's; returns 0, or the `errno` with which it is to fail.
    package static func step(_ name: StaticString) -> Int32 {
        #if DEBUG
            switch next("\(name)") {
            case .none: 0
            case .torn: die()
            case .full: ENOSPC
            case .inputOutput: EIO
            }
        #else
            0
        #endif
    }
}

#if DEBUG
    extension FaultPoint {
        /// What is to happen instead of an operation.
        package enum Fault: Sendable {
            /// The disk reports an error.
            case inputOutput
            /// The disk is full.
            case full
            /// Half of a write is done, then the process is gone.
            case torn
        }

        /// Is true when the environment asks for a fault or for a count.
        package static var isArmed: Bool { plan != nil || journal >= 0 }

        /// Counts one operation and returns its fault; does not return when the plan is to kill.
        package static func next(_ name: @autoclosure () -> String) -> Fault? {
            guard isArmed else { return nil }
            let number = count.add(1, ordering: .relaxed).newValue
            if journal >= 0 {
                let line = Array((name() + "\n").utf8)
                _ = write(journal, line, line.count)
            }
            guard let plan, plan.isMeant(number) else { return nil }
            if plan.fault == nil { die() }
            return plan.fault
        }

        /// Ends the process as a loss of power would: nothing is flushed, nothing is closed.
        package static func die() -> Never {
            while true { _ = kill(getpid(), SIGKILL) }
        }

        private struct Plan: Sendable {
            /// The fault; nil kills.
            let fault: Fault?
            let first: Int
            let isLasting: Bool

            init?(_ text: String) {
                let parts = text.split(separator: "@")
                guard parts.count == 2, let first = Int(parts[1]) else { return nil }
                switch parts[0] {
                case "kill": fault = nil
                case "torn": fault = .torn
                case "ioerr", "ioerr-from": fault = .inputOutput
                case "full", "full-from": fault = .full
                default: return nil
                }
                self.first = first
                isLasting = parts[0].hasSuffix("-from")
            }

            func isMeant(_ number: Int) -> Bool {
                isLasting ? number >= first : number == first
            }
        }

        private static let count = Atomic(0)
        private static let plan = variable("TECZKA_FAULT").flatMap { Plan($0) }
        /// The file that gets a line for each operation; negative when there is none.
        private static let journal =
            variable("TECZKA_FAULT_COUNT").map {
                open($0, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            } ?? -1

        private static func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }
        }
    }
#endif
