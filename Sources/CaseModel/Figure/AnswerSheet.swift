// One anonymous F5 sheet (procedure, stage 11) as it was filled in.
//
// Guarantees: a sheet read from JSON or from a digit line holds only known items, scores in
// 1…5 and a recommendation in 0…10, and its JSON reads back as an equal sheet.
// Must not: name a person, a device or a time of day, or be shown to any role one by one.

package import CanonicalJSON

/// Says why outside text is not an answer sheet.
package enum AnswerSheetError: Error, Hashable, Sendable {
    case notAnObject
    case unknownKey(String)
    case malformed(field: String)
    case outOfRange(field: String, value: Int64)
    /// The digit line lacks a group, has one too many, or group number `group` is wrong.
    case line(group: Int)
}

/// How a sheet was filled in.
package enum AnswerMode: String, CaseIterable, Hashable, Sendable {
    case paper, screen, phone
}

/// Holds one respondent's answers; an unanswered question is absent, never a middle score.
package struct AnswerSheet: Hashable, Sendable {
    /// The answers 1…5 by item id: "q01" … "q08", where q03 and q04 are "q03:LOGIN".
    package var scores: [String: Int]
    /// The answer to q09, 0…10.
    package var recommend: Int?
    /// The ability before the training as remembered after it, 1…5 by outcome id.
    package var before: [String: Int]
    /// The ability after the training, 1…5 by outcome id.
    package var after: [String: Int]
    /// One of `AnswerSheet.paces`.
    package var pace: String?
    /// The open answers by question id o1, o2, o3; never blank.
    package var comments: [String: String]
    /// Consent of the respondent to being quoted.
    package var quoteConsent: Bool
    /// How the sheet was filled in.
    package var mode: AnswerMode?

    /// Makes a sheet from values the caller vouches for.
    package init(
        scores: [String: Int] = [:],
        recommend: Int? = nil,
        before: [String: Int] = [:],
        after: [String: Int] = [:],
        pace: String? = nil,
        comments: [String: String] = [:],
        quoteConsent: Bool = false,
        mode: AnswerMode? = nil
    ) {
        self.scores = scores
        self.recommend = recommend
        self.before = before
        self.after = after
        self.pace = pace
        self.comments = comments
        self.quoteConsent = quoteConsent
        self.mode = mode
    }

    /// States that the sheet is a response: at least one 1…5 answer is set.
    package var isCounted: Bool { !(scores.isEmpty && before.isEmpty && after.isEmpty) }

    /// The question ids of the 1…5 items in the order of the form.
    package static let questions = ["q01", "q02", "q03", "q04", "q05", "q06", "q07", "q08"]
    /// The questions asked once per trainer.
    package static let questionsPerTrainer: Set<String> = ["q03", "q04"]
    /// The answers q10 allows.
    package static let paces: Set<String> = ["too_slow", "right", "too_fast"]
    /// The longest open answer, in characters.
    package static let commentCharactersMax = 4000
    /// The longest login or outcome id, in characters.
    package static let idCharactersMax = 64

    /// Spells the ids of one question's items: one per trainer, or the question itself.
    package static func items(of question: String, trainers: [String]) -> [String] {
        questionsPerTrainer.contains(question) ? trainers.map { "\(question):\($0)" } : [question]
    }

    private static func isItem(_ id: String) -> Bool {
        let parts = id.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let question = parts.first.map(String.init), questions.contains(question) else {
            return false
        }
        let isPerTrainer = questionsPerTrainer.contains(question)
        return parts.count == 2 ? isPerTrainer && isID(String(parts[1])) : !isPerTrainer
    }

    private static func isID(_ text: String) -> Bool {
        !text.isEmpty && text.count <= idCharactersMax
            && !text.contains { $0.isWhitespace || $0 == ":" }
    }
}

