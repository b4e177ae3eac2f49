// # Regions two sides edited
//
// Lines the edits of two sides up over their common base. It guarantees that regions are in order,
// that none overlaps another, and that swapping the sides only swaps the edits in each region.

/// Covers a range of the base with the edits that overlap there.
struct EditRegion {
    private(set) var base: Range<Int>
    private(set) var current: [TokenEdit] = []
    private(set) var edited: [TokenEdit] = []

    /// Groups the edits of both sides; an edit that overlaps no other is a region of its own.
    ///
    /// Both sides must be in order, as ``LineDifference`` gives them. `isBlank` tells whether a
    /// range of the base holds nothing but white space.
    static func regions(
        current: [TokenEdit],
        edited: [TokenEdit],
        isBlank: (Range<Int>) -> Bool
    ) -> [EditRegion] {
        // Places are compared only after every shared range is grouped: which of two edits at one
        // place comes first would otherwise decide whether their neighbour joins them.
        let sharing = grouped(current, edited)
        return sharing.reduce(into: []) { regions, region in
            if let last = regions.last, last.mayShareAPlace(with: region, isBlank: isBlank) {
                regions[regions.count - 1].absorb(region)
            } else {
                regions.append(region)
            }
        }
    }

    private static func grouped(_ current: [TokenEdit], _ edited: [TokenEdit]) -> [EditRegion] {
        let single =
            current.map { EditRegion(base: $0.base, current: [$0]) }
            + edited.map { EditRegion(base: $0.base, edited: [$0]) }
        // An insertion precedes what it stands before.
        let inOrder = single.sorted {
            ($0.base.lowerBound, $0.base.upperBound) < ($1.base.lowerBound, $1.base.upperBound)
        }
        return inOrder.reduce(into: []) { regions, region in
            if let last = regions.last,
                region.base.lowerBound < last.base.upperBound || region.base == last.base
            {
                regions[regions.count - 1].absorb(region)
            } else {
                regions.append(region)
            }
        }
    }

    /// Returns the tokens of the region after one side's edits.
    func tokens(of base: [Int], after edits: [TokenEdit]) -> [Int] {
        var tokens: [Int] = []
        var place = self.base.lowerBound
        for edit in edits {
            tokens += base[place..<edit.base.lowerBound]
            tokens += edit.replacement
            place = edit.base.upperBound
        }
        return tokens + base[place..<self.base.upperBound]
    }

    /// Returns whether both sides may have inserted where this region ends and the next starts.
    ///
    /// The same new word could then come twice, or two in an order nobody chose. Other edits that
    /// only touch have an order and stay apart.
    private func mayShareAPlace(with next: EditRegion, isBlank: (Range<Int>) -> Bool) -> Bool {
        [(current.last, next.edited.first), (edited.last, next.current.first)].contains { pair in
            guard let left = pair.0, let right = pair.1 else { return false }
            let bothMayInsert =
                (left.grows && right.mayInsert) || (right.grows && left.mayInsert)
            return bothMayInsert && isBlank(left.base.upperBound..<right.base.lowerBound)
        }
    }

    private mutating func absorb(_ next: EditRegion) {
        base = base.lowerBound..<max(base.upperBound, next.base.upperBound)
        current += next.current
        edited += next.edited
    }
}

extension TokenEdit {
    /// Whether the edit surely adds tokens.
    fileprivate var grows: Bool { replacement.count > base.count }

    /// Whether some token of the edit may be new rather than changed.
    fileprivate var mayInsert: Bool { base.isEmpty || replacement.count > 1 }
}
