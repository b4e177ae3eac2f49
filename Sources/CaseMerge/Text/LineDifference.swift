// # Difference of two token sequences
//
// Finds the fewest replacements that turn one sequence into the other (Myers, "An O(ND) Difference
// Algorithm and Its Variations", 1986). It guarantees that applying the edits gives the new
// sequence, that they are in order, and that at least one kept token parts any two of them. The
// same input always gives the same edits. It must not look inside tokens.

/// Replaces a range of base tokens; an empty range inserts, an empty replacement deletes.
struct TokenEdit: Hashable {
    let base: Range<Int>
    let replacement: [Int]
}

/// Compares sequences of lines or words.
enum LineDifference {
    /// Bounds time and memory for hostile or wholly rewritten text: past this many inserted and
    /// deleted tokens the differing middle is one edit, which is coarser but never wrong.
    private static let differenceMax = 2_048

    /// Returns the edits from `old` to `new`.
    ///
    /// Costs O(N·D) time and O(D²) memory for D differing tokens, D at most 2048.
    static func edits(from old: [Int], to new: [Int]) -> [TokenEdit] {
        let prefix = zip(old, new).prefix { $0 == $1 }.count
        let oldRest = old[prefix...]
        let newRest = new[prefix...]
        let suffix = zip(oldRest.reversed(), newRest.reversed()).prefix { $0 == $1 }.count
        let oldMiddle = Array(oldRest.dropLast(suffix))
        let newMiddle = Array(newRest.dropLast(suffix))
        guard let rows = furthestReaches(from: oldMiddle, to: newMiddle) else {
            return [
                TokenEdit(base: prefix..<prefix + oldMiddle.count, replacement: newMiddle)
            ]
        }
        let changes = Changes(tracing: rows, oldMiddle.count, newMiddle.count)
        return changes.edits(in: newMiddle, shiftedBy: prefix)
    }

    /// Returns, for each number of differences, how far into `old` each diagonal reaches.
    ///
    /// Row d holds the diagonals −d, −d+2, …, d. Absent when the bound is passed.
    private static func furthestReaches(from old: [Int], to new: [Int]) -> [[Int32]]? {
        var rows: [[Int32]] = []
        for differences in 0...min(old.count + new.count, differenceMax) {
            var row: [Int32] = []
            row.reserveCapacity(differences + 1)
            for index in 0...differences {
                var reach = 0
                if let previous = rows.last {
                    reach =
                        comesByInsertion(index, from: previous)
                        ? Int(previous[index]) : Int(previous[index - 1]) + 1
                }
                let diagonal = 2 * index - differences
                while reach < old.count, reach - diagonal < new.count,
                    old[reach] == new[reach - diagonal]
                {
                    reach += 1
                }
                row.append(Int32(truncatingIfNeeded: reach))
                if reach >= old.count, reach - diagonal >= new.count {
                    return rows + [row]
                }
            }
            rows.append(row)
        }
        return nil
    }

    /// Returns whether the best way to a diagonal inserts a new token instead of deleting an old.
    fileprivate static func comesByInsertion(_ index: Int, from previous: [Int32]) -> Bool {
        index == 0 || (index < previous.count && previous[index - 1] < previous[index])
    }
}

/// Marks which tokens only one of two sequences has.
private struct Changes {
    private var isDeleted: [Bool]
    private var isInserted: [Bool]

    /// Follows the shortest way back from the end of both sequences.
    init(tracing rows: [[Int32]], _ oldCount: Int, _ newCount: Int) {
        isDeleted = Array(repeating: false, count: oldCount)
        isInserted = Array(repeating: false, count: newCount)
        var diagonal = oldCount - newCount
        for differences in stride(from: rows.count - 1, to: 0, by: -1) {
            let index = (diagonal + differences) / 2
            let previous = rows[differences - 1]
            if LineDifference.comesByInsertion(index, from: previous) {
                diagonal += 1
                isInserted[Int(previous[index]) - diagonal] = true
            } else {
                diagonal -= 1
                isDeleted[Int(previous[index - 1])] = true
            }
        }
    }

    /// Gathers neighbouring marks into edits whose ranges are moved by `shift`.
    func edits(in new: [Int], shiftedBy shift: Int) -> [TokenEdit] {
        var edits: [TokenEdit] = []
        var old = 0
        var fresh = 0
        while old < isDeleted.count || fresh < isInserted.count {
            let oldStart = old
            let freshStart = fresh
            while old < isDeleted.count, isDeleted[old] { old += 1 }
            while fresh < isInserted.count, isInserted[fresh] { fresh += 1 }
            if old == oldStart, fresh == freshStart {
                old += 1
                fresh += 1
            } else {
                edits.append(
                    TokenEdit(
                        base: oldStart + shift..<old + shift,
                        replacement: Array(new[freshStart..<fresh])
                    )
                )
            }
        }
        return edits
    }
}
