// How many sheets were filled in on paper, on a screen and on a phone.

internal import CaseModel

/// Counts sheets by how they were filled in.
package struct ModeCounts: CountRecord, Hashable, Sendable {
    /// The sheets on paper.
    package var paper = 0
    /// The sheets on a computer's screen.
    package var screen = 0
    /// The sheets on a phone.
    package var phone = 0
    /// The sheets that do not say.
    package var unsaid = 0

    /// Makes a record of zeros.
    package init() {}

    /// Counts the sheets.
    init(_ sheets: [AnswerSheet]) {
        for sheet in sheets {
            switch sheet.mode {
            case .paper: paper += 1
            case .screen: screen += 1
            case .phone: phone += 1
            case nil: unsaid += 1
            }
        }
    }

    /// The counts with their names.
    package static var counts: [(name: String, path: WritableKeyPath<Self, Int>)] {
        [
            ("paper", \.paper), ("screen", \.screen), ("phone", \.phone), ("unsaid", \.unsaid),
        ]
    }

    /// The counts in their order.
    var parts: [Int] { Self.counts.map { self[keyPath: $0.path] } }
    /// States that at least one sheet says how it was filled in.
    var isSaid: Bool { paper + screen + phone > 0 }
}
