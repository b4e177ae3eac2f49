// A mutation is one atomic edit as its author made it: what was seen, what was wanted. It is
// recorded once, durably, and never rewritten.

package import CanonicalJSON
package import CaseModel

/// What the author of an edit had before their eyes.
package struct Base: Hashable, Sendable {
    /// The version that was seen.
    package enum Version: Hashable, Sendable {
        /// The server's, by log position; 0 for a field never written.
        case at(Sequence64)
        /// The author's own edit that had not reached the server yet.
        case own(MutationID)
    }

    /// The version that was seen.
    package let version: Version
    /// The value that was seen; `null` for an empty field.
    package let value: JSONValue

    /// Makes a base.
    package init(_ version: Version, value: JSONValue) {
        self.version = version
        self.value = value
    }
}

/// One step of a mutation (Protocol 5).
package enum Operation: Hashable, Sendable {
    /// Makes a record with its first fields.
    case create(RecordKey, fields: [String: JSONValue])
    /// Gives a field a value; `null` empties it.
    case set(FieldAddress, value: JSONValue, base: Base)
    /// Puts an element into a set.
    case insert(FieldAddress, element: String)
    /// Takes an element out of a set.
    case remove(FieldAddress, element: String)
    /// Removes a record of a keyed list.
    case delete(RecordKey, seen: Sequence64)
    /// Brings a removed record of a list back, having seen that version of its removal.
    case restore(RecordKey, seen: Sequence64)
    /// Settles a conflict, having seen these candidates.
    case resolve(FieldAddress, seen: [MutationID], value: JSONValue, reason: String?)
    /// Takes the own values of an open conflict back.
    case withdraw(FieldAddress)
    /// Performs a named act.
    case act(Act, subject: RecordKey?, arguments: [String: JSONValue])
}

/// One atomic edit of one scope.
package struct Mutation: Hashable, Sendable {
    /// Its name for ever.
    package let id: MutationID
    /// The scope it edits.
    package let scope: ScopeID
    /// When the author made it, by the author's clock.
    package let claimedAt: Instant
    /// What it does, in order; all of it or none.
    package let operations: [Operation]
    /// Up to which position the device held the log when it was made; nil when it did not say.
    ///
    /// It tells which rights were lost since, and decides nothing else.
    package let cursor: Sequence64?

    /// Makes a mutation.
    package init(
        id: MutationID, scope: ScopeID, claimedAt: Instant, operations: [Operation],
        cursor: Sequence64? = nil
    ) {
        self.id = id
        self.scope = scope
        self.claimedAt = claimedAt
        self.operations = operations
        self.cursor = cursor
    }

    /// Is true when the edit carries an anonymous F5 sheet, of which nothing is kept beside its
    /// author's name once it was handed in.
    package var holdsAnswers: Bool {
        operations.contains {
            if case .act(.recordSheet, _, _) = $0 { true } else { false }
        }
    }
}
