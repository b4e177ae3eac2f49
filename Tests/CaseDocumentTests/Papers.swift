// A case with something in every form, one with next to nothing, and the people who read them.

import CanonicalJSON
import CaseDocument
import CaseModel
import CaseReport

/// Builds cases for documents.
enum Papers {
    static let now = Instant(text: "2026-03-09T09:00:00Z") ?? Instant(milliseconds: 0)
    static let coordinator = Actor(user: "ed", role: .coordinator)
    static let stranger = Actor(user: "mg", role: .coordinator)
    static let trainer = Actor(user: "bz", role: .trainer)
    static let manager = Actor(user: "jw", role: .manager)
    static let readers = [coordinator, stranger, trainer, manager]

    static let organisation: JSONValue = [
        "firm": [
            "name": "Pracownia Warsztatów Przykład sp. z o.o.", "email": "biuro@example.pl",
            "address": "ul. Leśna 5\n00-950 Warszawa", "offer_terms": "Zwykłe warunki firmy",
            "logo": "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        ],
        "trainer/bz": [
            "login": "bz", "name": "Bogumiła Żurawska", "qualifications": "pedagog medialny",
        ],
        "person/ed": ["login": "ed", "name": "Ewelina Dąbrowska"],
        "complaint_procedure/v3": [
            "version": "v3", "text": "Reklamację składa się w 14 dni.",
            "published_at": "2025-12-01T09:00:00Z",
        ],
    ]

    static let head: JSONValue = [
        "case": [
            "number": "K/2026/001", "title": "Zażółć gęślą jaźń w terenie", "kind": "closed",
            "setting": "room", "hours": ["minutes": 360, "unit": "teaching45"],
            "coordinators": ["ed"],
        ]
    ]

    static let whole: JSONValue = [
        "client": ["name": "Szkoła Podstawowa nr 97", "type": "school"],
        "terms": ["agreed": ["date": "2026-02-27", "place": "sala 12", "participant_count": 12]],
        "f2": ["problem_to_solve": "Uczniowie powielają wiadomości", "budget_note": "5000 zł"],
        "note": ["expectations": "scenariusze"],
        "supplement/s1": ["from": "dyrektor", "text": "laptopy", "form": "phone"],
        "programme": ["goal": "sprawdzanie wiadomości", "version": 2],
        "module/m1": ["no": "M1", "title": "Czytanie boczne", "minutes": 180],
        "module/m2": ["no": "M2", "title": "Plan lekcji", "minutes": 180],
        "outcome/l1": ["no": "LO1", "text": "Rozróżnia opinię", "category": "skills"],
        "outcome/l2": ["no": "LO2", "text": "Opisuje manipulację", "category": "knowledge"],
        "assignment/a1": ["trainer": "bz", "role": "lead"],
        "offer/o1": [
            "number": "OF/2026/0003", "kind": "individual", "version": 1,
            "price": ["net": 320_000, "vat": "zw", "gross": 320_000],
        ],
        "session/s1": session("S1", "2026-02-27T08:00:00Z", "2026-02-27T11:00:00Z"),
        "session/s2": session("S2", "2026-02-27T11:30:00Z", "2026-02-27T14:30:00Z"),
        "f3": ["orderer": ["name": "Gmina Zawiercie", "nip": "0000000000"]],
        "participant/p1": [
            "no": "P01", "first_name": "Żaneta", "last_name": "Łoś", "role": "participant",
            "status": "confirmed", "email": "zaneta@example.pl", "statement_terms": true,
            "d_expectation": "przykłady na lekcje",
        ],
        "self_rating/r1": ["participant": "p1", "outcome": "l1", "before": 2],
        "contract/u1": ["number": "U/2026/001", "party": "ordering_entity", "scope": "warsztat"],
        "f4r": ["place": "sala 12", "toilets": ["state": "nok", "note": "zamknięte"]],
        "mark/s1~p1": ["session": "s1", "participant": "p1", "status": "present"],
        "mark/s2~p1": ["session": "s2", "participant": "p1", "status": "present"],
        "monitoring/m1": ["severity": "minor", "text": "burza", "at": "2026-02-27T09:00:00Z"],
        "f6": ["outcomes_achieved": "yes"],
        "certificate/z1": [
            "number": "Z/2026/001/01", "first_name": "Żaneta", "last_name": "Łoś",
            "training_title": "Zażółć gęślą jaźń w terenie", "type": "completion",
            "dates": "2026-02-27", "hours_minutes": 360, "hours_unit": "teaching45",
            "topics": "Czytanie boczne – 180 min\nPlan lekcji – 180 min",
            "outcomes": "umiejętności: Rozróżnia opinię\nInny efekt",
            "issued_at": "2026-03-02T09:00:00Z", "signatory": "ed",
        ],
        "report": ["conclusions": "efekty osiągnięte"],
        "complaint/c1": [
            "number": "R/2026/001", "subject": "brak materiałów", "complainant_name": "Jan Lis",
            "decision": "upheld", "answer_text": "Przepraszamy.",
        ],
        "remedy/e1": ["complaint": "c1", "kind": "refund", "value": 12_345],
    ]

    private static func session(
        _ no: JSONValue, _ start: JSONValue, _ end: JSONValue
    ) -> JSONValue {
        [
            "no": no, "planned": .object(["start": start, "end": end]), "place": "sala 12",
            "trainer": "bz",
        ]
    }

    static var full: CaseFacts { facts(head, whole) }
    static var nearlyEmpty: CaseFacts { facts(head) }

    static func facts(
        _ records: JSONValue..., organisation: JSONValue = Papers.organisation
    ) -> CaseFacts {
        var state = CaseState(scope: "c_1")
        for part in records { state.records.merge(self.records(part)) { $1 } }
        var office = CaseState(scope: .organisation)
        office.records = self.records(organisation)
        return CaseFacts(state, organisation: office, now: now)
    }

    private static func records(_ json: JSONValue) -> [RecordKey: Record] {
        var records: [RecordKey: Record] = [:]
        for (text, fields) in json.objectValue ?? [:] {
            guard let key = RecordKey(text: text) else { continue }
            records[key] = record(key, fields.objectValue ?? [:])
        }
        return records
    }

    static func record(_ key: RecordKey, _ fields: [String: JSONValue]) -> Record {
        let registers = fields.mapValues {
            Register(
                value: $0, version: 1, mutation: "m1", author: "ed", role: .coordinator,
                claimedAt: now)
        }
        return Record(
            key: key, author: "ed", recordedAt: now, syncedAt: nil, version: 1, fields: registers)
    }

    /// Makes every document that a reader can have, blank ones included.
    static func all(
        _ facts: CaseFacts, for reader: Actor
    ) throws -> [(name: String, html: String)] {
        let maker = DocumentMaker(facts, reader: reader, figures: try figures())
        var made: [(String, String)] = []
        for kind in DocumentKind.allCases {
            if kind.hasBlankForm {
                made.append(("\(kind) blank", try maker.document(kind, isBlank: true).html))
            }
            do {
                made.append(("\(kind)", try maker.document(kind).html))
            } catch DocumentError.unreadable, DocumentError.noRecord {
                continue
            }
        }
        return made
    }

    /// The figures of a survey to which so many people answered.
    static func figures(answers: Int = 6) throws(ReportError) -> CaseFigures {
        let sheets = (0..<answers).map { number in
            AnswerSheet(
                scores: ["q01": 5, "q03:bz": 4], recommend: 9, before: ["LO1": 2 + number % 2],
                after: ["LO1": 4])
        }
        return try CaseFigures(
            CaseReportInput(
                audience: .coordinator,
                heading: CaseHeading(
                    number: "K/2026/001", title: "Tytuł", kind: .closed, setting: .room,
                    hoursMinutes: 360, stage: 12,
                    trainers: [ReportedTrainer(login: "bz", name: "Bogumiła Żurawska")],
                    hasMinors: false),
                delivery: DeliveryCounts(), oversight: Oversight(),
                survey: SurveyInput(
                    invited: 12, isClosed: true,
                    outcomes: [ReportedOutcome(id: "LO1", label: "LO1", text: "Rozróżnia opinię")],
                    sheets: sheets),
                provenance: Provenance(asOf: "2026-03-06", revision: 41, templates: [])))
    }
}