extension AnswerSheet {
    /// Reads a sheet strictly: unknown keys, unknown items and values out of range are refused.
    ///
    /// Every key may be missing or null, and so may every answer inside; both mean unanswered.
    /// Answers are pairs such as ["q01", 5], because an id is data and no protocol key.
    /// - Throws: `AnswerSheetError` naming the first wrong field in key order.
    package init(json: JSONValue) throws(AnswerSheetError) {
        guard case .object(let fields) = json else { throw .notAnObject }
        self.init()
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) where value != .null {
            switch key {
            case "scores": scores = try Self.answers(value, in: key, isKey: Self.isItem)
            case "recommend": recommend = try Self.number(value, in: key, range: 0...10)
            case "before": before = try Self.answers(value, in: key, isKey: Self.isID)
            case "after": after = try Self.answers(value, in: key, isKey: Self.isID)
            case "pace": pace = try Self.pace(value)
            case "comments": comments = try Self.comments(value)
            case "quote_consent":
                guard case .bool(let consent) = value else { throw .malformed(field: key) }
                quoteConsent = consent
            case "mode":
                guard case .string(let text) = value, let known = AnswerMode(rawValue: text)
                else { throw .malformed(field: key) }
                mode = known
            default: throw .unknownKey(key)
            }
        }
        if let key = fields.keys.filter({ !Self.keys.contains($0) }).min() {
            throw .unknownKey(key)
        }
    }

    /// The sheet as JSON; unanswered questions are left out.
    package var json: JSONValue {
        var fields: [String: JSONValue] = ["quote_consent": .bool(quoteConsent)]
        for (key, answers) in [("scores", scores), ("before", before), ("after", after)]
        where !answers.isEmpty {
            let pairs = answers.sorted { $0.key < $1.key }
            fields[key] = .array(pairs.map { [.string($0.key), .integer(Int64($0.value))] })
        }
        if let recommend { fields["recommend"] = .integer(Int64(recommend)) }
        if let pace { fields["pace"] = .string(pace) }
        if let mode { fields["mode"] = .string(mode.rawValue) }
        if !comments.isEmpty { fields["comments"] = .object(comments.mapValues { .string($0) }) }
        return .object(fields)
    }

    private static let keys: Set<String> = [
        "scores", "recommend", "before", "after", "pace", "comments", "quote_consent",
        "mode",
    ]

    private static func number(
        _ json: JSONValue,
        in field: String,
        range: ClosedRange<Int>
    ) throws(AnswerSheetError) -> Int {
        guard case .integer(let value) = json else { throw .malformed(field: field) }
        guard let number = Int(exactly: value), range.contains(number) else {
            throw .outOfRange(field: field, value: value)
        }
        return number
    }

    private static func answers(
        _ json: JSONValue,
        in field: String,
        isKey: (String) -> Bool
    ) throws(AnswerSheetError) -> [String: Int] {
        guard case .array(let pairs) = json else { throw .malformed(field: field) }
        var answers: [String: Int] = [:]
        for pair in pairs {
            guard case .array(let parts) = pair, parts.count == 2, case .string(let key) = parts[0]
            else { throw .malformed(field: field) }
            guard isKey(key) else { throw .unknownKey("\(field).\(key)") }
            guard answers[key] == nil else { throw .malformed(field: "\(field).\(key)") }
            if parts[1] == .null { continue }
            answers[key] = try number(parts[1], in: "\(field).\(key)", range: 1...5)
        }
        return answers
    }

    private static func pace(_ json: JSONValue) throws(AnswerSheetError) -> String {
        guard case .string(let pace) = json, paces.contains(pace) else {
            throw .malformed(field: "pace")
        }
        return pace
    }

    private static func comments(_ json: JSONValue) throws(AnswerSheetError) -> [String: String] {
        guard case .object(let fields) = json else { throw .malformed(field: "comments") }
        var comments: [String: String] = [:]
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            guard ["o1", "o2", "o3"].contains(key) else { throw .unknownKey("comments.\(key)") }
            if value == .null { continue }
            guard case .string(let text) = value, text.count <= commentCharactersMax else {
                throw .malformed(field: "comments.\(key)")
            }
            // An answer of blanks says nothing; keeping it would make it look like an answer.
            if !text.allSatisfy(\.isWhitespace) { comments[key] = text }
        }
        return comments
    }
}

extension AnswerSheet {
    /// Reads the compact line "55554555 9 222 444": q01–q08, q09, before and after per outcome.
    ///
    /// '-' means unanswered. The digit of q03 and of q04 goes to every trainer given. Without
    /// outcomes the line has two groups.
    /// - Throws: `AnswerSheetError.line` with the number of the wrong group, counted from 1.
    package init(
        line: String,
        outcomes: [String],
        trainers: [String]
    ) throws(AnswerSheetError) {
        let groups = line.split(separator: " ")
        let groupCount = outcomes.isEmpty ? 2 : 4
        guard groups.count == groupCount else { throw .line(group: min(groups.count, 4) + 1) }
        self.init()
        for (question, score) in try Self.digits(groups[0], keys: Self.questions, group: 1) {
            for item in Self.items(of: question, trainers: trainers) { scores[item] = score }
        }
        if groups[1] != "-" {
            guard let value = Int(groups[1]), 0...10 ~= value else { throw .line(group: 2) }
            recommend = value
        }
        guard !outcomes.isEmpty else { return }
        before = try Self.digits(groups[2], keys: outcomes, group: 3)
        after = try Self.digits(groups[3], keys: outcomes, group: 4)
    }

    private static func digits(
        _ text: Substring,
        keys: [String],
        group: Int
    ) throws(AnswerSheetError) -> [String: Int] {
        guard text.count == keys.count else { throw .line(group: group) }
        var answers: [String: Int] = [:]
        for (key, character) in zip(keys, text) where character != "-" {
            guard character.isASCII, let digit = character.wholeNumberValue, 1...5 ~= digit else {
                throw .line(group: group)
            }
            answers[key] = digit
        }
        return answers
    }
}
