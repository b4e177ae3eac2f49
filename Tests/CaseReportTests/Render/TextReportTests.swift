// The laws of `TextReport`.

import CaseModel
import CaseReport
import Testing

@Suite struct TextReportTests {
    /// The lines of a report with ordinary blanks, for comparison with golden lines.
    static func lines(
        _ input: CaseReportInput,
        _ language: Language,
        isASCII: Bool = false
    ) throws -> [String] {
        let report = TextReport(language: language, isASCII: isASCII)
        return report.text(try CaseFigures(input)).plain.split(separator: "\n").map(String.init)
    }

    @Test func cleanCaseIsSetInPolish() throws {
        let lines = try Self.lines(Stories.a, .polish)
        let golden = """
            K/2026/001  Weryfikacja informacji w pracy nauczyciela    zamknięte · 8 h · sala
            Odpowiedzi 10/12 (83,3 %)                              trener: Bogumiła Żurawska
            NPS 50,0 ±41,6  P/N/D 6/3/1  (orientacyjnie)
            ────────────────────────────────────────────────────────────────────────────────
            Zgłoszeni 12 · na liście 12 · udział: 12 uczestników · ukończenie: 11 (91,7 %)
            Zrealizowano 360/360 min (100,0 %) · obecność 4 140/4 320 osobominut (95,8 %)
            Zaświadczenia 11/11 (wydane/ukończenia)
            Zdarzenia: drobne 0, poważne 0 · utracony program 0 min
            Reklamacje 0 · uznane 0 · odpowiedzi w terminie 0/0 · spóźnione 0
            Otwarte niezgodności: brak
            Oceny                            1  2  3  4  5   śr.  %4–5    95 %   n
            Spełniło oczekiwania             0  0  1  2  7  4,60    90   60–98  10  ░███████
            """
        #expect(Array(lines.prefix(12)) == golden.split(separator: "\n").map(String.init))
        let outcome = """
            LO1 Rozróżnia informację, opinię i manipulację w przykładowych materiałach
                przed* 2,10 ────○──────●───── po 3,80  +1,70  g 0,56  ↑9 =1 ↓0  n 10
            """
        #expect(lines.joined(separator: "\n").contains(outcome))
        #expect(lines.contains("  Stan na 06.03.2026, rewizja 41."))
    }

    @Test func cleanCaseIsSetInEnglish() throws {
        let lines = try Self.lines(Stories.a, .english)
        let golden = [
            "Responses 10/12 (83.3 %)                              trainer: Bogumiła Żurawska",
            "NPS 50.0 ±41.6  P/N/D 6/3/1  (indicative)",
            "Scores                           1  2  3  4  5  mean  %4–5    95 %   n",
            "Methods helped to learn          0  0  1  7  2  4.10    90   60–98  10  ░███████",
            "    before* 2.10 ────○──────●───── after 3.80  +1.70  g 0.56  ↑9 =1 ↓0  n 10",
            "  As of 2026-03-06, revision 41.",
        ]
        for line in golden { #expect(lines.contains(line)) }
    }

    @Test func asciiKeepsTheLayout() throws {
        let lines = try Self.lines(Stories.a, .polish, isASCII: true)
        let golden = [
            "Odpowiedzi 10/12 (83,3 %)                              trener: Bogumila Zurawska",
            "NPS 50,0 +/-41,6  P/N/D 6/3/1  (orientacyjnie)",
            "Metody pomagaly sie uczyc        0  0  1  7  2  4,10    90   60-98  10  .#######",
            "    przed* 2,10 ----o------@----- po 3,80  +1,70  g 0,56  +9 =1 -0  n 10",
        ]
        for line in golden { #expect(lines.contains(line)) }
    }

    @Test func institutionSeesScoresOfMinorsWithoutOpenAnswersAndOversight() throws {
        let lines = try Self.lines(CaseFiguresTests.input(Stories.c, for: .institution), .polish)
        #expect(
            lines.contains(
                "Warunki (sala / teren)           1  6  7  0  0  2,43     0    0–22  14  ▒▒▒▒░░░░"
            )
        )
        #expect(lines.contains("  Odpowiedzi otwarte: uczestnicy małoletni."))
        #expect(!lines.contains { $0.hasPrefix("Reklamacje") || $0.contains("G08b") })
    }

    @Test func smallGroupShowsItsRateOnly() throws {
        let lines = try Self.lines(Stories.e, .polish)
        #expect(
            lines.contains(
                "Odpowiedzi 4/5 (80,0 %)                                   trener: Ireneusz Hałas"
            )
        )
        #expect(lines.contains("Wyniki ukryte: mniej niż 5 odpowiedzi."))
    }

