// An auditor's questions are answered with what the case comes to, and a requirement shows only
// what is about it.

import CanonicalJSON
import CaseDocument
import CaseModel
import Testing

struct AuditAnswerTests {
    private func pages(
        _ records: JSONValue, organisation: JSONValue = Papers.organisation
    ) throws -> [String: String] {
        let facts = Papers.facts(Papers.head, Papers.whole, records, organisation: organisation)
        let pack = AuditPack(
            facts, reader: Papers.coordinator, past: [], isWholeHistory: true, files: [],
            syncedAt: nil)
        return Dictionary(
            uniqueKeysWithValues: try pack.pages().map {
                ($0.name, $0.html.replacing("\u{A0}", with: " "))
            })
    }

    private func question(_ words: String, _ records: JSONValue) throws -> String {
        let index = try #require(try pages(records)["index.html"])
        return try String(
            #require(index.split(separator: "<tr>").first { $0.contains(words) }))
    }

    private func clause(_ id: String, _ records: JSONValue) throws -> String {
        let index = try #require(try pages(records)["index.html"])
        let rest = try #require(index.split(separator: "id=\"\(id)\"").last)
        return try String(#require(rest.split(separator: "</tr>").first))
    }

    private static let revoked: JSONValue = [
        "certificate/z1": [
            "number": "Z/2026/001/01", "last_name": "Łoś",
            "issued_at": "2026-03-02T09:00:00Z", "revoked_at": "2026-03-03T09:00:00Z",
            "revoke_reason": "błąd w nazwisku",
        ]
    ]

    @Test
    func aRevokedCertificateStaysInThePackAndProvesNothing() throws {
        let said = "unieważnione 03.03.2026, powód: błąd w nazwisku"
        #expect(try question("komu wydano zaświadczenia", Self.revoked).contains(said))
        let issued = try clause("R45", Self.revoked)
        #expect(issued.contains(said) && !issued.contains("<b>spełnione</b>"))
        let facts = Papers.facts(Papers.head, Papers.whole, Self.revoked)
        let maker = DocumentMaker(facts, reader: Papers.coordinator, forAudit: true)
        let paper = try maker.document(.certificate).html
        #expect(paper.contains("UNIEWAŻNIONE 03.03.2026"))
        #expect(throws: DocumentError.noRecord(type: "certificate")) {
            _ = try DocumentMaker(facts, reader: Papers.coordinator).document(.certificate)
        }
    }

    @Test
    func contactIsDocumentedWhateverItsForm() throws {
        let survey: JSONValue = [
            "participant_contact/k1": [
                "participant": "p1", "form": "f3_survey", "occurred_at": "2026-02-20T09:00:00Z",
                "needs_found": "przykłady", "programme_decision": "no_change",
            ]
        ]
        #expect(try clause("R03", survey).contains("<b>spełnione</b>"))
        #expect(try clause("R03", [:]).contains("<b>brak</b>"))
        #expect(try clause("R39", survey).contains("<b>nie dotyczy</b>"))
    }

    @Test
    func aCardThatAnswersNothingIsNoContact() throws {
        let silent: JSONValue = [
            "participant/p2": ["no": "P02", "first_name": "Jan", "last_name": "Wąs"],
            "participant_contact/k1": [
                "participant": "p2", "form": "f3_survey", "occurred_at": "2026-02-20T09:00:00Z",
                "programme_decision": "no_change",
            ],
        ]
        #expect(try clause("R38", silent).contains("brak odpowiedzi w części D"))
        var answered = silent.objectValue ?? [:]
        answered["self_rating/r2"] = ["participant": "p2", "outcome": "l1", "before": 2]
        #expect(try !clause("R38", .object(answered)).contains("brak odpowiedzi"))
    }

    @Test
    func aTrainingShorterThanSixtyHoursNeedsNoContract() throws {
        let short = try question("co najmniej 60 godzinach", [:])
        #expect(short.contains("8 godz. (360 min)") && short.contains("umowa nie jest wymagana"))
        let long = try question(
            "co najmniej 60 godzinach",
            [
                "case": [
                    "number": "K/2026/001", "kind": "closed",
                    "hours": ["minutes": 2700, "unit": "teaching45"],
                ]
            ])
        #expect(long.contains("60 godz. (2 700 min)") && long.contains("umowa jest wymagana"))
    }

    @Test
    func whatIsNotThereIsSaid() throws {
        #expect(try question("dokumenty RODO", [:]).contains("Brak zapisu przekazania informacji"))
        #expect(try question("udostępniono raport", [:]).contains("nikomu nie udostępniono"))
        #expect(try question("Czy podpisano protokół", [:]).contains("nikt nie podpisał"))
        #expect(
            try question("Kto prowadził", [:]).contains("nie podano"))
        let signed = try question(
            "Czy podpisano protokół",
            ["f6": ["signed_trainer_by": "bz", "signed_trainer_at": "2026-03-02T09:00:00Z"]])
        #expect(signed.contains("Podpis trenera") && signed.contains("Bogumiła Żurawska"))
        #expect(try !question("dzięki wnioskom", ["report": ["conclusions": ""]]).contains(": <"))
    }

