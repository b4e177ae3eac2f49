// The laws of `Typesetter`.

import CaseModel
import CaseReport
import Testing

/// Laws every text report keeps, whatever the figures.
@Suite struct TypesetterTests {
    static func reports(columns: Int, isASCII: Bool) throws -> [String] {
        var hostile = CaseFiguresTests.twoTrainers
        hostile.heading.title =
            "Zły\u{1B}[2J\n\u{202E}tytuł " + String(repeating: "długi", count: 40)
        hostile.delivery.started = CountLimit.valueMax
        hostile.oversight.openNonconformities = (1...40).map { "G\($0)" }
        return try Language.allCases.flatMap { language in
            let report = TextReport(language: language, columns: columns, isASCII: isASCII)
            let stories = [Stories.a, Stories.c, Stories.e, hostile]
            let portfolio = try PortfolioFigures(stories, provenance: Stories.a.provenance)
            return try stories.map { report.text(try CaseFigures($0)) } + [report.text(portfolio)]
        }
    }

    @Test(arguments: [60, 72, 80, 120, 160], [false, true])
    func noLineIsWiderThanThePage(columns: Int, isASCII: Bool) throws {
        for text in try Self.reports(columns: columns, isASCII: isASCII) {
            for line in text.split(separator: "\n") {
                #expect(TextWidth.columns(String(line)) <= columns)
                #expect(line.last != " ")
            }
        }
    }

    @Test func asciiReportsAreASCII() throws {
        for text in try Self.reports(columns: 80, isASCII: true) {
            #expect(text.utf8.allSatisfy { $0 == 0x0A || 0x20..<0x7F ~= $0 })
        }
    }

    @Test func controlsOfATitleDoNotReachTheTerminal() throws {
        for text in try Self.reports(columns: 80, isASCII: false) {
            #expect(!text.unicodeScalars.contains("\u{1B}"))
            #expect(!text.unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test(arguments: [(0, 60), (Int.min, 60), (1000, 160)])
    func widthIsMovedIntoItsRange(columns: Int, expected: Int) throws {
        let figures = try CaseFigures(Stories.a)
        #expect(
            TextReport(language: .polish, columns: columns).text(figures)
                == TextReport(language: .polish, columns: expected).text(figures)
        )
    }
}
