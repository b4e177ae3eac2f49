// Each requirement answers for its own evidence, and what went wrong is told whole.

import CanonicalJSON
import CaseDocument
import CaseModel
import CaseReport
import Testing

struct AuditVerdictTests {
    private func pages(
        _ records: JSONValue, past: [AuditEntry] = [], figures: CaseFigures? = nil
    ) throws -> [String: String] {
        let facts = Papers.facts(Papers.head, Papers.whole, records)
        let pack = AuditPack(
            facts, reader: Papers.coordinator, past: past, isWholeHistory: true, files: [],
            figures: figures, syncedAt: nil)
        return Dictionary(
            uniqueKeysWithValues: try pack.pages().map {
                ($0.name, $0.html.replacing("\u{A0}", with: " "))
            })
    }

    private func row(_ clause: String, _ records: JSONValue) throws -> String {
        let index = try #require(try pages(records)["index.html"])
        let rest = index.split(separator: "id=\"\(clause)\"")
        try #require(rest.count == 2)
        return try String(#require(rest[1].split(separator: "</tr>").first))
    }

    @Test
    func whatAnotherRequirementLacksIsNotMissingHere() throws {
        let done: JSONValue = ["prep": ["materials": ["done_at": "2026-02-20T09:00:00Z"]]]
        let materials = try row("R31", done)
        #expect(materials.contains("<b>spełnione</b>") && !materials.contains("Dokumenty"))
        let documents = try row("R33", done)
        #expect(documents.contains("<b>brak</b>"))
        #expect(
            documents.contains("Przygotowanie usługi – Dokumenty – Kiedy przygotowano: wypełnić"))
        #expect(!documents.contains("Materiały"))
    }

