// What went out stays what it was, and what a page holds neither runs nor fetches.

import CanonicalJSON
import CaseDocument
import CaseModel
import Testing

struct SentPaperTests {
    private func html(_ kind: DocumentKind, _ records: JSONValue) throws -> String {
        let facts = Papers.facts(Papers.head, Papers.whole, records)
        return try DocumentMaker(facts, reader: Papers.coordinator).document(kind).html
            .replacing("\u{A0}", with: " ")
    }

    private func offer(version: Int64) -> JSONValue {
        [
            "offer/o1": [
                "number": "OF/2026/0003", "sent_at": "2026-01-20T09:00:00Z",
                "programme_version": .integer(version), "sent_programme": "M1 Dawny – 90 min",
            ]
        ]
    }

    @Test
    func anOfferThatWasSentPrintsTheProgrammeAsItWas() throws {
        let old = try html(.offer, offer(version: 1))
        #expect(old.contains("M1 Dawny – 90 min") && old.contains("(wersja 1)"))
        #expect(!old.contains("Czytanie boczne") && !old.contains("Rozróżnia opinię"))
        let current = try html(.offer, offer(version: 2))
        #expect(current.contains("Czytanie boczne") && !current.contains("Dawny"))
    }

    @Test
    func anOfferToNobodyInParticularHasNoEmptyRows() throws {
        let paper = try html(
            .offer,
            [
                "client": ["type": "individual"], "assignment/a1": ["role": "reserve"],
                "offer/o1": ["number": "OF/2026/0003", "price": ["vat": "zw", "gross": 100]],
            ])
        #expect(!paper.contains("<th>Dla</th>") && !paper.contains("<th>Prowadzący</th>"))
        #expect(!paper.contains("Cena netto"))
    }

