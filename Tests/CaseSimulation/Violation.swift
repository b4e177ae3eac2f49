// What a run found wrong: which of the numbered invariants does not hold, and where.

/// The invariants, by their numbers in the specification of the simulation.
package enum Invariant: Int, CaseIterable, Sendable {
    /// At rest, what a device holds is what its person may read of the server's state.
    case convergence = 1
    /// At a mark that reaches the head, a device holds the projection of that very state.
    case prefixConsistency
    /// A receipt that says an edit took effect has its audit entry.
    case noLostAcknowledgedWrite
    /// An edit that was recorded is in exactly one of outbox, sent log and tray.
    case noLostUnacknowledgedEdit
    /// One name takes effect once.
    case atMostOnce
    /// A device's edits take effect in the order of their numbers, none left out.
    case deviceOrder
    /// The same number and name bring the same receipt, at most shortened.
    case receiptDeterminism
    /// A cursor never goes back within a history.
    case monotonicCursor
    /// An own edit that waits is part of what its author sees.
    case readYourWrites
    /// The view is a function of base and own edits.
    case viewLaw
    /// Nothing is sent to, or stays with, somebody who may not read it.
    case noLeak
    /// Everything that may be read is there.
    case grantCompleteness
    /// Folding the audit log gives the state.
    case auditCompleteness
    /// An act that took effect had its gates open.
    case gateSoundness
    /// A conflict is closed only by somebody who settles it, having seen its candidates.
    case conflictPreservation
    /// Edits that commute give the same state in any order.
    case commutation
    /// No clock of a device changes anything but what is shown.
    case clockIndependence
    /// A compacted log leads to the same state.
    case compactionLaw
    /// A new device ends up with what one has that was always there.
    case snapshotLaw
    /// A removed record comes back only when somebody says so.
    case noResurrection
    /// After a restore every edit of the lost time is applied, contested, refused or parked again.
    case epochSafety
    /// When nothing fails any more, everything is delivered in a bounded number of steps.
    case liveness
    /// Nobody ever sees part of a mutation.
    case atomicity
    /// Hostile input changes nothing it may not and ends nothing.
    case bounds
    /// An attachment that counts as received is whole, and is read by those only who may.
    case blobs
    /// What this version cannot read is kept with its author and holds up nothing.
    case upgrade
}

/// An invariant that did not hold.
package struct Violation: Error, CustomStringConvertible {
    package let invariant: Invariant
    package let text: String

    init(_ invariant: Invariant, _ text: String) {
        self.invariant = invariant
        self.text = text
    }

    package var description: String { "I\(invariant.rawValue) \(invariant): \(text)" }
}

/// Fails when something does not hold.
func require(
    _ invariant: Invariant, _ holds: Bool, _ text: @autoclosure () -> String
) throws(Violation) {
    if !holds { throw Violation(invariant, text()) }
}
