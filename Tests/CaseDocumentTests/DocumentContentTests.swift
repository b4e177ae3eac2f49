// What single documents say.

import CanonicalJSON
import CaseDocument
import CaseModel
import CaseReport
import Testing

@Suite
struct DocumentContentTests {
    private func html(
        _ kind: DocumentKind, adding records: JSONValue = [:], figures: CaseFigures? = nil,
        isBlank: Bool = false
    ) throws -> String {
        let facts = Papers.facts(Papers.head, Papers.whole, records)
        return try DocumentMaker(facts, reader: Papers.coordinator, figures: figures)
            .document(kind, isBlank: isBlank).html
    }

    @Test
    func anOfferWithoutTermsHasTheCompanysOwn() throws {
        #expect(try html(.offer).contains("Zwykłe warunki firmy"))
        let own = try html(
            .offer, adding: ["offer/o1": ["number": "OF/2026/0003", "terms": "Przedpłata"]])
        #expect(own.contains("Przedpłata") && !own.contains("Zwykłe warunki firmy"))
    }

    @Test
    func moneyAndDatesAreWrittenInPolish() throws {
        let offer = try html(.offer)
        #expect(offer.contains("3\u{A0}200,00\u{A0}zł"))
        #expect(offer.contains("zw. (zwolnione)"))
        let note = try html(.n13)
        #expect(note.contains("27.02.2026") && note.contains("09:00–12:00"))
        #expect(note.contains("8\u{A0}godzin dydaktycznych"))
    }

    @Test
    func outcomesStandUnderTheirCategories() throws {
        let offer = try html(.offer)
        let knowledge = try #require(offer.firstRange(of: "Kategoria: wiedza"))
        let skills = try #require(offer.firstRange(of: "Kategoria: umiejętności"))
        let described = try #require(offer.firstRange(of: "Opisuje manipulację"))
        let told = try #require(offer.firstRange(of: "Rozróżnia opinię"))
        #expect(knowledge.lowerBound < described.lowerBound)
        #expect(described.lowerBound < skills.lowerBound)
        #expect(skills.lowerBound < told.lowerBound)
        #expect(!offer.contains("kompetencje społeczne"))
    }

    @Test
    func aCertificateSaysWhatItWasIssuedWith() throws {
        let paper = try html(.certificate)
        for text in [
            "Z/2026/001/01", "Żaneta Łoś", "umiejętności:", "Rozróżnia opinię", "Inny efekt",
            "Plan lekcji\u{A0}– 180\u{A0}min", "Ewelina Dąbrowska", "27.02.2026",
        ] { #expect(paper.contains(text), "\(text)") }
        #expect(!paper.contains("UNIEWAŻNIONE"))
    }

    @Test
    func anF5SheetFitsEveryTrainerAndNamesNobodyElse() throws {
        let sheet = try html(
            .f5,
            adding: [
                "session/s2": [
                    "no": "S2", "trainer": "lc",
                    "planned": ["start": "2026-02-28T08:00:00Z", "end": "2026-02-28T11:00:00Z"],
                ]
            ])
        #expect(sheet.contains("Trener zna temat\u{A0}– Bogumiła Żurawska"))
        #expect(sheet.contains("Trener zna temat\u{A0}– lc"))
        #expect(!sheet.contains("Żaneta"))
        // Six boxes for each of 10 questions, 11 for the recommendation, 10 for each of 2
        // outcomes, 3 for the pace, one for the consent.
        #expect(sheet.ranges(of: "class=\"box\"").count == 6 * 10 + 11 + 10 * 2 + 3 + 1)
    }

    @Test
    func aSignedF6KeepsItsFigures() throws {
        #expect(try html(.f6).contains("Dane liczbowe na dzień"))
        let signed = try html(
            .f6,
            adding: [
                "f6": [
                    "finalised_at": "2026-03-02T09:00:00Z", "registered": 12, "started": 11,
                    "completed": 10, "certificates_count": 10, "planned_minutes": 360,
                    "delivered_minutes": 270,
                ]
            ])
        #expect(signed.contains("<td>12</td><td>11</td><td>10</td><td>10</td>"))
        #expect(signed.contains("6\u{A0}godzin dydaktycznych"))
        #expect(signed.contains("prostuje je poprawka protokołu"))
    }

    @Test
    func theReportShowsOnlyWhatWasReleased() throws {
        #expect(throws: DocumentError.noFigures) { try html(.report) }
        let released = try html(.report, figures: try Papers.figures(answers: 6))
        #expect(released.contains("100,0 ±0,0") && released.contains("+1,50"))
        let withheld = try html(.report, figures: try Papers.figures(answers: 3))
        #expect(withheld.contains("Wyniki ukryte: mniej niż 5 odpowiedzi."))
        for text in ["Rozróżnia opinię", "±", "class=\"tone", "Niczego nie ukryto"] {
            #expect(!withheld.contains(text), "\(text)")
        }
        #expect(released.contains("efekty osiągnięte") && withheld.contains("efekty osiągnięte"))
    }

    @Test
    func aDrawingIsOnlyEverAPicture() throws {
        let page = try html(.n13)
        #expect(page.contains("<img src=\"data:image/svg+xml,%3Csvg"))
        #expect(!page.contains("<svg") && !page.contains("alert(1)"))
    }

    @Test
    func theHeaderOfThePagesHoldsNoStyleOfItsOwn() throws {
        let page = try html(
            .n13,
            adding: [
                "case": ["number": "K\"; } body { display: none", "coordinators": ["ed"]]
            ])
        #expect(page.contains(#"content: "K\22 \3b  \7d  body \7b  display\3a  none"#))
    }

    @Test
    func aBlankF3HasARowForEachPersonAgreedOn() throws {
        let card = try html(.f3, isBlank: true)
        #expect(card.ranges(of: "<tr class=\"pen\"><td>").count == 12)
        #expect(!card.contains("Sposób wysłania"))
        #expect(!card.contains("Żaneta") && card.contains("Akceptuję warunki udziału"))
    }
}
