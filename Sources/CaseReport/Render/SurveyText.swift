// The published survey part of a case's text report: items, outcomes, open answers, hidden.

/// Sets the results of one survey.
struct SurveyText {
    let report: TextReport
    let names: ItemNames
    let threshold: Int
    let size: GroupSize
    let waiting: Int

    private static let barCells = 8

    private var words: Phrasebook { report.words }
    private var figures: FigureText { report.figures }
    private var numbers: NumberText { report.numbers }

    func add(_ results: SurveyResults, to page: inout Typesetter) {
        addItems(results.items, to: &page)
        addOutcomes(results.outcomes, to: &page)
        if let modes = ModeText(words: words).line(results.modes) {
            page.blank()
            page.add(modes)
        }
        addOpenAnswers(results.openAnswers, to: &page)
        addHidden(results, to: &page)
    }

    private func addItems(_ items: [SurveyResults.Item], to page: inout Typesetter) {
        // A count has one blank before it, however many digits the group asks for.
        let countColumns = max(3, numbers.integer(size.responses).count + 1)
        let labelColumns = page.columns - 5 * countColumns - 34
        func row(_ label: String, _ counts: [String], _ rest: [String], _ bar: String) -> String {
            let cells = counts.map { page.right($0, countColumns) }
            let figures = zip(rest, [6, 6, 8, 4]).map { page.right($0, $1) }
            return page.left(label, labelColumns) + (cells + figures).joined() + "  " + bar
        }
        page.blank()
        let heads: [TextKey] = [.headMean, .headTopTwo, .headInterval, .headN]
        page.add(
            row(words.text(.headItems), (1...5).map(String.init), heads.map { words.text($0) }, "")
        )
        for item in items {
            let label = names.label(item.id)
            switch item.answers {
            case .full(let answers):
                let counts = answers.counts.map(numbers.integer)
                let rest = [
                    figures.mean(answers), figures.topTwo(answers), figures.interval(answers),
                    numbers.integer(answers.n),
                ]
                page.add(row(label, counts, rest, Bars.likert(answers, cells: Self.barCells)))
            case .tooFew(let n): page.add(row(label, blanks, hidden(FigureText.absent, n), ""))
            case .atMostTwo(let n):
                page.add(row(label, blanks, hidden(words.text(.atMostTwo), n), ""))
            }
        }
    }

    private var blanks: [String] { Array(repeating: "", count: 5) }

    private func hidden(_ mean: String, _ n: Int) -> [String] {
        [mean, "", "", numbers.integer(n)]
    }

    private func addOutcomes(_ outcomes: [SurveyResults.Outcome], to page: inout Typesetter) {
        guard !outcomes.isEmpty else { return }
        page.blank()
        page.add(words.text(.headOutcomes))
        for item in outcomes {
            page.add("\(item.outcome.label) \(item.outcome.text)", indent: 4)
            page.add("    " + line(item.gain), indent: 4)
        }
    }

    private func line(_ gain: Disclosure<GainFigures>) -> String {
        switch gain {
        case .full(let gain):
            let before = "\(words.text(.before)) \(figures.mean(gain.before))"
            let after = "\(words.text(.after)) \(figures.mean(gain.after))"
            let rest = [
                figures.gain(gain), words.text(.normalised, figures.normalisedGain(gain)),
                figures.changes(gain), "n \(numbers.integer(gain.n))",
            ]
            let ceiling = gain.isAtCeiling ? "  \(words.text(.ceiling))" : ""
            return "\(before) \(Bars.dumbbell(gain)) \(after)  "
                + rest.joined(separator: "  ") + ceiling
        case .tooFew(let n): return "\(FigureText.absent)  n \(numbers.integer(n))"
        case .atMostTwo(let n): return "\(words.text(.atMostTwo))  n \(numbers.integer(n))"
        }
    }

    private func addOpenAnswers(_ answers: OpenAnswers, to page: inout Typesetter) {
        guard case .released(let answers) = answers else { return }
        page.blank()
        page.add(words.text(.headOpenAnswers))
        if answers.isEmpty { page.add(report.indented(words.text(.noOpenAnswers))) }
        for question in OpenAnswer.Question.allCases {
            let texts = answers.filter { $0.question == question }.map(\.text)
            guard !texts.isEmpty, let key = TextKey(rawValue: question.rawValue) else { continue }
            page.add(report.indented(words.text(key)))
            for text in texts { page.add("  – \(text)", indent: 4) }
        }
    }

    private func addHidden(_ results: SurveyResults, to page: inout Typesetter) {
        var notes: [String] = results.items.compactMap { why($0.answers, names.label($0.id)) }
        if let note = why(results.promoters, words.text(.recommendation)) { notes.append(note) }
        notes += results.outcomes.compactMap { why($0.gain, $0.outcome.label) }
        if let note = ModeText(words: words).note(results.modes, threshold: threshold) {
            notes.append(note)
        }
        if results.hidesOtherTrainers { notes.append(words.text(.hiddenTrainers)) }
        switch results.openAnswers {
        case .notRedacted: notes.append(words.text(.hiddenNotRedacted))
        case .minors: notes.append(words.text(.hiddenMinors))
        case .released: break
        }
        report.addHidden(waitingNotes(results) + notes, to: &page)
    }

    private func waitingNotes(_ results: SurveyResults) -> [String] {
        WaitingNotes(words: words, threshold: threshold)
            .notes(waiting, results) { names.label($0) }
    }

    private func why(_ disclosure: Disclosure<some Hashable & Sendable>, _ label: String) -> String?
    {
        switch disclosure {
        case .full: nil
        case .tooFew(let n):
            words.text(.hiddenTooFew, label, numbers.integer(threshold), numbers.integer(n))
        case .atMostTwo(let n): words.text(.hiddenLow, label, numbers.integer(n))
        }
    }
}
