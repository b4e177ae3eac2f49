// An audit pack answers by itself: every requirement and question stands in it, every link leads
// somewhere, and nothing is in it that its maker may not read.

import CanonicalJSON
import CaseDocument
import CaseModel
import CaseReport
import Testing

struct AuditPackTests {
    private static func pages(
        _ facts: CaseFacts = Papers.full, for reader: Actor = Papers.coordinator,
        files: [AuditFile] = [], adding disputes: [AuditDispute] = [],
        figures: CaseFigures? = nil
    ) throws -> [String: String] {
        let values = facts.state.records.values.flatMap { record in
            record.fields.map { name, register in
                AuditEntry.value(
                    AuditEvent(
                        address: FieldAddress(record.key, name), value: register.value,
                        author: register.author, doneAt: register.claimedAt, arrivedAt: nil))
            }
        }
        let pack = AuditPack(
            facts, reader: reader, past: values + disputes.map { .dispute($0) },
            isWholeHistory: false, files: files, figures: figures, syncedAt: nil)
        return Dictionary(
            uniqueKeysWithValues: try pack.pages().map {
                ($0.name, $0.html.replacing("\u{A0}", with: " "))
            })
    }

    private static func links(_ html: String) -> [String] {
        html.matches(of: /href="([^"]+)"/).map { String($0.1) }
    }

    @Test func everyRequirementStandsInTheIndexWithAState() throws {
        let index = try #require(try Self.pages()["index.html"])
        for clause in ClauseCatalogue.all {
            #expect(index.contains("id=\"\(clause.id)\""), "\(clause.id)")
        }
        #expect(index.matches(of: /<b>[^<]+<\/b>/).count == ClauseCatalogue.all.count)
    }

    @Test func anAuditorsEighteenQuestionsAreAnsweredOrSaidToBeOpen() throws {
        let index = try #require(try Self.pages()["index.html"])
        let table = try #require(index.split(separator: "<h2>").first { $0.contains("Pytania") })
        let rows = table.split(separator: "<tr>").filter { $0.contains("class=\"no\"") }
            .filter { !$0.contains("<th") }
        #expect(rows.count == 18)
        for row in rows {
            #expect(row.contains("href=") || row.contains("nie ma takich") || row.contains("<div>"))
        }
    }

    @Test func everyLinkLeadsSomewhere() throws {
        let file = AuditFile(path: "dokumenty/f6.pdf", title: "F6", kind: .f6)
        let pages = try Self.pages(files: [file])
        let known = Set(pages.keys).union([file.path, "SHA256SUMS"])
        var followed = 0
        for (name, html) in pages {
            for link in Self.links(html) {
                let parts = link.split(separator: "#").map(String.init)
                #expect(known.contains(parts[0]), "\(name): \(link)")
                guard parts.count == 2 else { continue }
                followed += 1
                let target = try #require(pages[parts[0]])
                #expect(target.contains("id=\"\(parts[1])\""), "\(name): \(link)")
            }
        }
        #expect(followed > 30)
    }

    @Test func everyPageIsWholeAndFetchesNothing() throws {
        for (name, html) in try Self.pages() {
            #expect(PageCheck.fault(html) == nil, "\(name)")
            #expect(!html.contains("http://") && !html.contains("https://"), "\(name)")
            #expect(!html.contains("{{"), "\(name)")
        }
    }

    @Test func nothingOfACaseIsMarkup() throws {
        let attack = "<script>alert(1)</script>&\"'"
        let (facts, _) = Markers.facts { _ in attack }
        for (name, html) in try Self.pages(facts) {
            #expect(!html.contains("<script"), "\(name)")
        }
    }

    @Test(arguments: Papers.readers)
    func onlyWhatItsMakerMayReadIsInIt(_ reader: Actor) throws {
        let (facts, marks) = Markers.facts { $0 }
        let whole = try Self.pages(facts, for: reader).values.joined()
        let readable = AccessRules.readable(reader.standing(in: facts.state))
        for mark in marks where !readable.contains(mark.facet) {
            #expect(!whole.contains(mark.text), "\(mark.type), \(mark.facet)")
        }
    }

    @Test func everyValueOfTheCaseStandsInIt() throws {
        let (facts, marks) = Markers.facts { $0 }
        let whole = try Self.pages(facts).values.joined()
        let readable = AccessRules.readable(.coordinator)
        for mark in marks where readable.contains(mark.facet) && mark.type != "parked" {
            if mark.isMasked { continue }
            #expect(whole.contains(mark.text), "\(mark.type).\(mark.field)")
        }
    }

    @Test func healthAndWhoComplainsAreOnlySaidToBeThere() throws {
        let (facts, marks) = Markers.facts { $0 }
        let pages = try Self.pages(facts)
        let masked = marks.filter(\.isMasked)
        #expect(masked.count == 4)
        for mark in masked {
            for (name, html) in pages {
                #expect(!html.contains(mark.text), "\(name): \(mark.field)")
            }
        }
        for page in ["zapisy.html", "historia.html"] {
            #expect(pages[page]?.contains("podano (treść zastrzeżona)") == true)
        }
    }

    @Test func nonconformitiesAndAmendmentsComeWithTheirReasons() throws {
        let facts = Papers.facts(
            Papers.head, Papers.whole,
            [
                "nc_acceptance/n1": [
                    "gate": "G09b", "reason": "Telefony nie odpowiadały", "by": "jw",
                    "at": "2026-03-01T09:00:00Z",
                ],
                "amendment/a1": [
                    "record": "f6", "reason": "Pomyłka w liczbie osób", "by": "ed",
                    "at": "2026-03-04T09:00:00Z", "before": "00ff",
                ],
            ])
        let findings = try #require(try Self.pages(facts)["niezgodnosci.html"])
        let index = try #require(try Self.pages(facts)["index.html"])
        #expect(findings.contains("cały warunek"))
        for text in ["Telefony nie odpowiadały", "Pomyłka w liczbie osób", "00ff"] {
            #expect(findings.contains(text), "\(text)")
        }
        #expect(index.contains("niezgodność przyjęta"))
    }

    @Test func disagreementsAreToldWithWhoSaidWhat() throws {
        var state = Papers.full.state
        let address = FieldAddress(RecordKey("terms"), "agreed")
        let candidates = ["sala 12", "świetlica"].enumerated().map { index, place in
            Candidate(
                mutation: MutationID("m\(index)"), value: ["place": .string(place)],
                author: index == 0 ? "ed" : "mg", role: .coordinator, claimedAt: Papers.now)
        }
        var conflict = Conflict(
            address: address, kind: .value, base: .null, candidates: candidates, openedAt: 1)
        conflict.resolution = "m9"
        conflict.resolvedBy = "ed"
        state.conflicts[address] = conflict
        let facts = CaseFacts(
            state, organisation: Papers.full.organisation, now: Papers.full.now)
        let opened = Conflict(
            address: address, kind: .value, base: .null, candidates: candidates, openedAt: 1)
        let pages = try Self.pages(
            facts,
            adding: [
                AuditDispute(conflict: opened, arrivedAt: Papers.now),
                AuditDispute(conflict: conflict, arrivedAt: Papers.now),
            ])
        let findings = try #require(pages["niezgodnosci.html"])
        #expect(findings.contains("świetlica") && findings.contains("rozstrzygnięta"))
        let history = try #require(pages["historia.html"])
        let lines = history.split(separator: "<tr>").filter { $0.contains("sprzeczność") }
        try #require(lines.count == 2)
        #expect(lines[0].contains("<b>sprzeczność</b>") && lines[1].contains("rozstrzygnięto"))
        for line in lines {
            #expect(line.contains("Ewelina Dąbrowska (09.03.2026, 10:00)"))
            #expect(line.contains("sala 12") && line.contains("mg (") && line.contains("świetlica"))
        }
        let hidden = try Self.pages(
            facts, for: Papers.stranger, adding: [AuditDispute(conflict: opened, arrivedAt: nil)])
        #expect(hidden["historia.html"]?.contains("świetlica") == false)
    }

    @Test func aPackMadeOfflineSaysThatItIsNotTheWholeHistory() throws {
        let history = try #require(try Self.pages()["historia.html"])
        #expect(history.contains("bez połączenia z serwerem"))
    }
}
