// The lines between two marks as one value: what a device applies together or not at all.

package import CaseMerge
package import CaseModel

/// Everything between two marks.
package struct StreamBatch: Hashable, Sendable {
    /// What happened, in order.
    package let events: [StreamEvent]
    /// The position reached.
    package let cursor: Sequence64
    /// Is true when more is waiting at the server.
    package let hasMore: Bool
    /// The store's word that it was at this position.
    package let signature: String?
    /// How far the bootstrap is; nil when none is going on (any more).
    package let boot: BootToken?

    /// Makes a batch.
    package init(
        events: [StreamEvent], cursor: Sequence64, hasMore: Bool, signature: String? = nil,
        boot: BootToken? = nil
    ) {
        self.events = events
        self.cursor = cursor
        self.hasMore = hasMore
        self.signature = signature
        self.boot = boot
    }
}