    @Test
    func aCertificateNamesWhoeverIssuedIt() throws {
        let paper = try html(
            .certificate,
            [
                "certificate/z1": [
                    "number": "Z/2026/001/01", "provider_name": "Dawna Firma",
                    "register_numbers": "RIS 1/2", "hours_minutes": 90,
                    "hours_unit": "teaching45", "topics": "Wstęp – 45 min\nReszta – 50 min",
                ]
            ])
        #expect(paper.contains("<strong>Dawna Firma</strong>") && paper.contains("RIS 1/2"))
        #expect(!paper.contains("<strong>Pracownia"))
        #expect(
            paper.contains("Wstęp – 1 godzina dydaktyczna") && paper.contains("Reszta – 50 min"))
    }

    @Test
    func aBriefingNoteIsTheOneThatWentOutLast() throws {
        let paper = try html(
            .n13,
            [
                "n13/a": ["place": "świetlica", "sent_at": "2026-02-01T09:00:00Z"],
                "n13/b": ["place": "aula", "sent_at": "2026-02-10T09:00:00Z"],
            ])
        #expect(paper.contains("aula") && !paper.contains("świetlica"))
    }

    @Test
    func anItemAnsweredAfterTheListWasMadeFinalSaysByWhom() throws {
        let item: JSONValue = ["state": "ok"]
        func list(_ more: [String: JSONValue]) throws -> String {
            try html(.f4r, ["f4r": .object(["toilets": item].merging(more) { $1 })])
        }
        #expect(
            try list(["checked_by": "ed", "finalised_at": "2026-02-20T09:00:00Z"])
                .contains("po zatwierdzeniu: Ewelina Dąbrowska, 09.03.2026"))
        #expect(try list(["checked_by": "bz"]).contains("<td>Ewelina Dąbrowska, 09.03.2026"))
        #expect(try !list(["checked_by": "ed"]).contains("<td>Ewelina Dąbrowska, 09.03.2026"))
    }

    private static let unsafe = [
        "<script>x()</script>", "<img src=\"x\" onerror=\"x()\">", "<iframe></iframe>",
        "<img src='//example.pl/x.png'>", "<p style=\"background: url(x.png)\">",
        "<a href=\"HTTPS://example.pl\">x</a>", "<img src=\"file:x\">", "<svg\nonload = x>",
        "<img src=\"htt\nps:x\">",
    ]

    @Test(arguments: unsafe)
    func aTemplateThatRunsOrFetchesIsRefusedAndIgnored(_ text: String) throws {
        let body = "{{<page}}{{$content}}\(text)<p>własny</p>{{/content}}{{/page}}"
        let organisation: JSONValue = [
            "template/n13": ["name": "n13", "body": .string(body)]
        ]
        let facts = Papers.facts(Papers.head, Papers.whole, organisation: organisation)
        let book = TemplateBook(organisation: facts.organisation)
        guard case .unsafe? = book.ignored["n13"] else {
            Issue.record("taken for safe")
            return
        }
        #expect(throws: TemplateFault.self) { try book.check(body, as: "n13") }
        let paper = try DocumentMaker(facts, reader: Papers.coordinator).document(.n13).html
        #expect(paper.contains("Harmonogram") && !paper.contains("własny"))
    }

    @Test
    func wordsThatOnlyLookLikeHandlersAreTaken() throws {
        let body = "{{<page}}{{$content}}<p>one on Monday = 1</p>{{/content}}{{/page}}"
        let facts = Papers.facts(Papers.head)
        #expect(throws: Never.self) {
            try TemplateBook(organisation: facts.organisation).check(body, as: "n13")
        }
    }

    @Test
    func anAttachmentStandsUnderItsQuestionWithWhatItIs() throws {
        let facts = Papers.facts(
            Papers.head, Papers.whole,
            ["scan/x": ["name": "skan1.pdf", "about": "lista obecności S1"]])
        let pack = AuditPack(
            facts, reader: Papers.coordinator, past: [], isWholeHistory: true,
            files: [
                AuditFile(
                    path: "zalaczniki/skan1.pdf", title: "skan1.pdf", kind: nil,
                    record: RecordKey("scan", "x"))
            ], syncedAt: nil)
        let index = try #require(try pack.pages().first?.html)
            .replacing("\u{A0}", with: " ")
        let row = index.split(separator: "<tr>").first { $0.contains("Kto był obecny") }
        #expect(row?.contains("skan1.pdf – lista obecności S1") == true)
    }

    @Test(arguments: [["decision": "upheld"], ["answer_text": "Przepraszamy."]])
    func aComplaintWithoutDecisionOrTextHasNoAnswerToPrint(_ fields: [String: String]) throws {
        var complaint: [String: JSONValue] = ["number": "R/2026/001", "subject": "hałas"]
        for (name, value) in fields { complaint[name] = .string(value) }
        #expect(throws: DocumentError.noAnswer) {
            try html(.answer, ["complaint/c1": .object(complaint)])
        }
    }

    @Test
    func aProtocolNobodySignedIsADraft() throws {
        #expect(try html(.f6, [:]).contains("PROJEKT – niepodpisany"))
        let signed = try html(.f6, ["f6": ["finalised_at": "2026-03-02T09:00:00Z"]])
        #expect(!signed.contains("PROJEKT"))
    }

    @Test
    func aContractSaysWhetherItsPriceIsGross() throws {
        let contract: JSONValue = [
            "contract/u1": ["number": "U/2026/001", "party": "ordering_entity", "price": 320_000]
        ]
        #expect(try html(.contract, contract).contains("zł brutto (VAT: zw."))
    }

    @Test
    func aBlankComplaintSaysWhereAndByWhenItGoes() throws {
        let paper = try DocumentMaker(Papers.full, reader: Papers.coordinator)
            .document(.f7, isBlank: true).html.replacing("\u{A0}", with: " ")
        #expect(paper.contains("14 dni od ostatnich zajęć") && paper.contains("biuro@example.pl"))
        #expect(paper.contains("<th>Trener</th>"))
    }
}
