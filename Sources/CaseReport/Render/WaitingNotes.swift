// What is said of responses and answers that are not shown yet.

/// Words the notes on what waits.
package struct WaitingNotes: Hashable, Sendable {
    private let words: Phrasebook
    private let threshold: Int

    /// Makes the notes in one language for groups of at least `threshold`.
    package init(words: Phrasebook, threshold: Int) {
        self.words = words
        self.threshold = threshold
    }

    /// Returns a sentence on the responses that wait, and one on each question with such answers.
    ///
    /// `label` names an item.
    package func notes(
        _ waiting: Int, _ results: SurveyResults, label: (String) -> String
    ) -> [String] {
        let number = NumberText(words.language).integer(threshold)
        var notes: [String] = []
        if waiting > 0 {
            notes.append(words.text(.hiddenWaiting, words.counted(waiting, .response), number))
        }
        for question in results.waiting {
            notes.append(
                words.text(
                    .hiddenWaitingAnswers, name(of: question.id, in: results, label),
                    words.counted(question.count, .response), number))
        }
        return notes
    }

    private func name(
        of id: String, in results: SurveyResults, _ label: (String) -> String
    ) -> String {
        if id == "q09" { return words.text(.recommendation) }
        return results.outcomes.first { $0.outcome.id == id }?.outcome.label ?? label(id)
    }
}
