// The counts of the complaint register (stage 13).
// Must not: carry anything that links a complaint with an answer sheet.

/// Holds the complaint counts of one or more cases.
package struct ComplaintCounts: Hashable, Sendable, CountRecord {
    /// Entered in the register.
    package var received = 0
    /// Decided for the client, wholly or partly.
    package var upheld = 0
    /// Answered, in time or not.
    package var answered = 0
    /// Answered before the legal due date.
    package var answeredInTime = 0
    /// Lodged after the lodging limit; still registered.
    package var late = 0

    /// Makes a record of zeros.
    package init() {}

    /// All fields of the record.
    package static var counts: [(name: String, path: WritableKeyPath<Self, Int>)] {
        [
            ("received", \.received), ("upheld", \.upheld), ("answered", \.answered),
            ("answered_in_time", \.answeredInTime), ("late", \.late),
        ]
    }
}
