// A conflict is an ordinary piece of the case: it travels to every device that may read the field,
// can be settled offline, and is closed only by someone who saw all of its candidates.

package import CanonicalJSON

/// One of several values that people gave a field without seeing each other's.
package struct Candidate: Hashable, Sendable {
    /// The mutation that gave it.
    package let mutation: MutationID
    /// The value.
    package let value: JSONValue
    /// Who gave it.
    package let author: UserID
    /// In which role.
    package let role: Role
    /// When, by the author's own clock; shown, never compared.
    package let claimedAt: Instant

    /// Makes a candidate.
    package init(
        mutation: MutationID, value: JSONValue, author: UserID, role: Role, claimedAt: Instant
    ) {
        self.mutation = mutation
        self.value = value
        self.author = author
        self.role = role
        self.claimedAt = claimedAt
    }
}

/// The record of a field that was given different values at the same time.
package struct Conflict: Hashable, Sendable {
    /// What it is about.
    package enum Kind: String, Sendable, CaseIterable {
        /// Different values of one field.
        case value
        /// Texts whose changes overlap.
        case text
        /// A record was removed while someone changed it.
        case removal
    }

    /// The field it is about.
    package let address: FieldAddress
    /// What kind of disagreement it is.
    package var kind: Kind
    /// The value that the authors of the candidates had seen.
    package var base: JSONValue
    /// The values given, ordered by mutation; the shown one is among them.
    package var candidates: [Candidate]
    /// The log position at which it was opened; 0 while it is only predicted.
    package var openedAt: Sequence64
    /// The log position of the last write to it; 0 while it is only predicted.
    package var version: Sequence64
    /// The mutation that settled it; nil while it is open.
    package var resolution: MutationID?
    /// Who settled it.
    package var resolvedBy: UserID?

    /// Makes an open conflict.
    package init(
        address: FieldAddress, kind: Kind, base: JSONValue, candidates: [Candidate],
        openedAt: Sequence64
    ) {
        self.address = address
        self.kind = kind
        self.base = base
        self.candidates = candidates.sorted { $0.mutation < $1.mutation }
        self.openedAt = openedAt
        version = openedAt
    }

    /// Is true until somebody settles it.
    package var isOpen: Bool { resolution == nil }
}
