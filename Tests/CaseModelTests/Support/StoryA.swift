// A closed training at a school, eight hours in a room, from the enquiry to the closed case: the
// clean path that every gate lets through.

import CanonicalJSON
import CaseModel

/// Builds the records of the clean path.
enum StoryA {
    static let organisation: JSONValue = [
        "trainer/bz": [
            "login": "bz", "qualifications": "pedagog medialny", "experience": "12 lat warsztatów",
            "recruitment_status": "accepted",
        ],
        "complaint_procedure/v3": [
            "version": "v3", "text": "Procedura", "published_at": "2025-12-01T09:00:00Z",
        ],
    ]

    /// The case when its analysis note is about to become final.
    static var analysed: CaseFacts {
        CaseFixture.facts(
            [
                "case": [
                    "title": "Weryfikacja informacji w pracy nauczyciela", "kind": "closed",
                    "commissioned": true, "setting": "room",
                    "hours": ["minutes": 360, "unit": "teaching45"], "certificates_issued": true,
                    "pricing_applicable": true, "minors": false, "state": "active",
                    "template_version": 1, "coordinators": ["ed"],
                ],
                "client": ["name": "Szkoła Podstawowa nr 97", "type": "school"],
                "contact/c1": ["type": "inquiry", "at": "2026-01-12T09:00:00Z", "channel": "www"],
                "f2": [
                    "recipient_email": "sekretariat.sp97@example.pl", "sent_via": "email",
                    "sent_at": "2026-01-14T09:00:00Z", "returned_at": "2026-01-19T09:00:00Z",
                ],
                "note": [
                    "method": ["f2_survey", "phone_interview"], "expectations": "weryfikacja",
                    "participants_level": "podstawowy", "participants_experience": "brak",
                    "desired_results": "sprawdzają źródła", "application_area": "lekcje",
                    "state": "final", "finalised_at": "2026-01-22T09:00:00Z", "sha256": "00ff",
                ],
                "supplement/s1": [
                    "at": "2026-01-20T10:00:00Z", "from": "dyrektor", "form": "phone",
                    "text": "grupa ma szkolne laptopy",
                ],
                "perspective/p1": ["kind": "head", "summary": "dyrektor"],
            ], organisation: organisation, now: "2026-01-22T09:00:00Z")
    }

    /// The case once its individual offer was sent.
    static var offered: CaseFacts {
        analysed.adding(
            [
                "assignment/a1": ["trainer": "bz", "role": "lead"],
                "module/m1": ["no": "1", "title": "Teoria", "minutes": 120],
                "module/m2": ["no": "2", "title": "Warsztat", "minutes": 240],
                "outcome/lo1": ["no": "LO1", "text": "Rozróżnia informację i opinię"],
                "offer/o1": [
                    "number": "OF/2026/0003", "kind": "individual", "version": 1,
                    "description": "warsztat", "terms": "14 dni", "knowledge_sources": ["wup"],
                    "trainer_qualifications": "pedagog", "trainer_experience": "12 lat",
                    "price": ["vat": "zw", "gross": 320_000], "sent_at": "2026-01-23T10:00:00Z",
                ],
                "disclosure/d1": [
                    "elements": ["outcomes", "programme", "requirements", "staff", "time"],
                    "programme_version": 1, "trainers": ["bz"], "sent_at": "2026-01-23T10:00:00Z",
                ],
                "procedure_given/g1": [
                    "version": "v3", "at": "2026-01-23T10:00:00Z", "how": "offer_annex",
                ],
            ], now: "2026-01-23T10:00:00Z", subject: "offer/o1")
    }