    @Test
    func aRemarkSaysWhatHasToBeDoneAndWithWhichRecord() throws {
        #expect(
            try row("R22", [:]).contains("Oferta OF/2026/0003 – Opis usługi: wypełnić"))
        #expect(try row("R16", [:]).contains("Notatka z analizy – Stan: zatwierdzić"))
    }

    @Test
    func aRequirementWithoutEvidenceIsMissingThoughItsGateStoppedBefore() throws {
        let given = try row("R50", [:])
        #expect(given.contains("<b>spełnione</b>") && given.contains("zapisy.html#complaint_proc"))
        let facts = Papers.facts(
            Papers.head, Papers.whole, organisation: ["firm": ["name": "Firma"]])
        let pack = AuditPack(
            facts, reader: Papers.coordinator, past: [], isWholeHistory: true, files: [],
            syncedAt: nil)
        let index = try #require(try pack.pages().first?.html)
        let row = try #require(
            index.split(separator: "id=\"R50\"").last?.split(separator: "</tr>").first)
        #expect(row.contains("<b>brak</b>") && row.contains("nie ma takich zapisów"))
    }

    @Test
    func nothingIsFulfilledWithoutEvidence() throws {
        let pack = AuditPack(
            Papers.nearlyEmpty, reader: Papers.coordinator, past: [], isWholeHistory: true,
            files: [], syncedAt: nil)
        let index = try #require(try pack.pages().first?.html)
        let rows = index.split(separator: "<tr id=\"R").filter { $0.contains("spełnione") }
        for row in rows { #expect(row.contains("href=\"zapisy.html#"), "\(row.prefix(3))") }
        // What kind of case it is proves nothing.
        let shared = try #require(index.split(separator: "<tr id=\"R48").last)
        #expect(shared.split(separator: "</tr>").first?.contains("<b>spełnione</b>") == false)
    }

    @Test
    func aLongRemarkIsCutAndSaysSo() throws {
        let room = try row("R34", ["f4r": ["place": "sala 12"]])
        #expect(room.contains("i jeszcze: ") && room.ranges(of: ": wypełnić").count == 8)
    }

    @Test
    func anAcceptanceCoversWhatWasMissingThenAndSaysIt() throws {
        let accepted: JSONValue = [
            "nc_acceptance/n1": [
                "gate": "G09b", "covers": "participant_contact more",
                "reason": "Telefony nie odpowiadały", "by": "ed", "at": "2026-03-01T09:00:00Z",
            ]
        ]
        let findings = try #require(try pages(accepted)["niezgodnosci.html"])
        #expect(findings.contains("Kontakt z uczestnikiem: za mało"))
        let row = try row("R36", accepted)
        #expect(row.contains("<b>niezgodność przyjęta</b>"))
        #expect(row.contains("Telefony nie odpowiadały (Ewelina Dąbrowska, 01.03.2026)"))
        var later = accepted.objectValue ?? [:]
        later["participant_contact/k1"] = [
            "participant": "p1", "form": "email", "occurred_at": "2026-02-27T09:00:00Z",
            "programme_decision": "no_change",
        ]
        #expect(try self.row("R36", .object(later)).contains("<b>niezgodność</b>"))
    }

    @Test
    func trainersAreKnownByTheirCards() throws {
        let index = try #require(try pages([:])["index.html"])
        let question = try #require(
            index.split(separator: "<tr>").first { $0.contains("Kto prowadził szkolenie") })
        #expect(
            question.contains("zapisy.html#trainer-bz") && question.contains("pedagog medialny"))
        #expect(try row("R17", [:]).contains("zapisy.html#trainer-bz"))
    }

    @Test
    func complaintsComeWithTheirTermsAndWhatSilenceMeans() throws {
        func complaint(_ fields: [String: JSONValue]) -> JSONValue {
            var all: [String: JSONValue] = [
                "number": "R/2026/001", "received_at": "2026-02-20T09:00:00Z",
            ]
            all.merge(fields) { $1 }
            return ["complaint/c1": .object(all)]
        }
        func told(_ fields: [String: JSONValue]) throws -> Substring {
            let findings = try #require(try pages(complaint(fields))["niezgodnosci.html"])
            return try #require(
                findings.split(separator: "<tr>").first { $0.contains(">R/2026/001</a>") })
        }
        let silent = try told(["complainant_consumer": true])
        #expect(silent.contains("nie odpowiedziano: ") && silent.contains("06.03.2026"))
        #expect(silent.contains("uznana wskutek upływu terminu"))
        let late = try told([
            "complainant_consumer": true, "answered_at": "2026-03-08T09:00:00Z",
        ])
        #expect(late.contains("nie: uznana wskutek upływu terminu 06.03.2026"))
        let inTime = try told(["answered_at": "2026-03-05T09:00:00Z"])
        #expect(inTime.contains("<td>tak</td>") && inTime.contains("odpowiedziano"))
        let firm = try told(["complainant_consumer": false])
        #expect(firm.contains("<td>nie odpowiedziano</td>"))
        let fresh = try told(["received_at": "2026-03-08T09:00:00Z"])
        #expect(fresh.contains("termin trwa"))
        #expect(try told(["decision": "withdrawn"]).contains("nie dotyczy"))
    }

    @Test
    func anItemOfAChecklistThatCameLateIsNamed() throws {
        let item = AuditEntry.value(
            AuditEvent(
                address: FieldAddress(RecordKey("f4r"), "toilets"),
                value: ["state": "ok", "note": "otwarte"], author: "bz",
                doneAt: try #require(Instant(text: "2026-02-27T07:00:00Z")),
                arrivedAt: Instant(text: "2026-02-27T20:00:00Z")))
        let findings = try #require(try pages([:], past: [item])["niezgodnosci.html"])
        let late = try #require(
            findings.split(separator: "<h2").first { $0.contains("po terminie") })
        #expect(late.contains("Toalety") && late.contains("otwarte"))
        #expect(late.contains("27.02.2026, 21:00"))
    }

    @Test
    func theTraceLeadsFromNeedsToPublishedResults() throws {
        let note: JSONValue = [
            "note": ["desired_results": "sprawdzają sami", "application_area": "lekcje"],
            "module/m1": ["no": "M1", "title": "Czytanie boczne", "outcomes": "lo1; LO9"],
        ]
        let open = try #require(
            try pages(note, figures: try Papers.figures(answers: 6))["slad.html"])
        for text in ["sprawdzają sami", "lekcje", "Rozróżnia opinię", "Czytanie boczne", "n = 6"] {
            #expect(open.contains(text), "\(text)")
        }
        #expect(open.contains("2,50 → 4,00 (+1,50)"))
        let rows = open.split(separator: "<tr>").filter { $0.contains("#outcome-") }
        try #require(rows.count == 2)
        #expect(rows[0].contains("<div>M1 Czytanie boczne</div>"))
        #expect(rows[1].contains("nie przypisano") && !rows[1].contains("M1"))
        let few = try #require(
            try pages(note, figures: try Papers.figures(answers: 3))["slad.html"])
        #expect(!few.contains("→") && few.contains("mniej niż 5 odpowiedzi"))
        #expect(try pages(note)["slad.html"]?.contains("brak zestawienia") == true)
    }

    @Test
    func everyNumberOfAnOfferIsInTheRegisterWithItsFate() throws {
        let register = try #require(
            try pages([
                "offer/o1": ["number": "OF/2026/0003", "sent_at": "2026-01-20T09:00:00Z"],
                "offer/o2": [
                    "number": "OF/2026/0004", "supersedes": "o1", "version": 2,
                    "sent_at": "2026-01-22T09:00:00Z", "accepted_at": "2026-01-25T09:00:00Z",
                    "accepted_by": "dyrektor",
                ],
                "offer/o3": ["number": "OF/2026/0005"],
                "offer/o4": ["number": "OF/2026/0006", "removed": true],
                "offer/o5": [
                    "number": "OF/2026/0007", "sent_at": "2026-01-22T09:00:00Z",
                    "valid_until": "2026-02-01",
                ],
            ])["slad.html"])
        for (number, fate) in [
            ("OF/2026/0003", "zastąpiona ofertą OF/2026/0004"),
            ("OF/2026/0004", "przyjęta 25.01.2026, dyrektor"), ("OF/2026/0005", "niewysłana"),
            ("OF/2026/0006", "usunięta"),
            ("OF/2026/0007", "wysłana, bez odpowiedzi; ważna do 01.02.2026"),
        ] {
            let row = register.split(separator: "<tr>").first { $0.contains(">\(number)<") }
            #expect(row?.contains(fate) == true, "\(number)")
        }
    }
}
