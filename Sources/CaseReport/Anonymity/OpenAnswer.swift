// Open answers after redaction by the coordinator, apart from the sheets they came from.
// Must not: keep date, order or scores of the sheet.

package import CanonicalJSON

/// Holds one redacted open answer.
package struct OpenAnswer: Hashable, Sendable {
    /// The open questions of the form.
    package enum Question: String, CaseIterable, Hashable, Sendable {
        case mostValuable = "o1"
        case improve = "o2"
        case nextNeeds = "o3"
    }

    /// The question answered.
    package let question: Question
    /// The text after redaction.
    package let text: String
    /// Consent of the respondent to being quoted outside.
    package let isQuotable: Bool

    /// Makes an answer from a redacted text.
    package init(question: Question, text: String, isQuotable: Bool) {
        self.question = question
        self.text = text
        self.isQuotable = isQuotable
    }
}

extension OpenAnswer: ReportCodable {
    /// The three parts by name.
    package var json: JSONValue {
        [
            "question": .string(question.rawValue), "text": .string(text),
            "is_quotable": .bool(isQuotable),
        ]
    }

    /// Reads the three parts.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        question = try reader.choice("question")
        text = try reader.text("text")
        isQuotable = try reader.flag("is_quotable")
        try reader.finish()
    }
}

/// Holds the released open answers, or why there are none.
package enum OpenAnswers: Hashable, Sendable {
    /// Nobody has redacted the answers.
    case notRedacted
    /// Answers of minors are not given to an institution.
    case minors
    /// The answers in the order of their text, which says nothing about who wrote them.
    case released([OpenAnswer])
}

extension OpenAnswers: ReportCodable {
    /// The list, or the reason as a text.
    package var json: JSONValue {
        switch self {
        case .notRedacted: "not_redacted"
        case .minors: "minors"
        case .released(let answers): ["released": .list(answers)]
        }
    }

    /// Reads the list or the reason.
    package init(json: JSONValue, field: String) throws(ReportError) {
        switch json {
        case "not_redacted": self = .notRedacted
        case "minors": self = .minors
        default:
            var reader = try FieldReader(json, field: field)
            self = .released(try reader.list("released"))
            try reader.finish()
        }
    }
}
