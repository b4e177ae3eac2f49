// A demonstration can cut one device's connection at a chosen moment: after so many stored edits
// and so many sent receipts. It shows what a lost network does, always in the same place.

package import CaseModel
internal import Synchronization

/// Holds the orders to cut.
///
/// Only a demonstration server takes any.
package final class LinkCut: Sendable {
    private struct Order {
        var storedLeft: Int
        var receiptsLeft: Int
    }

    private let orders = Mutex<[String: Order]>([:])

    /// Makes a holder without orders.
    package init() {}

    /// Orders that the next connection of a person stores only so many edits, answers only so many
    /// of them, and is then cut.
    package func order(_ user: UserID, stored: Int, receipts: Int) {
        orders.withLock { $0[user.text] = Order(storedLeft: stored, receiptsLeft: receipts) }
    }

    /// Returns how many of the next edits may be stored; nil when no order holds.
    func storable(_ user: UserID, of count: Int) -> Int? {
        orders.withLock { orders in
            guard let order = orders[user.text] else { return nil }
            let allowed = min(order.storedLeft, count)
            orders[user.text]?.storedLeft -= allowed
            return allowed
        }
    }

    /// Returns how many of the next receipts may be sent, and whether the link is to be cut then.
    func sendable(_ user: UserID, of count: Int) -> (receipts: Int, isCut: Bool) {
        orders.withLock { orders in
            guard let order = orders[user.text] else { return (count, false) }
            let allowed = min(order.receiptsLeft, count)
            orders[user.text]?.receiptsLeft -= allowed
            let isCut = order.storedLeft == 0
            if isCut { orders[user.text] = nil }
            return (allowed, isCut)
        }
    }
}
