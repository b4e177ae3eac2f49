// The summary report (Procedura, stage 12): the figures as the server released them, with what it
// withheld and why, and the conclusions that people drew. Nothing is calculated here.

internal import CanonicalJSON
internal import CaseModel
internal import CaseReport

extension Contents {
    private var words: Phrasebook { Phrasebook(.polish) }
    private var digits: FigureText { FigureText(.polish) }
    private var numbers: NumberText { NumberText(.polish) }

    /// The report.
    var reportBranch: JSONValue {
        guard let figures else { return .null }
        let delivery = figures.delivery
        var branch: [String: JSONValue] = [
            "responses": .string(digits.responses(figures.survey.size)),
            "rate": .string(digits.percent(figures.survey.size.rate)),
            "registered": .string(numbers.integer(delivery.registered)),
            "started": .string(numbers.integer(delivery.started)),
            "completed": .string(numbers.integer(delivery.completed)),
            "completion": .string(digits.percent(delivery.completion)),
            "delivered": .string(
                digits.part(delivery.deliveredMinutes, of: delivery.plannedMinutes)),
            "certificates": .string(numbers.integer(delivery.certificatesIssued)),
            "conclusions": choice("report", "conclusions"),
            "recommendations": choice("report", "recommendations"),
            "has_actions": .bool(!facts.all("report_action").isEmpty),
            "actions": .array(
                ordered("report_action").map {
                    .object(self.branch($0, ["no", "text", "owner", "due", "done_at"]))
                }),
            "staff": text(
                ValueText.joined(figures.heading.trainers.map { values.person($0.login) })),
            "as_of": .string(DateText.text(figures.provenance.asOf, in: .polish)),
            "revision": .string(String(figures.provenance.revision)),
            "withheld": .null, "scores": [], "gains": [], "comments": [], "has_results": false,
            "hidden": [], "score": .null, "score_counts": .null, "indicative": false,
            "modes": .null,
        ]
        switch figures.survey {
        case .collecting: branch["withheld"] = .string(words.text(.resultsOpen))
        case .tooSmall(_, let threshold):
            branch["withheld"] = .string(words.text(.resultsTooFew, numbers.integer(threshold)))
        case .published(_, let waiting, let threshold, let results):
            for (name, value) in published(results, threshold, waiting) { branch[name] = value }
        }
        return .object(branch)
    }

    private func published(
        _ results: SurveyResults, _ threshold: Int, _ waiting: Int
    ) -> [String: JSONValue] {
        let notes = WaitingNotes(words: words, threshold: threshold)
            .notes(waiting, results) { label($0) }
        var branch: [String: JSONValue] = [
            "has_results": true, "scores": .array(results.items.map { score($0) }),
            "gains": .array(results.outcomes.map { gain($0) }),
            "comments": comments(results.openAnswers),
            "hidden": .array((notes + hidden(results, threshold)).map { .string($0) }),
        ]
        if let modes = ModeText(words: words).line(results.modes) {
            branch["modes"] = .string(modes)
        }
        if let promoters = results.promoters.figure {
            branch["score"] = .string(digits.score(promoters))
            branch["score_counts"] = .string(digits.promoterCounts(promoters))
            branch["indicative"] = .bool(promoters.n < FigureText.indicativeMax)
        }
        return branch
    }

    private func label(_ id: String) -> String {
        let parts = id.split(separator: ":", maxSplits: 1).map(String.init)
        guard let key = TextKey(rawValue: parts[0]) else { return id }
        guard parts.count == 2, (figures?.heading.trainers.count ?? 0) > 1
        else { return words.text(key) }
        return "\(words.text(key)) – \(values.person(parts[1]))"
    }