    @Test(arguments: [Stories.e], CaseFiguresTests.audiences)
    func hiddenScoresChangeNoRendering(story: CaseReportInput, audience: ReportAudience) throws {
        var other = CaseFiguresTests.input(story, for: audience)
        other.survey.sheets = other.survey.sheets.map { _ in
            AnswerSheet(scores: ["q01": 1], comments: ["o2": "Nie"])
        }
        let figures = try CaseFigures(CaseFiguresTests.input(story, for: audience))
        let twin = try CaseFigures(other)
        for language in Language.allCases {
            let text = TextReport(language: language)
            #expect(text.text(figures) == text.text(twin))
            let json = JSONReport(language: language)
            #expect(json.json(figures) == json.json(twin))
            for score in ["4,25", "4.25", "NPS", "Spełniło", "Met my"] {
                #expect(!text.text(figures).contains(score))
            }
        }
    }

    @Test(arguments: [0, 1]) func fewestResponsesAreReported(count: Int) throws {
        var input = Stories.a
        input.survey.sheets = Array(input.survey.sheets.prefix(count))
        let rate = count == 0 ? "0,0 %" : "8,3 %"
        let lines = try Self.lines(input, .polish)
        #expect(lines.contains { $0.hasPrefix("Odpowiedzi \(count)/12 (\(rate))") })
        #expect(lines.contains("Wyniki ukryte: mniej niż 5 odpowiedzi."))
    }

    @Test func caseWithoutParticipantsHasNoRates() throws {
        var input = Stories.a
        input.survey.invited = 0
        input.survey.sheets = []
        input.delivery = DeliveryCounts()
        let lines = try Self.lines(input, .polish)
        #expect(lines.contains { $0.hasPrefix("Odpowiedzi 0/0 (–)") })
        #expect(lines.contains("Zrealizowano 0/0 min (–) · obecność 0/0 osobominut (–)"))
    }

    @Test func openCollectionShowsNoRate() throws {
        var input = Stories.a
        input.survey.isClosed = false
        let lines = try Self.lines(input, .english)
        #expect(lines.contains { $0.hasPrefix("Responses 10/12  ") && !$0.contains("%") })
        #expect(lines.contains("Collection is open; results follow when it closes."))
    }

    @Test func itemNobodyAnsweredIsADash() throws {
        var input = Stories.a
        for index in input.survey.sheets.indices {
            input.survey.sheets[index].scores["q06"] = nil
        }
        let lines = try Self.lines(input, .polish)
        #expect(
            lines.contains("Dobre materiały                                    –                 0")
        )
        #expect(lines.contains("  Dobre materiały: mniej niż 5 odpowiedzi (n 0)."))
    }

    @Test func unanimousLowAnswerIsBlurred() throws {
        var input = Stories.a
        input.survey.sheets = Array(repeating: AnswerSheet(scores: ["q01": 2]), count: 6)
        let lines = try Self.lines(input, .polish)
        #expect(
            lines.contains("Spełniło oczekiwania                              ≤2                 6")
        )
    }

    @Test func portfolioIsSetInPolish() throws {
        let portfolio = try PortfolioFigures(
            [Stories.a, Stories.c, Stories.e],
            provenance: Stories.a.provenance
        )
        let text = TextReport(language: .polish).text(portfolio).plain
        let golden = """
            Zestawienie: 3 usługi
            Ankiety opublikowane: 2 z 3 · odpowiedzi 24/28 (85,7 %)
            Spełniło oczekiwania, %4–5: 92 (n 24)
            NPS 58,3 ±25,6 (n 24)
            Udział: 33 uczestnicy · ukończenie: 32 (97,0 %) · zaświadczenia: 11
            Reklamacje 2 · uznane 1 · odpowiedzi w terminie 2/2 · spóźnione 1
            ────────────────────────────────────────────────────────────────────────────────
            Sprawa     Tytuł             et. trener   obecn.   odp.   zwrot %4–5         NPS
            K/2026/001 Weryfikacja info…  12 bz       95,8 %  10/12  83,3 %   90  50,0 ±41,6
            K/2026/003 Smartfon w teren…  12 lc      100,0 %  14/16  87,5 %   93  64,3 ±32,0
            K/2026/005 Wystąpienia prze…  12 ih      100,0 %    4/5  80,0 %      ukryte, n<5

            Ukryte i dlaczego
              K/2026/005: mniej niż 5 odpowiedzi; poza sumami ankiet.

            """
        #expect(text.hasPrefix(golden))
    }
}
