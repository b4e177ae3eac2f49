// The manager's report over many cases as plain text.

extension TextReport {
    /// Renders the report over many cases; every line ends with a line feed.
    package func text(_ portfolio: PortfolioFigures) -> String {
        var page = Typesetter(columns: columns, isASCII: isASCII)
        addTotals(portfolio.totals, to: &page)
        page.rule()
        addRows(portfolio.rows, to: &page)
        addHidden(portfolio.rows.flatMap(hiddenNotes), to: &page)
        addProvenance(
            portfolio.provenance,
            notes: [.legendPortfolio, .formulaItems, .formulaPromoters, .formulaPublished],
            to: &page
        )
        return page.text
    }

    /// Adds the list of what is hidden and why.
    func addHidden(_ notes: [String], to page: inout Typesetter) {
        page.blank()
        page.add(words.text(.headHidden))
        for note in notes.isEmpty ? [words.text(.nothingHidden)] : notes {
            page.add(indented(note), indent: 4)
        }
    }

    private func addTotals(_ totals: PortfolioTotals, to page: inout Typesetter) {
        page.add(words.text(.portfolio, words.counted(totals.caseCount, .service)))
        page.add(
            words.text(
                .portfolioAnswer,
                numbers.integer(totals.publishedCount),
                numbers.integer(totals.caseCount),
                figures.responses(totals.size),
                figures.percent(totals.size.rate)
            )
        )
        page.add(
            words.text(
                .portfolioExpectations,
                figures.topTwo(totals.expectations),
                numbers.integer(totals.expectations.n)
            )
        )
        page.add(
            words.text(
                .portfolioPromoters,
                figures.score(totals.promoters),
                numbers.integer(totals.promoters.n)
            )
        )
        let delivery = totals.delivery
        page.add(
            words.text(
                .portfolioPeople,
                words.counted(delivery.started, .participant),
                numbers.integer(delivery.completed),
                figures.percent(delivery.completion),
                numbers.integer(delivery.certificatesIssued)
            )
        )
        page.add(complaints(totals.complaints))
    }

    private func addRows(_ rows: [PortfolioRow], to page: inout Typesetter) {
        let heads: [TextKey] = [
            .columnCase, .columnTitle, .columnStage, .columnTrainers, .columnAttendance,
            .columnResponses, .columnRate, .columnTopTwo, .columnPromoters,
        ]
        page.add(row(heads.map { words.text($0) }, on: page))
        for item in rows {
            let (topTwo, score) = headline(item.survey)
            let isOpen = if case .collecting = item.survey { true } else { false }
            let cells = [
                item.number, item.title, numbers.integer(item.stage),
                item.trainers.map(\.login).joined(separator: ","),
                figures.percent(item.delivery.attendance), figures.responses(item.survey.size),
                isOpen ? "" : figures.percent(item.survey.size.rate), topTwo, score,
            ]
            page.add(row(cells, on: page))
        }
    }

    /// Sets nine cells; the title takes what the others leave, a row without top-2 joins two.
    private func row(_ cells: [String], on page: Typesetter) -> String {
        let title = page.columns - 63
        let texts = [page.left(cells[0], 10), page.left(cells[1], title), page.right(cells[2], 3)]
        let middle =
            [page.left(cells[3], 7)] + zip(cells[4...6], [7, 6, 7]).map { page.right($0, $1) }
        let survey =
            cells[7].isEmpty
            ? [page.right(cells[8], 16)] : [page.right(cells[7], 4), page.right(cells[8], 11)]
        return (texts + middle + survey).joined(separator: " ")
    }

    private func headline(_ survey: Publication<SurveyHeadline>) -> (topTwo: String, score: String)
    {
        switch survey {
        case .collecting: ("", words.text(.shortOpen))
        case .tooSmall(_, let threshold):
            ("", words.text(.shortTooFew, numbers.integer(threshold)))
        case .published(_, _, _, let headline):
            (
                short(headline.expectations, figures.topTwo),
                short(headline.promoters, figures.score)
            )
        }
    }

    private func short<Figure>(
        _ disclosure: Disclosure<Figure>,
        _ write: (Figure) -> String
    ) -> String {
        switch disclosure {
        case .full(let figure): write(figure)
        case .tooFew: FigureText.absent
        case .atMostTwo: words.text(.atMostTwo)
        }
    }

    private func hiddenNotes(_ row: PortfolioRow) -> [String] {
        switch row.survey {
        case .collecting: return [words.text(.hiddenCaseOpen, row.number)]
        case .tooSmall(_, let threshold):
            return [words.text(.hiddenCaseTooFew, row.number, numbers.integer(threshold))]
        case .published(_, let waiting, _, let headline):
            var keys: [TextKey] = []
            if headline.expectations.figure == nil { keys.append(.q01) }
            if headline.promoters.figure == nil { keys.append(.recommendation) }
            let responses = words.counted(waiting, .response)
            return (waiting > 0 ? [words.text(.hiddenCaseWaiting, row.number, responses)] : [])
                + keys.map { words.text(.hiddenCaseFigure, row.number, words.text($0)) }
        }
    }
}