    /// The case when everything is ready, four days before the training.
    static var ready: CaseFacts {
        offered.adding(
            [
                "terms": [
                    "agreed": [
                        "date": "2026-02-27", "place": "Szkoła Podstawowa nr 97, sala 12",
                        "participant_count": 12, "agreed_at": "2026-02-02T10:00:00Z",
                    ]
                ],
                "session/s1": session("2026-02-27T08:00:00Z", "2026-02-27T11:00:00Z", held: false),
                "session/s2": session("2026-02-27T11:30:00Z", "2026-02-27T14:30:00Z", held: false),
                "f3": ["sent_at": "2026-01-27T09:00:00Z", "returned_at": "2026-02-03T09:00:00Z"],
                "offer/o1": accepted(offered),
                "prep": [
                    "materials": ["done_by": "ed", "done_at": "2026-02-20T10:00:00Z"],
                    "documents": ["done_by": "ed", "done_at": "2026-02-20T10:00:00Z"],
                    "certificates_reserved": 12,
                ],
                "f4r": roomChecklist,
                "participant_contact/c1": contact("p4", "phone", "2026-02-18T10:00:00Z", nil),
                "participant_contact/c2": contact("p9", "email", "2026-02-20T07:30:00Z", 2),
                "programme": ["version": 2, "revised_at": "2026-02-20T08:00:00Z"],
                "n13/n1": [
                    "date": "2026-02-27", "place": "Szkoła Podstawowa nr 97, sala 12",
                    "schedule": "27.02.2026 · 09:00–12:00\n27.02.2026 · 12:30–15:30",
                    "programme_version": 2, "trainers": ["bz"],
                    "addressee": "ordering_party", "sent_at": "2026-02-20T11:00:00Z",
                ],
            ], now: "2026-02-23T08:00:00Z"
        ).adding(
            people { ["no": .string("P\($0)"), "role": "participant", "status": "confirmed"] })
    }

    /// The case after the training, when it is about to be closed.
    static var finished: CaseFacts {
        ready.adding(
            [
                "session/s1": session("2026-02-27T08:00:00Z", "2026-02-27T11:00:00Z", held: true),
                "session/s2": session("2026-02-27T11:30:00Z", "2026-02-27T14:30:00Z", held: true),
                "monitoring/m1": [
                    "at": "2026-02-27T09:15:00Z", "session": "s1", "kind": "observation",
                    "text": "praca w parach, tempo właściwe", "severity": "info",
                ],
                "f5": ["responses": 10, "invited": 12],
                "f6": [
                    "finalised_at": "2026-03-02T09:00:00Z",
                    "signed_provider_at": "2026-03-02T09:00:00Z",
                    "signed_client_at": "2026-03-03T09:00:00Z",
                ],
                "feedback": ["text": "dziękujemy", "sent_at": "2026-03-05T09:00:00Z"],
                "share/h1": ["to": "trainer", "trainer": "bz", "at": "2026-03-06T09:00:00Z"],
                "share/h2": ["to": "ordering_institution", "at": "2026-03-06T09:00:00Z"],
            ], now: "2026-03-09T09:00:00Z"
        ).adding(marks("s1", absent: nil)).adding(marks("s2", absent: 7))
    }

    private static func session(_ start: JSONValue, _ end: JSONValue, held: Bool) -> JSONValue {
        let times: JSONValue = .object(["start": start, "end": end])
        return .object([
            "planned": times, "actual": held ? times : .null, "setting": "room",
            "trainer": "bz",
        ])
    }

    private static func accepted(_ facts: CaseFacts) -> JSONValue {
        var fields = facts.all("offer").first?.fields.mapValues(\.value) ?? [:]
        fields["accepted_by"] = "Halina Wójcik-Mędrzec"
        fields["accepted_at"] = "2026-02-02T10:00:00Z"
        fields["accepted_channel"] = "email"
        fields["accepted_version"] = 1
        return .object(fields)
    }

    private static var roomChecklist: JSONValue {
        var fields: [String: JSONValue] = ["finalised_at": "2026-02-16T10:00:00Z"]
        for field in FormCatalogue.type("f4r")?.fields ?? [] {
            if case .checkItem = field.type { fields[field.name] = ["state": "ok"] }
        }
        return .object(fields)
    }

    private static func contact(
        _ participant: String, _ form: String, _ at: String, _ version: Int64?
    ) -> JSONValue {
        var fields: [String: JSONValue] = [
            "participant": .string(participant), "form": .string(form),
            "occurred_at": .string(at), "by": "ed",
            "programme_decision": version == nil ? "no_change" : "minor_change",
            "evidence": "prosi o przykłady obrazów AI",
        ]
        if let version { fields["programme_version"] = .integer(version) }
        return .object(fields)
    }

    private static func people(_ fields: (Int) -> JSONValue) -> JSONValue {
        .object(
            Dictionary(uniqueKeysWithValues: (1...12).map { ("participant/p\($0)", fields($0)) }))
    }

    private static func marks(_ session: String, absent: Int?) -> JSONValue {
        let marks = (1...12).map { number -> (String, JSONValue) in
            let status: JSONValue = number == absent ? "absent" : "present"
            return (
                "mark/\(session)~p\(number)",
                [
                    "session": .string(session), "participant": .string("p\(number)"),
                    "status": status,
                ]
            )
        }
        return .object(Dictionary(uniqueKeysWithValues: marks))
    }
}
