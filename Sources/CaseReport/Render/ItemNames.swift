// The names of survey items as a reader knows them.

/// Names items such as "q03:LOGIN".
struct ItemNames: Hashable, Sendable {
    private let names: [String: String]
    private let words: Phrasebook

    /// Takes the names of the trainers; one alone needs no name beside his items.
    init(trainers: [ReportedTrainer], words: Phrasebook) {
        let pairs = trainers.count < 2 ? [] : trainers.map { ($0.login, $0.login) }
        names = Dictionary(pairs) { first, _ in first }
        self.words = words
    }

    /// Returns the label of an item; an unknown one is its own label.
    func label(_ id: String) -> String {
        let parts = id.split(separator: ":", maxSplits: 1).map(String.init)
        guard let question = parts.first, let key = TextKey(rawValue: question) else { return id }
        guard parts.count == 2, let name = names[parts[1]] else { return words.text(key) }
        return words.text(.perTrainer, name, words.text(key))
    }
}
