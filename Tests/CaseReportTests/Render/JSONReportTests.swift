// The laws of `JSONReport`.

import CanonicalJSON
import CaseModel
import CaseReport
import Testing

@Suite struct JSONReportTests {
    @Test(arguments: [Stories.a, Stories.c, Stories.e], Language.allCases)
    func shownDigitsStandInTheTextToo(story: CaseReportInput, language: Language) throws {
        let figures = try CaseFigures(story)
        let text = TextReport(language: language, columns: 160).text(figures)
        let json = JSONReport(language: language).json(figures)
        for shown in leaves(field("shown", of: json)) { #expect(text.contains(shown)) }
    }

    @Test(arguments: Language.allCases)
    func shownDigitsOfAPortfolioStandInTheTextToo(language: Language) throws {
        let portfolio = try PortfolioFigures(
            [Stories.a, Stories.c, Stories.e],
            provenance: Stories.a.provenance
        )
        let text = TextReport(language: language, columns: 160).text(portfolio)
        let json = JSONReport(language: language).json(portfolio)
        for shown in leaves(field("shown", of: json)) { #expect(text.contains(shown)) }
    }

    @Test func exactPartReadsBack() throws {
        let figures = try CaseFigures(Stories.a)
        let json = JSONReport(language: .polish).json(figures)
        #expect(try CaseFigures(json: field("figures", of: json)) == figures)
    }

    @Test func shownDigitsAreThoseOfTheLanguage() throws {
        let figures = try CaseFigures(Stories.a)
        for (language, mean) in [(Language.polish, "4,60"), (.english, "4.60")] {
            let shown = field("shown", of: JSONReport(language: language).json(figures))
            guard case .array(let items) = field("items", of: shown) else { return }
            let digits: JSONValue = [
                "mean": .string(mean), "top_two": "90", "interval": "60–98", "n": "10",
            ]
            #expect(items.first == ["id": "q01", "shown": digits])
        }
    }

    @Test func keysAreProtocolWords() throws {
        var story = CaseFiguresTests.twoTrainers
        story.survey.outcomes = [ReportedOutcome(id: "ŻÓŁĆ 1", label: "Ł", text: "")]
        let portfolio = try PortfolioFigures([story, Stories.e], provenance: story.provenance)
        let reports = [
            JSONReport(language: .polish).json(try CaseFigures(story)),
            JSONReport(language: .polish).json(portfolio),
        ]
        for key in reports.flatMap(keys) {
            #expect(key.utf8.allSatisfy { 0x61...0x7A ~= $0 || $0 == 0x5F })
        }
    }

    private func keys(_ json: JSONValue) -> [String] {
        switch json {
        case .array(let values): values.flatMap(keys)
        case .object(let fields): fields.keys + fields.values.flatMap(keys)
        case .null, .bool, .integer, .string: []
        }
    }

    private func field(_ key: String, of json: JSONValue) -> JSONValue {
        guard case .object(let fields) = json else { return .null }
        return fields[key] ?? .null
    }

    private func leaves(_ json: JSONValue) -> [String] {
        switch json {
        case .string(let text): [text]
        case .array(let values): values.flatMap(leaves)
        // A text report spells the ids of items out.
        case .object(let fields): fields.filter { $0.key != "id" }.values.flatMap(leaves)
        case .null, .bool, .integer: []
        }
    }
}
