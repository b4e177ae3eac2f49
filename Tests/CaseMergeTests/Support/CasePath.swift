// One whole case as the steps that people take, from the enquiry to the archive, each a mutation
// for the reducer. Tests leave steps, records or fields out and hand them in later.

import CanonicalJSON
import CaseMerge
import CaseModel

/// One step of a case.
struct PathStep: Sendable {
    /// The act, or the record that is made; two steps never share a name.
    let name: String
    let actor: Actor
    let moment: Instant
    var operations: [Operation]

    init(_ name: String, _ actor: Actor, _ moment: String, _ operations: [Operation]) {
        self.name = name
        self.actor = actor
        self.moment = Instant(text: moment) ?? Instant(milliseconds: 0)
        self.operations = operations
    }

    /// A step that makes the record it is named after.
    static func make(
        _ name: String, _ moment: String, by actor: Actor = .ed, _ fields: [String: JSONValue]
    ) -> PathStep {
        let parts = name.split(separator: "/").map(String.init)
        let key = RecordKey(parts[0], parts.count > 1 ? parts[1] : "")
        return PathStep(name, actor, moment, [.create(key, fields: fields)])
    }

    /// A step that gives a field its first value.
    static func fill(
        _ path: String, _ moment: String, by actor: Actor = .ed, _ value: JSONValue
    ) -> PathStep {
        PathStep(
            path, actor, moment,
            [.set(FieldAddress(path), value: value, base: Base(.at(0), value: .null))])
    }

    /// A step that performs an act; `name` is the act's, with a tail when it is done twice.
    static func act(
        _ name: String, _ act: Act, _ moment: String, by actor: Actor = .ed,
        on subject: String? = nil, _ arguments: [String: JSONValue] = [:]
    ) -> PathStep {
        PathStep(
            name, actor, moment,
            [.act(act, subject: subject.flatMap { RecordKey(text: $0) }, arguments: arguments)])
    }
}

/// The steps of the whole case.
enum CasePath {
    static let organisation: [String: [String: JSONValue]] = [
        "trainer/lc": [
            "login": "lc", "name": "Łukasz Ćwik", "qualifications": "fotoreporter",
            "experience": "40 plenerów", "recruitment_status": "accepted",
        ],
        "complaint_procedure/3": [
            "version": "3", "text": "Procedura", "published_at": "2025-12-01T09:00:00Z",
        ],
    ]

    static let steps = design + offer + terms + organisationSteps + delivery + handover + complaint

    private static let design: [PathStep] = [
        .make(
            "case", "2026-01-12T09:00:00Z",
            [
                "title": "Weryfikacja informacji", "kind": "closed", "commissioned": true,
                "setting": "room", "hours": ["minutes": 360, "unit": "teaching45"],
                "certificates_issued": true, "pricing_applicable": true, "minors": false,
            ]),
        .make(
            "client", "2026-01-12T09:05:00Z",
            [
                "name": "Szkoła Podstawowa nr 97", "type": "school",
                "contact": ["name": "Halina Wójcik", "email": "szkola@example.pl"],
            ]),
        .make(
            "contact/c1", "2026-01-12T09:10:00Z",
            [
                "type": "inquiry", "at": "2026-01-12T09:00:00Z", "channel": "www",
                "source": "website",
            ]),
        .make(
            "f2", "2026-01-19T12:00:00Z",
            [
                "recipient_email": "szkola@example.pl", "sent_at": "2026-01-14T09:00:00Z",
                "sent_via": "email", "returned_at": "2026-01-19T11:00:00Z",
            ]),
        .make(
            "note", "2026-01-20T12:00:00Z",
            [
                "method": ["f2_survey"], "expectations": "scenariusze lekcji",
                "participants_level": "podstawowy", "participants_experience": "webinaria",
                "desired_results": "sprawdzają wiadomości", "application_area": "lekcje",
            ]),
        .make(
            "supplement/s1", "2026-01-20T13:00:00Z",
            [
                "at": "2026-01-20T13:00:00Z", "from": "dyrektor", "form": "phone",
                "text": "grupa ma laptopy",
            ]),
        .make("perspective/v1", "2026-01-20T13:00:00Z", ["kind": "head", "summary": "lekcje"]),
        .make("perspective/v2", "2026-01-20T13:00:00Z", ["kind": "teachers", "summary": "czas"]),
        .act("note.finalise", .finaliseNote, "2026-01-22T09:00:00Z"),
    ]

