// Figures as plain text for a terminal or a mail.
//
// Guarantees: no colour, no line wider than asked (60…160 columns), the digits of `FigureText`.
// Must not: calculate; a figure that is not in the value cannot appear.

package import CaseModel

/// Renders figures as text in one language.
package struct TextReport: Hashable, Sendable {
    /// The language of texts and digits.
    package let language: Language
    /// The width asked for, in characters.
    package let columns: Int
    /// States that only ASCII characters may be used.
    package let isASCII: Bool

    /// Makes a renderer; `columns` outside 60…160 is moved to the nearer end.
    package init(language: Language, columns: Int = 80, isASCII: Bool = false) {
        self.language = language
        self.columns = columns
        self.isASCII = isASCII
    }

    var words: Phrasebook { Phrasebook(language) }
    var figures: FigureText { FigureText(language) }
    var numbers: NumberText { NumberText(language) }

    /// Renders the report of one case; every line ends with a line feed.
    package func text(_ figures: CaseFigures) -> String {
        var page = Typesetter(columns: columns, isASCII: isASCII)
        addHeading(figures, to: &page)
        page.rule()
        addDelivery(figures, to: &page)
        if case .published(let size, let waiting, let threshold, let results) = figures.survey {
            let survey = SurveyText(
                report: self,
                names: ItemNames(trainers: figures.heading.trainers, words: words),
                threshold: threshold,
                size: size,
                waiting: waiting
            )
            survey.add(results, to: &page)
        }
        addProvenance(
            figures.provenance,
            notes: figures.survey.content == nil
                ? [] : [.legendBar, .formulaItems, .formulaPromoters, .formulaGain],
            to: &page
        )
        return page.text
    }

    private func addHeading(_ report: CaseFigures, to page: inout Typesetter) {
        let heading = report.heading
        let facts = [
            words.text(heading.kind == .open ? .kindOpen : .kindClosed),
            words.text(.hours, figures.hours(heading.hours)),
            words.text(settingKey(heading.setting)),
        ]
        page.add("\(heading.number)  \(heading.title)", right: facts.joined(separator: " · "))
        let names = heading.trainers.map(\.name).joined(separator: ", ")
        let trainers = words.text(heading.trainers.count == 1 ? .trainer : .trainers, names)
        page.add(responses(report.survey), right: heading.trainers.isEmpty ? "" : trainers)
        if report.audience == .institution { page.add(words.text(.forInstitution)) }
        switch report.survey {
        case .collecting: page.add(words.text(.resultsOpen))
        case .tooSmall(_, let threshold):
            page.add(words.text(.resultsTooFew, numbers.integer(threshold)))
        case .published(_, _, _, let results):
            if let promoters = results.promoters.figure { page.add(score(promoters)) }
        }
    }

    private func settingKey(_ setting: CaseHeading.Setting) -> TextKey {
        switch setting {
        case .room: .settingRoom
        case .field: .settingField
        case .mixed: .settingMixed
        }
    }

    private func responses(_ survey: Publication<some Hashable & Sendable>) -> String {
        let size = figures.responses(survey.size)
        if case .collecting = survey { return words.text(.responsesOpen, size) }
        return words.text(.responses, size, figures.percent(survey.size.rate))
    }

    private func score(_ promoters: PromoterFigures) -> String {
        let text = words.text(
            .promoters,
            figures.score(promoters),
            figures.promoterCounts(promoters)
        )
        let isIndicative = promoters.n < FigureText.indicativeMax
        return isIndicative ? "\(text)  \(words.text(.indicative))" : text
    }

    private func addDelivery(_ report: CaseFigures, to page: inout Typesetter) {
        let delivery = report.delivery
        page.add(
            words.text(
                .people,
                numbers.integer(delivery.registered),
                numbers.integer(delivery.listed),
                words.counted(delivery.started, .participant),
                numbers.integer(delivery.completed),
                figures.percent(delivery.completion)
            )
        )
        page.add(
            words.text(
                .minutes,
                figures.part(delivery.deliveredMinutes, of: delivery.plannedMinutes),
                figures.percent(delivery.deliveredShare),
                figures.part(delivery.attendedPersonMinutes, of: delivery.possiblePersonMinutes),
                figures.percent(delivery.attendance)
            )
        )
        addCounts(delivery, to: &page)
        guard let oversight = report.oversight else { return }
        page.add(complaints(oversight.complaints))
        let ids = oversight.openNonconformities
        let list = ids.isEmpty ? words.text(.none) : ids.joined(separator: ", ")
        page.add(words.text(.nonconformities, list))
    }

    private func addCounts(_ delivery: DeliveryCounts, to page: inout Typesetter) {
        page.add(
            words.text(
                .certificates,
                figures.part(delivery.certificatesIssued, of: delivery.completed)
            )
        )
        page.add(
            words.text(
                .incidents,
                numbers.integer(delivery.incidentsMinor),
                numbers.integer(delivery.incidentsMajor),
                numbers.integer(delivery.programmeMinutesLost)
            )
        )
    }

    func complaints(_ counts: ComplaintCounts) -> String {
        words.text(
            .complaints,
            numbers.integer(counts.received),
            numbers.integer(counts.upheld),
            figures.part(counts.answeredInTime, of: counts.answered),
            numbers.integer(counts.late)
        )
    }

    func addProvenance(_ provenance: Provenance, notes: [TextKey], to page: inout Typesetter) {
        page.blank()
        page.add(words.text(.headProvenance))
        let date = DateText.text(provenance.asOf, in: language)
        page.add(indented(words.text(.generated, date, String(provenance.revision))))
        if !provenance.templates.isEmpty {
            let templates = provenance.templates.joined(separator: ", ")
            page.add(indented(words.text(.templates, templates)))
        }
        for note in notes { page.add(indented(words.text(note))) }
    }

    func indented(_ text: String) -> String { "  " + text }
}
