// An anonymous F5 sheet with the collection in which it came in (procedure, stage 11).
//
// A collection may be opened again. Which one a sheet belongs to decides when it may be shown; it
// is all that is kept of when.

/// Holds one sheet and the number of its collection.
package struct CollectedSheet: Hashable, Sendable {
    /// The answers.
    package let sheet: AnswerSheet
    /// The number of the collection, from 1.
    package let round: Int64

    /// Makes a collected sheet.
    package init(_ sheet: AnswerSheet, round: Int64) {
        self.sheet = sheet
        self.round = round
    }
}

extension CaseFacts {
    /// The number of the collection of F5 that is open, or was closed last.
    package var surveyRound: Int64 { integer("f5.round") ?? 1 }
}