    private static let offer: [PathStep] = [
        .make("assignment/a1", "2026-01-22T10:00:00Z", ["trainer": "lc", "role": "lead"]),
        .make("module/m1", "2026-01-22T10:00:00Z", ["no": "M1", "minutes": 360]),
        .make("outcome/lo1", "2026-01-22T10:00:00Z", ["no": "LO1", "text": "Ocenia źródło"]),
        .make(
            "offer/o1", "2026-01-23T09:00:00Z",
            [
                "kind": "individual", "version": 1, "description": "warsztat", "terms": "14 dni",
                "trainer_qualifications": "fotoreporter", "trainer_experience": "40 plenerów",
                "price": ["vat": "zw", "gross": 320_000], "knowledge_sources": ["wup"],
            ]),
        .act(
            "offer.send", .sendOffer, "2026-01-23T10:00:00Z", on: "offer/o1",
            ["to": "szkola@example.pl", "via": "email"]),
        .make(
            "disclosure/d1", "2026-01-23T10:00:00Z",
            [
                "elements": ["outcomes", "programme", "requirements", "staff", "time"],
                "programme_version": 1, "trainers": ["lc"], "sent_at": "2026-01-23T10:00:00Z",
                "sent_to": "szkola@example.pl", "sent_via": "email",
            ]),
        .make(
            "procedure_given/g1", "2026-01-23T10:00:00Z",
            ["version": "3", "at": "2026-01-23T10:00:00Z", "how": "offer_annex"]),
    ]

    private static let terms: [PathStep] = [
        .make(
            "f3", "2026-02-03T09:00:00Z",
            ["sent_at": "2026-01-27T09:00:00Z", "returned_at": "2026-02-03T09:00:00Z"]),
        .make(
            "terms", "2026-02-02T10:00:00Z",
            [
                "agreed": [
                    "date": "2026-02-27", "place": "sala 12", "participant_count": 2,
                    "agreed_at": "2026-02-02T10:00:00Z",
                ]
            ]),
        .make(
            "session/s1", "2026-02-02T10:00:00Z",
            [
                "no": "S1", "setting": "room", "place": "sala 12", "trainer": "lc",
                "planned": ["start": "2026-02-27T08:00:00Z", "end": "2026-02-27T14:00:00Z"],
            ]),
        .act(
            "offer.accept", .acceptOffer, "2026-02-02T11:00:00Z", on: "offer/o1",
            ["by": "Halina Wójcik", "channel": "email"]),
        .make(
            "participant/p1", "2026-02-03T09:00:00Z",
            [
                "no": "P1", "first_name": "Żaneta", "last_name": "Łoś", "role": "participant",
                "status": "confirmed",
            ]),
        .make(
            "participant/p2", "2026-02-03T09:00:00Z",
            [
                "no": "P2", "first_name": "Wit", "last_name": "Żądło", "role": "participant",
                "status": "confirmed",
            ]),
        .make(
            "contract/u1", "2026-02-04T09:00:00Z",
            [
                "party": "ordering_entity", "scope": "warsztat",
                "obligations_provider": "prowadzi", "obligations_client": "płaci",
            ]),
        .act(
            "contract.send", .sendContract, "2026-02-04T10:00:00Z", on: "contract/u1",
            ["to": "szkola@example.pl", "via": "email", "gdpr_docs": ["info_art13"]]),
        .fill(
            "contract/u1.signed_returned_at", "2026-02-09T10:00:00Z", "2026-02-09T10:00:00Z"),
    ]

    private static let organisationSteps: [PathStep] = [
        .make(
            "prep", "2026-02-20T10:00:00Z",
            [
                "materials": ["done_by": "ed", "done_at": "2026-02-20T10:00:00Z"],
                "documents": ["done_by": "ed", "done_at": "2026-02-20T10:00:00Z"],
                "certificates_reserved": 2,
            ]),
        .make("f4r", "2026-02-16T10:00:00Z", roomItems),
        .act("f4.finalise", .finaliseChecklist, "2026-02-16T11:00:00Z", on: "f4r"),
        .make(
            "participant_contact/c1", "2026-02-18T10:00:00Z",
            [
                "participant": "p1", "form": "phone", "occurred_at": "2026-02-18T10:00:00Z",
                "by": "ed", "needs_found": "obrazy AI", "programme_decision": "no_change",
                "evidence": "Rozmowa, notatka w aktach sprawy",
            ]),
        .act(
            "n13.send", .sendBriefing, "2026-02-20T12:00:00Z", on: "n13/n1",
            [
                "addressee": "ordering_party", "via": "email", "recipients": "szkola@example.pl",
            ]),
        .act("case.mark_ready", .markReady, "2026-02-23T09:00:00Z"),
    ]

