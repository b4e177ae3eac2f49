// Words that must not stand in code. Comments and the contents of strings do not count.

/// Forbids words in some files.
struct WordRule: Sendable {
    /// One forbidden spelling: a word with what directly follows it, such as `print(`.
    struct Word: Sendable {
        let spelling: String
        init(_ spelling: String) { self.spelling = spelling }
    }

    /// Why the words are forbidden.
    let reason: String
    /// The words.
    let words: [String]
    /// The targets the rule is about; nil for all.
    let targets: Set<String>?

    /// The targets without clock, disk, randomness, environment and output.
    static let pureTargets: Set<String> = [
        "CanonicalJSON", "CaseModel", "CaseMerge", "CaseReport", "CaseDocument", "CaseWire",
        "CaseSession",
    ]

    /// Nothing leaves the package.
    static let access = WordRule(
        reason: "only `package` and less leaves a target",
        words: [
            "public", "open class", "open func", "open var", "open override", "open static",
            "@testable", "@_spi", "@_exported",
        ], targets: nil)

    /// What a pure function needs is handed to it.
    static let purity = WordRule(
        reason: "a pure target is handed its clock, randomness and surroundings",
        words: [
            "Date()", "Date.now", ".now()", "Clock.now", "ContinuousClock", "SuspendingClock",
            "UUID()", ".random(", ".randomElement(", ".shuffled(", ".shuffle(",
            "SystemRandomNumberGenerator", "ProcessInfo", "CommandLine", "getenv(", "FileManager",
            "FileHandle", "Locale", "Calendar(", "print(", "debugPrint(", "dump(", "Task.sleep",
            "Thread",
        ], targets: pureTargets)

    /// Every task has an owner that waits for it, and every promise about sharing is proved.
    static let ownership = WordRule(
        reason: "a task without an owner outlives what it works on",
        words: ["Task.detached", "Task {", "unowned(unsafe)", "nonisolated(unsafe)"], targets: nil)

    /// Outside input never ends the program.
    static let traps = WordRule(
        reason: "outside input never traps",
        words: ["try!", "as!", "fatalError(", "unsafelyUnwrapped"], targets: nil)

    /// A task that is bound to a name can be waited for and cancelled.
    private func isOwned(_ word: String, _ line: String) -> Bool {
        word == "Task {" && line.split(separator: " ").first == "let" && line.contains("= Task {")
    }

    /// Returns where the words stand in a file.
    func violations(in file: SourceFile) -> [Violation] {
        if let targets, !targets.contains(file.target) { return [] }
        return file.text.code.enumerated().flatMap { index, line in
            words.filter { Self.stands($0, in: line) && !isOwned($0, line) }.map {
                file.violation(index + 1, "`\($0)`: \(reason)")
            }
        }
    }

    /// Returns whether a word stands in a line as a word, not as a part of one.
    static func stands(_ word: String, in line: String) -> Bool {
        guard line.contains(word) else { return false }
        return line.ranges(of: word).contains { range in
            let before = line[..<range.lowerBound].last
            let after = line[range.upperBound...].first
            let beginsWord = word.first.map(isWordCharacter) ?? false
            let endsWord = word.last.map(isWordCharacter) ?? false
            return !(beginsWord && before.map { isWordCharacter($0) || $0 == "`" } ?? false)
                && !(endsWord && after.map { isWordCharacter($0) } ?? false)
        }
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