    private func score(_ item: SurveyResults.Item) -> JSONValue {
        guard let answers = item.answers.figure else {
            return [
                "item": .string(label(item.id)), "counts": [], "withheld_score": true,
                "mean": "–", "top": "–", "n": "–", "bars": [],
            ]
        }
        let bars = zip(1..., answers.counts).filter { $0.1 > 0 }.map { score, count -> JSONValue in
            [
                "tone": .integer(Int64(score)),
                "width": .integer(Int64(count * 100 / max(1, answers.n))),
            ]
        }
        return [
            "item": .string(label(item.id)), "withheld_score": false,
            "counts": .array(answers.counts.map { .string(numbers.integer($0)) }),
            "mean": .string(digits.mean(answers)), "top": .string(digits.topTwo(answers)),
            "n": .string(numbers.integer(answers.n)), "bars": .array(bars),
        ]
    }

    private func gain(_ outcome: SurveyResults.Outcome) -> JSONValue {
        var branch: [String: JSONValue] = [
            "no": .string(outcome.outcome.label), "text": .string(outcome.outcome.text),
            "before": "–", "after": "–", "gain": "–", "changes": "–", "n": "–",
        ]
        if let figures = outcome.gain.figure {
            branch["before"] = .string(digits.mean(figures.before))
            branch["after"] = .string(digits.mean(figures.after))
            branch["gain"] = .string(digits.gain(figures))
            branch["changes"] = .string(digits.changes(figures))
            branch["n"] = .string(numbers.integer(figures.n))
        }
        return .object(branch)
    }

    /// What F5 told of a learning outcome, or why it does not.
    struct OutcomeResult {
        var before: String?
        var after: String?
        var gain: String?
        var count: String?
        var withheld: String?
    }

    /// Returns the published figures of a learning outcome.
    func result(of outcome: Record) -> OutcomeResult {
        guard let figures else { return OutcomeResult(withheld: "brak zestawienia") }
        switch figures.survey {
        case .collecting: return OutcomeResult(withheld: words.text(.resultsOpen))
        case .tooSmall(_, let threshold):
            let number = numbers.integer(threshold)
            return OutcomeResult(withheld: words.text(.resultsTooFew, number))
        case .published(_, _, let threshold, let results):
            let id = outcome.text("no") ?? outcome.key.local
            guard let own = results.outcomes.first(where: { $0.outcome.id == id })
            else { return OutcomeResult(withheld: "ankieta o to nie pytała") }
            guard let told = own.gain.figure else {
                return OutcomeResult(withheld: why(own.gain, own.outcome.label, threshold))
            }
            return OutcomeResult(
                before: digits.mean(told.before), after: digits.mean(told.after),
                gain: digits.gain(told), count: numbers.integer(told.n))
        }
    }

    private func comments(_ answers: OpenAnswers) -> JSONValue {
        guard case .released(let answers) = answers else { return [] }
        return .array(
            OpenAnswer.Question.allCases.compactMap { question in
                let own = answers.filter { $0.question == question }.map(\.text)
                guard !own.isEmpty, let key = TextKey(rawValue: question.rawValue)
                else { return nil }
                return [
                    "asked": .string(words.text(key)), "said": .array(own.map { .string($0) }),
                ]
            })
    }

    private func hidden(_ results: SurveyResults, _ threshold: Int) -> [String] {
        var notes = results.items.compactMap { why($0.answers, label($0.id), threshold) }
        notes += [why(results.promoters, words.text(.recommendation), threshold)].compactMap(\.self)
        notes += results.outcomes.compactMap { why($0.gain, $0.outcome.label, threshold) }
        if let note = ModeText(words: words).note(results.modes, threshold: threshold) {
            notes.append(note)
        }
        if results.hidesOtherTrainers { notes.append(words.text(.hiddenTrainers)) }
        switch results.openAnswers {
        case .notRedacted: notes.append(words.text(.hiddenNotRedacted))
        case .minors: notes.append(words.text(.hiddenMinors))
        case .released: break
        }
        return notes
    }

    private func why(
        _ disclosure: Disclosure<some Hashable & Sendable>, _ label: String, _ threshold: Int
    ) -> String? {
        switch disclosure {
        case .full: nil
        case .tooFew(let n):
            words.text(.hiddenTooFew, label, numbers.integer(threshold), numbers.integer(n))
        case .atMostTwo(let n): words.text(.hiddenLow, label, numbers.integer(n))
        }
    }
}
