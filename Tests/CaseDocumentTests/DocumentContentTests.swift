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
            "Plan lekcji\u{A0}– 4\u{A0}godziny dydaktyczne", "Ewelina Dąbrowska", "27.02.2026",
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
    func aProtocolNamesWhatBelongsToIt() throws {
        let plain = try html(.f6, adding: ["f5": ["responses": 0]])
        #expect(!plain.contains("podsumowanie ankiety F5"))
        let whole = try html(
            .f6,
            adding: [
                "f5": ["responses": 7], "scan/x1": ["name": "lista.pdf"],
                "mark/s1~p1": ["session": "s1", "participant": "p1", "status": "present"],
            ])
        for name in ["lista obecności", "podsumowanie ankiety F5", "lista.pdf"] {
            #expect(whole.contains(name), "\(name)")
        }
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

    @Test
    func aListThatWasMarkedShowsWhoWasThereForHowLong() throws {
        let blank = try html(
            .attendance,
            adding: ["mark/s1~p1": ["session": "s1"], "mark/s2~p1": ["session": "s2"]])
        #expect(blank.contains("<th>Podpis</th>") && !blank.contains("obecny"))
        let list = try html(
            .attendance,
            adding: [
                "session/s1": [
                    "no": "S1", "topic": "Czytanie boczne", "trainer": "bz",
                    "planned": ["start": "2026-02-27T08:00:00Z", "end": "2026-02-27T11:00:00Z"],
                    "actual": [
                        "start": "2026-02-27T08:05:00Z", "end": "2026-02-27T11:00:00Z",
                        "breaks_minutes": 15,
                    ],
                ],
                "participant/p2": ["no": "P02", "first_name": "Jan", "last_name": "Wąs"],
                "participant/p3": ["no": "P03", "first_name": "Ala", "last_name": "Bąk"],
                "participant/p4": ["no": "P04", "first_name": "Iga", "last_name": "Żuk"],
                "mark/s1~p2": [
                    "session": "s1", "participant": "p2", "status": "left_early", "minutes": 90,
                ],
                "mark/s1~p3": ["session": "s1", "participant": "p3", "status": "excused"],
            ])
        for text in [
            "<td>P01</td><td>Żaneta Łoś</td><td>obecny</td><td class=\"number\">160</td>",
            "<td>P02</td><td>Jan Wąs</td><td>wyszedł wcześniej</td><td class=\"number\">90</td>",
            "<td>Ala Bąk</td><td>nieobecny usprawiedliwiony</td><td class=\"number\">0</td>",
            "<td>Iga Żuk</td><td></td><td class=\"number\"></td>",
            "09:05–12:00, przerwy 15\u{A0}min, razem 160\u{A0}min", "Czytanie boczne",
            "podpis trenera: Bogumiła Żurawska", "Ewelina Dąbrowska",
        ] { #expect(list.contains(text), "\(text)") }
        #expect(!list.contains("<th>Podpis</th>"))
    }

    @Test
    func aContractInformsOfDataWithoutAnybodyHavingWrittenIt() throws {
        let contract = try html(.contract)
        for text in [
            "Administratorem danych uczestników jest Pracownia Warsztatów Przykład",
            "ul.\u{A0}Leśna 5", "art. 6 ust.", "5\u{A0}lat", "6\u{A0}lat", "10\u{A0}lat",
            "Prezesa Urzędu Ochrony Danych Osobowych", "prawo sprzeciwu",
            "Miejsce i\u{A0}data zawarcia", "Wykonawca przeprowadzi szkolenie",
        ] {
            let isThere = contract.replacing("art.\u{A0}6", with: "art. 6").contains(text)
            #expect(isThere, "\(text)")
        }
        #expect(!contract.contains("<p class=\"text\">–</p>"))
    }

    @Test
    func aCompanysOwnInformationTakesTheBuiltInOnesPlace() throws {
        var organisation = Papers.organisation.objectValue ?? [:]
        organisation["firm"] = ["name": "Firma", "email": "a@b.pl", "rodo_participant": "Własna."]
        let facts = Papers.facts(
            Papers.head, Papers.whole, organisation: .object(organisation))
        let contract = try DocumentMaker(facts, reader: Papers.coordinator).document(.contract)
        #expect(contract.html.contains("Własna."))
        #expect(!contract.html.contains("Administratorem danych uczestników"))
        #expect(contract.html.contains("Administratorem danych osób"))
    }

    private static let nameless: [(JSONValue, [String])] = [
        ([:], ["firm.name", "firm.address", "firm.email"]),
        (["firm": ["name": "Firma"]], ["firm.address", "firm.email"]),
        (["firm": ["phone": "500600700"]], ["firm.name"]),
    ]

    @Test(arguments: nameless)
    func aContractThatCannotNameTheControllerIsNotMade(
        _ organisation: JSONValue, _ missing: [String]
    ) {
        let facts = Papers.facts(Papers.head, Papers.whole, organisation: organisation)
        #expect(throws: DocumentError.noController(missing)) {
            try DocumentMaker(facts, reader: Papers.coordinator).document(.contract)
        }
    }

    @Test
    func aFilledF7TellsTermsFindingsDecisionAndRemedies() throws {
        let form = try html(
            .f7,
            adding: [
                "complaint/c1": [
                    "number": "R/2026/001", "subject": "brak materiałów",
                    "received_at": "2026-03-02T09:00:00Z", "ack_at": "2026-03-03T09:00:00Z",
                    "complainant_consumer": true, "decision": "partly", "decision_by": "ed",
                    "decision_at": "2026-03-05T09:00:00Z", "answer_text": "Przepraszamy.",
                    "answered_at": "2026-03-06T09:00:00Z", "answer_form": "email",
                    "corrective_action": "zapas materiałów", "corrective_owner": "ed",
                ],
                "investigation/i1": [
                    "complaint": "c1", "at": "2026-03-04T09:00:00Z", "text": "karton się zgubił",
                ],
            ])
        for text in [
            "03.03.2026", "05.03.2026", "13.03.2026", "16.03.2026", "karton się zgubił",
            "uznana częściowo", "Ewelina Dąbrowska", "06.03.2026", "123,45\u{A0}zł",
            "zapas materiałów", "odpowiedziano",
        ] { #expect(form.contains(text), "\(text)") }
        #expect(try !html(.f7, isBlank: true).contains("Rozstrzygnięcie"))
    }
}
