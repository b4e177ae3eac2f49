// # Three-way merge of text
//
// Joins two edits of one text: by line first, and by word inside a region of lines that both sides
// changed. It guarantees that:
// 1. every word of the result was written by one of the sides;
// 2. swapping the sides gives the same result;
// 3. text changed by one side only appears as that side wrote it, equal changes appear once.
// It must not write conflict markers, and must not choose a side: where the same words were changed
// differently the result is an overlap and the caller keeps both texts.

/// Merges two edits of a common base text.
package enum ThreeWayText {
    /// Tells how a merge ended.
    package enum Result: Equatable, Sendable {
        /// Both edits are in the text.
        case merged(String)
        /// Both sides changed the same words differently.
        case overlap

        /// Compares by UTF-8 bytes, as the merge does.
        package static func == (left: Result, right: Result) -> Bool {
            switch (left, right) {
            case (.merged(let left), .merged(let right)): left.utf8.elementsEqual(right.utf8)
            case (.overlap, .overlap): true
            case (.merged, _), (.overlap, _): false
            }
        }
    }

    /// Merges what `current` and `edited` each changed in `base`.
    ///
    /// Two insertions at one place overlap unless they are equal; so do a removed region and any
    /// change inside it, and an insertion beside a change that may hold one too. Other changes that
    /// only touch are both kept, in base order. Near linear for texts that differ little; bounded
    /// for all, as past its bound ``LineDifference`` takes the rest as one change.
    package static func merge(base: String, current: String, edited: String) -> Result {
        let merged = merge(
            base: Array(base.utf8),
            current: Array(current.utf8),
            edited: Array(edited.utf8),
            by: .line
        )
        guard let merged else { return .overlap }
        return .merged(String(decoding: merged, as: UTF8.self))
    }

    private static func merge(
        base: [UInt8],
        current: [UInt8],
        edited: [UInt8],
        by unit: TextUnit
    ) -> [UInt8]? {
        if current == edited || edited == base { return current }
        if current == base { return edited }
        // Words can only be matched where all three have some: a side that removed the whole region
        // contradicts every change in it, even one that merely adds a word at its edge.
        if unit == .word, base.isEmpty || current.isEmpty || edited.isEmpty { return nil }

        var table = TokenTable(unit: unit)
        let tokens = table.tokens(of: base)
        var currentEdits = LineDifference.edits(from: tokens, to: table.tokens(of: current))
        var editedEdits = LineDifference.edits(from: tokens, to: table.tokens(of: edited))
        if unit == .word {
            let agreed = Set(currentEdits).intersection(editedEdits)
            currentEdits = phrases(currentEdits, of: tokens, in: table, keeping: agreed)
            editedEdits = phrases(editedEdits, of: tokens, in: table, keeping: agreed)
        }

        var pieces: [[UInt8]] = []
        var place = 0
        let regions = EditRegion.regions(current: currentEdits, edited: editedEdits) { range in
            tokens[range].allSatisfy(table.isBlank)
        }
        for region in regions {
            guard let text = merge(region, of: tokens, in: table, by: unit) else { return nil }
            pieces.append(table.text(of: tokens[place..<region.base.lowerBound]))
            pieces.append(text)
            place = region.base.upperBound
        }
        pieces.append(table.text(of: tokens[place...]))
        return joined(pieces, by: unit)
    }

    /// Merges one region; absent when its sides contradict each other.
    private static func merge(
        _ region: EditRegion,
        of tokens: [Int],
        in table: TokenTable,
        by unit: TextUnit
    ) -> [UInt8]? {
        let current = region.tokens(of: tokens, after: region.current)
        let edited = region.tokens(of: tokens, after: region.edited)
        if region.edited.isEmpty || current == edited { return table.text(of: current) }
        if region.current.isEmpty { return table.text(of: edited) }
        switch unit {
        case .word:
            return nil
        case .line:
            return merge(
                base: table.text(of: tokens[region.base]),
                current: table.text(of: current),
                edited: table.text(of: edited),
                by: .word
            )
        }
    }

    /// Joins edits of one side between which only white space stayed the same.
    ///
    /// A space matches any space, so a rewritten phrase would fall into single words, and a word
    /// the other side put between them would land in a sentence that is no longer there. Edits both
    /// sides made are left alone, so that they still count once.
    private static func phrases(
        _ edits: [TokenEdit],
        of tokens: [Int],
        in table: TokenTable,
        keeping agreed: Set<TokenEdit>
    ) -> [TokenEdit] {
        var phrases: [TokenEdit] = []
        for edit in edits {
            guard let last = phrases.last, !agreed.contains(last), !agreed.contains(edit),
                case let gap = tokens[last.base.upperBound..<edit.base.lowerBound],
                gap.allSatisfy(table.isBlank)
            else {
                phrases.append(edit)
                continue
            }
            phrases[phrases.count - 1] = TokenEdit(
                base: last.base.lowerBound..<edit.base.upperBound,
                replacement: last.replacement + gap + edit.replacement
            )
        }
        return phrases
    }

    /// Joins merged pieces; absent when two would run together at a seam.
    ///
    /// One side may drop the last line feed or space while the other adds text after it. Joined,
    /// the words on both sides of the seam would make one that nobody wrote.
    private static func joined(_ pieces: [[UInt8]], by unit: TextUnit) -> [UInt8]? {
        let text = Array(pieces.joined())
        let readBack = unit.tokens(of: text)
        return readBack == pieces.flatMap(unit.tokens) ? text : nil
    }
}
