// The delta rule: results open when a collection is closed, and after that only in steps.
//
// Two reports that differ by fewer than k responses tell what those few answered. A collection may
// be opened again and closed with one more sheet, as often as somebody likes.
//
// Guarantees:
// 1. Collections are taken in their order, and whole.
// 2. What is shown grows by at least k at a time; what is fewer waits, together with what follows.
// 3. What is decided about the first collections does not depend on the later ones, so that nothing
//    that was shown is ever taken back.

/// Decides how far the results of one collection after the other may be shown.
package struct DeltaRule: Hashable, Sendable {
    /// The least number of further responses: k.
    package let threshold: Int

    /// Makes the rule for groups of at least `threshold`.
    package init(threshold: Int) { self.threshold = threshold }

    /// Returns the steps in which collections of these sizes are shown: how many of them are shown
    /// after each step, and nothing when none is.
    package func steps(_ counts: [Int]) -> [Int] { steps(parts: counts.map { [$0] }) }

    /// Returns the steps of collections that are told by their parts, each of which grows by at
    /// least k at a time or not at all.
    package func steps(parts collections: [[Int]]) -> [Int] {
        var steps: [Int] = []
        var waiting: [Int] = []
        for (number, parts) in zip(1..., collections) {
            waiting = waiting.isEmpty ? parts : zip(waiting, parts).map { $0 + $1 }
            guard waiting.contains(where: { $0 > 0 }),
                waiting.allSatisfy({ $0 == 0 || $0 >= threshold })
            else { continue }
            steps.append(number)
            waiting = []
        }
        return steps
    }
}
