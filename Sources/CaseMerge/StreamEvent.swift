// What a device is told, line by line.

package import CaseModel

/// One line of a person's stream of changes.
package enum StreamEvent: Hashable, Sendable {
    /// A scope is gained or changes its rules; its whole content follows.
    case grant(ScopeID, Standing)
    /// A scope is lost.
    case revoke(ScopeID)
    /// New values.
    case change(ScopeDelta)
}