    @Test
    func aReportIsSharedWithWhomTheRequirementNames() throws {
        let shares: JSONValue = [
            "share/h1": ["to": "trainer", "trainer": "bz", "at": "2026-03-02T09:00:00Z"],
            "share/h2": [
                "to": "ordering_institution", "via": "email", "at": "2026-03-03T09:00:00Z",
            ],
        ]
        let staff = try clause("R47", shares)
        #expect(staff.contains("trener") && !staff.contains("zlecająca instytucja"))
        let institution = try clause("R48", shares)
        #expect(institution.contains("zlecająca instytucja · e-mail"))
        #expect(!institution.contains("Bogumiła"))
    }

    @Test
    func aDangerIsToldWithWhatWasDoneAboutIt() throws {
        let danger: JSONValue = [
            "f4r": [
                "evacuation_route": [
                    "state": "nok", "note": "zastawione", "mitigation": "odsunięto szafę",
                ]
            ]
        ]
        let findings = try #require(try pages(danger)["niezgodnosci.html"])
        let part = try #require(findings.split(separator: "<h2").first { $0.contains("zaradcze") })
        #expect(part.contains("odsunięto szafę") && part.contains("Ewelina Dąbrowska, 09.03.2026"))
        #expect(try clause("R34", danger).contains("odsunięto szafę"))
    }

    @Test
    func whoCameThoughTheyHadWithdrawnIsMarked() throws {
        let people: JSONValue = [
            "participant/p1": ["no": "P01", "last_name": "Łoś", "status": "withdrawn"],
            "participant/p2": ["no": "P02", "last_name": "Wąs", "status": "walk_in"],
        ]
        let records = try #require(try pages(people)["zapisy.html"])
        #expect(records.contains("wypisana osoba była na zajęciach; liczy się obecność"))
        #expect(records.contains("dopisany(-a) na miejscu"))
        let list = try DocumentMaker(
            Papers.facts(Papers.head, Papers.whole, people), reader: Papers.coordinator
        ).document(.attendance).html
        #expect(list.contains("liczy się obecność") && list.contains("dopisany(-a) na miejscu"))
    }

    @Test
    func aComplaintThatSilenceSettledIsAcceptedAsSuch() throws {
        let silent: [String: JSONValue] = [
            "complaint/c1": ["number": "R/2026/001", "received_at": "2026-02-10T09:00:00Z"]
        ]
        let open = try clause("R49", .object(silent))
        #expect(open.contains("<b>niezgodność</b>") && open.contains("nie odpowiedziano"))
        #expect(!open.contains("Decyzja"))
        let findings = try #require(try pages(.object(silent))["niezgodnosci.html"])
        let row = findings.split(separator: "<tr>").first { $0.contains("<td>G13b") }
        #expect(row?.contains("<td>24.02.2026</td>") == true)
        var accepted = silent
        accepted["nc_acceptance/n1"] = [
            "gate": "G13b", "covers": "complaint/c1.answered_at earlier", "reason": "przeoczono",
            "by": "ed", "at": "2026-03-02T09:00:00Z",
        ]
        #expect(try clause("R49", .object(accepted)).contains("<b>niezgodność przyjęta</b>"))
    }

    @Test
    func cardsAcceptTheOfferOfAnOpenTraining() throws {
        let open: JSONValue = [
            "case": ["number": "K/2026/001", "kind": "open", "coordinators": ["ed"]],
            "client": ["type": "individual"],
            "offer/o1": [
                "number": "OF/2026/0003", "kind": "individual", "sent_at": "2026-01-20T09:00:00Z",
            ],
            "participant/p1": [
                "no": "P01", "role": "participant", "f3_returned_at": "2026-02-01T09:00:00Z",
            ],
        ]
        let trace = try #require(try pages(open)["slad.html"])
        #expect(trace.contains("przyjęta kartami F3 (1)"))
        let protocolPaper = try DocumentMaker(
            Papers.facts(Papers.head, Papers.whole, open), reader: Papers.coordinator
        ).document(.f6).html
        #expect(protocolPaper.contains("OF/2026/0003"))
    }

    @Test
    func loginsCodesAndDaysAreInPeoplesWords() throws {
        let records = try #require(
            try pages([
                "share/h1": [
                    "to": "trainer", "trainer": "bz", "via": "email", "by": "ed",
                    "at": "2026-03-02T09:00:00Z",
                ],
                "prep": ["materials": ["done_by": "bz"]],
                "amendment/a1": ["record": "f6", "reason": "x", "at": "2026-03-02T09:00:00Z"],
                "f4t": ["meeting": ["point": "most", "time": "09:00"]],
            ])["zapisy.html"])
        for raw in [">email<", ">ed<", ">bz<", ">f6<", "2026-02-27", "(GG:MM)", ": bz"] {
            #expect(!records.contains(raw), "\(raw)")
        }
    }
}
