// The arguments of an act, read strictly.

internal import CanonicalJSON
internal import CaseModel

/// What came with an act.
struct Arguments {
    /// The record it is about.
    let subject: RecordKey?
    private let values: [String: JSONValue]
    private let claimedAt: Instant

    init(_ subject: RecordKey?, _ values: [String: JSONValue], _ claimedAt: Instant) {
        self.subject = subject
        self.values = values
        self.claimedAt = claimedAt
    }

    /// Whether the yes-or-no argument of that name says yes.
    func flag(_ name: String) -> Bool { values[name]?.boolValue ?? false }

    subscript(name: String) -> JSONValue? { values[name] }

    /// When it happened: as said, or when it was written down; never after that.
    var moment: JSONValue {
        get throws(Refusal) {
            guard let value = values["at"] else { return .string(claimedAt.text) }
            guard let moment = value.instant, moment <= claimedAt
            else { throw Refusal(.argument, "at") }
            return value
        }
    }

    /// Returns a text that must be there.
    func text(_ name: String) throws(Refusal) -> String {
        guard let text = values[name]?.nonBlankText else { throw Refusal(.argument, name) }
        return text
    }
}