    private static let roomItems: [String: JSONValue] = {
        var fields: [String: JSONValue] = [:]
        for field in FormCatalogue.type("f4r")?.fields ?? [] where field.merge == .flag {
            fields[field.name] = ["state": "ok"]
        }
        return fields
    }()

    private static let delivery: [PathStep] = [
        .make(
            "mark/s1~p1", "2026-02-27T08:10:00Z", by: .lc,
            ["session": "s1", "participant": "p1", "status": "present"]),
        .make(
            "mark/s1~p2", "2026-02-27T08:10:00Z", by: .lc,
            ["session": "s1", "participant": "p2", "status": "absent"]),
        .make(
            "monitoring/m1", "2026-02-27T09:00:00Z", by: .lc,
            [
                "at": "2026-02-27T09:00:00Z", "session": "s1", "kind": "observation",
                "severity": "info", "text": "praca w parach",
            ]),
        .fill(
            "session/s1.actual", "2026-02-27T14:05:00Z", by: .lc,
            ["start": "2026-02-27T08:00:00Z", "end": "2026-02-27T14:00:00Z"]),
        .act(
            "f5.record", .recordSheet, "2026-02-27T14:10:00Z", by: .lc,
            ["sheet": ["scores": [["q01", 5]]]]),
        .act("f5.close", .closeEvaluation, "2026-03-02T07:00:00Z"),
    ]

    private static let handover: [PathStep] = [
        .act(
            "certificate.issue", .issueCertificate, "2026-03-02T08:00:00Z", on: "certificate/z1",
            ["participant": "p1", "place": "Zawiercie"]),
        .fill("f6.outcomes_achieved", "2026-03-02T08:30:00Z", by: .lc, "yes"),
        .fill("f6.outcomes_text", "2026-03-02T08:30:00Z", by: .lc, "osiągnięto"),
        .act("f6.sign", .signCompletion, "2026-03-02T09:00:00Z", ["party": "provider"]),
        .act(
            "f6.sign.trainer", .signCompletion, "2026-03-02T10:00:00Z", by: .lc,
            ["party": "trainer"]),
        .act(
            "f6.sign.client", .signCompletion, "2026-03-03T10:00:00Z",
            ["party": "client", "by": "Halina Wójcik"]),
        .make("feedback", "2026-03-05T09:00:00Z", ["text": "dziękujemy"]),
        .act(
            "feedback.send", .sendFeedback, "2026-03-05T10:00:00Z",
            ["to": "szkola@example.pl", "via": "email"]),
        .make(
            "report", "2026-03-06T09:00:00Z", ["conclusions": "tak", "recommendations": "więcej"]),
        .act(
            "report.share", .shareReport, "2026-03-06T10:00:00Z", on: "share/h1",
            ["to": "trainer", "trainer": "lc", "via": "email"]),
        .act(
            "report.share.institution", .shareReport, "2026-03-06T10:00:00Z", on: "share/h2",
            ["to": "ordering_institution", "via": "email"]),
    ]

    private static let complaint: [PathStep] = [
        .make(
            "complaint/k1", "2026-03-04T09:00:00Z",
            [
                "received_at": "2026-03-04T09:00:00Z", "channel": "email",
                "complainant_name": "Wit Żądło", "complainant_contact": "wit@example.pl",
                "complainant_kind": "participant", "complainant_consumer": false,
                "subject": "za krótka przerwa", "justification": "tak było",
                "expected_remedy": "apology",
            ]),
        .act("case.close", .closeCase, "2026-03-09T09:00:00Z"),
        .act(
            "complaint.decide", .decideComplaint, "2026-03-10T09:00:00Z", by: .jw,
            on: "complaint/k1", ["decision": "rejected"]),
        .fill("complaint/k1.answer_text", "2026-03-10T10:00:00Z", "Przerwa była zgodna z planem."),
        .act(
            "complaint.answer", .answerComplaint, "2026-03-10T11:00:00Z", on: "complaint/k1",
            ["form": "email"]),
        .act("case.archive", .archiveCase, "2026-06-01T09:00:00Z", by: .jw),
    ]
}
