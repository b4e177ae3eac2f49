// Names of things as distinct types over one text, so that a user can never be passed where a
// device is meant. All identifiers are ASCII and compare by their bytes.

/// Names one thing of the kind `Tag`.
package struct Identifier<Tag>: Hashable, Comparable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    /// The identifier as it stands on the wire and on disk.
    package let text: String

    /// Makes an identifier from its text.
    package init(_ text: String) { self.text = text }

    /// Makes an identifier from a literal.
    package init(stringLiteral value: String) { text = value }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// Marks names of scopes.
package enum ScopeTag {}
/// Marks names of people.
package enum UserTag {}
/// Marks names of devices.
package enum DeviceTag {}
/// Marks names of mutations.
package enum MutationTag {}

/// Names a scope: a case (`c_…`) or the organisation (`org`).
package typealias ScopeID = Identifier<ScopeTag>

/// Names a person with an account, by login (`[a-z][a-z0-9._-]{1,31}`).
package typealias UserID = Identifier<UserTag>

/// Names a device, as the server enrolled it.
package typealias DeviceID = Identifier<DeviceTag>

/// Names one mutation, for ever and over all devices (128 random bits).
package typealias MutationID = Identifier<MutationTag>

extension Identifier where Tag == ScopeTag {
    /// The scope of the organisation: trainer cards, the published complaint procedure.
    package static var organisation: Self { "org" }

    /// Is true for every scope but the organisation's.
    package var isCase: Bool { text != "org" }
}

/// A position in the server's one log: a change that is not yet committed has none.
package typealias Sequence64 = Int64
