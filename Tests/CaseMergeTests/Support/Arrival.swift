// The orders in which the edits of several devices may reach the server: each device sends its own
// in order, and between those of different devices anything may happen.

import Dice

/// Makes orders of arrival, as a list of the devices whose next edit comes.
enum Arrival {
    /// Returns every order there is.
    static func all(_ counts: [Int]) -> [[Int]] {
        if counts.allSatisfy({ $0 == 0 }) { return [[]] }
        return counts.indices.filter { counts[$0] > 0 }.flatMap { queue in
            var left = counts
            left[queue] -= 1
            return all(left).map { [queue] + $0 }
        }
    }

    /// Returns the orders of whole batches and so many others.
    static func some(_ counts: [Int], count: Int, _ dice: inout Dice) -> [[Int]] {
        let batches = all(counts.map { min($0, 1) }).map { order in
            order.flatMap { queue in Array(repeating: queue, count: counts[queue]) }
        }
        return batches + (0..<count).map { _ in interleaving(counts, &dice) }
    }

    private static func interleaving(_ counts: [Int], _ dice: inout Dice) -> [Int] {
        var left = counts
        var order: [Int] = []
        while let queue = left.indices.filter({ left[$0] > 0 }).randomElement(using: &dice) {
            left[queue] -= 1
            order.append(queue)
        }
        return order
    }
}
