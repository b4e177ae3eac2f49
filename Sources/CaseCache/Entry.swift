// The three places an edit can be in.

package import CanonicalJSON
package import CaseMerge
internal import CaseModel

/// An edit that waits for its receipt.
package struct OutboxEntry: Sendable, Hashable {
    /// Its place in the queue.
    package let number: Int64
    /// The edit.
    package let mutation: Mutation
    /// The content as it is sent.
    package let content: JSONValue
}

/// An edit that was refused, with the reasons; it stays until the person decides.
package struct TrayEntry: Sendable, Hashable {
    /// Its place in the tray.
    package let number: Int64
    /// The edit.
    package let mutation: Mutation
    /// The refusal.
    package let receipt: Receipt
}
